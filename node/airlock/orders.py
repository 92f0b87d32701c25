"""Withdrawal: one person's order is enough, and it is carried out at once."""

from uuid import UUID

from sqlalchemy.orm import Session

from node.airlock.models import WithdrawalOrder
from node.airlock.requests import close_requests
from node.audit import record_action
from node.database import Zone, start_writing
from node.errors import NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.published.reading import Released, find_released

__all__ = ["is_ordered", "order_withdrawal"]


def is_ordered(session: Session, record_id: UUID) -> bool:
    """Say whether somebody ordered a record withdrawn."""
    return session.get(WithdrawalOrder, record_id, populate_existing=True) is not None


def order_withdrawal(session: Session, *, node: Node, person: Person, record_id: UUID) -> Released:
    """Order a record withdrawn everywhere, all its revisions; the caller commits.

    It is final for the record: what is to be read again is released as a new one. A correction that
    was on its way is cancelled. Ordering it twice changes nothing.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        person: Any coordinator of this node.
        record_id: The record.

    Returns:
        The record as it stands before the sealer carries the order out.

    Raises:
        NotAllowedError: The person is no coordinator.
        NotFoundError: Nothing of this number was released here.
    """
    check_role(person, PersonRole.COORDINATOR)
    released = find_released(session, record_id)
    if released is None:
        raise NotFoundError(_("Nothing of this number was released here."))
    start_writing(session, Zone.PRIVATE)
    if session.get(WithdrawalOrder, record_id) is None:
        session.add(
            WithdrawalOrder(
                record_id=record_id, ordered_by=person.account_id, ordered_at=node.clock()
            )
        )
        session.flush()
        record_action(
            session,
            actor=str(person.account_id),
            action="withdrawal_ordered",
            about=str(record_id),
            keyring=node.data_key,
            clock=node.clock,
        )
        close_requests(session, node=node, record_id=record_id, person=person)
    return released
