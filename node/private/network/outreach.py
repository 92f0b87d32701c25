"""How far reaching out has come with each organisation: derived from the log, never ticked.

Known: nothing happened yet. Contacted: we reached out. Met: we were there, or they answered.
Active: three contacts within half a year. Paused: somebody said so on its card. Nobody is to stand
in *contacted* for more than thirty days.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from uuid import UUID

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.language import gettext as _
from node.language import mark
from node.people.service import Person
from node.private.local_time import local_day
from node.private.network.log_kinds import CONTACT_KINDS, PAIR_KINDS
from node.private.network.models import LogRow
from node.private.network.rules import read_rules
from node.private.network.tally import list_standings
from node.private.network.visible import mostly, visible_to
from node.private.network.words import LogKind

if TYPE_CHECKING:
    from sqlalchemy.orm import InstrumentedAttribute

__all__ = [
    "MOST_DAYS_WAITING",
    "Reached",
    "Stage",
    "contacts_by_week",
    "days_waiting",
    "describe_stage",
    "list_reached",
    "stage_of",
]

MOST_DAYS_WAITING: Final = 30
"""Nobody waits longer than this for a second word."""

_LATELY_DAYS: Final = 180
_ACTIVE_CONTACTS: Final = 3
_WEEKS: Final = 8
_MET: Final = (
    *(LogKind.WAS_THERE, LogKind.THEY_ASKED, LogKind.THEY_GAVE),
    *(LogKind.THEY_PROMISED, LogKind.PROPOSED),
)


class Stage(StrEnum):
    """How far it has come with an organisation."""

    KNOWN = "known"
    CONTACTED = "contacted"
    MET = "met"
    ACTIVE = "active"
    PAUSED = "paused"


_WORDS: Final[Mapping[Stage, tuple[str, str]]] = MappingProxyType(
    {
        Stage.KNOWN: (mark("Known"), mark("Call them for the first time")),
        Stage.CONTACTED: (mark("Contacted"), mark("Go and meet them")),
        Stage.MET: (mark("Met"), mark("Ask what they need, and give something first")),
        Stage.ACTIVE: (mark("Active"), mark("Introduce them to somebody")),
        Stage.PAUSED: (mark("Paused"), mark("Leave in peace")),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """How far it has come with one organisation.

    Attributes:
        organisation_id: Which one.
        stage: How far.
        last_on: Day of the last contact.
        waits_days: For how long it stands in *contacted*; 0 elsewhere.
    """

    organisation_id: UUID
    stage: Stage
    last_on: date | None
    waits_days: int

    @property
    def is_left_waiting(self) -> bool:
        """Whether it was contacted and then left."""
        return self.waits_days > MOST_DAYS_WAITING


def stage_of(*, is_paused: bool, contacts: int, met: int, lately: int) -> str:
    """Return how far it has come, by what the log counts.

    Args:
        is_paused: It is left alone for the time being.
        contacts: All contacts.
        met: Those where both sides met or they answered.
        lately: Contacts of the last half year.
    """
    if is_paused:
        return Stage.PAUSED
    if not contacts:
        return Stage.KNOWN
    if not met:
        return Stage.CONTACTED
    return Stage.ACTIVE if lately >= _ACTIVE_CONTACTS else Stage.MET


def days_waiting(*, stage: str, last_on: date | None, today: date) -> int:
    """Return for how many days somebody waits since we reached out; 0 at every other stage."""
    if stage != Stage.CONTACTED or last_on is None:
        return 0
    return (today - last_on).days


def describe_stage(stage: Stage) -> tuple[str, str]:
    """Return what a stage is called and what is next, in the language spoken now."""
    name, action = _WORDS[stage]
    return _(name), _(action)


def list_reached(session: Session, *, node: Node, person: Person) -> tuple[Reached, ...]:
    """Return how far it has come with every organisation, who waits longest first."""
    today = local_day(node)
    counts = _counts(session, person, today)
    found = []
    for each in list_standings(session, node=node, person=person, rules=read_rules(session)):
        last_on, contacts, met, lately = counts.get(each.organisation_id, (None, 0, 0, 0))
        stage = stage_of(is_paused=each.is_paused, contacts=contacts, met=met, lately=lately)
        found.append(
            Reached(
                organisation_id=each.organisation_id,
                stage=Stage(stage),
                last_on=last_on,
                waits_days=days_waiting(stage=stage, last_on=last_on, today=today),
            )
        )
    return tuple(sorted(found, key=lambda each: (each.last_on or date.min, each.organisation_id)))


def contacts_by_week(
    session: Session, *, person: Person, today: date
) -> tuple[tuple[date, int], ...]:
    """Return how many contacts each of the last weeks had, by their Mondays, this week last."""
    monday = today - timedelta(days=today.weekday())
    first = monday - timedelta(weeks=_WEEKS - 1)
    counted = session.execute(
        select(LogRow.happened_on, func.count())
        .where(
            visible_to(person, LogRow.owner_id),
            LogRow.kind.in_(CONTACT_KINDS),
            # What lies ahead belongs to none of these weeks.
            LogRow.happened_on >= first,
            LogRow.happened_on < monday + timedelta(weeks=1),
        )
        .group_by(LogRow.happened_on)
    )
    weeks = {first + timedelta(weeks=each): 0 for each in range(_WEEKS)}
    for day, number in counted:
        weeks[day - timedelta(days=day.weekday())] += number
    return tuple(weeks.items())


def _counts(
    session: Session, person: Person, today: date
) -> Mapping[UUID, tuple[date, int, int, int]]:
    """Return the last contact of each organisation, all contacts, those met, those of late."""
    counts: dict[UUID, tuple[date, int, int, int]] = {}
    for side in (LogRow.organisation_id, LogRow.other_id):
        for number, last_on, contacts, met, lately in session.execute(
            _of_side(person, side, today)
        ):
            if number is not None:
                before = counts.get(number, (date.min, 0, 0, 0))
                counts[number] = (
                    max(last_on, before[0]),
                    contacts + before[1],
                    met + before[2],
                    lately + before[3],
                )
    return counts


def _of_side(
    person: Person, side: "InstrumentedAttribute[UUID | None]", today: date
) -> Select[UUID | None, date, int, int, int]:
    since = today - timedelta(days=_LATELY_DAYS)
    is_second = side is LogRow.other_id
    kinds = CONTACT_KINDS & PAIR_KINDS if is_second else CONTACT_KINDS
    is_contact = LogRow.kind.in_(kinds)
    return (
        select(
            side,
            func.max(LogRow.happened_on),
            func.count(),
            func.sum(case((LogRow.kind.in_(_MET), 1), else_=0)),
            func.sum(case((LogRow.happened_on > since, 1), else_=0)),
        )
        .where(
            side.is_not(None),
            visible_to(person, LogRow.owner_id),
            is_contact if is_second else mostly(is_contact),
        )
        .group_by(side)
    )
