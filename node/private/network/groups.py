"""What coordinators do with groups: enter, change, read, list.

A group of a part of the method that is switched off is as if it were not there. Its members and its
steps stand in `group_members.py`.
"""

from collections.abc import Collection, Mapping
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from node.errors import ConflictError, InputRefusedError, NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.network.changes import next_change, record_change
from node.private.network.free_texts import free_texts
from node.private.network.group import CONTENT, Group, GroupContent, GroupDraft
from node.private.network.group_models import GroupRow, MemberRow
from node.private.network.models import OrganisationRow
from node.private.network.notes import check_notes
from node.private.network.optional_rows import is_on
from node.private.network.shared_work import is_group_shared_work
from node.private.network.visible import visible_to
from node.private.network.words import GroupKind
from node.private.sealed_record import check_record, open_record, seal_record

__all__ = [
    "PART_OF",
    "add_group",
    "change_group",
    "find_group_row",
    "get_group",
    "list_groups",
    "name_groups",
    "open_group",
]

PART_OF: Final[Mapping[GroupKind, str]] = {GroupKind.PROGRAMME: "F58", GroupKind.PANEL: "F53"}
"""Kinds of group that belong to a part of the method which may be off."""

_TABLE: Final = GroupRow.__tablename__


def add_group(
    session: Session,
    *,
    node: Node,
    actor: Person,
    draft: GroupDraft,
    group_id: UUID | None = None,
    import_id: UUID | None = None,
) -> UUID:
    """Enter a group without members; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who enters it.
        draft: What is said of it.
        group_id: Number the page brought along, so that a form sent twice enters one.
        import_id: List it comes in with.

    Returns:
        Its number.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: Its part of the method is switched off.
        ConflictError: It was stored already.
        InputRefusedError: A text cannot be stored.
        WorryFoundError: A text is about a person at risk.
    """
    check_role(actor, PersonRole.COORDINATOR)
    check_record(CONTENT, draft.content)
    check_notes(_notes_of(draft.content))
    number = next_change(session)
    _check_part(session, draft.kind)
    if group_id is not None and session.get(GroupRow, group_id) is not None:
        raise ConflictError(_("This was stored already."))
    row = GroupRow(
        group_id=group_id or uuid4(),
        owner_id=actor.account_id if draft.is_mine else None,
        import_id=import_id,
        created_at=node.clock(),
        revision=0,
    )
    _fill(row, draft, node=node, number=number)
    session.add(row)
    session.flush()
    record_change(session, node=node, actor=actor, action="group_added", about=row.group_id)
    return row.group_id


def change_group(
    session: Session,
    *,
    node: Node,
    actor: Person,
    group_id: UUID,
    draft: GroupDraft,
    revision: int,
) -> Group:
    """Let a group say something else; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who changes it.
        group_id: Which one.
        draft: What is said of it from now on, all of it.
        revision: Revision the page showed.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is none of this number that the actor may see.
        ConflictError: Somebody changed it meanwhile.
        InputRefusedError: A text cannot be stored, it cannot be of that kind, or what colleagues
            see leans on it.
        WorryFoundError: A text is about a person at risk.
    """
    check_role(actor, PersonRole.COORDINATOR)
    check_record(CONTENT, draft.content)
    number = next_change(session)
    row = find_group_row(session, actor, group_id)
    if row.revision != revision:
        raise ConflictError(_("Somebody changed this group meanwhile."))
    _check_kind(session, before=row.kind, after=draft.kind)
    before = open_group(row, node=node)
    check_notes(_notes_of(draft.content), stored=_notes_of(before.content))
    owner_id = actor.account_id if draft.is_mine else None
    if owner_id is None and row.owner_id is not None:
        _check_can_be_seen(session, row.group_id)
    if owner_id is not None and row.owner_id is None:
        _check_nobody_else(session, actor, row.group_id)
    row.owner_id = owner_id
    _fill(row, draft, node=node, number=number)
    session.flush()
    record_change(session, node=node, actor=actor, action="group_changed", about=group_id)
    return open_group(row, node=node)


def get_group(session: Session, *, node: Node, person: Person, group_id: UUID) -> Group:
    """Return one group.

    Raises:
        NotFoundError: There is none of this number that the person may see, or its part of the
            method is switched off.
    """
    return open_group(find_group_row(session, person, group_id), node=node)


def list_groups(
    session: Session, *, node: Node, person: Person, where: Collection[ColumnElement[bool]] = ()
) -> tuple[Group, ...]:
    """Return the groups somebody may see, by name.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who looks.
        where: Further conditions on `GroupRow`.
    """
    rows = session.scalars(
        select(GroupRow).where(
            visible_to(person, GroupRow.owner_id),
            GroupRow.kind.not_in(_kinds_off(session)),
            *where,
        )
    )
    opened = (open_group(row, node=node) for row in rows)
    return tuple(sorted(opened, key=lambda each: (each.name.casefold(), each.group_id)))


def name_groups(
    session: Session, *, node: Node, person: Person, where: Collection[ColumnElement[bool]] = ()
) -> Mapping[UUID, str]:
    """Return what the groups somebody may see are called, by number, in the order of names.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who looks.
        where: Further conditions on `GroupRow`.
    """
    groups = list_groups(session, node=node, person=person, where=where)
    return {each.group_id: each.name for each in groups}


def open_group(row: GroupRow, *, node: Node) -> Group:
    """Return the group of a row, opened."""
    content = open_record(
        CONTENT,
        row.sealed_content,
        record=GroupContent,
        node=node,
        table=_TABLE,
        column="sealed_content",
        row=row.group_id,
    )
    return Group(
        group_id=row.group_id,
        owner_id=row.owner_id,
        revision=row.revision,
        created_at=row.created_at,
        changed_at=row.changed_at,
        draft=GroupDraft(
            content=content,
            kind=row.kind,
            sector=row.sector,
            state=row.state,
            is_pilot=row.is_pilot,
            review_on=row.review_on,
            is_mine=row.owner_id is not None,
        ),
    )


def find_group_row(session: Session, person: Person, group_id: UUID) -> GroupRow:
    """Return the row of a group somebody may see.

    Raises:
        NotFoundError: There is none, or its part of the method is switched off.
    """
    row = session.scalars(
        select(GroupRow)
        .where(
            GroupRow.group_id == group_id,
            visible_to(person, GroupRow.owner_id),
            GroupRow.kind.not_in(_kinds_off(session)),
        )
        .execution_options(populate_existing=True)
    ).first()
    if row is None:
        raise NotFoundError(_("There is no such group. It may have been erased."))
    return row


def _kinds_off(session: Session) -> tuple[GroupKind, ...]:
    return tuple(kind for kind, code in PART_OF.items() if not is_on(session, code))


def _check_part(session: Session, kind: GroupKind) -> None:
    if kind in _kinds_off(session):
        raise NotFoundError(_("This part of the method is switched off."))


def _check_kind(session: Session, *, before: GroupKind, after: GroupKind) -> None:
    """Check that nothing becomes a panel or stops being one: a panel has a form of its own."""
    _check_part(session, after)
    if before is not after and GroupKind.PANEL in {before, after}:
        raise InputRefusedError(_("A panel stays a panel; enter a new group instead."))


def _check_can_be_seen(session: Session, group_id: UUID) -> None:
    """Check that colleagues who are shown a group can see all its members."""
    hidden = session.scalar(
        select(OrganisationRow.organisation_id)
        .join(MemberRow, MemberRow.organisation_id == OrganisationRow.organisation_id)
        .where(MemberRow.group_id == group_id, OrganisationRow.owner_id.is_not(None))
        .limit(1)
    )
    if hidden is not None:
        raise InputRefusedError(_("A member is seen by you only. Take it out first."))


def _check_nobody_else(session: Session, actor: Person, group_id: UUID) -> None:
    """Check that nothing colleagues see leans on a group that is to be seen by the actor only."""
    if is_group_shared_work(session, actor=actor, group_id=group_id):
        raise InputRefusedError(_("Colleagues work with this group. It cannot be kept from them."))


def _fill(row: GroupRow, draft: GroupDraft, *, node: Node, number: int) -> None:
    row.kind, row.sector, row.state = draft.kind, draft.sector, draft.state
    row.is_pilot, row.review_on = draft.is_pilot, draft.review_on
    row.sealed_content = seal_record(
        CONTENT, draft.content, node=node, table=_TABLE, column="sealed_content", row=row.group_id
    )
    row.revision += 1
    row.change_number = number
    row.changed_at = node.clock()


def _notes_of(content: GroupContent) -> Mapping[str, str]:
    """Return the free texts of a group by member, for what may not be kept."""
    fields = {"waiting": "names"}
    texts = free_texts(CONTENT, content)
    return {fields.get(member, member): text for member, text in texts.items()}
