"""Who is on the list of a meeting: organisations with chairs.

A chair belongs to an organisation; whose chair it is may be said, and is forgotten after the days
that the rules of this room name.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from node.errors import InputRefusedError, NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.local_time import local_day
from node.private.meetings.meeting_lines import write_lines
from node.private.meetings.meetings import get_meeting_row
from node.private.meetings.models import MeetingRow, ParticipantRow
from node.private.meetings.words import Attendance, MeetingState
from node.private.network.changes import next_change, record_change
from node.private.network.models import ContactRow, OrganisationRow
from node.private.network.visible import visible_to
from node.private.network.words import LogKind

__all__ = [
    "MAX_SEATS",
    "Participant",
    "count_participants",
    "give_seats",
    "invite",
    "list_participants",
    "mark_invited",
    "organisations_of",
    "seat_organisations",
    "uninvite",
]

MAX_SEATS = 10
"""Most chairs of one organisation at one meeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """One chair at a meeting.

    Attributes:
        participant_id: Identifier inside this node; never released.
        organisation_id: Whose chair it is.
        contact_id: Who sits on it, while that is known.
        seat: Its number on badges and in rounds, from 1.
        attendance: Whether somebody sat on it.
    """

    participant_id: UUID
    organisation_id: UUID
    contact_id: UUID | None
    seat: int
    attendance: Attendance


def list_participants(
    session: Session, *, person: Person, meeting_id: UUID
) -> tuple[Participant, ...]:
    """Return the chairs of a meeting by their number; of organisations the person may see."""
    rows = session.scalars(
        select(ParticipantRow)
        .join(OrganisationRow, OrganisationRow.organisation_id == ParticipantRow.organisation_id)
        .where(
            ParticipantRow.meeting_id == meeting_id, visible_to(person, OrganisationRow.owner_id)
        )
        .order_by(ParticipantRow.seat, ParticipantRow.participant_id)
        .execution_options(populate_existing=True)
    )
    return tuple(
        Participant(
            participant_id=row.participant_id,
            organisation_id=row.organisation_id,
            contact_id=row.contact_id,
            seat=row.seat,
            attendance=row.attendance,
        )
        for row in rows
    )


def count_participants(
    session: Session, *, person: Person, meetings: Collection[UUID]
) -> Mapping[UUID, int]:
    """Return how many organisations are on the list of each meeting."""
    found = session.execute(
        select(ParticipantRow.meeting_id, func.count(func.distinct(ParticipantRow.organisation_id)))
        .join(OrganisationRow, OrganisationRow.organisation_id == ParticipantRow.organisation_id)
        .where(
            ParticipantRow.meeting_id.in_(meetings), visible_to(person, OrganisationRow.owner_id)
        )
        .group_by(ParticipantRow.meeting_id)
    )
    return {meeting_id: number for meeting_id, number in found}  # noqa: C416 - rows are no pairs


def invite(
    session: Session,
    *,
    node: Node,
    actor: Person,
    meeting_id: UUID,
    organisations: Collection[UUID],
    seats: int = 1,
) -> int:
    """Put organisations on the list of a meeting; who stands there stays. The caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who does it.
        meeting_id: Which meeting.
        organisations: Whom.
        seats: Chairs each of them gets.

    Returns:
        How many organisations are new on the list.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: The meeting or an organisation is none that the actor may see.
        InputRefusedError: The meeting is over, too many chairs, or only the actor sees one.
    """
    check_role(actor, PersonRole.COORDINATOR)
    number = next_change(session)
    row = get_meeting_row(session, actor, meeting_id)
    if row.state in {MeetingState.HELD, MeetingState.CANCELLED}:
        raise InputRefusedError(_("Nobody can be invited to this meeting any more."))
    added = seat_organisations(
        session,
        actor=actor,
        row=row,
        organisations=organisations,
        seats=seats,
        attendance=Attendance.INVITED,
    )
    if added:
        _touch(row, node=node, number=number)
        session.flush()
        record_change(session, node=node, actor=actor, action="meeting_list", about=meeting_id)
    return added


def uninvite(
    session: Session, *, node: Node, actor: Person, meeting_id: UUID, organisation_id: UUID
) -> None:
    """Take an organisation off the list; that it was asked stays in the log. The caller commits.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: The meeting is none that the actor may see.
        InputRefusedError: The meeting was held.
    """
    check_role(actor, PersonRole.COORDINATOR)
    number = next_change(session)
    row = get_meeting_row(session, actor, meeting_id)
    if row.state is MeetingState.HELD:
        raise InputRefusedError(_("This meeting was held. Correct who was there by the ticks."))
    _check_organisations(session, actor, row, [organisation_id])
    session.execute(
        delete(ParticipantRow).where(
            ParticipantRow.meeting_id == meeting_id,
            ParticipantRow.organisation_id == organisation_id,
        )
    )
    _touch(row, node=node, number=number)
    session.flush()
    record_change(session, node=node, actor=actor, action="meeting_list", about=meeting_id)


def give_seats(
    session: Session,
    *,
    node: Node,
    actor: Person,
    meeting_id: UUID,
    contacts: Mapping[UUID, UUID | None],
) -> None:
    """Say who of its organisation sits on each of some chairs; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who says so.
        meeting_id: Which meeting.
        contacts: Who sits on each chair; None when nobody is to be named.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: Meeting, chair or contact is none that the actor may see; or the contact is
            of another organisation, or waits until the person was told.
    """
    check_role(actor, PersonRole.COORDINATOR)
    number = next_change(session)
    row = get_meeting_row(session, actor, meeting_id)
    chairs = session.scalars(
        select(ParticipantRow)
        .join(OrganisationRow, OrganisationRow.organisation_id == ParticipantRow.organisation_id)
        .where(
            ParticipantRow.participant_id.in_(contacts),
            ParticipantRow.meeting_id == meeting_id,
            visible_to(actor, OrganisationRow.owner_id),
        )
        .execution_options(populate_existing=True)
    ).all()
    if len(chairs) != len(contacts):
        raise NotFoundError(_("There is no such chair at this meeting."))
    employers = _employers(session, actor, [each for each in contacts.values() if each])
    for chair in chairs:
        contact_id = contacts[chair.participant_id]
        if contact_id is not None and employers.get(contact_id) != chair.organisation_id:
            raise NotFoundError(_("There is no such contact. It may have been erased."))
        chair.contact_id = contact_id
    # The revision stays: nobody who edits the meeting meanwhile would lose anything.
    row.change_number, row.changed_at = number, node.clock()
    session.flush()
    record_change(session, node=node, actor=actor, action="meeting_list", about=meeting_id)


def mark_invited(session: Session, *, node: Node, actor: Person, meeting_id: UUID) -> int:
    """Say that the invitations went out; each organisation was asked once. The caller commits.

    Returns:
        How many organisations were asked just now.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is none of this number that the actor may see.
        InputRefusedError: Nobody is on the list, or the meeting is over.
    """
    check_role(actor, PersonRole.COORDINATOR)
    number = next_change(session)
    row = get_meeting_row(session, actor, meeting_id)
    listed = organisations_of(list_participants(session, person=actor, meeting_id=meeting_id))
    if not listed:
        raise InputRefusedError(_("Nobody is on the list yet."))
    if row.state in {MeetingState.HELD, MeetingState.CANCELLED}:
        raise InputRefusedError(_("Nobody can be invited to this meeting any more."))
    today = local_day(node)
    asked = write_lines(
        session,
        node=node,
        actor=actor,
        meeting_id=meeting_id,
        kind=LogKind.WE_ASKED,
        organisations=listed,
        happened_on=today,
        is_mine=row.owner_id is not None,
    )
    row.state = MeetingState.INVITED
    row.invited_on = row.invited_on or today
    _touch(row, node=node, number=number)
    session.flush()
    record_change(session, node=node, actor=actor, action="meeting_invited", about=meeting_id)
    return asked


def organisations_of(chairs: Sequence[Participant]) -> tuple[UUID, ...]:
    """Return the organisations of chairs, each once, in the order of the chairs."""
    return tuple(dict.fromkeys(chair.organisation_id for chair in chairs))


def seat_organisations(
    session: Session,
    *,
    actor: Person,
    row: MeetingRow,
    organisations: Collection[UUID],
    seats: int,
    attendance: Attendance,
) -> int:
    """Give chairs to organisations that have none, in the caller's writing transaction.

    Returns:
        How many organisations got chairs.

    Raises:
        NotFoundError: An organisation is none that the actor may see.
        InputRefusedError: Too many chairs, or only the actor sees an organisation.
    """
    if not 1 <= seats <= MAX_SEATS:
        raise InputRefusedError(
            _("Choose between one and %(most)d chairs for each organisation.") % {"most": MAX_SEATS}
        )
    _check_organisations(session, actor, row, organisations)
    taken = session.execute(
        select(ParticipantRow.organisation_id, ParticipantRow.seat).where(
            ParticipantRow.meeting_id == row.meeting_id
        )
    ).all()
    there = {each[0] for each in taken}
    last = max((each[1] for each in taken), default=0)
    new = [each for each in dict.fromkeys(organisations) if each not in there]
    for organisation_id in new:
        for _chair in range(seats):
            last += 1
            session.add(
                ParticipantRow(
                    meeting_id=row.meeting_id,
                    organisation_id=organisation_id,
                    seat=last,
                    attendance=attendance,
                )
            )
    session.flush()
    return len(new)


def _employers(session: Session, actor: Person, contacts: Collection[UUID]) -> Mapping[UUID, UUID]:
    """Return the organisation of each contact that the actor may name."""
    found = session.execute(
        select(ContactRow.contact_id, ContactRow.organisation_id).where(
            ContactRow.contact_id.in_(contacts),
            ContactRow.is_quarantined.is_(False),
            visible_to(actor, ContactRow.owner_id),
        )
    )
    return {contact_id: organisation_id for contact_id, organisation_id in found}  # noqa: C416 - rows are no pairs


def _check_organisations(
    session: Session, actor: Person, row: MeetingRow, organisations: Collection[UUID]
) -> None:
    """Check that all who see the meeting see the organisations."""
    found = session.execute(
        select(OrganisationRow.organisation_id, OrganisationRow.owner_id).where(
            OrganisationRow.organisation_id.in_(organisations),
            visible_to(actor, OrganisationRow.owner_id),
        )
    ).all()
    if {each[0] for each in found} != set(organisations):
        raise NotFoundError(_("There is no such organisation. It may have been erased."))
    if row.owner_id is None and any(each[1] is not None for each in found):
        raise InputRefusedError(
            _(
                "All coordinators see this meeting, but only you see one of the organisations. "
                "Plan a meeting that only you see, or let the others see the organisation."
            )
        )


def _touch(row: MeetingRow, *, node: Node, number: int) -> None:
    row.revision += 1
    row.change_number, row.changed_at = number, node.clock()
