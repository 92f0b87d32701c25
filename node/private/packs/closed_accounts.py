"""What a closed account alone could see: erased after a term, for nobody can reach it any more.

Nobody else may read it, so nobody could answer a person who asks what is kept of them, or erase it
when it is no longer needed. It waits for a while, because an account that was closed may be opened
again; then it goes as if its owner had erased it. What all coordinators see stays.
"""

from collections.abc import Collection
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from node.audit import record_action
from node.extensions import Node
from node.people.models import Account
from node.people.service import CLOSED_DAYS
from node.private.meetings.models import MeetingRow, ParticipantRow, TaskPart, TaskRow
from node.private.network.changes import change_state, note_erasure
from node.private.network.contacts import open_contact
from node.private.network.group_models import GroupRow, ImportEffect, MemberRow, StepRow
from node.private.network.models import ContactRow, LogRow, OrganisationRow
from node.private.packs.erasing import forget_contacts, forget_organisation

__all__ = ["forget_closed_accounts"]

_BY_ITSELF: Final = "node"

_AT_ONCE: Final = 20
"""Contacts of one round: they are looked for in every text, while nobody else can write."""

_Owned = type[OrganisationRow | ContactRow | LogRow | GroupRow | MeetingRow | TaskRow]
_OWNED: Final[tuple[_Owned, ...]] = (
    *(ContactRow, LogRow, TaskRow, MeetingRow, GroupRow, OrganisationRow),
)

_PARTS: Final[dict[_Owned, tuple[InstrumentedAttribute[UUID], ...]]] = {
    TaskRow: (TaskPart.task_id,),
    MeetingRow: (ParticipantRow.meeting_id,),
    GroupRow: (MemberRow.group_id, StepRow.group_id),
}
"""What is a part of a record, and goes with it."""

_LEANING: Final[dict[_Owned, tuple[InstrumentedAttribute[UUID | None], ...]]] = {
    MeetingRow: (TaskRow.meeting_id, LogRow.meeting_id),
    GroupRow: (MeetingRow.group_id, LogRow.group_id),
}
"""What names a record, and stays without it."""


def forget_closed_accounts(session: Session, *, node: Node) -> int:
    """Erase what only accounts saw that have been closed for long; the caller commits.

    Returns:
        How many accounts had something; nothing is written when none had.
    """
    since = node.clock() - timedelta(days=CLOSED_DAYS)
    closed = session.scalars(select(Account.account_id).where(Account.disabled_at < since)).all()
    owners = _owners(session, closed)
    if not owners:
        return 0
    note_erasure(session)  # It begins the writing transaction.
    number, _erasures = change_state(session)
    if not _forget_contacts(session, owners, node=node, number=number):
        return len(owners)
    for table in (LogRow, TaskRow, MeetingRow, GroupRow):
        _forget(session, table, owners)
    for organisation_id in session.scalars(
        select(OrganisationRow.organisation_id).where(OrganisationRow.owner_id.in_(owners))
    ).all():
        forget_organisation(session, organisation_id, node=node, number=number)
    session.expire_all()
    for account_id in owners:
        record_action(
            session,
            actor=_BY_ITSELF,
            action="closed_account_forgotten",
            about=str(account_id),
            keyring=node.data_key,
            clock=node.clock,
        )
    return len(owners)


def _owners(session: Session, closed: Collection[UUID]) -> list[UUID]:
    """Return the closed accounts that alone see something."""
    if not closed:
        return []
    found: set[UUID | None] = set()
    for table in _OWNED:
        asked = select(table.owner_id).where(table.owner_id.in_(closed)).distinct()
        found.update(session.scalars(asked))
    return sorted(each for each in found if each is not None)


def _forget_contacts(
    session: Session, owners: Collection[UUID], *, node: Node, number: int
) -> bool:
    """Take some contacts and their names out of everything, and say whether none is left."""
    rows = session.scalars(
        select(ContactRow).where(ContactRow.owner_id.in_(owners)).limit(_AT_ONCE)
    ).all()
    contacts = [open_contact(row, node=node) for row in rows]
    forget_contacts(session, contacts, node=node, number=number)
    return len(rows) < _AT_ONCE


def _forget(session: Session, table: _Owned, owners: Collection[UUID]) -> None:
    """Erase records of one sort, with their parts."""
    key = table.__mapper__.primary_key[0]
    gone = select(key).where(table.owner_id.in_(owners))
    done = {"synchronize_session": False}
    for part in (*_PARTS.get(table, ()), ImportEffect.record_id):
        session.execute(delete(part.class_).where(part.in_(gone)), execution_options=done)
    for column in _LEANING.get(table, ()):
        session.execute(
            update(column.class_).where(column.in_(gone)).values({column: None}),
            execution_options=done,
        )
    session.execute(delete(table).where(table.owner_id.in_(owners)), execution_options=done)
