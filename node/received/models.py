"""The tables of what came from peers: replicas of their logs, the records in them, and refusals.

Numbers that a peer chose have 64 bits: a revision may be anything up to 2^53.
"""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from node.database import ReceivedModel, Word

__all__ = [
    "AwaitedBody",
    "Evidence",
    "IncomingReport",
    "Quarantined",
    "ReceivedCollection",
    "ReceivedEntry",
    "ReceivedRecord",
    "RecordState",
]


class RecordState(StrEnum):
    """Where a received record stands."""

    LIVE = "live"
    WITHDRAWN = "withdrawn"
    PENDING = "pending"
    WAITING = "waiting"
    QUARANTINED = "quarantined"


class ReceivedCollection(ReceivedModel):
    """How far one peer's log has been verified here."""

    __tablename__ = "received_collection"

    url: Mapped[str] = mapped_column(String(400), primary_key=True)
    origin: Mapped[str] = mapped_column(String(400), index=True)
    audience: Mapped[str] = mapped_column(String(32))
    # When the peer named it last; one that it no longer names is not asked for.
    listed_at: Mapped[datetime]
    # The trust core's state: accepted checkpoint, prefix read so far, keys for history.
    log_state: Mapped[bytes]
    # The cursor: entries read and verified; and the size of the accepted checkpoint.
    prefix_size: Mapped[int] = mapped_column(BigInteger, default=0)
    size: Mapped[int] = mapped_column(BigInteger, default=0)
    # Bodies that were signed for and are not here.
    pending: Mapped[int] = mapped_column(default=0)
    # Bytes of entries and bodies ever stored from it, erased ones included; for the quota.
    stored_bytes: Mapped[int] = mapped_column(BigInteger, default=0)
    etag: Mapped[str | None] = mapped_column(String(200))
    signed_at: Mapped[datetime | None]
    heard_at: Mapped[datetime | None]


class ReceivedEntry(ReceivedModel):
    """One leaf of a peer's log: its exact bytes."""

    __tablename__ = "received_entry"

    collection: Mapped[str] = mapped_column(String(400), primary_key=True)
    position: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    entry: Mapped[bytes]


class ReceivedRecord(ReceivedModel):
    """The present state of one record of one origin."""

    __tablename__ = "received_record"
    __table_args__ = (Index("ix_received_record_change", "change_number", unique=True),)

    origin: Mapped[str] = mapped_column(String(400), primary_key=True)
    record_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(30), index=True)
    collection: Mapped[str] = mapped_column(String(400), index=True)
    position: Mapped[int] = mapped_column(BigInteger)
    rev: Mapped[int] = mapped_column(BigInteger)
    day: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[RecordState] = mapped_column(Word(RecordState))
    salt: Mapped[bytes | None] = mapped_column(LargeBinary(16))
    body: Mapped[bytes | None]
    # Rises by one with every change; the search index follows it.
    change_number: Mapped[int] = mapped_column(BigInteger)
    received_at: Mapped[datetime]


class AwaitedBody(ReceivedModel):
    """A revision that was signed for and whose body is not here; it is asked for again.

    The record's row keeps the older revision that can be read, if there is one.
    """

    __tablename__ = "awaited_body"
    __table_args__ = (Index("ix_awaited_body_next", "collection", "next_try"),)

    origin: Mapped[str] = mapped_column(String(400), primary_key=True)
    record_id: Mapped[UUID] = mapped_column(primary_key=True)
    collection: Mapped[str] = mapped_column(String(400))
    position: Mapped[int] = mapped_column(BigInteger)
    rev: Mapped[int] = mapped_column(BigInteger)
    tries: Mapped[int] = mapped_column(default=0)
    next_try: Mapped[datetime]


class IncomingReport(ReceivedModel):
    """What patterns found in one practice summary as it was at one change; nothing is withheld."""

    __tablename__ = "incoming_report"

    origin: Mapped[str] = mapped_column(String(400), primary_key=True)
    record_id: Mapped[UUID] = mapped_column(primary_key=True)
    change_number: Mapped[int] = mapped_column(BigInteger, index=True)
    # Of the patterns that looked.
    version: Mapped[int]
    # JSON of members, kinds, rules and numbers; no word of the text.
    noted: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]


class Quarantined(ReceivedModel):
    """One record that was refused although its page was good, with the reason."""

    __tablename__ = "quarantined"

    collection: Mapped[str] = mapped_column(String(400), primary_key=True)
    position: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    origin: Mapped[str] = mapped_column(String(400), index=True)
    code: Mapped[str] = mapped_column(String(40))
    detail: Mapped[str] = mapped_column(String(400))
    at: Mapped[datetime]


class Evidence(ReceivedModel):
    """A signed object that shows a peer's log went wrong; kept to be shown to its superior."""

    __tablename__ = "evidence"

    evidence_id: Mapped[int] = mapped_column(primary_key=True)
    origin: Mapped[str] = mapped_column(String(400), index=True)
    collection: Mapped[str] = mapped_column(String(400))
    code: Mapped[str] = mapped_column(String(40))
    digest: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    shown: Mapped[bytes]
    accepted: Mapped[bytes | None]
    at: Mapped[datetime]
