"""What the meetings tell about groups: who was at one together, and when a group meets next."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from itertools import combinations
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.meetings.models import MeetingRow, ParticipantRow
from node.private.meetings.words import Attendance, MeetingState
from node.private.network.models import OrganisationRow
from node.private.network.suggestions import Pair, pair_of
from node.private.network.visible import visible_to

__all__ = ["alike_who_met", "next_meetings"]


def alike_who_met(session: Session, *, person: Person) -> frozenset[Pair]:
    """Return the pairs of one sector that were at one meeting, in meetings one may see."""
    rows = session.execute(
        select(ParticipantRow.meeting_id, OrganisationRow.sector, ParticipantRow.organisation_id)
        .join(MeetingRow, MeetingRow.meeting_id == ParticipantRow.meeting_id)
        .join(OrganisationRow, OrganisationRow.organisation_id == ParticipantRow.organisation_id)
        .where(
            MeetingRow.state == MeetingState.HELD,
            ParticipantRow.attendance == Attendance.CAME,
            visible_to(person, MeetingRow.owner_id),
        )
        .distinct()
    )
    together: defaultdict[tuple[UUID, str], list[UUID]] = defaultdict(list)
    for meeting_id, sector, organisation_id in rows:
        together[meeting_id, sector].append(organisation_id)
    return frozenset(
        pair_of(one, other)
        for organisations in together.values()
        for one, other in combinations(organisations, 2)
    )


def next_meetings(
    session: Session, *, node: Node, person: Person, group_ids: Collection[UUID]
) -> Mapping[UUID, datetime]:
    """Return when each group meets next, of those that have a meeting to come."""
    rows = session.execute(
        select(MeetingRow.group_id, func.min(MeetingRow.starts_at))
        .where(
            MeetingRow.group_id.in_(group_ids),
            MeetingRow.starts_at >= node.clock(),
            MeetingRow.state.in_((MeetingState.PLANNED, MeetingState.INVITED)),
            visible_to(person, MeetingRow.owner_id),
        )
        .group_by(MeetingRow.group_id)
    )
    return {group_id: moment for group_id, moment in rows if group_id is not None}
