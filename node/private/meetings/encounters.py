"""Who has met whom: organisations that were at one meeting together, and who would meet anew."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from node.people.service import Person
from node.private.meetings.models import MeetingRow, ParticipantRow
from node.private.meetings.words import Attendance, MeetingState
from node.private.network.visible import visible_to

__all__ = ["count_new_pairs", "count_partners", "find_encounters"]


def find_encounters(
    session: Session, *, person: Person, organisations: Collection[UUID], before: UUID | None = None
) -> Mapping[frozenset[UUID], int]:
    """Return how often two of some organisations were at a meeting together.

    Args:
        session: Session that reads the private database.
        person: Who looks; meetings they may not see do not count.
        organisations: Between whom.
        before: Meeting that does not count, because it is the one that is being planned.
    """
    one, other = aliased(ParticipantRow), aliased(ParticipantRow)
    not_this = [] if before is None else [MeetingRow.meeting_id != before]
    found = session.execute(
        select(
            one.organisation_id,
            other.organisation_id,
            func.count(func.distinct(one.meeting_id)),
        )
        .join(
            other,
            (other.meeting_id == one.meeting_id) & (other.organisation_id > one.organisation_id),
        )
        .join(MeetingRow, MeetingRow.meeting_id == one.meeting_id)
        .where(
            visible_to(person, MeetingRow.owner_id),
            MeetingRow.state == MeetingState.HELD,
            *not_this,
            one.attendance == Attendance.CAME,
            other.attendance == Attendance.CAME,
            one.organisation_id.in_(organisations),
            other.organisation_id.in_(organisations),
        )
        .group_by(one.organisation_id, other.organisation_id)
    )
    return {frozenset((first, second)): times for first, second, times in found}


def count_new_pairs(organisations: Collection[UUID], met: Iterable[frozenset[UUID]]) -> int:
    """Return how many pairs of organisations would meet for the first time.

    Args:
        organisations: Who is at the meeting.
        met: Pairs that were at a meeting together before.
    """
    there = frozenset(organisations)
    pairs = len(there) * (len(there) - 1) // 2
    return pairs - sum(pair <= there for pair in met)


def count_partners(met: Iterable[frozenset[UUID]]) -> Mapping[UUID, int]:
    """Return with how many of the others each organisation was at a meeting before."""
    return Counter(each for pair in met for each in pair)
