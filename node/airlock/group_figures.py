"""How many people a town counts in the groups that a summary is about, and which are too few.

"Families of people who returned" and "in schools" are harmless apart and may be one family
together. Only the town knows: a coordinator enters its figures once, with their source. What was
not entered is *not computable*; a figure is never made out of two others. Figures may be of very
few people, so they are sealed at rest and never leave.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import combinations, product
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.airlock.draft_texts import text_members
from node.airlock.drafting import Draft
from node.airlock.models import GroupFigureRow
from node.audit import record_action
from node.database import Zone, start_writing
from node.errors import InputRefusedError, NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role
from schemas.errors import TextRefusedError
from schemas.practice_summary import SCHEMA as PRACTICE_SCHEMA
from schemas.practice_words import Level, Setting, TargetGroup
from schemas.text_rules import check_text
from schemas.vocabulary import load_vocabulary

__all__ = [
    "MAX_FIGURES",
    "MOST_VARIABLES",
    "VARIABLES",
    "Conditions",
    "GroupFigure",
    "Groups",
    "add_figure",
    "judge_groups",
    "list_figures",
    "members_with_band",
    "remove_figure",
]

VARIABLES: Final = ("target_groups", "age_band", "level", "themes", "settings", "month")
"""What a summary says about the people it is about, one value of each at a time."""

MOST_VARIABLES: Final = 3
"""Most of them that are looked at together."""

MAX_FIGURES: Final = 500
MAX_SOURCE_CHARACTERS: Final = 200
_MOST_PEOPLE: Final = 10_000_000
_OLDEST: Final = 120
_BAND: Final = re.compile(r"(\d{1,3})-(\d{1,3})")
_MONTH: Final = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_JOIN: Final = r"\s?-?\s?(?:-|\u2013|to|and|tot(?: en met)?|t/m|en|à|et|bis|und|y|e|a)\s?"
_BAND_IN_TEXT: Final = re.compile(
    # Told by what stands before ("aged 12 to 17", "tussen 12 en 17"), or behind ("12-17 jaar").
    rf"(?<![\d.,/-])(?:(?P<told>(?:age[ds]?|ages|between|leeftijd|tussen|van|von|zwischen|im alter "
    rf"von|âgée?s? de|entre|de|tra|dai|edad|età)\s)?)(?P<low>\d{{1,2}}){_JOIN}(?P<high>\d{{1,2}})"
    r"(?P<unit>[\s-]?(?:year|jaar|jarige|ans|jahr|jährige|años|anni)|\+)?",
    re.IGNORECASE,
)

Conditions = Mapping[str, str]
"""One value for each of some of `VARIABLES`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFigure:
    """How many people of the town all of some conditions are true of.

    Attributes:
        figure_id: Its identifier.
        conditions: What is true of them.
        people: How many they are.
        source: Where the figure is from, and of which year.
        set_at: When it was entered.
    """

    figure_id: UUID
    conditions: Conditions
    people: int = field(repr=False)
    source: str
    set_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """What the figures say about the groups of one summary.

    Attributes:
        too_small: Figures of fewer people than the minimum group size.
        computable: How many groups, of one to three variables, there is a figure for.
        total: How many groups there are.
    """

    too_small: tuple[GroupFigure, ...]
    computable: int
    total: int


def list_figures(session: Session, *, node: Node) -> tuple[GroupFigure, ...]:
    """Return every figure, in the order they were entered."""
    rows = session.scalars(
        select(GroupFigureRow).order_by(GroupFigureRow.set_at, GroupFigureRow.figure_id)
    )
    return tuple(_opened(row, node) for row in rows)


def add_figure(
    session: Session,
    *,
    node: Node,
    actor: Person,
    conditions: Conditions,
    people: int,
    source: str,
) -> GroupFigure:
    """Enter a figure; one for the same conditions takes the place of the older; the caller commits.

    Args:
        session: Session that may write the private database.
        node: This node.
        actor: The coordinator who enters it.
        conditions: One to three of `VARIABLES` with their values; an age band is "12-17", a month
            "2025-03", the others are words of a practice summary.
        people: How many people that is.
        source: Where it is from.

    Raises:
        NotAllowedError: The actor is no coordinator.
        InputRefusedError: A condition, the number or the source cannot be used; names all faults.
    """
    check_role(actor, PersonRole.COORDINATOR)
    faults = [*_faults(conditions), *_other_faults(people, source)]
    known = list_figures(session, node=node)
    same = [each for each in known if each.conditions == conditions]
    if len(known) >= MAX_FIGURES and not same:
        faults.append(_("There are %(most)d figures already. Remove one.") % {"most": MAX_FIGURES})
    if faults:
        raise InputRefusedError(_("The figure was not stored."), faults=faults)
    start_writing(session, Zone.PRIVATE)
    for each in same:
        session.delete(_get_row(session, each.figure_id))
        _record(session, node, actor, each.figure_id, action="group_figure_removed")
    row = GroupFigureRow(figure_id=uuid4(), set_by=actor.account_id, set_at=node.clock())
    told = {"conditions": dict(conditions), "people": people, "source": source.strip()}
    row.sealed_figure = node.data_key.seal(
        json.dumps(told), table=row.__tablename__, column="sealed_figure", row=row.figure_id
    )
    session.add(row)
    _record(session, node, actor, row.figure_id, action="group_figure_entered")
    return _opened(row, node)


def remove_figure(session: Session, *, node: Node, actor: Person, figure_id: UUID) -> None:
    """Take a figure out again; the caller commits.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is none of this number.
    """
    check_role(actor, PersonRole.COORDINATOR)
    start_writing(session, Zone.PRIVATE)
    session.delete(_get_row(session, figure_id))
    _record(session, node, actor, figure_id, action="group_figure_removed")


def members_with_band(members: Mapping[str, str], band: str) -> Iterator[str]:
    """Yield the texts that name an age group within a band.

    Args:
        members: Text per field of the draft.
        band: Such as "12-17".
    """
    for member, text in members.items():
        if any(_is_within("age_band", each, band) for each in _bands([text])):
            yield member


def judge_groups(draft: Draft, figures: Iterable[GroupFigure], *, under: int) -> Groups:
    """Return what figures say about the groups of a draft.

    A figure of a wider group bounds a narrower one from above: too few of one are too few of both.

    Args:
        draft: A practice summary on its way out.
        figures: Of the town.
        under: Minimum group size.
    """
    # An entry describes a role of the town, and no group of people.
    values = _values(draft) if draft.get("schema") == PRACTICE_SCHEMA else {}
    known = [each for each in figures if _is_about(each.conditions, values)]
    exact = {frozenset(each.conditions.items()) for each in known}
    groups = list(_groups(values))
    return Groups(
        too_small=tuple(each for each in known if each.people < under),
        computable=sum(frozenset(group.items()) in exact for group in groups),
        total=len(groups),
    )


def _groups(values: Mapping[str, tuple[str, ...]]) -> Iterator[dict[str, str]]:
    for size in range(1, MOST_VARIABLES + 1):
        for names in combinations(values, size):
            for chosen in product(*(values[name] for name in names)):
                yield dict(zip(names, chosen, strict=True))


def _values(draft: Draft) -> dict[str, tuple[str, ...]]:
    """Return the values of the variables that a draft gives at all."""
    values = {
        "target_groups": _words(draft.get("target_groups")),
        "age_band": tuple(sorted(_bands(text_members(draft).values()))),
        "level": _words([draft["level"]] if "level" in draft else []),
        "themes": _words(draft.get("themes")),
        "settings": _words(draft.get("settings")),
        "month": _words(_one_month(draft.get("period"))),
    }
    return {name: words for name, words in values.items() if words}


def _words(value: object) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, list) else ()


def _one_month(period: object) -> list[object]:
    """Return the month of a period that is no longer than that; a longer one is no month."""
    start, end = (
        (period.get("start"), period.get("end")) if isinstance(period, dict) else (None, None)
    )
    return [start] if start and start == end else []


def _bands(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for found in _BAND_IN_TEXT.finditer(text):
            is_age = found["told"] or found["unit"]
            if is_age and int(found["low"]) < int(found["high"]):
                yield f"{int(found['low'])}-{int(found['high'])}"


def _is_about(conditions: Conditions, values: Mapping[str, tuple[str, ...]]) -> bool:
    return all(
        any(_is_within(name, each, value) for each in values.get(name, ()))
        for name, value in conditions.items()
    )


def _is_within(name: str, narrow: str, wide: str) -> bool:
    if name != "age_band":
        return narrow == wide
    (low, high), (lowest, highest) = _ends(narrow), _ends(wide)
    return lowest <= low and high <= highest


def _ends(band: str) -> tuple[int, int]:
    low, _hyphen, high = band.partition("-")
    return int(low), int(high)


def _faults(conditions: Conditions) -> Iterator[str]:
    if not 1 <= len(conditions) <= MOST_VARIABLES or conditions.keys() - set(VARIABLES):
        yield _("Choose one to three things that are true of these people.")
    allowed = {
        "target_groups": {each.value for each in TargetGroup},
        "settings": {each.value for each in Setting},
        "level": {each.value for each in Level},
        "themes": set(load_vocabulary().concepts),
    }
    for name, value in conditions.items():
        if name == "age_band" and not _is_band(value):
            yield _("An age group is two ages with a hyphen between, such as 12-17.")
        elif name == "month" and not _MONTH.fullmatch(value):
            yield _("A month is a year and a month, such as 2025-03.")
        elif name in allowed and value not in allowed[name]:
            yield _("There is no such choice: %(value)s.") % {"value": value[:40]}


def _is_band(value: str) -> bool:
    found = _BAND.fullmatch(value)
    return found is not None and int(found[1]) < int(found[2]) <= _OLDEST


def _other_faults(people: int, source: str) -> Iterator[str]:
    if not 0 <= people <= _MOST_PEOPLE:
        yield _("The number of people is a whole number from 0 to %(most)d.") % {
            "most": _MOST_PEOPLE
        }
    try:
        check_text(source.strip(), max_characters=MAX_SOURCE_CHARACTERS)
    except TextRefusedError:
        yield _("Say in at most %(most)d characters where the figure is from.") % {
            "most": MAX_SOURCE_CHARACTERS
        }


def _opened(row: GroupFigureRow, node: Node) -> GroupFigure:
    told = json.loads(
        node.data_key.open(
            row.sealed_figure, table=row.__tablename__, column="sealed_figure", row=row.figure_id
        )
    )
    return GroupFigure(
        figure_id=row.figure_id,
        conditions=told["conditions"],
        people=told["people"],
        source=told["source"],
        set_at=row.set_at,
    )


def _get_row(session: Session, figure_id: UUID) -> GroupFigureRow:
    row = session.get(GroupFigureRow, figure_id, populate_existing=True)
    if row is None:
        raise NotFoundError(_("There is no figure %(figure)s.") % {"figure": figure_id})
    return row


def _record(session: Session, node: Node, actor: Person, figure_id: UUID, *, action: str) -> None:
    session.flush()
    record_action(
        session,
        actor=str(actor.account_id),
        action=action,
        about=str(figure_id),
        keyring=node.data_key,
        clock=node.clock,
    )
