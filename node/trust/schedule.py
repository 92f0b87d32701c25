"""When to look at which peer, and who looks: due times and leases, in plain SQL.

The truth about what is due stands in the peers' table, so any number of syncers share the work. A
lease only saves double work: should one run out while its owner is still reading, both read, and
the pages of the slower one are refused by the cursor.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import CursorResult, and_, func, or_, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement

from federation.errors import FederationError
from node.clock import Clock
from node.database import Zone, start_writing
from node.trust.models import PeerRow, PeerState
from node.trust.reasons import describe

__all__ = ["LEASE", "LONGEST_REST", "bring_forward", "count_due", "lease", "lease_due", "settle"]

LEASE = timedelta(seconds=60)
"""Twice the time of one turn (`node.received.sync.TurnLimits`); after it another syncer looks."""

LONGEST_REST = timedelta(hours=6)
"""A peer that keeps failing is looked at no less often than this."""

_FIRST_REST = timedelta(seconds=5)
"""A peer that was never read is looked at again after 5, 10, 20 … seconds."""

_MOST_DOUBLINGS = 20


def count_due(session: Session, *, clock: Clock) -> int:
    """Return how many peers could be leased now."""
    return session.scalar(select(func.count()).select_from(PeerRow).where(_is_due(clock()))) or 0


def lease_due(session: Session, *, owner: str, clock: Clock, limit: int) -> tuple[str, ...]:
    """Take the peers that are due and that nobody is looking at; commits.

    Args:
        session: Session that writes to the received database.
        owner: Who will look.
        clock: The present time.
        limit: Most peers to take.

    Returns:
        Their entity identifiers, the longest waiting first.
    """
    now = clock()
    due = select(PeerRow.entity_id).where(_is_due(now)).order_by(PeerRow.next_due)
    waiting = session.scalars(due.limit(limit)).all()
    if not waiting:
        return ()
    start_writing(session, Zone.RECEIVED)
    taken = tuple(each for each in waiting if _take(session, each, owner=owner, now=now))
    session.commit()
    return taken


def lease(session: Session, *, entity_id: str, owner: str, clock: Clock) -> bool:
    """Take one peer whether or not it is due; commits.

    Returns:
        False if somebody else is looking at it, or nobody ever admitted it.
    """
    start_writing(session, Zone.RECEIVED)
    now = clock()
    bring_forward(session, entity_id=entity_id, clock=clock)
    taken = _take(session, entity_id, owner=owner, now=now)
    session.commit()
    return taken


def settle(
    session: Session,
    *,
    entity_id: str,
    owner: str,
    error: FederationError | None,
    clock: Clock,
    poll_seconds: int,
    jitter: Callable[[], float],
) -> None:
    """Give a lease back: keep what the look came to, and when to look again; commits.

    Nothing is written if another syncer holds the lease by now. A hint that came during the look
    is not lost: the peer is then due at once.

    Args:
        session: Session that writes to the received database.
        entity_id: The peer.
        owner: Who looked.
        error: What ended the look; None if nothing did.
        clock: The present time.
        poll_seconds: Time until the next look, in seconds; doubled for each failure.
        jitter: Returns a share such as 0.05, by which the time is made longer.
    """
    start_writing(session, Zone.RECEIVED)
    row = session.get(PeerRow, entity_id, populate_existing=True)
    if row is None or row.lease_owner != owner:
        session.rollback()
        return
    now = clock()
    row.tried_at = now
    if error is None:
        row.failures, row.last_code, row.last_detail, row.heard_at = 0, None, None, now
    else:
        row.failures += 1
        row.last_code, row.last_detail = error.code, describe(error)
    # The lease moved the due time to its own end; an earlier one is a hint's.
    if row.next_due == row.lease_until:
        rest = _rest(poll_seconds, failures=row.failures)
        if row.heard_at is None:
            # Two nodes that were just introduced may not know each other at the same moment.
            rest = min(rest, _FIRST_REST * 2 ** min(row.failures - 1, _MOST_DOUBLINGS))
        row.next_due = now + rest * (1 + jitter())
    row.lease_owner = row.lease_until = None
    session.commit()


def bring_forward(session: Session, *, entity_id: str, clock: Clock) -> None:
    """Let a peer be looked at now; nothing happens if it is unknown. The caller commits."""
    start_writing(session, Zone.RECEIVED)
    now = clock()
    session.execute(
        update(PeerRow)
        .where(
            PeerRow.entity_id == entity_id,
            # A peer that is being looked at is due at its lease's end, even if that has passed.
            or_(PeerRow.next_due > now, PeerRow.next_due == PeerRow.lease_until),
        )
        .values(next_due=now)
    )


def _is_due(now: datetime) -> ColumnElement[bool]:
    return and_(
        # One whose chain ran out or that is no longer listed is looked at for its withdrawals.
        PeerRow.state != PeerState.CANDIDATE,
        PeerRow.blocked.is_(False),
        PeerRow.paused_at.is_(None),
        PeerRow.chain_expires_at.is_not(None),
        PeerRow.next_due <= now,
        or_(PeerRow.lease_until.is_(None), PeerRow.lease_until <= now),
    )


def _take(session: Session, entity_id: str, *, owner: str, now: datetime) -> bool:
    """Write the lease unless the peer is no longer due: another syncer may have been faster."""
    until = now + LEASE
    result = session.execute(
        update(PeerRow)
        .where(PeerRow.entity_id == entity_id, _is_due(now))
        .values(lease_owner=owner, lease_until=until, next_due=until)
    )
    return isinstance(result, CursorResult) and result.rowcount == 1


def _rest(poll_seconds: int, *, failures: int) -> timedelta:
    if failures == 0:
        return timedelta(seconds=poll_seconds)
    first = max(poll_seconds, 1)
    longest = max(first, int(LONGEST_REST.total_seconds()))
    return timedelta(seconds=min(first * 2 ** min(failures, _MOST_DOUBLINGS), longest))
