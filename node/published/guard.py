"""The own-log guard: a node never signs two stories about its own log.

Beside each collection a high-water mark (size, root hash) stands in a file of its own, outside the
databases and their backups. It is on disk before an entry becomes servable. When a database is put
back from a backup, the mark is ahead of it: then releasing and sealing are *held* until a person
has looked, because signing on would be a fork that every peer can prove.
"""

import json
import os
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from federation.merkle_tree import root_at
from node.errors import HeldError
from node.extensions import Node
from node.language import gettext as _
from node.published.appending import edge_of
from node.published.models import CollectionRow
from node.published.tree import node_finder

__all__ = ["HighWaterMark", "advance_mark", "check_not_held", "read_mark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HighWaterMark:
    """The furthest state of one collection that may have been served.

    Attributes:
        collection: URL of the collection.
        size: Number of entries.
        root_hash: Tree head over them; 32 bytes.
    """

    collection: str
    size: int
    root_hash: bytes


def read_mark(folder: Path, audience: str) -> HighWaterMark | None:
    """Return the mark of one collection; None if there is none.

    Raises:
        HeldError: The file is there and cannot be read as a mark.
    """
    path = folder / f"{audience}.json"
    if not path.exists():
        return None
    try:
        members = json.loads(path.read_bytes())
        return HighWaterMark(
            collection=members["collection"],
            size=int(members["size"]),
            root_hash=b64decode(members["root"], validate=True),
        )
    except (OSError, ValueError, KeyError, TypeError) as exc:
        raise HeldError(_("The high-water mark %(path)s is damaged.") % {"path": path}) from exc


def advance_mark(folder: Path, audience: str, mark: HighWaterMark) -> None:
    """Put the mark on disk, so that it survives a power cut from here on."""
    path = folder / f"{audience}.json"
    fresh = folder / f"{audience}.json.new"
    members = {
        "collection": mark.collection,
        "size": mark.size,
        "root": b64encode(mark.root_hash).decode(),
    }
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(members, file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def check_not_held(session: Session, *, node: Node) -> None:
    """Check that database and marks tell one story.

    The database may be ahead of the mark (a crash before the mark was written: nothing of that was
    served), never behind it and never beside it.

    Raises:
        HeldError: They disagree; nothing may be released or sealed.
    """
    for row in session.scalars(select(CollectionRow).order_by(CollectionRow.url)):
        mark = read_mark(node.settings.mark_folder, row.audience)
        if mark is None:
            if row.served_size:
                raise HeldError(_held(row.audience))
        elif mark.size > row.size or _root_of(session, row, mark.size) != mark.root_hash:
            raise HeldError(_held(row.audience))


def _root_of(session: Session, row: CollectionRow, size: int) -> bytes:
    if size == row.size:
        return edge_of(row).root
    return root_at(size, nodes=node_finder(session, row.url))


def _held(audience: str) -> str:
    return _(
        "Releasing is held: the log of collection %(audience)s is not the one signed last. "
        "Was a backup put back? Nothing is lost; an administrator has to look."
    ) % {"audience": audience}
