"""What coordinators do with contacts, under the rules of this room.

Somebody at work may be kept with source, basis and the day they were told. Of a community, and at
any organisation that asks for consent, stands the mailbox of a role; a name only with the consent
of that person. A name that came in with a list waits in quarantine until the person was told, or
agreed where that is asked; till then no meeting, invitation or sheet uses it. A mailbox made of a
name names somebody too.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from node.errors import ConflictError, InputRefusedError, NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.directory.content import looks_personal
from node.private.network.changes import next_change, record_change
from node.private.network.contact import (
    CONTENT,
    Contact,
    ContactContent,
    ContactDraft,
    reach_faults,
)
from node.private.network.contact_consent import asks_consent
from node.private.network.free_texts import free_texts
from node.private.network.models import ContactRow, OrganisationRow
from node.private.network.notes import check_notes
from node.private.network.visible import visible_to
from node.private.network.words import ContactKind, LawfulBasis
from node.private.sealed_record import check_record, open_record, seal_record

__all__ = [
    "add_contact",
    "change_contact",
    "check_contact",
    "get_contact",
    "list_contacts",
    "open_contact",
    "take_off_sheets",
]

_TABLE: Final = ContactRow.__tablename__


def add_contact(
    session: Session,
    *,
    node: Node,
    actor: Person,
    draft: ContactDraft,
    contact_id: UUID | None = None,
    import_id: UUID | None = None,
) -> UUID:
    """Enter a contact; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who enters it.
        draft: What is said of it.
        contact_id: Number the page brought along, so that a form sent twice enters one.
        import_id: List it comes in with; then a name waits in quarantine.

    Returns:
        Its number.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: The organisation is none that the actor may see.
        InputRefusedError: The rules do not let it be kept; faults say what is missing.
    """
    check_role(actor, PersonRole.COORDINATOR)
    is_quarantined = import_id is not None and _is_somebody(draft)
    number = next_change(session)
    organisation = _organisation_of(session, actor, draft.organisation_id)
    needs_consent = asks_consent(sector=organisation.sector, part=organisation.part)
    check_contact(draft, is_quarantined=is_quarantined, needs_consent=needs_consent)
    _check_fresh(session, contact_id)
    now = node.clock()
    row = ContactRow(
        contact_id=contact_id or uuid4(),
        owner_id=organisation.owner_id,
        is_quarantined=is_quarantined,
        import_id=import_id,
        created_at=now,
        revision=0,
    )
    _fill(row, draft, node=node, number=number)
    session.add(row)
    session.flush()
    record_change(session, node=node, actor=actor, action="contact_added", about=row.contact_id)
    return row.contact_id


def change_contact(
    session: Session,
    *,
    node: Node,
    actor: Person,
    contact_id: UUID,
    draft: ContactDraft,
    revision: int,
) -> Contact:
    """Let a contact say something else; notice or consent on record ends its quarantine.

    So does what names nobody any more, such as a name that became the mailbox of a role.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is none of this number that the actor may see.
        ConflictError: Somebody changed it meanwhile.
        InputRefusedError: The rules do not let it be kept; faults say what is missing.
    """
    check_role(actor, PersonRole.COORDINATOR)
    number = next_change(session)
    row = _get_row(session, actor, contact_id)
    if row.revision != revision:
        raise ConflictError(_("Somebody changed this contact meanwhile."))
    organisation = _organisation_of(session, actor, draft.organisation_id)
    is_quarantined = row.is_quarantined and _is_somebody(draft) and not _is_told(draft)
    check_contact(
        draft,
        is_quarantined=is_quarantined,
        needs_consent=asks_consent(sector=organisation.sector, part=organisation.part),
        stored=open_contact(row, node=node).content,
    )
    row.owner_id = organisation.owner_id
    row.is_quarantined = is_quarantined
    _fill(row, draft, node=node, number=number)
    session.flush()
    record_change(session, node=node, actor=actor, action="contact_changed", about=contact_id)
    return open_contact(row, node=node)


def take_off_sheets(session: Session, *, node: Node, actor: Person, contact_id: UUID) -> None:
    """Take the consent to stand on who-is-who sheets back; the caller commits.

    Nothing else of the contact is looked at, since nothing may stand in the way of taking it back.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is none of this number that the actor may see.
    """
    check_role(actor, PersonRole.COORDINATOR)
    number = next_change(session)
    row = _get_row(session, actor, contact_id)
    stored = open_contact(row, node=node).draft
    content = replace(stored.content, sheet_text="")
    draft = replace(stored, content=content, sheet_consent_on=None)
    _fill(row, draft, node=node, number=number)
    session.flush()
    record_change(session, node=node, actor=actor, action="contact_changed", about=contact_id)


def get_contact(session: Session, *, node: Node, person: Person, contact_id: UUID) -> Contact:
    """Return one contact.

    Raises:
        NotFoundError: There is none of this number that the person may see.
    """
    return open_contact(_get_row(session, person, contact_id), node=node)


def list_contacts(
    session: Session, *, node: Node, person: Person, where: Collection[ColumnElement[bool]] = ()
) -> tuple[Contact, ...]:
    """Return the contacts somebody may see, by name or role.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who looks.
        where: Further conditions on `ContactRow`.
    """
    rows = session.scalars(
        select(ContactRow).where(visible_to(person, ContactRow.owner_id), *where)
    )
    opened = (open_contact(row, node=node) for row in rows)
    return tuple(sorted(opened, key=_by_name))


def check_contact(
    draft: ContactDraft,
    *,
    is_quarantined: bool,
    needs_consent: bool,
    stored: ContactContent | None = None,
) -> None:
    """Check that a contact may be kept.

    Args:
        draft: What is said of it.
        is_quarantined: Whether its name still waits until the person was told.
        needs_consent: Whether its organisation is one where a name rests on consent alone.
        stored: What is kept already; that is not looked at again.

    Raises:
        InputRefusedError: It may not; faults say what is missing.
        WorryFoundError: A text is about a person at risk.
    """
    check_record(CONTENT, draft.content)
    faults = [
        *reach_faults(draft.content, stored=stored).values(),
        *_name_faults(draft, is_quarantined=is_quarantined, needs_consent=needs_consent),
        *_reach_faults(draft, is_quarantined=is_quarantined, needs_consent=needs_consent),
    ]
    if faults:
        raise InputRefusedError(_("This contact was not stored."), faults=faults)
    known = free_texts(CONTENT, stored) if stored else None
    check_notes(free_texts(CONTENT, draft.content), stored=known)


def open_contact(row: ContactRow, *, node: Node) -> Contact:
    """Return the contact of a row, opened."""
    content = open_record(
        CONTENT,
        row.sealed_content,
        record=ContactContent,
        node=node,
        table=_TABLE,
        column="sealed_content",
        row=row.contact_id,
    )
    return Contact(
        contact_id=row.contact_id,
        owner_id=row.owner_id,
        is_quarantined=row.is_quarantined,
        revision=row.revision,
        import_id=row.import_id,
        created_at=row.created_at,
        changed_at=row.changed_at,
        draft=ContactDraft(
            content=content,
            organisation_id=row.organisation_id,
            kind=row.kind,
            level=row.level,
            basis=row.basis,
            notice_on=row.notice_on,
            consent_on=row.consent_on,
            consent_text=row.consent_text,
            sheet_consent_on=row.sheet_consent_on,
        ),
    )


def _is_somebody(draft: ContactDraft) -> bool:
    """Say whether a contact names a person; a mailbox made of a name does."""
    is_named = draft.kind is not ContactKind.ROLE_MAILBOX or bool(draft.content.name)
    return is_named or looks_personal(draft.content.mailbox)


def _is_told(draft: ContactDraft) -> bool:
    """Say whether somebody who is named knows of it; whoever agreed to it does."""
    is_agreed = draft.consent_on is not None and draft.kind is not ContactKind.PROFESSIONAL
    return is_agreed or draft.notice_on is not None


def _name_faults(draft: ContactDraft, *, is_quarantined: bool, needs_consent: bool) -> list[str]:
    """Return why a name may not be kept."""
    has_name = bool(draft.content.name)
    match draft.kind:
        case ContactKind.ROLE_MAILBOX if has_name:
            return [_("A mailbox of a role has no name. Leave the name out.")]
        case ContactKind.COMMUNITY if draft.consent_on is None or not draft.consent_text:
            return [_("A name from a community is kept only with that person's consent.")]
        case ContactKind.PROFESSIONAL if not has_name:
            return [_("Write the name, or choose the mailbox of a role.")]
        case ContactKind.PROFESSIONAL if needs_consent and not is_quarantined:
            return [_needs_consent()]
        case ContactKind.PROFESSIONAL if not is_quarantined:
            return _professional_faults(draft)
        case _:
            return []


def _professional_faults(draft: ContactDraft) -> list[str]:
    faults = []
    if not draft.content.source:
        faults.append(_("Write from where you know the name."))
    if draft.basis is None:
        faults.append(_("Choose on what keeping the name rests."))
    if draft.basis is LawfulBasis.CONSENT and draft.consent_on is None:
        faults.append(_("Write the day on which they agreed."))
    if draft.notice_on is None:
        faults.append(_("Write the day on which you told them that their name is kept here."))
    return faults


def _reach_faults(draft: ContactDraft, *, is_quarantined: bool, needs_consent: bool) -> list[str]:
    """Return why the mailbox of a role may not be kept."""
    if draft.kind is not ContactKind.ROLE_MAILBOX:
        return []
    if not draft.content.mailbox:
        return [_("Write the address of the mailbox.")]
    if is_quarantined or draft.consent_on is not None or not looks_personal(draft.content.mailbox):
        return []
    if needs_consent:
        return [_needs_consent()]
    if draft.notice_on is None:
        return [
            _(
                "This reads as a person's own mailbox. Write the role's, or enter the person and "
                "the day on which you told them."
            )
        ]
    return []


def _needs_consent() -> str:
    return _(
        "At a faith community, and anywhere in the informal part of the network, a name or a "
        "person's own mailbox is kept only with that person's consent. Choose somebody of a "
        "community and write the day on which they agreed, or enter the mailbox of a role."
    )


def _organisation_of(session: Session, actor: Person, organisation_id: UUID) -> OrganisationRow:
    """Return where a contact works: its owner alone sees what hangs on it, and its kind counts."""
    row = session.scalars(
        select(OrganisationRow)
        .where(
            OrganisationRow.organisation_id == organisation_id,
            visible_to(actor, OrganisationRow.owner_id),
        )
        .execution_options(populate_existing=True)
    ).first()
    if row is None:
        raise NotFoundError(_("There is no such organisation. It may have been erased."))
    return row


def _check_fresh(session: Session, contact_id: UUID | None) -> None:
    """Check that a page that was sent twice enters one row."""
    if contact_id is not None and session.get(ContactRow, contact_id) is not None:
        raise ConflictError(_("This was stored already."))


def _get_row(session: Session, person: Person, contact_id: UUID) -> ContactRow:
    row = session.scalars(
        select(ContactRow)
        .where(ContactRow.contact_id == contact_id, visible_to(person, ContactRow.owner_id))
        .execution_options(populate_existing=True)
    ).first()
    if row is None:
        raise NotFoundError(_("There is no such contact. It may have been erased."))
    return row


def _fill(row: ContactRow, draft: ContactDraft, *, node: Node, number: int) -> None:
    row.organisation_id, row.kind, row.level = draft.organisation_id, draft.kind, draft.level
    row.basis, row.notice_on = draft.basis, draft.notice_on
    row.consent_on, row.consent_text = draft.consent_on, draft.consent_text
    row.sheet_consent_on = draft.sheet_consent_on
    row.sealed_content = seal_record(
        CONTENT,
        draft.content,
        node=node,
        table=_TABLE,
        column="sealed_content",
        row=row.contact_id,
    )
    row.revision += 1
    row.change_number = number
    row.changed_at = node.clock()


def _by_name(contact: Contact) -> tuple[str, UUID]:
    return ((contact.content.name or contact.content.function).casefold(), contact.contact_id)
