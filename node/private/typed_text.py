"""Texts as they come out of a form: the same letters in one spelling, every odd one named.

What looks the same to a person becomes the same here without a word: accents stored apart are put
together, and a tab is a space. Anything else that no text may hold is refused with the place where
it stands, because nobody can find what nobody can see.
"""

import unicodedata
from dataclasses import dataclass

from node.language import gettext as _
from node.private.faults import REASONS
from node.screens.form import Form
from schemas.errors import Reason, TextRefusedError
from schemas.text_rules import check_text

__all__ = ["TextField", "read_text"]

_CHARACTERS_QUOTED = 15
_ISOLATES = "\u2066\u2067\u2068\u2069"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextField:
    """One field of a form that holds a text.

    Attributes:
        name: Its name in the form.
        label: What it is called on the page.
        max_characters: Greatest length.
        lines: Whether it may have several lines.
    """

    name: str
    label: str
    max_characters: int
    lines: bool = True


def read_text(form: Form, field: TextField) -> str:
    """Return what stands in a field, empty if nothing does; a fault of it is put on the form."""
    text = unicodedata.normalize("NFC", form.text(field.name).replace("\t", " "))
    if not text:
        return ""
    try:
        check_text(text, max_characters=field.max_characters, lines=field.lines)
    except TextRefusedError as exc:
        form.fault(field.name, _sentence(text, field, exc.reason))
    return text


def _sentence(text: str, field: TextField, reason: Reason) -> str:
    if reason is Reason.TOO_LONG:
        return _(
            "“%(field)s” has %(length)d characters; at most %(most)d fit. Shorten it. "
            "Everything you wrote is still here."
        ) % {"field": field.label, "length": len(text), "most": field.max_characters}
    place = _place(text, reason)
    if place is None:
        return _("“%(field)s”: %(reason)s") % {"field": field.label, "reason": _(REASONS[reason])}
    return _(
        "“%(field)s”: character %(number)d, %(where)s, cannot be stored (U+%(code)04X %(name)s). "
        "%(reason)s Delete it, or type that part again."
    ) % {
        "field": field.label,
        "number": place + 1,
        "where": _where(text, place),
        "code": ord(text[place]),
        "name": unicodedata.name(text[place], _("without a name")),
        "reason": _(REASONS[reason]),
    }


def _where(text: str, place: int) -> str:
    before = text[max(0, place - _CHARACTERS_QUOTED) : place].rpartition("\n")[2]
    shown = "".join(character for character in before if character.isprintable()).strip()
    return _("after “%(words)s”") % {"words": shown} if shown else _("at the start of a line")


def _place(text: str, reason: Reason) -> int | None:
    """Return where the first character stands that breaks the rule `reason`; None for many."""
    if reason is Reason.TEXT_BIDI:
        return _place_of_isolate(text)
    for place, character in enumerate(text):
        if character.isascii() and character.isprintable():
            continue
        around = text[max(0, place - 1) : place + 2]
        if _reason(around) is reason and _reason(around.replace(character, "")) is not reason:
            return place
    return None


def _place_of_isolate(text: str) -> int | None:
    start = 0
    for line in text.split("\n"):
        if _reason(line) is Reason.TEXT_BIDI:
            return start + next(at for at, each in enumerate(line) if each in _ISOLATES)
        start += len(line) + 1
    return None


def _reason(text: str) -> Reason | None:
    try:
        check_text(text, max_characters=len(text))
    except TextRefusedError as exc:
        return exc.reason
    return None
