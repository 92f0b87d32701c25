"""Where a record of this node stands in its own log, as other towns see it."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.published.models import CollectionRow, EntryRow
from node.published.reading import Released

__all__ = ["OwnProof", "read_own_proof"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnProof:
    """What stands behind one released record.

    Attributes:
        position: Place of its entry in the log, from 0.
        entry_digest: SHA-256 of the entry's exact bytes.
        size: Entries that other towns can read.
        signed_at: When the log was signed last; None before the first time.
        is_served: Whether other towns can read this entry.
    """

    position: int
    entry_digest: bytes
    size: int
    signed_at: datetime | None
    is_served: bool


def read_own_proof(session: Session, released: Released) -> OwnProof:
    """Return what stands behind a record of this node.

    Args:
        session: Session that reads the published database.
        released: The record.
    """
    entry, served_size, signed_at = session.execute(
        select(EntryRow.entry, CollectionRow.served_size, CollectionRow.signed_at)
        .join(CollectionRow, CollectionRow.url == EntryRow.collection)
        .where(EntryRow.collection == released.collection, EntryRow.position == released.position)
    ).one()
    return OwnProof(
        position=released.position,
        entry_digest=sha256(entry).digest(),
        size=served_size,
        signed_at=signed_at,
        is_served=released.position < served_size,
    )
