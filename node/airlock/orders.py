"""Withdrawal and calling off: one person's order is enough, and it is carried out at once.

An order may come before the entry: what was asked or approved and is not signed yet can become an
entry at any moment. The order stands from then on. The sealer lets nothing out against it, and what
it was signing just then it withdraws again.
"""

from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.airlock.models import ReleaseRequest, RequestState, WithdrawalOrder
from node.airlock.requests import close_requests, get_request
from node.audit import record_action
from node.database import Zone, start_writing
from node.errors import ConflictError, NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.published.reading import Released, find_many, find_released

__all__ = ["call_off", "is_on_its_way", "is_ordered", "order_all", "order_withdrawal"]

_ON_THEIR_WAY: Final = frozenset({RequestState.ASKED, RequestState.APPROVED})


def is_ordered(session: Session, record_id: UUID) -> bool:
    """Say whether somebody ordered a record withdrawn."""
    return session.get(WithdrawalOrder, record_id, populate_existing=True) is not None


def is_on_its_way(row: ReleaseRequest) -> bool:
    """Say whether a request that was not signed yet may be, without its author doing more."""
    return row.state in _ON_THEIR_WAY


def order_withdrawal(
    session: Session, *, node: Node, person: Person, record_id: UUID
) -> Released | None:
    """Order a record withdrawn everywhere, all its revisions; the caller commits.

    It is final for the record: what is to be read again is released as a new one. What is on its
    way is cancelled. Ordering it twice changes nothing.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        person: Any coordinator of this node.
        record_id: The record.

    Returns:
        The record as it stands before the sealer carries the order out; None if it never left.

    Raises:
        NotAllowedError: The person is no coordinator.
        NotFoundError: Nothing of this number was released here, or is on its way.
    """
    check_role(person, PersonRole.COORDINATOR)
    start_writing(session, Zone.PRIVATE)
    released = find_released(session, record_id)
    if is_ordered(session, record_id):
        return released
    if released is None and not _has_request(session, record_id):
        raise NotFoundError(_("Nothing of this number was released here."))
    session.add(
        WithdrawalOrder(record_id=record_id, ordered_by=person.account_id, ordered_at=node.clock())
    )
    session.flush()
    record_action(
        session,
        actor=str(person.account_id),
        action="release_called_off" if released is None else "withdrawal_ordered",
        about=str(record_id),
        keyring=node.data_key,
        clock=node.clock,
    )
    close_requests(session, node=node, record_id=record_id, person=person)
    return released


def order_all(
    session: Session, *, node: Node, person: Person, subject_id: UUID
) -> tuple[Released | None, ...]:
    """Order withdrawn whatever towns can read of a subject or soon could; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        person: Any coordinator of this node.
        subject_id: The practice, or the draft of a directory entry.

    Returns:
        For each record ordered what towns have of it; None for what was on its way.
    """
    start_writing(session, Zone.PRIVATE)
    rows = session.scalars(
        select(ReleaseRequest)
        .where(ReleaseRequest.subject_id == subject_id)
        .order_by(ReleaseRequest.created_at, ReleaseRequest.rev)
        .execution_options(populate_existing=True)
    ).all()
    left = find_many(session, [row.record_id for row in rows])
    wanted = [
        row.record_id
        for row in rows
        if (left[row.record_id].live if row.record_id in left else is_on_its_way(row))
    ]
    return tuple(
        order_withdrawal(session, node=node, person=person, record_id=record_id)
        for record_id in dict.fromkeys(wanted)
    )


def call_off(session: Session, *, node: Node, person: Person, request_id: UUID) -> ReleaseRequest:
    """Stop a request before it leaves; the caller commits. Doing it twice changes nothing.

    Of a first version the record is ordered withdrawn, so that it ends even if it is being signed
    just now. Of a correction only the request ends: what towns read stays, and a correction that is
    being signed just now still leaves.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        person: Any coordinator of this node.
        request_id: The request.

    Raises:
        NotAllowedError: The person is no coordinator.
        NotFoundError: There is no such request.
        ConflictError: It has left already, or nobody was asked about it.
    """
    check_role(person, PersonRole.COORDINATOR)
    start_writing(session, Zone.PRIVATE)
    row = get_request(session, request_id)
    released = find_released(session, row.record_id)
    if released is not None and released.rev >= row.rev:
        raise ConflictError(_("It has left already. It can be withdrawn from its history."))
    if row.state is RequestState.CANCELLED:
        return row
    if not is_on_its_way(row):
        raise ConflictError(_("Nobody is asked about this now. There is nothing to call off."))
    if released is None:
        order_withdrawal(session, node=node, person=person, record_id=row.record_id)
    else:
        close_requests(session, node=node, record_id=row.record_id, person=person)
    return row


def _has_request(session: Session, record_id: UUID) -> bool:
    wanted = select(ReleaseRequest.request_id).where(
        ReleaseRequest.record_id == record_id, ReleaseRequest.state.in_(_ON_THEIR_WAY)
    )
    return session.scalar(wanted.limit(1)) is not None
