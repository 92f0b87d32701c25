"""The numbers of one year, counted by the database over clear columns.

Only what all coordinators see is counted: otherwise two of them would hold two different reports,
and the difference would tell what one of them keeps to himself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Final, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from node.extensions import Node
from node.people.service import Person
from node.private.local_time import utc_of
from node.private.meetings.models import MeetingRow, ParticipantRow
from node.private.meetings.words import Attendance, Format, MeetingState
from node.private.network.group_models import GroupRow, StepRow
from node.private.network.models import ContactRow, LogRow, OrganisationRow
from node.private.network.visible import visible_to
from node.private.network.words import LogKind, Part, State, WorkLevel
from schemas.practice_words import NetworkStep, Sector

__all__ = ["YearFigures", "count_shared", "first_year", "read_figures"]

T = TypeVar("T")
W = TypeVar("W", bound=StrEnum)

_DONE: Final = (State.DONE, State.OPEN, State.DROPPED)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFigures:
    """What was counted.

    Attributes:
        parts: Organisations at the end of the year, formal and informal.
        sectors: The same by sector.
        levels: Contacts by level; None for those of whom it is not said.
        lines: Lines of the log by kind.
        meetings: Meetings that were held, by format.
        attendance: Chairs at those meetings, by whether somebody came.
        steps: Groups by the step at which they were at the end of the year.
        we_promised: Promises of the town, by what became of them.
        they_promised: Promises to the town, likewise.
        introductions: Organisations introduced to each other, likewise.
    """

    parts: Mapping[Part, int]
    sectors: Mapping[Sector, int]
    levels: Mapping[WorkLevel | None, int]
    lines: Mapping[LogKind, int]
    meetings: Mapping[Format, int]
    attendance: Mapping[bool, int]
    steps: Mapping[NetworkStep, int]
    we_promised: Mapping[State, int]
    they_promised: Mapping[State, int]
    introductions: Mapping[State, int]


def count_shared(session: Session, *, person: Person) -> int:
    """Return how many organisations all coordinators see."""
    row = OrganisationRow
    counted = select(func.count()).select_from(row).where(_shared(person, row.owner_id))
    return session.scalar(counted) or 0


def first_year(session: Session, *, person: Person, today: date) -> int:
    """Return the year of the first line that all see, at most ten years ago."""
    first = session.scalar(
        select(func.min(LogRow.happened_on)).where(_shared(person, LogRow.owner_id))
    )
    return max(today.year - 9, min(today.year, (first or today).year))


def read_figures(session: Session, *, node: Node, person: Person, year: int) -> YearFigures:
    """Return the numbers of a year; each is one query, whatever there is to count."""
    begin, end = (utc_of(node, date(each, 1, 1), time()) for each in (year, year + 1))
    organisation, contact = OrganisationRow, ContactRow
    there = and_(_shared(person, organisation.owner_id), organisation.created_at < end)
    in_year = and_(
        LogRow.happened_on >= date(year, 1, 1),
        LogRow.happened_on <= date(year, 12, 31),
        _shared(person, LogRow.owner_id),
    )
    held = and_(
        MeetingRow.state == MeetingState.HELD,
        MeetingRow.starts_at >= begin,
        MeetingRow.starts_at < end,
        _shared(person, MeetingRow.owner_id),
    )
    attended = _count(
        session,
        select(ParticipantRow.attendance, func.count())
        .join(MeetingRow, MeetingRow.meeting_id == ParticipantRow.meeting_id)
        .where(held)
        .group_by(ParticipantRow.attendance),
    )
    came = attended.get(Attendance.CAME, 0)
    return YearFigures(
        parts=_count_by(session, organisation.part, there),
        sectors=_count_by(session, organisation.sector, there),
        levels=_count(
            session,
            select(contact.level, func.count())
            .where(
                _shared(person, contact.owner_id),
                contact.is_quarantined.is_(False),
                contact.created_at < end,
            )
            .group_by(contact.level),
        ),
        lines=_count_by(session, LogRow.kind, in_year),
        meetings=_count_by(session, MeetingRow.format, held),
        attendance={True: came, False: sum(attended.values()) - came},
        steps=_count_steps(session, person=person, until=date(year, 12, 31)),
        we_promised=_settled(session, in_year, LogKind.WE_PROMISED),
        they_promised=_settled(session, in_year, LogKind.THEY_PROMISED),
        introductions=_settled(session, in_year, LogKind.LINKED),
    )


def _shared(person: Person, owner: InstrumentedAttribute[UUID | None]) -> ColumnElement[bool]:
    """Return the condition under which all coordinators see a row."""
    return and_(visible_to(person, owner), owner.is_(None))


def _count(session: Session, counted: Select[T, int]) -> dict[T, int]:
    return dict(session.execute(counted).all())


def _count_by(
    session: Session, column: InstrumentedAttribute[W], where: ColumnElement[bool]
) -> dict[W, int]:
    return _count(session, select(column, func.count()).where(where).group_by(column))


def _settled(session: Session, in_year: ColumnElement[bool], kind: LogKind) -> Mapping[State, int]:
    found = _count_by(session, LogRow.state, and_(in_year, LogRow.kind == kind))
    return {state: found.get(state, 0) for state in _DONE}


def _count_steps(session: Session, *, person: Person, until: date) -> Mapping[NetworkStep, int]:
    """Return the groups by their last step until a day."""
    last = (
        select(StepRow.group_id, func.max(StepRow.since).label("since"))
        .where(StepRow.since <= until)
        .group_by(StepRow.group_id)
        .subquery()
    )
    return _count(
        session,
        select(StepRow.step, func.count())
        .join(last, and_(last.c.group_id == StepRow.group_id, last.c.since == StepRow.since))
        .join(GroupRow, GroupRow.group_id == StepRow.group_id)
        .where(_shared(person, GroupRow.owner_id))
        .group_by(StepRow.step),
    )
