"""The one writer of the search index: it follows what was released and what came in.

Both zones number their changes without gaps, and a record appears once, as it is now, under the
number of its newest change. A batch is put in under the key of each record, replacing what was
there, and the numbers are written after it: doing a batch twice gives the same index.

tantivy only marks what is deleted; terms stay in its files until they happen to be merged. When a
text that is in the index was withdrawn or corrected, the index is therefore made anew from what is
live and takes the old one's place, after which the folder holds no byte of it. However many texts a
run erases, there is one such rebuild, and a node spends at most a tenth of its time on them.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Final

import tantivy
from sqlalchemy.orm import Session

from node.extensions import Node
from node.published import reading as published
from node.received import reading as received
from node.search.documents import make_document
from node.search.folder import (
    IndexDamagedError,
    ZoneName,
    damage_told,
    discard,
    find_generation,
    locked,
    new_generation,
    open_index,
    read_following,
    remove_unused,
    use,
    write_following,
)
from node.search.record_parts import record_key

__all__ = ["update_index"]

BATCH: Final = 1_000
_WRITER_BYTES = 64_000_000
_REST_FACTOR = 9
_LONGEST_REST = timedelta(minutes=30)

_log = logging.getLogger(__name__)

_Change = published.Released | received.Received


@dataclass(frozen=True, slots=True, kw_only=True)
class _Zone:
    """One database that is followed.

    Attributes:
        name: Member of `Following` with its number.
        since: Changes after a number, at most so many.
        last: Number of the newest change.
    """

    name: ZoneName
    since: Callable[[int], Sequence[_Change]]
    last: Callable[[], int]


def update_index(session: Session, *, node: Node) -> int:
    """Bring the index up to date with the published and received databases.

    Reading transactions of `session` are ended, so that everything committed until now is seen;
    call it between transactions. A missing, damaged or older index is made anew.

    Args:
        session: Session that may read both databases.
        node: This node; the index stands in its index folder.

    Returns:
        How many changes were taken in; 0 also when another process is at it.
    """
    folder = node.settings.index_folder
    with locked(folder) as is_ours:
        if not is_ours:
            return 0
        session.commit()
        generation = find_generation(folder)
        if generation is None or _is_ahead(session, generation, node=node):
            return _rebuild(session, node=node)
        remove_unused(folder, used=generation)
        try:
            with damage_told():
                changes = _follow(session, generation, node=node)
        except IndexDamagedError as exc:
            _log.warning("index_damaged", extra={"reason": str(exc)})
            discard(folder, damaged=generation)
            return _rebuild(session, node=node)
        following = read_following(generation)
        if following.owes_erasure and node.clock().timestamp() >= following.rebuild_after:
            _rebuild(session, node=node)
        return changes


def _zones(session: Session) -> tuple[_Zone, _Zone]:
    return (
        _Zone(
            name="published",
            since=lambda number: published.changes_since(session, number, limit=BATCH),
            last=lambda: published.last_change(session),
        ),
        _Zone(
            name="received",
            since=lambda number: received.changes_since(session, number, limit=BATCH),
            last=lambda: received.last_change(session),
        ),
    )


def _is_ahead(session: Session, generation: Path, *, node: Node) -> bool:
    """Say whether a database was put back to an older state than the index has seen."""
    following = read_following(generation)
    ahead = any(following.number_of(zone.name) > zone.last() for zone in _zones(session))
    if ahead:
        _log.warning("index_ahead", extra={"entity_id": node.settings.entity_id})
    return ahead


def _rebuild(session: Session, *, node: Node) -> int:
    """Make a generation from everything that is live, put it in use, remove all others."""
    folder = node.settings.index_folder
    began = node.clock()
    generation = new_generation(folder)
    changes = _follow(session, generation, node=node)
    now = node.clock()
    rest = min((now - began) * _REST_FACTOR, _LONGEST_REST)
    following = read_following(generation)
    write_following(generation, replace(following, rebuild_after=(now + rest).timestamp()))
    use(folder, generation)
    remove_unused(folder, used=generation)
    _log.debug("index_rebuilt", extra={"changes": changes})
    return changes


def _follow(session: Session, generation: Path, *, node: Node) -> int:
    """Take in what changed, batch by batch."""
    changes = 0
    index = open_index(generation)
    writer: tantivy.IndexWriter | None = None
    for zone in _zones(session):
        for batch in _batches(session, zone, generation):
            writer = writer or index.writer(_WRITER_BYTES, 1)
            _take_in(batch, index=index, writer=writer, generation=generation, node=node)
            following = read_following(generation)
            number = batch[-1].change_number
            write_following(generation, following.up_to(number, zone=zone.name))
            changes += len(batch)
    if writer is not None:
        writer.wait_merging_threads()
    return changes


def _batches(session: Session, zone: _Zone, generation: Path) -> Iterator[Sequence[_Change]]:
    """Yield batches of changes; between two of them others may write to the database."""
    while batch := zone.since(read_following(generation).number_of(zone.name)):
        yield batch
        session.commit()


def _take_in(
    batch: Sequence[_Change],
    *,
    index: tantivy.Index,
    writer: tantivy.IndexWriter,
    generation: Path,
    node: Node,
) -> None:
    """Put one batch in, and commit it."""
    index.reload()
    searcher = index.searcher()
    origins = [_origin(change, node=node) for change in batch]
    keys = [
        record_key(origin, change.record_id) for origin, change in zip(origins, batch, strict=True)
    ]
    replaced = [key for key in keys if searcher.doc_freq("key", key) > 0]
    if replaced:
        # Noted before the commit: a crash after it must not forget what is owed.
        write_following(generation, replace(read_following(generation), owes_erasure=True))
    for key in replaced:
        writer.delete_documents_by_term("key", key)
    for origin, change in zip(origins, batch, strict=True):
        document = _document(change, origin=origin)
        if document is not None:
            writer.add_document(document)
    writer.commit()


def _origin(change: _Change, *, node: Node) -> str:
    if isinstance(change, received.Received):
        return change.origin
    return node.settings.entity_id


def _document(change: _Change, *, origin: str) -> tantivy.Document | None:
    """Return the document of a change; None for a record that is not to be found."""
    if not change.live or change.body is None:
        return None
    try:
        return make_document(
            origin=origin,
            record_id=change.record_id,
            kind=change.kind,
            day=change.day,
            body=change.body,
        )
    except ValueError:
        # Without the error itself, which may quote the text.
        public = {"origin": origin, "record_id": str(change.record_id)}
        _log.warning("record_not_indexed", extra=public)
        return None
