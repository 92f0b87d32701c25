"""What this node released, as the rest of the node reads it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from node.published.models import CollectionRow, EntryBody, EntryRow, PublishedRecord
from schemas.entry import Kind

__all__ = [
    "Released",
    "SentEntry",
    "changes_since",
    "entries_sent",
    "find_live",
    "find_many",
    "find_released",
    "last_change",
    "list_live",
    "list_released",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """The present state of one record of this node.

    Attributes:
        record_id: Its random identifier.
        kind: Practice summary or directory entry.
        collection: URL of the collection.
        audience: Word of the collection.
        position: Place of the newest entry about it.
        rev: Newest revision.
        day: Day of the newest entry, UTC midnight.
        live: False once it was withdrawn.
        change_number: Rises by one with every change at this node.
        body: The exact bytes peers read; None once withdrawn.
    """

    record_id: UUID
    kind: Kind
    collection: str
    audience: str
    position: int
    rev: int
    day: datetime
    live: bool
    change_number: int
    body: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentEntry:
    """One entry of a log, with what of it can still be read.

    Attributes:
        collection: URL of the collection.
        audience: Word of the collection.
        position: Place in the log, from 0.
        op: put, withdraw, key or control.
        record_id: The record it is about; None for key and control.
        rev: Revision; None for key and control.
        entry: The signed bytes.
        body: The record's bytes while it is live.
        served: Whether a signed checkpoint covers it, so that peers may have it.
    """

    collection: str
    audience: str
    position: int
    op: str
    record_id: UUID | None
    rev: int | None
    entry: bytes
    body: bytes | None
    served: bool


def list_released(session: Session) -> tuple[Released, ...]:
    """Return every record this node ever released, the newest change first."""
    return tuple(reversed(_released(session, above=0, limit=None)))


def find_released(session: Session, record_id: UUID) -> Released | None:
    """Return one record; None if it was never released."""
    found = _query(session, PublishedRecord.record_id == record_id, limit=1)
    return found[0] if found else None


def find_many(session: Session, record_ids: Iterable[UUID]) -> dict[UUID, Released]:
    """Return those of these records that were ever released; for a page of results."""
    found = _query(session, PublishedRecord.record_id.in_(list(record_ids)), limit=None)
    return {released.record_id: released for released in found}


def find_live(session: Session, kind: Kind) -> Released | None:
    """Return the record of this kind that was released last and is live; None if there is none."""
    wanted = PublishedRecord.live & (PublishedRecord.kind == kind.value)
    found = _query(session, wanted, limit=1, newest_first=True)
    return found[0] if found else None


def list_live(session: Session, kind: Kind) -> tuple[Released, ...]:
    """Return every record of this kind that peers can read, in the order of change."""
    wanted = PublishedRecord.live & (PublishedRecord.kind == kind.value)
    return _query(session, wanted, limit=None)


def changes_since(session: Session, number: int, *, limit: int) -> tuple[Released, ...]:
    """Return the records that changed after change `number`, in the order of change."""
    return _released(session, above=number, limit=limit)


def last_change(session: Session) -> int:
    """Return the number of the newest change; 0 before the first."""
    return session.scalar(select(func.max(PublishedRecord.change_number))) or 0


def entries_sent(session: Session) -> Iterator[SentEntry]:
    """Yield every entry of every collection, by collection and position."""
    rows = session.execute(
        select(EntryRow, EntryBody.body, CollectionRow.audience, CollectionRow.served_size)
        .join(CollectionRow, CollectionRow.url == EntryRow.collection)
        .outerjoin(
            EntryBody,
            (EntryBody.collection == EntryRow.collection)
            & (EntryBody.position == EntryRow.position),
        )
        .order_by(EntryRow.collection, EntryRow.position)
    )
    for row, body, audience, served_size in rows.yield_per(500):
        yield SentEntry(
            collection=row.collection,
            audience=audience,
            position=row.position,
            op=row.op,
            record_id=row.record_id,
            rev=row.rev,
            entry=row.entry,
            body=body,
            served=row.position < served_size,
        )


def _released(session: Session, *, above: int, limit: int | None) -> tuple[Released, ...]:
    return _query(session, PublishedRecord.change_number > above, limit=limit)


def _query(
    session: Session,
    condition: ColumnElement[bool],
    *,
    limit: int | None,
    newest_first: bool = False,
) -> tuple[Released, ...]:
    number = PublishedRecord.change_number
    rows = session.execute(
        select(PublishedRecord, EntryBody.body, CollectionRow.audience)
        .join(CollectionRow, CollectionRow.url == PublishedRecord.collection)
        .outerjoin(
            EntryBody,
            (EntryBody.collection == PublishedRecord.collection)
            & (EntryBody.position == PublishedRecord.position),
        )
        .where(condition)
        .order_by(number.desc() if newest_first else number)
        .limit(limit)
        .execution_options(populate_existing=True)
    )
    return tuple(
        Released(
            record_id=row.record_id,
            kind=Kind(row.kind),
            collection=row.collection,
            audience=audience,
            position=row.position,
            rev=row.rev,
            day=datetime.fromtimestamp(row.day, tz=UTC),
            live=row.live,
            change_number=row.change_number,
            body=body,
        )
        for row, body, audience in rows
    )
