"""The tables of what this node released: logs, their trees, bodies, statements, outcomes.

Entries are never changed and never removed. Bodies and salts stand beside the log and are deleted
when a record is corrected or withdrawn; what remains is a commitment that nothing can be linked to.
"""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from node.database import PublishedModel, Word

__all__ = [
    "CollectionRow",
    "EntryBody",
    "EntryRow",
    "OutcomeWord",
    "PublishedRecord",
    "ReleaseOutcome",
    "StatementRow",
    "TreeNodeRow",
]


class CollectionRow(PublishedModel):
    """One append-only log of this node, for one audience."""

    __tablename__ = "collection"
    __table_args__ = (
        CheckConstraint("served_size <= size", name="served_never_exceeds_committed"),
    )

    url: Mapped[str] = mapped_column(String(400), primary_key=True)
    audience: Mapped[str] = mapped_column(String(20), unique=True)
    size: Mapped[int] = mapped_column(default=0)
    # Concatenated 32-byte hashes of the tree's complete subtrees, left to right.
    edge: Mapped[bytes] = mapped_column(default=b"")
    # The signed checkpoint that peers see, and the size it signs.
    served_size: Mapped[int] = mapped_column(default=0)
    # Day of the newest entry, seconds since 1970; the next entry is never older.
    last_day: Mapped[int] = mapped_column(BigInteger, default=0)
    note: Mapped[bytes | None]
    signed_at: Mapped[datetime | None]


class EntryRow(PublishedModel):
    """One leaf of a log: its exact bytes."""

    __tablename__ = "entry"

    collection: Mapped[str] = mapped_column(String(400), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    entry: Mapped[bytes]
    op: Mapped[str] = mapped_column(String(10))
    record_id: Mapped[UUID | None] = mapped_column(index=True)
    rev: Mapped[int | None]


class EntryBody(PublishedModel):
    """Salt and body of a `put` that is live."""

    __tablename__ = "entry_body"

    collection: Mapped[str] = mapped_column(String(400), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    salt: Mapped[bytes] = mapped_column(LargeBinary(16))
    body: Mapped[bytes]


class TreeNodeRow(PublishedModel):
    """The hash of one complete subtree; the proofs are made of these."""

    __tablename__ = "tree_node"

    collection: Mapped[str] = mapped_column(String(400), primary_key=True)
    level: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    node_hash: Mapped[bytes] = mapped_column(LargeBinary(32))


class PublishedRecord(PublishedModel):
    """The present state of one released record."""

    __tablename__ = "published_record"
    __table_args__ = (Index("ix_published_record_change", "change_number", unique=True),)

    record_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(30))
    collection: Mapped[str] = mapped_column(String(400))
    position: Mapped[int]
    rev: Mapped[int]
    day: Mapped[int] = mapped_column(BigInteger)
    live: Mapped[bool]
    # Rises by one with every change; the search index follows it.
    change_number: Mapped[int]


class OutcomeWord(StrEnum):
    """What became of an approved request."""

    RELEASED = "released"
    REFUSED = "refused"


class ReleaseOutcome(PublishedModel):
    """What the sealer did with one request; codes only, never a text."""

    __tablename__ = "release_outcome"

    request_id: Mapped[UUID] = mapped_column(primary_key=True)
    outcome: Mapped[OutcomeWord] = mapped_column(Word(OutcomeWord))
    code: Mapped[str | None] = mapped_column(String(40))
    collection: Mapped[str | None] = mapped_column(String(400))
    position: Mapped[int | None]
    # The binding hash that was looked at, so that a new approval is looked at again.
    approved_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    at: Mapped[datetime]


class StatementRow(PublishedModel):
    """An entity statement signed ahead: our own configuration, or one about a member."""

    __tablename__ = "statement"

    subject: Mapped[str] = mapped_column(String(400), primary_key=True)
    token: Mapped[bytes]
    # SHA-256 of what it says, so that a change is signed at once.
    content_digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    issued_at: Mapped[datetime]
    expires_at: Mapped[datetime]
