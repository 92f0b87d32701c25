"""The form “My mandate and focus”: how it is filled, and the card it spells."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from node.language import LANGUAGES, mark
from node.language import gettext as _
from node.private import typed_values
from node.private.network.own_card import (
    MAX_LINE_CHARACTERS,
    MAX_TEXT_CHARACTERS,
    MOST_MILESTONES,
    MOST_OBJECTIVES,
    Milestone,
    OwnCard,
    OwnCardContent,
    VisitOffer,
)
from node.private.typed_text import TextField, read_text
from node.screens.form import Form, blank_form, read_form
from node.screens.formats import language_name, month

__all__ = [
    "ReadCard",
    "fill_card_form",
    "label_of",
    "month_options",
    "read_card",
    "read_card_form",
    "read_day",
]

_TEXTS: Final[Mapping[str, str]] = {
    "legal_basis": mark("Legal basis"),
    "aim": mark("Aim"),
    "limits": mark("Limits: what you do not do"),
    "firewall": mark("What stays between prevention and intervention"),
    "clarity": mark("What happens with what partners tell"),
    "visit_about": mark("What visitors can see"),
}
_LINES: Final[Mapping[str, str]] = {
    "adopted_by": mark("Adopted by"),
    "visit_hosts": mark("Who receives visitors"),
}
_DAYS: Final = ("review_on", "elections_on", "strategy_on")
_REVISION: Final = "revision"
_VISIT_MONTHS: Final = "visit_months"
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCard:
    """The card that a form spells.

    Attributes:
        content: Its texts.
        review_on: When the mandate is looked at again.
        elections_on: When the council is elected next.
        revision: The revision that the page showed.
    """

    content: OwnCardContent
    review_on: date | None
    elections_on: date | None
    revision: int


def fill_card_form(card: OwnCard) -> Form:
    """Return the form that shows a card."""
    content = card.content
    visits = content.visits or VisitOffer()
    values: dict[str, str | tuple[str, ...]] = {
        **{f"focus_{language}": text for language, text in content.focus.items()},
        **{name: getattr(content, name) for name in ("legal_basis", "aim", "limits")},
        **{name: getattr(content, name) for name in ("adopted_by", "firewall", "clarity")},
        **{f"objective_{at}": text for at, text in enumerate(content.objectives)},
        **{f"milestone_text_{at}": each.text for at, each in enumerate(content.milestones)},
        **{f"milestone_month_{at}": each.month for at, each in enumerate(content.milestones)},
        "review_on": _spelled(card.review_on),
        "elections_on": _spelled(card.elections_on),
        "strategy_on": _spelled(content.strategy_on),
        "visit_hosts": visits.hosts,
        "visit_about": visits.about,
        _VISIT_MONTHS: tuple(map(str, visits.months)),
        _REVISION: str(card.revision),
    }
    return blank_form(values)


def read_card_form() -> Form:
    """Read the form that came with the request.

    Raises:
        BadRequest: It has fields that the page does not have.
    """
    rows = [f"objective_{at}" for at in range(MOST_OBJECTIVES)]
    for at in range(MOST_MILESTONES):
        rows += [f"milestone_text_{at}", f"milestone_month_{at}"]
    focus = [f"focus_{language}" for language in LANGUAGES]
    single = (*focus, *_TEXTS, *_LINES, *_DAYS, *rows, _REVISION)
    return read_form(single=single, many=(_VISIT_MONTHS,))


def read_card(form: Form, *, stored: OwnCard, has_milestones: bool) -> ReadCard | None:
    """Return the card that a form spells; None if something of it is refused.

    Args:
        form: The form; faults are put on it.
        stored: The card as it stands; what the page does not show is taken over from it.
        has_milestones: Whether the page shows milestones.
    """
    days = {name: read_day(form, name) for name in _DAYS}
    content = OwnCardContent(
        focus=_read_focus(form),
        legal_basis=_text(form, "legal_basis"),
        aim=_text(form, "aim"),
        limits=_text(form, "limits"),
        adopted_by=_line(form, "adopted_by"),
        strategy_on=days["strategy_on"],
        objectives=_read_objectives(form),
        milestones=_read_milestones(form) if has_milestones else stored.content.milestones,
        visits=_read_visits(form),
        firewall=_text(form, "firewall"),
        clarity=_text(form, "clarity"),
    )
    if not form.is_good:
        return None
    return ReadCard(
        content=content,
        review_on=days["review_on"],
        elections_on=days["elections_on"],
        revision=typed_values.read_revision(form, _REVISION),
    )


def read_day(form: Form, name: str) -> date | None:
    """Return the day in a field, None if nothing stands there; a fault of it is put on the form."""
    return typed_values.read_day(form, name, since=_FIRST_YEAR)


def month_options() -> list[tuple[str, str]]:
    """Return the months of a year as options of a form, in the language spoken now."""
    return [(str(number), month(f"2026-{number:02}").rpartition(" ")[0]) for number in range(1, 13)]


def label_of(member: str) -> str:
    """Return what a field of the form is called."""
    stem, _mark, last = member.rpartition("_")
    if stem == "focus":
        return _("Focus in %(language)s") % {"language": language_name(last)}
    if stem == "objective":
        return _("Objective %(number)d") % {"number": int(last) + 1}
    if stem.startswith("milestone"):
        return _("Milestone %(number)d") % {"number": int(last) + 1}
    return _({**_TEXTS, **_LINES}[member])


def _text(form: Form, name: str) -> str:
    return read_text(
        form, TextField(name=name, label=label_of(name), max_characters=MAX_TEXT_CHARACTERS)
    )


def _line(form: Form, name: str) -> str:
    field = TextField(
        name=name, label=label_of(name), max_characters=MAX_LINE_CHARACTERS, lines=False
    )
    return read_text(form, field)


def _read_focus(form: Form) -> Mapping[str, str]:
    read = {language: _line(form, f"focus_{language}") for language in LANGUAGES}
    return {language: text for language, text in read.items() if text}


def _read_objectives(form: Form) -> tuple[str, ...]:
    read = (_line(form, f"objective_{at}") for at in range(MOST_OBJECTIVES))
    return tuple(text for text in read if text)


def _read_milestones(form: Form) -> tuple[Milestone, ...]:
    found = []
    for at in range(MOST_MILESTONES):
        text, when = _line(form, f"milestone_text_{at}"), form.text(f"milestone_month_{at}")
        if not text and not when:
            continue
        if not text:
            form.fault(f"milestone_text_{at}", _("Write what should be there by then."))
        if not _is_month(when):
            form.fault(f"milestone_month_{at}", _("Write a month such as 2026-09."))
        found.append(Milestone(text=text, month=when))
    return tuple(found)


def _is_month(text: str) -> bool:
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        return False
    return f"{first:%Y-%m}" == text and _FIRST_YEAR <= first.year <= _LAST_YEAR


def _read_visits(form: Form) -> VisitOffer | None:
    hosts, about = _line(form, "visit_hosts"), _text(form, "visit_about")
    ticked = form.all(_VISIT_MONTHS)
    known = {str(number) for number in range(1, 13)}
    if not set(ticked) <= known:
        form.fault(_VISIT_MONTHS, _("Choose months of the list."))
        return None
    months = tuple(sorted(map(int, set(ticked))))
    if not months and not hosts and not about:
        return None
    if not months:
        form.fault(_VISIT_MONTHS, _("Choose at least one month, or leave the visit out."))
    return VisitOffer(months=months, hosts=hosts, about=about)


def _spelled(day: date | None) -> str:
    return "" if day is None else day.isoformat()
