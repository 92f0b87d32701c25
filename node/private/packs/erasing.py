"""Erasing a contact or an organisation so that only counts stay.

Of a contact goes its record, its place on chairs at meetings (the chair stays, as its
organisation's), what an import kept to undo itself, and its name wherever the card or the log of
its organisation has it. Of an organisation goes everything that is about it. Neither can be undone.
What a colleague keeps for themselves alone goes as well, and is named to nobody.
"""

import re
from dataclasses import dataclass, replace
from typing import Final
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
from node.private.network.contacts import get_contact
from node.private.network.group_models import GroupRow, ImportEffect, MemberRow
from node.private.network.log_line import CONTENT, LogContent
from node.private.network.models import ContactRow, LogRow, OrganisationRow
from node.private.network.organisation import CONTENT as ORGANISATION_CONTENT
from node.private.network.organisations import get_organisation, open_organisation
from node.private.network.visible import visible_to
from node.private.packs.contact_traces import name_pattern, rows_naming, texts_naming
from node.private.sealed_record import seal_record

__all__ = ["ERASED_MARK", "WhatGoes", "count_what_goes", "erase_contact", "erase_organisation"]

ERASED_MARK: Final = "[…]"
"""What stands in a note where a name stood."""


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
    """

    contacts: int
    lines: int
    pair_lines: int
    groups: int
    chairs: int
    tasks: int


def erase_contact(session: Session, *, node: Node, actor: Person, contact_id: UUID) -> None:
    """Erase a contact; its chairs at meetings stay as its organisation's, and the caller commits.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is none of this number that the actor may see.
    """
    check_role(actor, PersonRole.COORDINATOR)
    number = next_change(session)
    contact = get_contact(session, node=node, person=actor, contact_id=contact_id)
    _take_out_of_notes(session, contact, node=node, number=number)
    _forget_contacts(session, [contact_id])
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
    next_change(session)
    get_organisation(session, node=node, person=actor, organisation_id=organisation_id)
    contacts = session.scalars(
        select(ContactRow.contact_id).where(ContactRow.organisation_id == organisation_id)
    ).all()
    _forget_contacts(session, list(contacts))
    lines = session.scalars(select(LogRow.line_id).where(_is_about(organisation_id))).all()
    _forget_imports(session, [*lines, organisation_id])
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
    note_erasure(session)
    record_change(
        session, node=node, actor=actor, action="organisation_erased", about=organisation_id
    )


def count_what_goes(session: Session, *, person: Person, organisation_id: UUID) -> WhatGoes:
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
    )


def _is_about(organisation_id: UUID) -> ColumnElement[bool]:
    return or_(LogRow.organisation_id == organisation_id, LogRow.other_id == organisation_id)


def _count(session: Session, table: type[PrivateModel], *where: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(table).where(*where)) or 0


def _forget_contacts(session: Session, contact_ids: list[UUID]) -> None:
    session.execute(
        update(ParticipantRow)
        .where(ParticipantRow.contact_id.in_(contact_ids))
        .values(contact_id=None)
    )
    _forget_imports(session, contact_ids)
    session.execute(delete(ContactRow).where(ContactRow.contact_id.in_(contact_ids)))
    session.flush()


def _forget_imports(session: Session, record_ids: list[UUID]) -> None:
    """Take away what imports kept of records, to undo themselves."""
    session.execute(delete(ImportEffect).where(ImportEffect.record_id.in_(record_ids)))


def _let_go(
    session: Session,
    table: type[PrivateModel],
    column: "InstrumentedAttribute[UUID | None]",
    organisation_id: UUID,
) -> None:
    session.execute(update(table).where(column == organisation_id).values({column: None}))


def _take_out_of_notes(session: Session, contact: Contact, *, node: Node, number: int) -> None:
    """Put a mark where the log has a name; everything else that was noted stays."""
    pattern = name_pattern(contact)
    if pattern is None:
        return
    _take_out_of_card(session, contact, pattern, node=node, number=number)
    for row, line in list(rows_naming(session, node=node, contact=contact)):
        row.sealed_content = seal_record(
            CONTENT,
            _without(line.content, pattern),
            node=node,
            table=LogRow.__tablename__,
            column="sealed_content",
            row=row.line_id,
        )
        row.revision += 1
        row.change_number, row.changed_at = number, node.clock()
    session.flush()


def _take_out_of_card(
    session: Session, contact: Contact, pattern: re.Pattern[str], *, node: Node, number: int
) -> None:
    """Put a mark where the organisation's own texts have a name."""
    row = session.get_one(OrganisationRow, contact.draft.organisation_id, populate_existing=True)
    content = open_organisation(row, node=node).content
    named = texts_naming(content, contact)
    if not named:
        return
    cleaned = {member: pattern.sub(ERASED_MARK, text) for member, text in named.items()}
    row.sealed_content = seal_record(
        ORGANISATION_CONTENT,
        replace(content, **cleaned),  # type: ignore[arg-type] # texts by member
        node=node,
        table=OrganisationRow.__tablename__,
        column="sealed_content",
        row=row.organisation_id,
    )
    row.revision += 1
    row.change_number, row.changed_at = number, node.clock()


def _without(content: LogContent, pattern: re.Pattern[str]) -> LogContent:
    def cleaned(text: str) -> str:
        return pattern.sub(ERASED_MARK, text)

    pause = content.pause
    return replace(
        content,
        text=cleaned(content.text),
        place=cleaned(content.place),
        department=cleaned(content.department),
        outcome=cleaned(content.outcome),
        pause=pause
        and replace(
            pause,
            aim=cleaned(pause.aim),
            harm=cleaned(pause.harm),
            alternatives=cleaned(pause.alternatives),
            agreed_with=cleaned(pause.agreed_with),
        ),
    )
