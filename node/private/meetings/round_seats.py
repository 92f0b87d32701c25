"""Who has a seat at a meeting: what a plan is made from."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.meetings.models import MeetingRow, ParticipantRow
from node.private.meetings.rounds import Seat
from node.private.meetings.words import Attendance
from node.private.network.contact import Contact
from node.private.network.contacts import list_contacts
from node.private.network.models import ContactRow, OrganisationRow
from node.private.network.organisation import Organisation
from node.private.network.organisations import list_organisations
from node.private.network.visible import visible_to

__all__ = [
    "Sitter",
    "list_seats",
    "list_sitters",
    "organisations_at",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitter:
    """Who sits on a chair, as far as it is known and may be shown.

    Attributes:
        seat: The chair.
        organisation: For whom they come.
        contact: Who it is; None when nobody said so.
    """

    seat: Seat
    organisation: Organisation
    contact: Contact | None


def list_seats(session: Session, *, person: Person, meeting_id: UUID) -> tuple[Seat, ...]:
    """Return the chairs of a meeting by number, without those who said that they do not come."""
    found = session.execute(
        select(ParticipantRow.seat, ParticipantRow.organisation_id, OrganisationRow.part)
        .join(OrganisationRow, OrganisationRow.organisation_id == ParticipantRow.organisation_id)
        .join(MeetingRow, MeetingRow.meeting_id == ParticipantRow.meeting_id)
        .where(
            ParticipantRow.meeting_id == meeting_id,
            ParticipantRow.attendance != Attendance.ABSENT,
            visible_to(person, OrganisationRow.owner_id),
            visible_to(person, MeetingRow.owner_id),
        )
        .order_by(ParticipantRow.seat, ParticipantRow.participant_id)
    )
    # A number is one chair, whatever stands in the table.
    seats = {
        number: Seat(number=number, organisation_id=organisation_id, part=part)
        for number, organisation_id, part in found
    }
    return tuple(seats.values())


def organisations_at(
    session: Session, *, node: Node, person: Person, seats: Collection[Seat]
) -> Mapping[UUID, Organisation]:
    """Return the organisations of some chairs, opened, by number."""
    ids = {seat.organisation_id for seat in seats}
    found = list_organisations(
        session, node=node, person=person, where=[OrganisationRow.organisation_id.in_(ids)]
    )
    return {each.organisation_id: each for each in found}


def list_sitters(
    session: Session, *, node: Node, person: Person, meeting_id: UUID
) -> tuple[Sitter, ...]:
    """Return who sits on the chairs of a meeting; a name in quarantine is not used."""
    seats = list_seats(session, person=person, meeting_id=meeting_id)
    organisations = organisations_at(session, node=node, person=person, seats=seats)
    named = session.execute(
        select(ParticipantRow.seat, ParticipantRow.contact_id).where(
            ParticipantRow.meeting_id == meeting_id, ParticipantRow.contact_id.is_not(None)
        )
    )
    contact_of: dict[int, UUID] = {seat: contact_id for seat, contact_id in named if contact_id}
    found = list_contacts(
        session,
        node=node,
        person=person,
        where=[
            ContactRow.contact_id.in_(contact_of.values()),
            ContactRow.is_quarantined.is_(False),
        ],
    )
    contacts = {each.contact_id: each for each in found}
    return tuple(
        Sitter(
            seat=seat,
            organisation=organisations[seat.organisation_id],
            contact=contacts.get(contact_of[seat.number]) if seat.number in contact_of else None,
        )
        for seat in seats
    )
