"""Asking a superior to vouch: the code is shown there until somebody answers.

The syncer alone loads this, because it speaks to others; what was decided and what came of it
stands in `joining`.
"""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session

from federation.endpoints import ENROLMENT_PATH, FETCH_PATH
from federation.entity_statement import ENTITY_STATEMENT_TYPE
from federation.errors import AnswerStatusError, FederationError
from federation.transport import PeerTransport, Request
from node.clock import Clock
from node.database import Zone, start_writing
from node.trust.joining import superior_rows
from node.trust.joining_models import JoiningState, OwnSuperior
from node.trust.reasons import describe
from schemas.enrolment import EnrolmentRequest, dump_enrolment

__all__ = ["ASK_REST", "LATER_REST", "ask_superiors", "is_asking_due"]

ASK_REST: Final = timedelta(seconds=20)
"""Time after which a superior that has not decided is asked again, in the first hour."""

LATER_REST: Final = timedelta(minutes=10)
"""The same after that hour: its people are not at their desks."""

_UNKNOWN_CODES = frozenset({"invitation_unknown", "invitation_used"})
_NOT_FOUND = 404


def ask_superiors(
    session: Session, *, transport: PeerTransport, own: str, statement: bytes, clock: Clock
) -> int:
    """Show the code to superiors that have not answered, and look whether others vouch; commits.

    Args:
        session: Session that writes to the received database, without open changes.
        transport: What crosses the network.
        own: Entity identifier of this node.
        statement: What this node says about itself, signed.
        clock: The present time.

    Returns:
        How many superiors were asked.
    """
    waiting = [
        (row.entity_id, row.code) for row in superior_rows(session) if _is_due(row, now=clock())
    ]
    session.rollback()
    for superior, code in waiting:
        try:
            if code is not None:
                _show_code(transport, superior, code=code, statement=statement)
                _keep(session, superior, JoiningState.WAITING, shown=code, clock=clock)
            elif _is_vouched(transport, superior, own=own):
                _keep(session, superior, JoiningState.VOUCHED, shown=None, clock=clock)
            else:
                _keep(session, superior, JoiningState.WAITING, shown=None, clock=clock)
        except FederationError as error:
            _keep_failure(session, superior, error, shown=code, clock=clock)
    return len(waiting)


def is_asking_due(session: Session, *, clock: Clock) -> bool:
    """Say whether `ask_superiors` has somebody to ask now: one cheap look."""
    return any(_is_due(row, now=clock()) for row in superior_rows(session))


def _is_due(row: OwnSuperior, *, now: datetime) -> bool:
    if row.state not in {JoiningState.ASKING, JoiningState.WAITING}:
        return False
    rest = ASK_REST if now - row.added_at < timedelta(hours=1) else LATER_REST
    return row.asked_at is None or now - row.asked_at >= rest


def _show_code(transport: PeerTransport, superior: str, *, code: str, statement: bytes) -> None:
    body = dump_enrolment(EnrolmentRequest(code=code, entity_configuration=statement.decode()))
    headers = {"content-type": "application/json"}
    url = f"{superior}{ENROLMENT_PATH}"
    transport.fetch(Request(method="POST", url=url, headers=headers, body=body))


def _is_vouched(transport: PeerTransport, superior: str, *, own: str) -> bool:
    """Say whether a superior says something about this node; what it is worth, chains will show."""
    url = f"{superior}{FETCH_PATH}?sub={own}"
    try:
        transport.fetch(Request(method="GET", url=url, accept=ENTITY_STATEMENT_TYPE))
    except AnswerStatusError as error:
        if error.status == _NOT_FOUND:
            return False
        raise
    return True


def _keep(
    session: Session, superior: str, state: JoiningState, *, shown: str | None, clock: Clock
) -> None:
    row = _row_as_asked(session, superior, shown=shown)
    if row is not None:
        row.state, row.code = state, None
        row.asked_at = row.answered_at = clock()
        row.last_code = row.last_detail = None
    session.commit()


def _keep_failure(
    session: Session, superior: str, error: FederationError, *, shown: str | None, clock: Clock
) -> None:
    """Write why there is no yes; a code that counts no more ends the asking."""
    problem = error.problem if isinstance(error, AnswerStatusError) else None
    row = _row_as_asked(session, superior, shown=shown)
    if row is not None:
        row.asked_at = clock()
        row.last_code, row.last_detail = (problem or error.code)[:40], describe(error)
        if problem in _UNKNOWN_CODES:
            row.state, row.code, row.answered_at = JoiningState.REFUSED, None, clock()
    session.commit()


def _row_as_asked(session: Session, superior: str, *, shown: str | None) -> OwnSuperior | None:
    """Return a superior to write down its answer; None if a person left or began anew meanwhile."""
    start_writing(session, Zone.RECEIVED)
    row = session.get(OwnSuperior, superior, populate_existing=True)
    return row if row is not None and row.code == shown else None
