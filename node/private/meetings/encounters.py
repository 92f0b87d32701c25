"""Who has met whom: organisations that were at one meeting together, and who would meet anew."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

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
    not_this = [] if before is None else [MeetingRow.meeting_id != before]
    found = session.execute(
        select(ParticipantRow.meeting_id, ParticipantRow.organisation_id)
        .distinct()
        .join(MeetingRow, MeetingRow.meeting_id == ParticipantRow.meeting_id)
        .where(
            visible_to(person, MeetingRow.owner_id),
            MeetingRow.state == MeetingState.HELD,
            *not_this,
            ParticipantRow.attendance == Attendance.CAME,
            ParticipantRow.organisation_id.in_(organisations),
        )
    )
    # Pairs are made here: few of those on a list were at one meeting, while a table joined with
    # itself would first pair everybody who ever was.
    there: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for meeting_id, organisation_id in found:
        there[meeting_id].append(organisation_id)
    return Counter(
        frozenset(pair) for together in there.values() for pair in combinations(together, 2)
    )


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
