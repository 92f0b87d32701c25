"""The data key: what seals every private text at rest.

A sealed field is `version (1 byte) ‖ key number (2 bytes) ‖ nonce (12 bytes) ‖ AES-256-GCM
ciphertext and tag`. The associated data name table, column and row, so that a sealed field moved to
another row or column does not open. The key file stands outside the databases and their backups; a
new key is added in front and old ones stay until every row is sealed anew.

Source: NIST SP 800-38D (GCM). Nonces are random; 2^32 seals per key is far beyond a town hall.
"""

import hmac
import json
import os
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from node.errors import SealedFieldError
from node.language import gettext as _

__all__ = ["Keyring", "create_keyring", "open_keyring"]

_VERSION = 1
_NONCE_BYTES = 12
_HEAD_BYTES = 3
_KEY_BYTES = 32


class Keyring:
    """Seals and opens private fields.

    Args:
        keys: 32-byte keys by number; the highest number seals, all of them open.
    """

    def __init__(self, keys: dict[int, bytes]) -> None:
        self._ciphers = {number: AESGCM(key) for number, key in keys.items()}
        self._current = max(keys)
        # The lowest key never changes while rows exist, so blind indexes stay comparable.
        self._index_key = hmac.digest(keys[min(keys)], b"linkpin blind index", "sha256")

    def __repr__(self) -> str:
        """Name the key in use, never the key."""
        return f"<Keyring current={self._current}>"

    def seal(self, text: str, *, table: str, column: str, row: object) -> bytes:
        """Return `text` sealed for one place only.

        Args:
            text: What to keep secret; stored as UTF-8.
            table: Name of the table.
            column: Name of the column.
            row: Primary key of the row.
        """
        nonce = secrets.token_bytes(_NONCE_BYTES)
        head = bytes([_VERSION]) + self._current.to_bytes(2, "big")
        sealed = self._ciphers[self._current].encrypt(
            nonce, text.encode(), _place(table, column, row)
        )
        return head + nonce + sealed

    def open(self, sealed: bytes, *, table: str, column: str, row: object) -> str:
        """Return the text of a sealed field.

        Raises:
            SealedFieldError: Wrong key, damaged, or sealed for another place.
        """
        number = int.from_bytes(sealed[1:_HEAD_BYTES], "big")
        cipher = self._ciphers.get(number)
        if sealed[:1] != bytes([_VERSION]) or cipher is None:
            raise SealedFieldError(
                _("%(field)s was sealed with a key that is not here.")
                % {"field": f"{table}.{column}"}
            )
        nonce = sealed[_HEAD_BYTES : _HEAD_BYTES + _NONCE_BYTES]
        try:
            opened = cipher.decrypt(
                nonce, sealed[_HEAD_BYTES + _NONCE_BYTES :], _place(table, column, row)
            )
        except (InvalidTag, ValueError) as exc:  # a field cut off inside its nonce has no tag
            raise SealedFieldError(
                _("%(field)s was damaged, or was moved here from elsewhere; it does not open.")
                % {"field": f"{table}.{column}"}
            ) from exc
        return opened.decode()

    def blind_index(self, text: str, *, purpose: str) -> bytes:
        """Return 32 bytes that are equal for equal texts and say nothing without the key.

        Args:
            text: Compared without regard to case and surrounding space.
            purpose: Separates one use from another, so that indexes cannot be joined.
        """
        folded = text.strip().casefold().encode()
        return hmac.digest(self._index_key, purpose.encode() + b"\x00" + folded, sha256)

    def derive(self, purpose: str) -> bytes:
        """Return a key of 32 bytes for one use, the same as long as the node lives.

        Args:
            purpose: Separates one use from another.
        """
        return hmac.digest(self._index_key, b"derived\x00" + purpose.encode(), sha256)


def _place(table: str, column: str, row: object) -> bytes:
    return f"{table}|{column}|{row}".encode()


def create_keyring(path: Path) -> Keyring:
    """Write a new key file that only its owner may read.

    Raises:
        FileExistsError: There is one already; it is never overwritten.
    """
    keys = {1: secrets.token_bytes(_KEY_BYTES)}
    document = {"keys": {str(n): urlsafe_b64encode(k).decode() for n, k in keys.items()}}
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(document, file)
        file.flush()
        os.fsync(file.fileno())
    return Keyring(keys)


def open_keyring(path: Path) -> Keyring:
    """Read the key file at `path`.

    Raises:
        SealedFieldError: The file is missing or is not a key file.
    """
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        keys = {int(n): urlsafe_b64decode(k) for n, k in document["keys"].items()}
        return Keyring(keys)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as exc:
        raise SealedFieldError(
            _("The data key %(path)s cannot be read. Restore it from the copy of the keys.")
            % {"path": path}
        ) from exc
