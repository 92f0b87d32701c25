"""The bytes that peers are served: checkpoint, pages of entries, consistency proofs.

Everything here ends at the served size: an entry that is committed and not yet under a signed
checkpoint does not exist for a peer.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from federation.merkle_tree import consistency_proof
from node.errors import InputRefusedError, NotFoundError
from node.published.models import CollectionRow, EntryBody, EntryRow
from node.published.tree import node_finder
from schemas.answers import CollectionInfo, dump_proof
from schemas.page import (
    MAX_LINES,
    MAX_PAGE_BYTES,
    PageLine,
    PageProof,
    dump_page_line,
    dump_page_proof,
)

__all__ = ["PageRequest", "checkpoint_note", "entries_page", "list_served", "proof_answer"]

# Room on a page for the proof's line: 64 hashes of 46 characters and their frame.
_PROOF_BYTES = 4_096


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRequest:
    """Which entries a peer asks for.

    Attributes:
        start: First position wanted.
        limit: Most entries wanted, 1 to 1,000; fewer may come.
        size: Size of the checkpoint the page is to be proven under.
    """

    start: int
    limit: int
    size: int


def list_served(session: Session, audiences: tuple[str, ...]) -> tuple[CollectionInfo, ...]:
    """Return the collections of these audiences with the sizes peers may see."""
    rows = session.scalars(
        select(CollectionRow)
        .where(CollectionRow.audience.in_(audiences), CollectionRow.note.is_not(None))
        .order_by(CollectionRow.url)
    )
    return tuple(
        CollectionInfo(url=row.url, audience=row.audience, size=row.served_size) for row in rows
    )


def checkpoint_note(session: Session, audience: str) -> bytes:
    """Return the signed checkpoint of the collection for `audience`.

    Raises:
        NotFoundError: There is no such collection, or it was never sealed.
    """
    row = _get_served(session, audience)
    return row.note or b""


def proof_answer(session: Session, audience: str, *, first: int, second: int) -> bytes:
    """Return the consistency proof between two sizes as its JSON answer.

    Raises:
        NotFoundError: There is no such collection.
        InputRefusedError: The sizes are not 0 < first ≤ second ≤ served size.
    """
    row = _get_served(session, audience)
    _check_sizes(first, second, row.served_size)
    return dump_proof(consistency_proof(first, second, nodes=node_finder(session, row.url)))


def entries_page(session: Session, audience: str, request: PageRequest) -> bytes:
    """Return one page of entries with the proof that it belongs to the checkpoint.

    The page ends at the limit asked for, at the checkpoint, at 1,000 entries or before 8 MiB,
    whichever comes first; it holds one entry at least.

    Raises:
        NotFoundError: There is no such collection.
        InputRefusedError: The range is empty, or reaches beyond the served size.
    """
    row = _get_served(session, audience)
    if not 0 <= request.start < request.size <= row.served_size or request.limit < 1:
        raise InputRefusedError(
            f"from={request.start} limit={request.limit} size={request.size} is no range of "
            f"{row.served_size} entries"
        )
    parts: list[bytes] = []
    room = MAX_PAGE_BYTES - _PROOF_BYTES
    for line in _lines(session, row.url, request):
        room -= len(line)
        if room < 0 and parts:
            break
        parts.append(line)
    end = request.start + len(parts)
    hashes = consistency_proof(end, request.size, nodes=node_finder(session, row.url))
    parts.append(dump_page_proof(PageProof(start=end, end=request.size, hashes=hashes)))
    return b"".join(parts)


def _get_served(session: Session, audience: str) -> CollectionRow:
    row = session.scalars(
        select(CollectionRow).where(
            CollectionRow.audience == audience, CollectionRow.note.is_not(None)
        )
    ).one_or_none()
    if row is None:
        raise NotFoundError(f"no collection is served for {audience}")
    return row


def _check_sizes(first: int, second: int, served: int) -> None:
    if not 0 < first <= second <= served:
        raise InputRefusedError(f"from={first} to={second} are no sizes within {served}")


def _lines(session: Session, collection: str, request: PageRequest) -> Iterator[bytes]:
    """Yield the page's lines, reading no more of them than a page is likely to hold."""
    last = min(request.start + min(request.limit, MAX_LINES), request.size)
    rows = session.execute(
        select(EntryRow.position, EntryRow.entry, EntryBody.salt, EntryBody.body)
        .outerjoin(
            EntryBody,
            (EntryBody.collection == EntryRow.collection)
            & (EntryBody.position == EntryRow.position),
        )
        .where(
            EntryRow.collection == collection,
            EntryRow.position >= request.start,
            EntryRow.position < last,
        )
        .order_by(EntryRow.position)
    )
    for position, entry, salt, body in rows.yield_per(200):
        yield dump_page_line(PageLine(index=position, entry=entry, salt=salt, body=body))
