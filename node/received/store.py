"""How one verified page becomes rows: entries, records, quarantine and cursor in one transaction.

A record has one row per origin, its present state; a newer revision takes the place of the older
body once its own body is here, and is awaited until then. What refuses a record is written beside
it and never stops the page, the origin or the others. A withdrawal is always honoured, whichever
collection of the origin it comes through, leaves no body, and is final.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias
from uuid import UUID

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from federation.errors import BodyRefusedError, PositionError
from federation.log_state import LogState, dump_log_state
from federation.trusted_log import PageResult, ReadRecord
from node.database import Zone, start_writing
from node.received.awaited import await_body, count_awaited, end_waiting, find_awaited
from node.received.models import (
    AwaitedBody,
    ReceivedCollection,
    ReceivedEntry,
    ReceivedRecord,
    RecordState,
)
from node.received.noting import forget_notes
from node.received.refusals import Reason, forget_refusal, keep_refusals
from schemas.bodies import parse_body
from schemas.entry import EntryClaims, Kind, Operation
from schemas.errors import SchemaError, SchemaUnknownError

__all__ = [
    "LAST_DAY",
    "Verdict",
    "apply_verdict",
    "judge_body",
    "store_late_body",
    "store_page",
    "store_state",
    "store_withdrawals",
]

LAST_DAY: Final = 253_402_214_400
"""Seconds since 1970 of 31 December 9999; a later day, which a peer may sign, no calendar has."""

_Refused: TypeAlias = dict[int, Reason]
_Entries: TypeAlias = dict[UUID, tuple[ReadRecord, EntryClaims]]

_MOST_PARAMETERS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a verified entry, or a verified body, makes of its record.

    Attributes:
        state: Where the record stands.
        error: Why it is not shown; None for one that is live, withdrawn or pending.
    """

    state: RecordState
    error: Reason | None = None

    @property
    def keeps_body(self) -> bool:
        """Whether the body stays: to be shown, or to be read by newer software."""
        return self.state in {RecordState.LIVE, RecordState.WAITING}


def judge_body(kind: Kind, body: bytes) -> Verdict:
    """Say whether a verified body is a record this software can read.

    Returns:
        LIVE; WAITING for a version of the schema that is newer than this software; QUARANTINED
        with the reason otherwise.
    """
    try:
        parse_body(kind, body)
    except SchemaUnknownError as exc:
        return Verdict(state=RecordState.WAITING, error=exc)
    except SchemaError as exc:
        return Verdict(state=RecordState.QUARANTINED, error=exc)
    return Verdict(state=RecordState.LIVE)


def store_page(
    session: Session, result: PageResult, *, collection: ReceivedCollection, now: datetime
) -> int:
    """Write one page; the caller commits.

    Args:
        session: Session that writes to the received database.
        result: The verified page.
        collection: The collection's row, read in this transaction.
        now: Time of arrival.

    Returns:
        How many records were refused.
    """
    start_writing(session, Zone.RECEIVED)
    session.execute(
        insert(ReceivedEntry),
        [
            {"collection": collection.url, "position": record.index, "entry": record.entry}
            for record in result.records
        ],
    )
    refused: _Refused = {
        record.index: record.error for record in result.records if record.error is not None
    }
    refused |= _store_records(session, result.records, collection=collection, now=now)
    keep_refusals(session, refused, collection=collection.url, origin=collection.origin, now=now)
    collection.stored_bytes += sum(
        len(record.entry) + len(record.body or b"") for record in result.records
    )
    count_awaited(session, collection.origin)
    store_state(session, result.state, collection=collection, now=now)
    return len(refused)


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


def store_withdrawals(
    session: Session,
    records: Iterable[ReadRecord],
    *,
    collection: ReceivedCollection,
    now: datetime,
) -> None:
    """Withdraw what is stored here and leave all else, the cursor too; the caller commits."""
    start_writing(session, Zone.RECEIVED)
    withdrawals = {
        record.claims.id: record
        for record in records
        if record.error is None
        and record.claims is not None
        and record.claims.id is not None
        and record.claims.op is Operation.WITHDRAW
    }
    known = _known(session, collection.origin, withdrawals.keys())
    news = [
        withdrawals[record_id]
        for record_id, row in known.items()
        if row.state is not RecordState.WITHDRAWN
    ]
    _store_records(session, news, collection=collection, now=now)
    count_awaited(session, collection.origin)
    session.flush()


def store_late_body(
    session: Session, record: ReadRecord, *, collection: ReceivedCollection, now: datetime
) -> None:
    """Write what was answered when a body was asked for again; the caller commits.

    Nothing is written if the body is no longer awaited: a later entry may have come meanwhile.
    """
    start_writing(session, Zone.RECEIVED)
    record_id = record.claims.id if record.claims else None
    awaited = find_awaited(session, collection.origin, [record_id] if record_id else [])
    if [row.position for row in awaited.values() if row.collection == collection.url] != [
        record.index
    ]:
        return
    refused = _store_records(session, [record], collection=collection, now=now)
    keep_refusals(session, refused, collection=collection.url, origin=collection.origin, now=now)
    collection.stored_bytes += len(record.body or b"")
    count_awaited(session, collection.origin)
    session.flush()


def apply_verdict(
    session: Session, row: ReceivedRecord, verdict: Verdict, *, now: datetime
) -> None:
    """Give a record that is stored the state of a verdict; the caller commits."""
    row.state = verdict.state
    forget_notes(session, origin=row.origin, record_id=row.record_id)
    if not verdict.keeps_body:
        row.salt = row.body = None
    if verdict.error is not None:
        refused = {row.position: verdict.error}
        keep_refusals(session, refused, collection=row.collection, origin=row.origin, now=now)


def _store_records(
    session: Session,
    records: Iterable[ReadRecord],
    *,
    collection: ReceivedCollection,
    now: datetime,
) -> _Refused:
    """Write the newest state of every record the page speaks of; return what was refused."""
    settled, awaited = _Entries(), _Entries()
    for record in records:
        claims = record.claims
        if claims is None or claims.id is None:
            continue
        if _is_settled(record, claims):
            settled[claims.id] = (record, claims)
            awaited.pop(claims.id, None)
        elif record.error is None or isinstance(record.error, BodyRefusedError):
            awaited[claims.id] = (record, claims)
    refused = _store_settled(session, settled, collection=collection, now=now)
    if awaited:
        refused |= _store_awaited(session, awaited, collection=collection, now=now)
    return refused


def _is_settled(record: ReadRecord, claims: EntryClaims) -> bool:
    """Say whether an entry decides about its record now: a withdrawal, or a body that fits."""
    is_withdrawal = claims.op is Operation.WITHDRAW
    return record.error is None and (is_withdrawal or record.body is not None)


def _store_settled(
    session: Session, entries: _Entries, *, collection: ReceivedCollection, now: datetime
) -> _Refused:
    """Write records whose newest word is here; what was awaited of them is awaited no more."""
    known = _known(session, collection.origin, entries.keys())
    number = _last_change(session)
    refused: _Refused = {}
    done: list[UUID] = []
    fresh: list[dict[str, object]] = []
    for record_id, (record, claims) in entries.items():
        row = known.get(record_id)
        if row is not None and (conflict := _conflict(row, claims, collection.url)):
            refused[record.index] = conflict
            continue
        number += 1
        done.append(record_id)
        verdict = _judge(record, claims)
        if verdict.error is not None:
            refused[record.index] = verdict.error
        members = _members(record, claims, verdict) | {
            "collection": collection.url,
            "change_number": number,
            "received_at": now,
        }
        if row is None:
            fresh.append(members | {"origin": collection.origin, "record_id": record_id})
        else:
            forget_refusal(session, row)
            forget_notes(session, origin=row.origin, record_id=row.record_id)
            _change(row, members)
    session.flush()
    if fresh:
        session.execute(insert(ReceivedRecord), fresh)
    end_waiting(session, collection.origin, done)
    return refused


def _store_awaited(
    session: Session, entries: _Entries, *, collection: ReceivedCollection, now: datetime
) -> _Refused:
    """Write revisions whose body is not here; an older one that can be read stays."""
    known = _known(session, collection.origin, entries.keys())
    before = find_awaited(session, collection.origin, entries.keys())
    number = _last_change(session)
    refused: _Refused = {}
    for record_id, (record, claims) in entries.items():
        row = known.get(record_id)
        if row is not None and (conflict := _conflict(row, claims, collection.url)):
            refused[record.index] = conflict
            continue
        place = {"origin": collection.origin, "record_id": record_id, "collection": collection.url}
        if row is None or row.body is None:
            number += 1
            verdict = _judge(record, claims)
            members = _members(record, claims, verdict) | {
                "change_number": number,
                "received_at": now,
            }
            if row is None:
                session.add(ReceivedRecord(**place, **members))
            else:
                forget_refusal(session, row)
                _change(row, members)
        wanted = AwaitedBody(
            **place, position=record.index, rev=int(claims.rev or 0), tries=0, next_try=now
        )
        await_body(session, wanted, before=before.get(record_id))
        if record.error is not None:
            refused[record.index] = record.error
    session.flush()
    return refused


def _conflict(row: ReceivedRecord, claims: EntryClaims, url: str) -> PositionError | None:
    """Return why an entry may not change a record that is stored; None if it may."""
    if claims.op is Operation.WITHDRAW:
        return None
    if row.state is RecordState.WITHDRAWN:
        return PositionError("a record returns after its withdrawal", about=url)
    if row.collection != url:
        return PositionError("the record stands in another collection of its origin", about=url)
    return None


def _judge(record: ReadRecord, claims: EntryClaims) -> Verdict:
    if claims.op is Operation.WITHDRAW:
        return Verdict(state=RecordState.WITHDRAWN)
    if record.error is not None:
        return Verdict(state=RecordState.QUARANTINED, error=record.error)
    if record.body is None:
        return Verdict(state=RecordState.PENDING)
    return judge_body(Kind(str(claims.kind)), record.body)


def _members(record: ReadRecord, claims: EntryClaims, verdict: Verdict) -> dict[str, object]:
    """Return the columns that an entry decides."""
    return {
        "kind": str(claims.kind),
        "position": record.index,
        "rev": int(claims.rev or 0),
        "day": min(claims.iat, LAST_DAY),
        "state": verdict.state,
        "salt": record.salt if verdict.keeps_body else None,
        "body": record.body if verdict.keeps_body else None,
    }


def _change(row: ReceivedRecord, members: dict[str, object]) -> None:
    for name, value in members.items():
        setattr(row, name, value)


def _last_change(session: Session) -> int:
    return session.scalar(select(func.max(ReceivedRecord.change_number))) or 0


def _known(
    session: Session, origin: str, record_ids: Collection[UUID]
) -> dict[UUID, ReceivedRecord]:
    """Return the rows that are there already, read a few hundred at a time."""
    wanted, found = list(record_ids), dict[UUID, ReceivedRecord]()
    for at in range(0, len(wanted), _MOST_PARAMETERS):
        rows = session.scalars(
            select(ReceivedRecord)
            .where(
                ReceivedRecord.origin == origin,
                ReceivedRecord.record_id.in_(wanted[at : at + _MOST_PARAMETERS]),
            )
            .execution_options(populate_existing=True)
        )
        found.update((row.record_id, row) for row in rows)
    return found
