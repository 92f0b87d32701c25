"""The chairs a contact has at meetings, as far as somebody sees them."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.local_time import local_moment
from node.private.meetings.models import MeetingRow, ParticipantRow
from node.private.meetings.words import Attendance
from node.private.network.visible import visible_to

__all__ = ["Chair", "chairs_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chair:
    """One meeting at which a contact was expected.

    Attributes:
        meeting_id: Which one.
        day: On which day, by the town's clock.
        came: Whether they were there.
    """

    meeting_id: UUID
    day: date = field()
    came: bool


def chairs_of(
    session: Session, *, node: Node, person: Person, contact_id: UUID
) -> tuple[Chair, ...]:
    """Return the meetings a contact has a chair at, as far as somebody sees them, by day."""
    found = session.execute(
        select(MeetingRow.meeting_id, MeetingRow.starts_at, ParticipantRow.attendance)
        .join(ParticipantRow, ParticipantRow.meeting_id == MeetingRow.meeting_id)
        .where(ParticipantRow.contact_id == contact_id, visible_to(person, MeetingRow.owner_id))
        .order_by(MeetingRow.starts_at, MeetingRow.meeting_id)
    )
    return tuple(
        Chair(
            meeting_id=number,
            day=local_moment(node, starts_at).date(),
            came=attendance is Attendance.CAME,
        )
        for number, starts_at, attendance in found
    )
