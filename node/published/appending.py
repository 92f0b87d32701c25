"""How one entry becomes a leaf: signed, placed, hashed into the tree, in one transaction.

Nothing here is servable yet: peers see what `seal` signed, after the high-water mark is on disk.
Used by `store` only; the doors of this zone stand there.
"""

from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from federation.keys import SigningKey
from federation.merkle import HASH_BYTES, leaf_hash
from federation.merkle_tree import TreeEdge, append_leaf
from federation.signing import sign_entry
from node.clock import Clock, midnight
from node.database import Zone, start_writing
from node.errors import NotFoundError
from node.published.models import CollectionRow, EntryRow, PublishedRecord, TreeNodeRow
from schemas.entry import EntryClaims, Operation

__all__ = [
    "Position",
    "append_entry",
    "edge_of",
    "get_collection",
    "next_change_number",
    "open_log",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where an entry stands.

    Attributes:
        collection: URL of the collection.
        index: Place in the log, counted from 0.
    """

    collection: str
    index: int


def get_collection(session: Session, url: str) -> CollectionRow:
    """Return the collection of this URL.

    Raises:
        NotFoundError: This node keeps no such collection.
    """
    row = session.get(CollectionRow, url)
    if row is None:
        raise NotFoundError(f"this node keeps no collection {url}")
    return row


def edge_of(row: CollectionRow) -> TreeEdge:
    """Return the edge of the collection's tree."""
    hashes = (row.edge[at : at + HASH_BYTES] for at in range(0, len(row.edge), HASH_BYTES))
    return TreeEdge(size=row.size, hashes=tuple(hashes))


def open_log(
    session: Session, row: CollectionRow, *, issuer: str, key: SigningKey, clock: Clock
) -> None:
    """Begin an empty log with the `key` entry that every log begins with."""
    if row.size == 0:
        claims = EntryClaims(
            iss=issuer, aud=row.url, op=Operation.KEY, iat=0, keys=(key.public.jwk,)
        )
        append_entry(session, row, claims=claims, key=key, clock=clock)


def append_entry(
    session: Session, row: CollectionRow, *, claims: EntryClaims, key: SigningKey, clock: Clock
) -> Position:
    """Sign `claims` and put them at the end of the log, in the caller's writing transaction.

    Args:
        session: Session that writes to the published database.
        row: The collection, read in this transaction.
        claims: What the entry says; its day is set here and never goes back.
        key: The record key.
        clock: The present time.
    """
    start_writing(session, Zone.PUBLISHED)
    row.last_day = max(int(midnight(clock()).timestamp()), row.last_day)
    entry = sign_entry(replace(claims, iat=row.last_day), key=key)
    position = Position(collection=row.url, index=row.size)
    session.add(
        EntryRow(
            collection=row.url,
            position=row.size,
            entry=entry,
            op=claims.op.value,
            record_id=claims.id,
            rev=claims.rev,
        )
    )
    edge, completed = append_leaf(edge_of(row), leaf_hash(entry))
    session.add_all(
        TreeNodeRow(
            collection=row.url, level=node.level, place=node.index, node_hash=node.node_hash
        )
        for node in completed
    )
    row.size, row.edge = edge.size, b"".join(edge.hashes)
    session.flush()
    return position


def next_change_number(session: Session) -> int:
    """Return the number of the next change; without gaps, as the transaction holds the lock."""
    return (session.scalar(select(func.max(PublishedRecord.change_number))) or 0) + 1
