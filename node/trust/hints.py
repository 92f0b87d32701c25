"""Hints that the process facing peers leaves in the inbox, and what peers were given.

A hint is never trusted, may be lost, and is coalesced: however often it comes it is one row, and
rows are bounded, so that nobody fills the inbox. The syncer only reads it and remembers how far;
for that the moments in it rise strictly, whatever the clock's grain.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from node.clock import Clock, midnight
from node.database import Zone, start_writing
from node.errors import InputRefusedError
from node.trust.inbox import CallerHint, Fetch, Ping
from node.trust.pinned import MAX_ENTITY_ID_CHARACTERS
from node.trust.service import Peer, get_peer
from schemas import answers

__all__ = ["Hints", "note_caller", "note_fetch", "note_ping", "pending_hints"]

MAX_CALLERS = 1_000
"""Most unknown callers remembered; nobody needs more to notice that a listing changed."""

MAX_CALLERS_A_MINUTE = 20
"""Most unknown callers noted within a minute; each may make the syncer look at a listing."""

MAX_COLLECTIONS = 8
"""Most collections of one origin that hints are kept for."""

MAX_COLLECTION_CHARACTERS = 400
"""Longest URL of a collection that is stored."""

CALLER_REST = timedelta(minutes=10)
CALLER_LIFE = timedelta(days=1)

_NETWORK = "ran"
_MINUTE = timedelta(minutes=1)
_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What came into the inbox since somebody looked.

    Attributes:
        origins: Peers that say that a collection of theirs grew.
        callers: Unknown callers.
        newest: Moment of the newest hint; None if there is none.
    """

    origins: tuple[str, ...]
    callers: tuple[str, ...]
    newest: datetime | None


def note_fetch(
    session: Session, *, caller: str, collection: str, served_to: int, clock: Clock
) -> None:
    """Keep how far a caller has been given a collection; commits when that grew.

    Args:
        session: Session that writes to the inbox.
        caller: Who was given it.
        collection: URL of the collection.
        served_to: Position after the last entry given.
        clock: The present time; only its day is kept.
    """

    def write() -> None:
        row = session.get(Fetch, (caller, collection), populate_existing=True)
        day = int(midnight(clock()).timestamp())
        highest = max(served_to, row.served_to if row else 0)
        session.merge(Fetch(caller=caller, collection=collection, served_to=highest, day=day))

    known = session.get(Fetch, (caller, collection))
    if known is None or known.served_to < served_to:
        _commit(session, write)


def note_ping(session: Session, *, caller: str, ping: answers.Ping, clock: Clock) -> None:
    """Keep a peer's hint that one of its own collections grew; commits when it is news.

    Args:
        session: Session that writes to the inbox.
        caller: Who was authenticated.
        ping: What it says.
        clock: The present time.

    Raises:
        InputRefusedError: The collection is not one that the caller may have.
        NotFoundError: The caller is no peer.
    """
    is_short = len(ping.collection) <= MAX_COLLECTION_CHARACTERS
    if not is_short or ping.collection not in _collections(get_peer(session, entity_id=caller)):
        raise InputRefusedError("a ping names a collection of the caller")
    known = session.get(Ping, ping.collection)
    if known is not None and known.size >= ping.size:
        return
    others = select(func.count()).select_from(Ping).where(Ping.origin == caller)
    if known is None and (session.scalar(others) or 0) >= MAX_COLLECTIONS:
        return
    _commit(
        session,
        lambda: session.merge(
            Ping(
                collection=ping.collection,
                origin=caller,
                size=ping.size,
                at=_next_moment(session, clock),
            )
        ),
    )


def note_caller(session: Session, *, caller: str, clock: Clock) -> None:
    """Keep that somebody unknown called, within bounds; commits when it is noted.

    Args:
        session: Session that writes to the inbox.
        caller: The identifier it claims.
        clock: The present time.
    """
    now = clock()
    known = session.get(CallerHint, caller)
    if known is not None and now - known.at < CALLER_REST:
        return
    if len(caller) > MAX_ENTITY_ID_CHARACTERS or _count_callers(session, now - _MINUTE) >= (
        MAX_CALLERS_A_MINUTE
    ):
        return

    def write() -> None:
        session.execute(delete(CallerHint).where(CallerHint.at < now - CALLER_LIFE))
        if known is not None or _count_callers(session, now - CALLER_LIFE) < MAX_CALLERS:
            session.merge(CallerHint(caller=caller, at=_next_moment(session, clock)))

    _commit(session, write)


def pending_hints(session: Session, *, since: datetime | None) -> Hints:
    """Return the hints that came after `since`; all of them when it is None."""
    pings, callers = select(Ping), select(CallerHint)
    if since is not None:
        pings = pings.where(Ping.at > since)
        callers = callers.where(CallerHint.at > since)
    fresh = {"populate_existing": True}
    ping_rows = session.scalars(pings.order_by(Ping.at), execution_options=fresh).all()
    caller_rows = session.scalars(callers.order_by(CallerHint.at), execution_options=fresh).all()
    return Hints(
        origins=tuple(dict.fromkeys(row.origin for row in ping_rows)),
        callers=tuple(row.caller for row in caller_rows),
        newest=max(
            [row.at for row in ping_rows] + [row.at for row in caller_rows],
            default=None,
        ),
    )


def _collections(peer: Peer) -> frozenset[str]:
    """Return the collections a peer may have: the network's and that of its country."""
    audiences = (_NETWORK, peer.metadata.country) if peer.metadata else ()
    return frozenset(f"{peer.exchange}/{audience}" for audience in audiences)


def _next_moment(session: Session, clock: Clock) -> datetime:
    """Return the present time, or just after the newest hint: a reader asks for what is later."""
    moments: list[datetime] = [clock()]
    for newest in (func.max(Ping.at), func.max(CallerHint.at)):
        kept = session.scalar(select(newest))
        if kept is not None:
            moments.append(kept + _TICK)
    return max(moments)


def _count_callers(session: Session, since: datetime) -> int:
    counted = select(func.count()).select_from(CallerHint).where(CallerHint.at >= since)
    return session.scalar(counted) or 0


def _commit(session: Session, write: Callable[[], object]) -> None:
    """Write and commit; once more when another worker inserted the same row meanwhile."""
    for is_last in (False, True):
        start_writing(session, Zone.INBOX)
        try:
            write()
            session.commit()
        except IntegrityError:
            session.rollback()
            if is_last:
                raise
        else:
            return
