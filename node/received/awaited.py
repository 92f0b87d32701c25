"""Bodies that were signed for and are not here: which, and when they are asked for again.

A body may be missing, or may not fit its entry, because somebody in between changed the page. What
the origin signed stands; so the entry is kept, the older revision stays readable, and its position
is asked for again at later looks: at the next one first, then ever more seldom, a few at a time.
A later entry about the record, or a withdrawal, ends the asking.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from node.received.models import AwaitedBody, ReceivedCollection, ReceivedEntry
from node.received.refusals import forget_refusals

__all__ = [
    "FIRST_REST",
    "LONGEST_REST",
    "MAX_ASKED",
    "Awaited",
    "await_body",
    "count_awaited",
    "due_bodies",
    "end_waiting",
    "find_awaited",
    "put_off",
]

MAX_ASKED: Final = 20
"""Bodies of one collection that are asked for again in one turn."""

FIRST_REST = timedelta(minutes=1)
"""Time after the first asking that failed; doubled with each further one."""

LONGEST_REST = timedelta(days=1)
"""A body that never comes is asked for no less often than this."""

_MOST_DOUBLINGS = 20
_MOST_PARAMETERS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """One body to ask for again.

    Attributes:
        origin: Entity identifier of the town.
        record_id: Its record.
        position: Place of its entry in the log.
        entry: The exact bytes of the entry.
    """

    origin: str
    record_id: UUID
    position: int
    entry: bytes


def due_bodies(session: Session, collection: str, *, now: datetime) -> tuple[Awaited, ...]:
    """Return the bodies of a collection that are asked for now, the longest waiting first."""
    rows = session.execute(
        select(AwaitedBody.origin, AwaitedBody.record_id, AwaitedBody.position, ReceivedEntry.entry)
        .join(
            ReceivedEntry,
            (ReceivedEntry.collection == AwaitedBody.collection)
            & (ReceivedEntry.position == AwaitedBody.position),
        )
        .where(AwaitedBody.collection == collection, AwaitedBody.next_try <= now)
        .order_by(AwaitedBody.next_try, AwaitedBody.position)
        .limit(MAX_ASKED)
    )
    return tuple(
        Awaited(origin=origin, record_id=record_id, position=position, entry=entry)
        for origin, record_id, position, entry in rows
    )


def find_awaited(
    session: Session, origin: str, record_ids: Collection[UUID]
) -> dict[UUID, AwaitedBody]:
    """Return what is awaited of these records, read a few hundred at a time."""
    wanted, found = list(record_ids), dict[UUID, AwaitedBody]()
    any_of_origin = select(AwaitedBody.record_id).where(AwaitedBody.origin == origin).limit(1)
    if not wanted or session.scalar(any_of_origin) is None:
        return found
    for at in range(0, len(wanted), _MOST_PARAMETERS):
        rows = session.scalars(
            select(AwaitedBody)
            .where(
                AwaitedBody.origin == origin,
                AwaitedBody.record_id.in_(wanted[at : at + _MOST_PARAMETERS]),
            )
            .execution_options(populate_existing=True)
        )
        found.update((row.record_id, row) for row in rows)
    return found


def await_body(session: Session, wanted: AwaitedBody, *, before: AwaitedBody | None) -> None:
    """Ask for a body at the next look, or later if it was asked for already; the caller commits.

    Args:
        session: Session that writes to the received database.
        wanted: What to ask for, not added yet.
        before: What is awaited of the same record so far.
    """
    if before is None:
        session.add(wanted)
        return
    forget_refusals(session, [before.position], collection=before.collection)
    if (before.collection, before.position) == (wanted.collection, wanted.position):
        # It was asked for again and did not come; it has been put off before it was asked for.
        return
    before.collection, before.position = wanted.collection, wanted.position
    before.rev, before.tries, before.next_try = wanted.rev, 0, wanted.next_try


def put_off(session: Session, body: Awaited, *, now: datetime) -> bool:
    """Ask for a body again later, after a pause that grows; the caller commits.

    Returns:
        False if it is awaited no more: a later entry explained it meanwhile.
    """
    row = session.get(AwaitedBody, (body.origin, body.record_id), populate_existing=True)
    if row is None or row.position != body.position:
        return False
    row.next_try = now + min(FIRST_REST * 2 ** min(row.tries, _MOST_DOUBLINGS), LONGEST_REST)
    row.tries += 1
    return True


def end_waiting(session: Session, origin: str, record_ids: Collection[UUID]) -> None:
    """Ask no more for the bodies of records that a later entry settled; the caller commits."""
    for row in find_awaited(session, origin, record_ids).values():
        forget_refusals(session, [row.position], collection=row.collection)
        session.delete(row)
    session.flush()


def count_awaited(session: Session, origin: str) -> None:
    """Write beside each collection of an origin how many bodies are awaited of it."""
    session.flush()
    counted = session.execute(
        select(AwaitedBody.collection, func.count().label("awaited"))
        .where(AwaitedBody.origin == origin)
        .group_by(AwaitedBody.collection)
    )
    pending = {row.collection: row.awaited for row in counted}
    rows = select(ReceivedCollection).where(ReceivedCollection.origin == origin)
    for row in session.scalars(rows):
        row.pending = pending.get(row.url, 0)
