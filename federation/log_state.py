"""What a reader remembers of one collection between two visits.

The accepted checkpoint with the note that carried it, the edge of the prefix read so far, and
the record keys that signed that prefix. A state never changes; a new one replaces it, and only
after everything in it was verified. It is written as JSON for the reader's own database and read
back strictly, because a state that was damaged there must stop the reader and not mislead it.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from federation.base64url import dump_base64url, parse_base64url
from federation.checkpoint import Checkpoint
from federation.errors import FederationError
from federation.keys import KeySet, parse_key_set
from federation.merkle_tree import EMPTY_EDGE, TreeEdge
from schemas import strict_json
from schemas.errors import SchemaError

__all__ = ["MAX_HISTORY_KEYS", "LogState", "dump_log_state", "new_log_state", "parse_log_state"]

MAX_HISTORY_KEYS: Final = 256
"""Record keys one origin may have used in one collection, ever."""

_VERSION = 1
_MAX_STATE_BYTES = 512 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class LogState:
    """A verified prefix of one collection and the checkpoint it is part of.

    Attributes:
        collection: URL of the collection.
        note: The signed note of ``checkpoint``, exact bytes; None before the first.
        checkpoint: The last accepted checkpoint; it contains the prefix. None before the first.
        edge: Edge of the prefix; its size is the index of the next entry to read.
        keys: Record keys listed in the prefix; they verify its entries for ever.
    """

    collection: str
    note: bytes | None
    checkpoint: Checkpoint | None
    edge: TreeEdge
    keys: KeySet

    def __post_init__(self) -> None:
        if (self.note is None) != (self.checkpoint is None):
            raise ValueError("a checkpoint and its note go together")
        if self.checkpoint is None:
            if self.edge.size:
                raise ValueError("entries were read under no checkpoint")
            return
        if self.checkpoint.collection != self.collection:
            raise ValueError("the checkpoint is of another collection")
        if self.edge.size > self.checkpoint.size:
            raise ValueError("the prefix is longer than the checkpoint")
        if self.is_complete and self.edge.root != self.checkpoint.root_hash:
            raise ValueError("the prefix has another root hash than the checkpoint")

    @property
    def is_complete(self) -> bool:
        """Whether every entry under the accepted checkpoint has been read."""
        return self.checkpoint is not None and self.edge.size == self.checkpoint.size


def new_log_state(collection: str) -> LogState:
    """Return the state of a collection nothing is known of yet."""
    return LogState(
        collection=collection, note=None, checkpoint=None, edge=EMPTY_EDGE, keys=KeySet(())
    )


def dump_log_state(state: LogState) -> bytes:
    """Return the bytes to store; the same state always gives the same bytes."""
    checkpoint = state.checkpoint
    return strict_json.dump(
        {
            "version": _VERSION,
            "collection": state.collection,
            "note": state.note.decode() if state.note is not None else None,
            "checkpoint": None
            if checkpoint is None
            else {
                "size": checkpoint.size,
                "root": dump_base64url(checkpoint.root_hash).decode(),
                "signed_at": int(checkpoint.signed_at.timestamp()),
            },
            "prefix": {
                "size": state.edge.size,
                "hashes": [dump_base64url(each).decode() for each in state.edge.hashes],
            },
            "keys": [dict(key.jwk) for key in state.keys.values()],
        }
    )


def parse_log_state(data: bytes, *, collection: str) -> LogState:
    """Read back what ``dump_log_state`` wrote.

    Args:
        data: From the reader's own database.
        collection: URL of the collection it was stored for.

    Raises:
        FederationError: Damaged, of another version, or of another collection. The reader
            has to begin anew with this collection, and somebody has to look why.
    """
    try:
        return _build(data, collection=collection)
    except (SchemaError, FederationError, LookupError, TypeError, ValueError, OverflowError) as exc:
        raise FederationError(f"the stored state is damaged: {exc}", about=collection) from exc


def _build(data: bytes, *, collection: str) -> LogState:
    """Return the state that ``data`` spells.

    Raises:
        LookupError: A member is missing.
        TypeError: A member is of another type.
        ValueError: A member has a value no state has, or the whole was not written here.
    """
    members = strict_json.parse_object(data, max_bytes=_MAX_STATE_BYTES)
    prefix = _object(members["prefix"])
    keys = KeySet(
        key
        for each in _list(members["keys"])
        for key in parse_key_set({"keys": [each]}, about=collection).values()
    )
    note = members["note"]
    state = LogState(
        collection=collection,
        note=None if note is None else _text(note).encode(),
        checkpoint=None
        if members["checkpoint"] is None
        else _checkpoint(_object(members["checkpoint"]), collection=collection),
        edge=TreeEdge(
            size=_number(prefix["size"]),
            hashes=tuple(parse_base64url(_text(each).encode()) for each in _list(prefix["hashes"])),
        ),
        keys=keys,
    )
    # Covers the version and every member that was not looked at above.
    if dump_log_state(state) != data:
        raise ValueError("another version, another collection, or not as it was written")
    return state


def _checkpoint(members: dict[str, strict_json.JsonValue], *, collection: str) -> Checkpoint:
    return Checkpoint(
        collection=collection,
        size=_number(members["size"]),
        root_hash=parse_base64url(_text(members["root"]).encode()),
        signed_at=datetime.fromtimestamp(_number(members["signed_at"]), tz=UTC),
    )


def _object(value: strict_json.JsonValue) -> dict[str, strict_json.JsonValue]:
    if not isinstance(value, dict):
        raise TypeError("not an object")
    return value


def _list(value: strict_json.JsonValue) -> list[strict_json.JsonValue]:
    if not isinstance(value, list):
        raise TypeError("not a list")
    return value


def _text(value: strict_json.JsonValue) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _number(value: strict_json.JsonValue) -> int:
    if not isinstance(value, int):
        raise TypeError("not a number")
    return value
