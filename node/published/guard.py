"""The own-log guard: a node never signs two stories about its own log.

Beside each collection a high-water mark (size, root hash) stands in a file of its own, outside the
databases and their backups. It is on disk before an entry becomes servable. When a database is put
back from a backup, the mark is ahead of it: then releasing and sealing are *held* until a person
has looked, because signing on would be a fork that every peer can prove.
"""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from federation.merkle import HASH_BYTES
from federation.merkle_tree import root_at
from node.errors import HeldError, NotFoundError
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
    try:
        return _parse_mark(json.loads(path.read_bytes()))
    except FileNotFoundError:
        return None
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
    served), never behind it and never beside it; and what is served is never ahead of the mark.

    Raises:
        HeldError: They disagree; nothing may be released or sealed.
    """
    rows = session.scalars(
        select(CollectionRow).order_by(CollectionRow.url).execution_options(populate_existing=True)
    )
    for row in rows.all():
        mark = read_mark(node.settings.mark_folder, row.audience)
        if not _is_one_story(session, row, mark):
            raise HeldError(_held(row.audience))


def _is_one_story(session: Session, row: CollectionRow, mark: HighWaterMark | None) -> bool:
    """Say whether the log in the database begins with the one the mark was made of."""
    if mark is None:
        return row.served_size == 0
    if mark.collection != row.url or not row.served_size <= mark.size <= row.size:
        return False
    try:
        own_root = edge_of(row).root
        if mark.size == row.size:
            return own_root == mark.root_hash
        return root_at(mark.size, nodes=node_finder(session, row.url)) == mark.root_hash
    except (NotFoundError, ValueError):
        # Nodes of the tree are missing, or the edge is no edge: not the database we left.
        return False


def _parse_mark(members: Mapping[str, object]) -> HighWaterMark:
    """Return the mark these members spell.

    Raises:
        KeyError: A member is missing.
        TypeError: Not an object.
        ValueError: A member has a value no mark has.
    """
    size, root = members["size"], b64decode(str(members["root"]), validate=True)
    if not isinstance(size, int) or size < 0 or len(root) != HASH_BYTES:
        raise ValueError("no mark was ever written like this")
    return HighWaterMark(collection=str(members["collection"]), size=size, root_hash=root)


def _held(audience: str) -> str:
    return _(
        "Releasing is held: the log of collection %(audience)s is not the one signed last. "
        "Was a backup put back? Nothing is lost; an administrator has to look."
    ) % {"audience": audience}
