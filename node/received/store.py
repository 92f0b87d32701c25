"""How one verified page becomes rows: entries, records, quarantine and cursor in one transaction.

A record has one row per origin, its present state. What refuses a record is written beside it and
never stops the page, the origin or the others; a withdrawal is always honoured and leaves no body.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from federation.errors import BodyRefusedError, PeerRejectedError, PositionError
from federation.log_state import LogState, dump_log_state
from federation.trusted_log import PageResult, ReadRecord, RecordHead
from node.database import Zone, start_writing
from node.received.models import (
    Quarantined,
    ReceivedCollection,
    ReceivedEntry,
    ReceivedRecord,
    RecordState,
)
from schemas.bodies import parse_body
from schemas.entry import EntryClaims, Kind, Operation
from schemas.errors import SchemaError, SchemaUnknownError

__all__ = ["HeadFinder", "Refusal", "judge_body", "store_page", "store_state"]

_DETAIL_CHARACTERS = 400
_MOST_PARAMETERS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why one record was refused.

    Attributes:
        position: Its place in the log.
        code: Stable code word.
        detail: Technical sentence, without the record's text.
    """

    position: int
    code: str
    detail: str


class HeadFinder:
    """Looks up what is stored of the records of one origin; a `FindHead` of the trust core."""

    def __init__(self, session: Session, *, origin: str) -> None:
        self._session = session
        self._origin = origin
        self._is_empty = self._find_any() is None

    def __call__(self, record_id: UUID) -> RecordHead | None:
        """Return the head of a record, or None if nothing is known of it."""
        if self._is_empty:
            return None
        row = self._session.execute(
            select(ReceivedRecord.rev, ReceivedRecord.state).where(
                ReceivedRecord.origin == self._origin, ReceivedRecord.record_id == record_id
            )
        ).one_or_none()
        if row is None:
            return None
        return RecordHead(rev=row.rev, is_withdrawn=row.state is RecordState.WITHDRAWN)

    def _find_any(self) -> UUID | None:
        return self._session.scalar(
            select(ReceivedRecord.record_id).where(ReceivedRecord.origin == self._origin).limit(1)
        )


def judge_body(claims: EntryClaims, body: bytes) -> tuple[RecordState, SchemaError | None]:
    """Say whether a verified body is a record this software can read.

    Returns:
        LIVE; WAITING for a version of the schema that is newer than this software, body kept;
        QUARANTINED with the reason otherwise.
    """
    try:
        parse_body(Kind(str(claims.kind)), body)
    except SchemaUnknownError as exc:
        return RecordState.WAITING, exc
    except SchemaError as exc:
        return RecordState.QUARANTINED, exc
    return RecordState.LIVE, None


def store_page(
    session: Session, result: PageResult, *, collection: ReceivedCollection, now: datetime
) -> tuple[Refusal, ...]:
    """Write one page; the caller commits.

    Args:
        session: Session that writes to the received database.
        result: The verified page.
        collection: The collection's row, read in this transaction.
        now: Time of arrival.

    Returns:
        The records that were refused, with the reasons.
    """
    start_writing(session, Zone.RECEIVED)
    session.execute(
        insert(ReceivedEntry),
        [
            {"collection": collection.url, "position": record.index, "entry": record.entry}
            for record in result.records
        ],
    )
    refusals = [_refusal(record.index, record.error) for record in result.records if record.error]
    refusals += _store_records(session, result.records, collection=collection, now=now)
    for refusal in refusals:
        session.merge(
            Quarantined(
                collection=collection.url,
                position=refusal.position,
                origin=collection.origin,
                code=refusal.code,
                detail=refusal.detail,
                at=now,
            )
        )
    store_state(session, result.state, collection=collection, now=now)
    return tuple(refusals)


def store_state(
    session: Session, state: LogState, *, collection: ReceivedCollection, now: datetime
) -> None:
    """Write how far the collection is verified; the caller commits."""
    start_writing(session, Zone.RECEIVED)
    collection.log_state = dump_log_state(state)
    collection.prefix_size = state.edge.size
    collection.size = state.checkpoint.size if state.checkpoint else 0
    collection.signed_at = state.checkpoint.signed_at if state.checkpoint else None
    collection.heard_at = now
    session.flush()
    collection.pending = session.scalars(
        select(func.count())
        .select_from(ReceivedRecord)
        .where(
            ReceivedRecord.collection == collection.url,
            ReceivedRecord.state == RecordState.PENDING,
        )
    ).one()
    session.flush()


def _store_records(
    session: Session,
    records: Iterable[ReadRecord],
    *,
    collection: ReceivedCollection,
    now: datetime,
) -> list[Refusal]:
    """Write the newest state of every record the page speaks of."""
    latest = {
        record.claims.id: (record, record.claims)
        for record in records
        if record.claims is not None and record.claims.id is not None and _counts(record)
    }
    known = _known(session, collection.origin, latest.keys())
    change_number = session.scalar(select(func.max(ReceivedRecord.change_number))) or 0
    refusals: list[Refusal] = []
    for record_id, (record, claims) in latest.items():
        row = known.get(record_id)
        if row is None:
            row = ReceivedRecord(
                origin=collection.origin, record_id=record_id, collection=collection.url
            )
            session.add(row)
        elif row.collection != collection.url:
            refusals.append(_elsewhere(record.index))
            continue
        change_number += 1
        row.change_number, row.received_at = change_number, now
        if refusal := _fill(row, record, claims):
            refusals.append(refusal)
    session.flush()
    return refusals


def _counts(record: ReadRecord) -> bool:
    """Say whether an entry changes its record; a body that does not fit ends the one before."""
    return record.error is None or isinstance(record.error, BodyRefusedError)


def _fill(row: ReceivedRecord, record: ReadRecord, claims: EntryClaims) -> Refusal | None:
    """Give the row the state this entry leads to; return why its body was refused, if it was."""
    row.kind, row.position = str(claims.kind), record.index
    row.rev, row.day = int(claims.rev or 0), claims.iat
    row.salt = row.body = None
    if claims.op is Operation.WITHDRAW:
        row.state = RecordState.WITHDRAWN
        return None
    if record.body is None:
        row.state = RecordState.QUARANTINED if record.error else RecordState.PENDING
        return None
    row.state, error = judge_body(claims, record.body)
    if row.state is not RecordState.QUARANTINED:
        row.salt, row.body = record.salt, record.body
    return _refusal(record.index, error) if error is not None else None


def _refusal(position: int, error: PeerRejectedError | SchemaError) -> Refusal:
    return Refusal(position=position, code=error.code, detail=str(error)[:_DETAIL_CHARACTERS])


def _elsewhere(position: int) -> Refusal:
    return Refusal(
        position=position,
        code=PositionError.code,
        detail="a record of this number stands in another collection of the same origin",
    )


def _known(
    session: Session, origin: str, record_ids: Collection[UUID]
) -> dict[UUID, ReceivedRecord]:
    """Return the rows that are there already, read a few hundred at a time."""
    wanted, found = list(record_ids), dict[UUID, ReceivedRecord]()
    for at in range(0, len(wanted), _MOST_PARAMETERS):
        rows = session.scalars(
            select(ReceivedRecord).where(
                ReceivedRecord.origin == origin,
                ReceivedRecord.record_id.in_(wanted[at : at + _MOST_PARAMETERS]),
            )
        )
        found.update((row.record_id, row) for row in rows)
    return found
