"""Erasing what was begun for the exit and never left: requests, decisions, drafts, all of it.

What towns could read once is withdrawn and never erased here: its log names it, and so does the
audit log. What a reader was asked about is called off first, and that order outlives it. The caller
erases what the requests were made from in the same transaction.
"""

from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from node.airlock.models import DecisionRow, DraftStep, ReaderAsked, ReleaseRequest
from node.airlock.orders import order_all
from node.airlock.standing import Standing, standing_of
from node.audit import record_action
from node.database import Zone, start_writing
from node.errors import ConflictError
from node.extensions import Node
from node.language import gettext as _
from node.people.service import Person
from node.published.reading import find_many
from node.published.store import list_outcomes

__all__ = ["check_erasable", "erase_requests"]


def check_erasable(session: Session, *, subject_id: UUID) -> None:
    """Check that nothing made from a practice or an entry left this node, or is about to.

    Raises:
        ConflictError: It was released, withdrawn or not, or a second reader approved it and the
            sealer has yet to look. What the sealer held back leaves only if it is asked again.
    """
    rows = _rows(session, subject_id)
    if find_many(session, [row.record_id for row in rows]):
        raise ConflictError(
            _("Other towns could read this. Withdraw it there; what you wrote stays here with it.")
        )
    outcomes = list_outcomes(session)
    standings = (
        standing_of(row, released=None, outcome=outcomes.get(row.request_id)) for row in rows
    )
    if Standing.APPROVED in standings:
        raise ConflictError(
            _("A second reader approved this, and it is about to leave. It cannot be erased now.")
        )


def erase_requests(session: Session, *, node: Node, person: Person, subject_id: UUID) -> None:
    """Erase every request made from a practice or an entry; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        person: Who erases; the caller has checked that they may.
        subject_id: What the requests were made from.

    Raises:
        ConflictError: Something of it left this node, or is about to.
    """
    start_writing(session, Zone.PRIVATE)
    check_erasable(session, subject_id=subject_id)
    order_all(session, node=node, person=person, subject_id=subject_id)
    rows = _rows(session, subject_id)
    numbers = [row.request_id for row in rows]
    for table in (DecisionRow, DraftStep, ReaderAsked):
        session.execute(delete(table).where(table.request_id.in_(numbers)))
    for row in rows:
        session.delete(row)
    session.flush()
    for number in numbers:
        record_action(
            session,
            actor=str(person.account_id),
            action="request_erased",
            about=str(number),
            keyring=node.data_key,
            clock=node.clock,
        )


def _rows(session: Session, subject_id: UUID) -> list[ReleaseRequest]:
    return list(
        session.scalars(
            select(ReleaseRequest)
            .where(ReleaseRequest.subject_id == subject_id)
            .execution_options(populate_existing=True)
        )
    )
