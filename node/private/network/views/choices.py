"""The choices of the forms and filters of this room: value and words of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from node.language import gettext as _
from node.private.network.care import Advice
from node.private.network.organisation_form import ROWS
from node.private.network.word_labels import options
from node.private.network.words import Door, Part
from node.screens import code_words
from node.screens.form import Form
from node.screens.formats import concept
from schemas.practice_words import Sector
from schemas.vocabulary import STRUCTURE_GROUP, load_vocabulary

__all__ = ["FilterOptions", "FormChoices", "filter_options", "form_choices"]

Option = tuple[str, str]

_EMPTY_ROWS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterOptions:
    """What the list can be narrowed to; no groups if there are none."""

    parts: list[Option]
    sectors: list[Option]
    groups: list[Option]
    advice: list[Option]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormChoices:
    """What the form of an organisation offers, and how many rows of each list it shows."""

    parts: list[Option]
    sectors: list[Option]
    doors: list[Option]
    topics: list[Option]
    offers: int
    needs: int
    interests: int


def filter_options(groups: Mapping[UUID, str]) -> FilterOptions:
    """Return the filters of the list, the first of each being no filter.

    Args:
        groups: What the groups are called that somebody may see.
    """
    named = [(str(number), name) for number, name in groups.items()]
    return FilterOptions(
        parts=[("", _("Formal and informal")), *options(Part)],
        sectors=[("", _("Every sector")), *_sectors()],
        groups=[("", _("In a group or in none")), *named] if named else [],
        advice=[
            ("", _("Whatever they need")),
            (Advice.CALL, _("To call")),
            (Advice.LEAVE, _("To leave in peace")),
        ],
    )


def form_choices(form: Form) -> FormChoices:
    """Return the choices of the form, with room below what is filled in already."""
    return FormChoices(
        parts=options(Part),
        sectors=[("", _("Choose")), *_sectors()],
        doors=[("", _("Not known")), *options(Door)],
        topics=[("", _("None")), *_topics()],
        offers=_rows(form, "offer_topic"),
        needs=_rows(form, "need"),
        interests=_rows(form, "interest"),
    )


def _sectors() -> Iterable[Option]:
    return sorted(((each.value, code_words.label(each)) for each in Sector), key=_by_words)


def _topics() -> Iterable[Option]:
    concepts = load_vocabulary().concepts.values()
    known = ((each.id, concept(each.id)) for each in concepts if each.group != STRUCTURE_GROUP)
    return sorted(known, key=_by_words)


def _by_words(option: Option) -> str:
    return option[1].casefold()


def _rows(form: Form, name: str) -> int:
    filled = [place for place in range(ROWS) if form.typed(f"{name}_{place}")]
    return min(ROWS, max(filled, default=-1) + 1 + _EMPTY_ROWS)
