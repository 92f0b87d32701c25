"""This node's own signing keys, each in a file of its own for the one process that needs it.

| file | key | read by |
|---|---|---|
| `federation.json` | ES256, signs entity statements | sealer |
| `record.json` | Ed25519, signs entries and checkpoints | sealer |
| `request.json` | Ed25519, signs requests to peers | syncer |

The public halves stand in `public.json`, which every process may read.
"""

import json
import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from federation.errors import FederationError
from federation.keys import (
    KeySet,
    SigningKey,
    generate_signing_key,
    load_signing_key,
    parse_key_set,
)
from node.errors import ServiceMissingError
from node.language import gettext as _

__all__ = ["KeyUse", "OwnPublicKeys", "create_own_keys", "get_own_key", "get_own_public_keys"]


class KeyUse(StrEnum):
    """What a key of this node signs; also the name of its file."""

    FEDERATION = "federation"
    RECORD = "record"
    REQUEST = "request"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPublicKeys:
    """The public halves of this node's keys.

    Attributes:
        federation: Verify entity statements.
        record: Verify entries and checkpoints.
        request: Verify requests.
    """

    federation: KeySet
    record: KeySet
    request: KeySet


def create_own_keys(folder: Path) -> None:
    """Write three new signing keys and their public halves.

    Raises:
        FileExistsError: There are keys already; keys are never overwritten.
    """
    public: dict[str, object] = {}
    for use in KeyUse:
        key = generate_signing_key("ES256" if use is KeyUse.FEDERATION else "Ed25519")
        _write_new(folder / f"{use}.json", key.dump(), mode=0o600)
        public[use.value] = KeySet([key.public]).dump()
    _write_new(folder / "public.json", json.dumps(public).encode(), mode=0o644)


def get_own_key(folder: Path, use: KeyUse) -> SigningKey:
    """Return one of this node's signing keys.

    Raises:
        ServiceMissingError: The file is missing, unreadable or no key.
    """
    try:
        return load_signing_key((folder / f"{use}.json").read_bytes())
    except (OSError, ValueError, FederationError) as exc:
        raise ServiceMissingError(_unreadable(folder / f"{use}.json")) from exc


def get_own_public_keys(folder: Path) -> OwnPublicKeys:
    """Return the public halves of this node's keys.

    Raises:
        ServiceMissingError: The file is missing, unreadable or holds no key sets.
    """
    try:
        sets = json.loads((folder / "public.json").read_bytes())
        return OwnPublicKeys(
            **{use.value: parse_key_set(sets[use.value], about="this node") for use in KeyUse}
        )
    except (OSError, ValueError, KeyError, TypeError, FederationError) as exc:
        raise ServiceMissingError(_unreadable(folder / "public.json")) from exc


def _unreadable(path: Path) -> str:
    return _("The key file %(path)s cannot be read. Restore it from the copy of the keys.") % {
        "path": path
    }


def _write_new(path: Path, data: bytes, *, mode: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
