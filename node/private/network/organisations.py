"""What coordinators do with organisations: enter, change, read, list.

Texts are sealed together in one column; two people who change the same organisation are told of
each other by its revision. Whoever marks an organisation as theirs alone marks what hangs on it
too: contacts and lines of the log carry the same owner.
"""

from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session, defer

from node.database import Zone, start_writing
from node.errors import ConflictError, InputRefusedError, NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.local_time import local_day
from node.private.network.changes import next_change, record_change
from node.private.network.free_texts import free_texts
from node.private.network.models import ContactRow, LogRow, OrganisationRow
from node.private.network.notes import check_notes
from node.private.network.organisation import (
    CONTENT,
    Organisation,
    OrganisationContent,
    OrganisationDraft,
)
from node.private.network.organisation_contents import (
    name_organisations,
    open_content,
    read_contents,
)
from node.private.network.shared_work import is_organisation_shared_work
from node.private.network.visible import visible_to
from node.private.sealed_record import check_record, seal_record

__all__ = [
    "add_organisation",
    "change_organisation",
    "find_same_name",
    "get_organisation",
    "list_organisations",
    "name_index",
    "name_organisations",
    "open_organisation",
    "snooze_organisation",
    "texts_of",
]

_TABLE: Final = OrganisationRow.__tablename__
_MOST_DAYS: Final = 366


def add_organisation(
    session: Session,
    *,
    node: Node,
    actor: Person,
    draft: OrganisationDraft,
    organisation_id: UUID | None = None,
    import_id: UUID | None = None,
) -> UUID:
    """Enter an organisation; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who enters it.
        draft: What is said of it.
        organisation_id: Number the page of a new organisation brought along, so that a form sent
            twice enters one.
        import_id: List it comes in with.

    Returns:
        Its number.

    Raises:
        NotAllowedError: The actor is no coordinator.
        InputRefusedError: A text cannot be stored.
        WorryFoundError: A text is about a person at risk.
    """
    check_role(actor, PersonRole.COORDINATOR)
    check_record(CONTENT, draft.content)
    check_notes(texts_of(draft.content))
    number = next_change(session)
    _check_fresh(session, organisation_id)
    _check_links(session, actor, draft, organisation_id=None)
    now = node.clock()
    row = OrganisationRow(
        organisation_id=organisation_id or uuid4(),
        owner_id=actor.account_id if draft.is_mine else None,
        created_at=now,
        import_id=import_id,
        revision=0,
    )
    _fill(row, draft, node=node, number=number)
    session.add(row)
    session.flush()
    record_change(
        session, node=node, actor=actor, action="organisation_added", about=row.organisation_id
    )
    return row.organisation_id


def change_organisation(
    session: Session,
    *,
    node: Node,
    actor: Person,
    organisation_id: UUID,
    draft: OrganisationDraft,
    revision: int,
) -> Organisation:
    """Let an organisation say something else; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who changes it.
        organisation_id: Which one.
        draft: What is said of it from now on, all of it.
        revision: Revision the page showed.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is none of this number that the actor may see.
        ConflictError: Somebody changed it meanwhile, or another coordinator's work hangs on it.
        InputRefusedError: A text cannot be stored.
        WorryFoundError: A text is about a person at risk.
    """
    check_role(actor, PersonRole.COORDINATOR)
    check_record(CONTENT, draft.content)
    number = next_change(session)
    row = _get_row(session, actor, organisation_id)
    if row.revision != revision:
        raise ConflictError(_("Somebody changed this organisation meanwhile."))
    before = open_organisation(row, node=node)
    check_notes(texts_of(draft.content), stored=texts_of(before.content))
    _check_links(session, actor, draft, organisation_id=organisation_id)
    owner_id = actor.account_id if draft.is_mine else None
    if owner_id != row.owner_id:
        _pass_on_owner(
            session, actor, organisation_id=organisation_id, owner_id=owner_id, number=number
        )
        row.owner_id = owner_id
    _fill(row, draft, node=node, number=number)
    session.flush()
    record_change(
        session, node=node, actor=actor, action="organisation_changed", about=organisation_id
    )
    return open_organisation(row, node=node)


def snooze_organisation(
    session: Session, *, node: Node, actor: Person, organisation_id: UUID, days: int
) -> None:
    """Leave an organisation off the list of those to call for some days; the caller commits.

    Raises:
        NotFoundError: There is none of this number that the actor may see.
        InputRefusedError: It cannot rest so long.
    """
    if not 1 <= days <= _MOST_DAYS:
        raise InputRefusedError(_("Choose between a day and a year."))
    number = next_change(session)
    row = _get_row(session, actor, organisation_id)
    row.snoozed_until = local_day(node) + timedelta(days=days)
    row.change_number, row.changed_at = number, node.clock()
    session.flush()
    record_change(
        session, node=node, actor=actor, action="organisation_snoozed", about=organisation_id
    )


def get_organisation(
    session: Session, *, node: Node, person: Person, organisation_id: UUID
) -> Organisation:
    """Return one organisation.

    Raises:
        NotFoundError: There is none of this number that the person may see.
    """
    return open_organisation(_get_row(session, person, organisation_id), node=node)


def list_organisations(
    session: Session, *, node: Node, person: Person, where: Collection[ColumnElement[bool]] = ()
) -> tuple[Organisation, ...]:
    """Return the organisations somebody may see, by name.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who looks.
        where: Further conditions on `OrganisationRow`.
    """
    rows = session.scalars(
        select(OrganisationRow)
        .where(visible_to(person, OrganisationRow.owner_id), *where)
        .options(defer(OrganisationRow.sealed_content))
    ).all()
    ids = [row.organisation_id for row in rows] if where else None
    contents = read_contents(session, node=node, person=person, ids=ids)
    opened = [_opened(row, contents[row.organisation_id]) for row in rows]
    return tuple(
        sorted(opened, key=lambda each: (each.name.casefold(), each.name, each.organisation_id))
    )


def find_same_name(session: Session, *, node: Node, person: Person, name: str) -> tuple[UUID, ...]:
    """Return the organisations somebody may see that are called so, without opening any."""
    index = name_index(name, node=node)
    return tuple(
        session.scalars(
            select(OrganisationRow.organisation_id).where(
                visible_to(person, OrganisationRow.owner_id), OrganisationRow.name_index == index
            )
        )
    )


def name_index(name: str, *, node: Node) -> bytes:
    """Return what is equal for equal names, without regard to case and spacing."""
    return node.data_key.blind_index(" ".join(name.split()), purpose="organisation name")


def open_organisation(row: OrganisationRow, *, node: Node) -> Organisation:
    """Return the organisation of a row, opened."""
    return _opened(row, open_content(row.sealed_content, row.organisation_id, node=node))


def _opened(row: OrganisationRow, content: OrganisationContent) -> Organisation:
    return Organisation(
        organisation_id=row.organisation_id,
        owner_id=row.owner_id,
        snoozed_until=row.snoozed_until,
        revision=row.revision,
        import_id=row.import_id,
        created_at=row.created_at,
        changed_at=row.changed_at,
        draft=OrganisationDraft(
            content=content,
            sector=row.sector,
            part=row.part,
            door=row.door,
            umbrella_id=row.umbrella_id,
            pointed_by_id=row.pointed_by_id,
            is_mine=row.owner_id is not None,
            is_paused=row.is_paused,
            min_days=row.min_days,
            most_asks=row.most_asks,
            confirmed_on=row.confirmed_on,
            agreement_until=row.agreement_until,
        ),
    )


def texts_of(content: OrganisationContent) -> Mapping[str, str]:
    """Return the free texts of an organisation by member, for what may not be kept."""
    # What it offers stands in rows of the page; the first stands for all of them.
    fields = {"offers": "offer_form_0"}
    texts = free_texts(CONTENT, content)
    return {fields.get(member, member): text for member, text in texts.items()}


def _check_fresh(session: Session, organisation_id: UUID | None) -> None:
    """Check that a page that was sent twice enters one row."""
    if organisation_id is not None and session.get(OrganisationRow, organisation_id) is not None:
        raise ConflictError(_("This was stored already."))


def _get_row(session: Session, person: Person, organisation_id: UUID) -> OrganisationRow:
    row = session.scalars(
        select(OrganisationRow)
        .where(
            OrganisationRow.organisation_id == organisation_id,
            visible_to(person, OrganisationRow.owner_id),
        )
        .execution_options(populate_existing=True)
    ).first()
    if row is None:
        raise NotFoundError(_("There is no such organisation. It may have been erased."))
    return row


def _fill(row: OrganisationRow, draft: OrganisationDraft, *, node: Node, number: int) -> None:
    row.sector, row.part, row.door = draft.sector, draft.part, draft.door
    row.umbrella_id, row.pointed_by_id = draft.umbrella_id, draft.pointed_by_id
    row.is_paused, row.min_days, row.most_asks = draft.is_paused, draft.min_days, draft.most_asks
    row.confirmed_on, row.agreement_until = draft.confirmed_on, draft.agreement_until
    row.name_index = name_index(draft.content.name, node=node)
    row.sealed_content = seal_record(
        CONTENT,
        draft.content,
        node=node,
        table=_TABLE,
        column="sealed_content",
        row=row.organisation_id,
    )
    row.revision += 1
    row.change_number = number
    row.changed_at = node.clock()


def _check_links(
    session: Session, actor: Person, draft: OrganisationDraft, *, organisation_id: UUID | None
) -> None:
    """Check that an organisation leans on others that the actor sees, and not on itself."""
    for linked in (draft.umbrella_id, draft.pointed_by_id):
        if linked is None:
            continue
        if linked == organisation_id:
            raise InputRefusedError(_("An organisation cannot be its own umbrella or source."))
        if _get_row(session, actor, linked).owner_id is not None and not draft.is_mine:
            raise InputRefusedError(
                _("What all coordinators see cannot lean on an organisation that only you see.")
            )


def _pass_on_owner(
    session: Session,
    actor: Person,
    *,
    organisation_id: UUID,
    owner_id: UUID | None,
    number: int,
) -> None:
    """Let what hangs on an organisation be seen by whoever sees it from now on.

    What a colleague noted for themselves alone stays theirs, and is told of to nobody. Lines stay
    their owner's when the organisation is shared again: one that was theirs alone all along cannot
    be told from one that all saw once, and nothing may become public that somebody never showed.

    Raises:
        ConflictError: Colleagues work with it, so it cannot be kept from them.
    """
    if owner_id is not None:
        _check_nobody_else(session, actor, organisation_id)
    start_writing(session, Zone.PRIVATE)
    session.execute(
        update(ContactRow)
        .where(ContactRow.organisation_id == organisation_id)
        .values(owner_id=owner_id, change_number=number)
    )
    if owner_id is None:
        return
    about = (LogRow.organisation_id == organisation_id) | (LogRow.other_id == organisation_id)
    session.execute(
        update(LogRow)
        .where(about, LogRow.owner_id.is_(None))
        .values(owner_id=owner_id, change_number=number)
    )


def _check_nobody_else(session: Session, actor: Person, organisation_id: UUID) -> None:
    """Check that no colleague wrote about an organisation, and nothing they see leans on it."""
    if is_organisation_shared_work(session, actor=actor, organisation_id=organisation_id):
        raise ConflictError(
            _(
                "Colleagues work with this organisation, or another one leans on it. It cannot be "
                "kept from them."
            )
        )
