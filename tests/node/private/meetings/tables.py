"""A meeting with a list, entered straight into its tables."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID, uuid4

from sqlalchemy import update

from node.database import Zone, db, start_writing
from node.private.meetings.models import MeetingRow, ParticipantRow
from node.private.meetings.words import Attendance, Format, MeetingState
from node.private.network.models import ContactRow
from tests.node.private.network_stage import NetworkStage

__all__ = ["put_in_quarantine", "seat_meeting", "stay_away"]

STARTS = datetime(2026, 3, 12, 13, 0, tzinfo=UTC)


def seat_meeting(
    stage: NetworkStage,
    organisations: Sequence[UUID],
    *,
    contacts: Sequence[UUID | None] = (),
    attendance: Attendance = Attendance.COMES,
    state: MeetingState = MeetingState.INVITED,
    owner: str | None = None,
) -> UUID:
    """Enter a meeting at which each organisation has a chair, in their order, from number 1."""
    meeting_id = uuid4()
    owner_id = stage.person(owner).account_id if owner else None
    session = db.session()
    start_writing(session, Zone.PRIVATE)
    session.add(
        MeetingRow(
            meeting_id=meeting_id,
            owner_id=owner_id,
            format=Format.KICK_OFF,
            state=state,
            starts_at=STARTS,
            minutes=120,
            sealed_content=b"",
            change_number=1,
            created_at=STARTS,
            changed_at=STARTS,
        )
    )
    session.flush()
    sitting = [*contacts, *[None] * (len(organisations) - len(contacts))]
    for number, (each, contact) in enumerate(zip(organisations, sitting, strict=True), start=1):
        session.add(
            ParticipantRow(
                meeting_id=meeting_id,
                organisation_id=each,
                contact_id=contact,
                seat=number,
                attendance=attendance,
            )
        )
    session.commit()
    return meeting_id


def stay_away(meeting_id: UUID, *, seat: int) -> None:
    """Let somebody of a list say that they do not come."""
    session = db.session()
    start_writing(session, Zone.PRIVATE)
    session.execute(
        update(ParticipantRow)
        .where(ParticipantRow.meeting_id == meeting_id, ParticipantRow.seat == seat)
        .values(attendance=Attendance.ABSENT)
    )
    session.commit()


def put_in_quarantine(contact_id: UUID) -> None:
    """Let the name of a contact wait until the person was told."""
    session = db.session()
    start_writing(session, Zone.PRIVATE)
    session.execute(
        update(ContactRow).where(ContactRow.contact_id == contact_id).values(is_quarantined=True)
    )
    session.commit()
