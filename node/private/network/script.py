"""A script to introduce oneself (F13), put together from the card in one language."""

from enum import StrEnum

from node.language import gettext as _
from node.language import mark, speak
from node.private.network.own_card import OwnCard

__all__ = ["AUDIENCE_WORDS", "Audience", "compose_script"]


class Audience(StrEnum):
    """To whom one introduces oneself."""

    RESIDENTS = "residents"
    INSTITUTIONS = "institutions"
    COLLEAGUES = "colleagues"


AUDIENCE_WORDS = {
    Audience.RESIDENTS: mark("An association or a group of residents"),
    Audience.INSTITUTIONS: mark("An institution, such as a school or the police"),
    Audience.COLLEAGUES: mark("Colleagues of the town"),
}
"""Audiences in words."""


def compose_script(
    card: OwnCard, *, town: str, language: str, audience: Audience
) -> tuple[str, ...]:
    """Return the sentences of a script, in their order; what the card does not say is left out.

    Of the card only the focus in that language is used: its other texts are written once, in one
    language. Without a focus in that language the script says nothing of it.

    Args:
        card: The coordinator's card.
        town: What the town is called.
        language: Language of the script, one of the screens'.
        audience: To whom.
    """
    focus = card.content.focus.get(language, "")
    with speak(language):
        begin = _("I coordinate prevention for %(town)s.") % {"town": town}
        ask, promise = _of_audience(audience)
        parts = (begin, focus, ask, promise, _end())
        return tuple(part for part in parts if part)


def _of_audience(audience: Audience) -> tuple[str, str]:
    if audience is Audience.RESIDENTS:
        return (
            _("I would like to hear what matters in your neighbourhood, also when it is not this."),
            _("What you tell me stays with the town. I keep no notes about persons."),
        )
    if audience is Audience.INSTITUTIONS:
        return (
            _("I would like to know what you are there for, and what you can and cannot share."),
            _("I tell you as openly what I can share, and why I sometimes cannot."),
        )
    return (
        _("I would like to agree with you what you take on, and what I take on."),
        _("What partners tell me in confidence does not go to an investigation through me."),
    )


def _end() -> str:
    return _("Call me when something is unclear.")
