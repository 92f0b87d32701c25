"""What came in, as the rest of the node reads it: records, collections, quarantine."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, tuple_
from sqlalchemy.orm import Session

from federation.checkpoint import FROZEN_AFTER
from node.received.models import (
    Evidence,
    Quarantined,
    ReceivedCollection,
    ReceivedRecord,
    RecordState,
)
from schemas.entry import Kind

__all__ = [
    "CollectionState",
    "KeptEvidence",
    "QuarantinedRecord",
    "Received",
    "changes_since",
    "find_many",
    "find_received",
    "last_change",
    "list_collections",
    "list_evidence",
    "list_quarantined",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """The present state of one record of another town.

    Attributes:
        origin: Entity identifier of the town.
        record_id: The record's random identifier there.
        kind: Practice summary or directory entry.
        collection: URL of the collection.
        position: Place of the entry of that revision.
        rev: Newest revision whose body came; the newest of all while none did.
        day: Day of the newest entry, UTC midnight.
        live: Whether it may be shown; False once withdrawn, refused, or never delivered.
        change_number: Rises by one with every change at this node.
        body: The exact bytes as released; None unless live.
    """

    origin: str
    record_id: UUID
    kind: Kind
    collection: str
    position: int
    rev: int
    day: datetime
    live: bool
    change_number: int
    body: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionState:
    """How fresh and whole one collection of another town is here.

    Attributes:
        url: URL of the collection.
        origin: Entity identifier of the town.
        audience: Word of the collection.
        entries: Entries read and verified.
        size: Entries the town signed for.
        pending: Records whose newest body is not here: not delivered, or another one.
        signed_at: When the town signed last; None before the first time.
        heard_at: When it answered last.
        is_frozen: Whether the town has not signed for a day, while it should every six hours.
    """

    url: str
    origin: str
    audience: str
    entries: int
    size: int
    pending: int
    signed_at: datetime | None
    heard_at: datetime | None
    is_frozen: bool

    @property
    def is_incomplete(self) -> bool:
        """Whether something that was signed for is missing here."""
        return self.pending > 0 or self.entries < self.size


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarantinedRecord:
    """One refused record.

    Attributes:
        origin: Entity identifier of the town.
        collection: URL of the collection.
        position: Its place in the log.
        code: Stable code word of the reason.
        detail: Technical sentence, without the record's text.
        at: When it came.
    """

    origin: str
    collection: str
    position: int
    code: str
    detail: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptEvidence:
    """Two notes of one town that contradict each other.

    Attributes:
        origin: Entity identifier of the town.
        collection: URL of the collection.
        code: Stable code word of the contradiction.
        at: When it was seen.
    """

    origin: str
    collection: str
    code: str
    at: datetime


def changes_since(session: Session, number: int, *, limit: int) -> tuple[Received, ...]:
    """Return the records that changed after change `number`, in the order of change."""
    return _query(session, ReceivedRecord.change_number > number, limit=limit)


def find_received(session: Session, *, origin: str, record_id: UUID) -> Received | None:
    """Return one record; None if nothing is known of it."""
    wanted = (ReceivedRecord.origin == origin) & (ReceivedRecord.record_id == record_id)
    found = _query(session, wanted, limit=1)
    return found[0] if found else None


def find_many(
    session: Session, keys: Iterable[tuple[str, UUID]]
) -> dict[tuple[str, UUID], Received]:
    """Return those of these records, by origin and identifier, that are known; for a page."""
    wanted = list(keys)
    condition = tuple_(ReceivedRecord.origin, ReceivedRecord.record_id).in_(wanted)
    found = _query(session, condition, limit=len(wanted))
    return {(received.origin, received.record_id): received for received in found}


def last_change(session: Session) -> int:
    """Return the number of the newest change; 0 before the first."""
    return session.scalar(select(func.max(ReceivedRecord.change_number))) or 0


def list_collections(session: Session, *, now: datetime) -> tuple[CollectionState, ...]:
    """Return every collection that is read here, by URL."""
    rows = session.scalars(select(ReceivedCollection).order_by(ReceivedCollection.url))
    return tuple(
        CollectionState(
            url=row.url,
            origin=row.origin,
            audience=row.audience,
            entries=row.prefix_size,
            size=row.size,
            pending=row.pending,
            signed_at=row.signed_at,
            heard_at=row.heard_at,
            is_frozen=row.signed_at is not None and now - row.signed_at > FROZEN_AFTER,
        )
        for row in rows
    )


def list_quarantined(
    session: Session, *, origin: str | None = None
) -> tuple[QuarantinedRecord, ...]:
    """Return the refused records, of one town or of all."""
    query = select(Quarantined).order_by(Quarantined.collection, Quarantined.position)
    if origin is not None:
        query = query.where(Quarantined.origin == origin)
    return tuple(
        QuarantinedRecord(
            origin=row.origin,
            collection=row.collection,
            position=row.position,
            code=row.code,
            detail=row.detail,
            at=row.at,
        )
        for row in session.scalars(query)
    )


def list_evidence(session: Session) -> tuple[KeptEvidence, ...]:
    """Return the contradictions that are kept, the oldest first."""
    columns = (Evidence.origin, Evidence.collection, Evidence.code, Evidence.at)
    rows = session.execute(select(*columns).order_by(Evidence.evidence_id))
    return tuple(
        KeptEvidence(origin=origin, collection=collection, code=code, at=at)
        for origin, collection, code, at in rows
    )


def _query(session: Session, condition: ColumnElement[bool], *, limit: int) -> tuple[Received, ...]:
    rows = session.scalars(
        select(ReceivedRecord)
        .where(condition)
        .order_by(ReceivedRecord.change_number)
        .limit(limit)
        .execution_options(populate_existing=True)
    )
    return tuple(_received(row) for row in rows)


def _received(row: ReceivedRecord) -> Received:
    live = row.state is RecordState.LIVE
    return Received(
        origin=row.origin,
        record_id=row.record_id,
        kind=Kind(row.kind),
        collection=row.collection,
        position=row.position,
        rev=row.rev,
        day=datetime.fromtimestamp(row.day, tz=UTC),
        live=live,
        change_number=row.change_number,
        body=row.body if live else None,
    )
