"""Erasing a contact or an organisation so that only counts stay.

Of a contact goes its record, its place on chairs at meetings (the chair stays, as its
organisation's), what an import kept to undo itself, and its name wherever a text of the network has
it. Of an organisation goes everything that is about it. Neither can be undone.
What a colleague keeps for themselves alone goes as well, and is named to nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from node.database import PrivateModel
from node.extensions import Node
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.meetings.models import MeetingRow, ParticipantRow, TaskPart, TaskRow
from node.private.network.changes import next_change, note_erasure, record_change
from node.private.network.contact import Contact
from node.private.network.contacts import get_contact, open_contact
from node.private.network.group_models import GroupRow, MemberRow
from node.private.network.models import ContactRow, LogRow, OrganisationRow
from node.private.network.organisations import get_organisation
from node.private.network.visible import visible_to
from node.private.packs.contact_names import ERASED_MARK, seen_naming
from node.private.packs.forgotten_names import forget_effects, forget_names
from node.private.packs.slices import in_slices

__all__ = [
    "ERASED_MARK",
    "WhatGoes",
    "count_what_goes",
    "erase_contact",
    "erase_organisation",
    "forget_contacts",
    "forget_organisation",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatGoes:
    """What goes with an organisation, as far as somebody sees it.

    Attributes:
        contacts: Contacts there.
        lines: Lines of the log about it alone.
        pair_lines: Lines about it and another organisation: introductions and links.
        groups: Groups it is in.
        chairs: Chairs it has at meetings.
        tasks: Tasks it is responsible for; they stay, as the coordinator's own.
        notes: Notes that stay and name one of its contacts.
    """

    contacts: int
    lines: int
    pair_lines: int
    groups: int
    chairs: int
    tasks: int
    notes: int


def erase_contact(session: Session, *, node: Node, actor: Person, contact_id: UUID) -> None:
    """Erase a contact; its chairs at meetings stay as its organisation's, and the caller commits.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is none of this number that the actor may see.
    """
    check_role(actor, PersonRole.COORDINATOR)
    number = next_change(session)
    contact = get_contact(session, node=node, person=actor, contact_id=contact_id)
    forget_contacts(session, [contact], node=node, number=number)
    note_erasure(session)
    record_change(session, node=node, actor=actor, action="contact_erased", about=contact_id)


def erase_organisation(
    session: Session, *, node: Node, actor: Person, organisation_id: UUID
) -> None:
    """Erase an organisation and everything about it; the caller commits.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is none of this number that the actor may see.
    """
    check_role(actor, PersonRole.COORDINATOR)
    number = next_change(session)
    get_organisation(session, node=node, person=actor, organisation_id=organisation_id)
    forget_organisation(session, organisation_id, node=node, number=number)
    note_erasure(session)
    record_change(
        session, node=node, actor=actor, action="organisation_erased", about=organisation_id
    )


def forget_contacts(
    session: Session, contacts: Sequence[Contact], *, node: Node, number: int
) -> None:
    """Take contacts and their names out of everything; the caller says who did it, and commits."""
    # Once they are gone nothing would tell what to look for in the notes about others.
    forget_names(session, contacts, node=node, number=number)
    _forget_contacts(session, [each.contact_id for each in contacts])


def forget_organisation(
    session: Session, organisation_id: UUID, *, node: Node, number: int
) -> None:
    """Take an organisation out of everything; the caller says who did it, and commits."""
    contacts = _contacts_of(session, organisation_id, node=node)
    forget_contacts(session, contacts, node=node, number=number)
    lines = session.scalars(select(LogRow.line_id).where(_is_about(organisation_id))).all()
    forget_effects(session, [*lines, organisation_id])
    session.execute(delete(LogRow).where(_is_about(organisation_id)))
    for table in (MemberRow, ParticipantRow, TaskPart):
        session.execute(delete(table).where(table.organisation_id == organisation_id))
    # What it was to do becomes the coordinator's, who tells what becomes of it.
    _let_go(session, TaskRow, TaskRow.organisation_id, organisation_id)
    _let_go(session, OrganisationRow, OrganisationRow.umbrella_id, organisation_id)
    _let_go(session, OrganisationRow, OrganisationRow.pointed_by_id, organisation_id)
    session.execute(
        delete(OrganisationRow).where(OrganisationRow.organisation_id == organisation_id)
    )
    session.expire_all()


def count_what_goes(
    session: Session, *, node: Node, person: Person, organisation_id: UUID
) -> WhatGoes:
    """Return what erasing an organisation takes along, as far as somebody sees it."""
    about = _is_about(organisation_id)
    return WhatGoes(
        contacts=_count(
            session,
            ContactRow,
            ContactRow.organisation_id == organisation_id,
            visible_to(person, ContactRow.owner_id),
        ),
        lines=_count(
            session, LogRow, about, LogRow.other_id.is_(None), visible_to(person, LogRow.owner_id)
        ),
        pair_lines=_count(
            session,
            LogRow,
            about,
            LogRow.other_id.is_not(None),
            visible_to(person, LogRow.owner_id),
        ),
        groups=_count(
            session,
            MemberRow,
            MemberRow.organisation_id == organisation_id,
            MemberRow.group_id == GroupRow.group_id,
            visible_to(person, GroupRow.owner_id),
        ),
        chairs=_count(
            session,
            ParticipantRow,
            ParticipantRow.organisation_id == organisation_id,
            ParticipantRow.meeting_id == MeetingRow.meeting_id,
            visible_to(person, MeetingRow.owner_id),
        ),
        tasks=_count(
            session,
            TaskRow,
            TaskRow.organisation_id == organisation_id,
            visible_to(person, TaskRow.owner_id),
        ),
        notes=_count_notes(session, node=node, person=person, organisation_id=organisation_id),
    )


def _is_about(organisation_id: UUID) -> ColumnElement[bool]:
    return or_(LogRow.organisation_id == organisation_id, LogRow.other_id == organisation_id)


def _count(session: Session, table: type[PrivateModel], *where: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(table).where(*where)) or 0


def _count_notes(session: Session, *, node: Node, person: Person, organisation_id: UUID) -> int:
    contacts = _contacts_of(session, organisation_id, node=node)
    naming = seen_naming(session, node=node, person=person, contacts=contacts)
    named = [each.noted.record_id for each in naming if each.noted.table.key.class_ is LogRow]
    going = {organisation_id} | {
        line_id
        for some in in_slices(named)
        for line_id in session.scalars(
            select(LogRow.line_id).where(_is_about(organisation_id), LogRow.line_id.in_(some))
        )
    }
    return sum(each.noted.record_id not in going for each in naming)


def _contacts_of(session: Session, organisation_id: UUID, *, node: Node) -> list[Contact]:
    rows = session.scalars(select(ContactRow).where(ContactRow.organisation_id == organisation_id))
    return [open_contact(row, node=node) for row in rows]


def _forget_contacts(session: Session, contact_ids: list[UUID]) -> None:
    session.execute(
        update(ParticipantRow)
        .where(ParticipantRow.contact_id.in_(contact_ids))
        .values(contact_id=None)
    )
    forget_effects(session, contact_ids)
    session.execute(delete(ContactRow).where(ContactRow.contact_id.in_(contact_ids)))
    session.flush()


def _let_go(
    session: Session,
    table: type[PrivateModel],
    column: "InstrumentedAttribute[UUID | None]",
    organisation_id: UUID,
) -> None:
    session.execute(update(table).where(column == organisation_id).values({column: None}))
