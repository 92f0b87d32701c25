"""A passkey device made of software: its own ES256 key, no attestation, a count of signatures.

Written from Web Authentication Level 3 (6.1 authenticator data, 6.5.4 attestation object) and
RFC 9052 (COSE keys) alone, so that it shares no code with what it is tried against.
"""

import json
import secrets
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

__all__ = ["Device"]

_PRESENT, _VERIFIED, _ATTESTED = 0x01, 0x04, 0x40


class Device:
    """One device with one passkey.

    Attributes:
        origin: What the browser says it talks to.
        count: How often it signed; a device that does not count stays at 0.
        verifies: Whether it asks for a finger.
        host: What the passkey is bound to; None takes what it is asked for.
    """

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.count = 0
        self.counts = True
        self.verifies = True
        self.host: str | None = None
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._id = secrets.token_bytes(32)
        self._user = b""

    def create(self, options: str) -> str:
        """Answer as a browser does to a question for a new passkey."""
        asked: Mapping[str, Any] = json.loads(options)
        self._user = _bytes(asked["user"]["id"])
        attested = bytes(16) + struct.pack(">H", len(self._id)) + self._id + self._cose_key()
        data = self._data(asked["rp"]["id"], flags=_ATTESTED) + attested
        statement = b"\xa3" + _text("fmt") + _text("none") + _text("attStmt") + b"\xa0"
        statement += _text("authData") + _byte_string(data)
        return self._answer(
            clientDataJSON=_words(self._client_data("webauthn.create", asked)),
            attestationObject=_words(statement),
        )

    def get(self, options: str) -> str:
        """Answer as a browser does to a question for a known passkey."""
        asked: Mapping[str, Any] = json.loads(options)
        client_data = self._client_data("webauthn.get", asked)
        data = self._data(asked["rpId"])
        signature = self._key.sign(data + sha256(client_data).digest(), ec.ECDSA(hashes.SHA256()))
        return self._answer(
            clientDataJSON=_words(client_data),
            authenticatorData=_words(data),
            signature=_words(signature),
            userHandle=_words(self._user),
        )

    def clone(self) -> "Device":
        """Return a second device with the same key and the same count."""
        other = Device(self.origin)
        other.__dict__.update(self.__dict__)
        return other

    def _data(self, host: str, *, flags: int = 0) -> bytes:
        if self.counts:
            self.count += 1
        flags |= _PRESENT | (_VERIFIED if self.verifies else 0)
        name = sha256((self.host or host).encode()).digest()
        return name + struct.pack(">BI", flags, self.count)

    def _client_data(self, kind: str, asked: Mapping[str, Any]) -> bytes:
        words = {"type": kind, "challenge": asked["challenge"], "origin": self.origin}
        return json.dumps({**words, "crossOrigin": False}).encode()

    def _cose_key(self) -> bytes:
        numbers = self._key.public_key().public_numbers()
        x, y = (number.to_bytes(32, "big") for number in (numbers.x, numbers.y))
        # Members 1: EC2, 3: ES256, then the curve P-256 and its two coordinates.
        head = b"\xa5\x01\x02\x03\x26\x20\x01"
        return head + b"\x21" + _byte_string(x) + b"\x22" + _byte_string(y)

    def _answer(self, **response: str) -> str:
        name = _words(self._id)
        return json.dumps(
            {
                "id": name,
                "rawId": name,
                "type": "public-key",
                "response": response,
                "clientExtensionResults": {},
            }
        )


def _words(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def _bytes(words: str) -> bytes:
    return urlsafe_b64decode(words + "=" * (-len(words) % 4))


def _text(words: str) -> bytes:
    """Return a short text of CBOR: RFC 8949, 3.1, major type 3."""
    return bytes([0x60 + len(words)]) + words.encode()


def _byte_string(data: bytes) -> bytes:
    """Return bytes of CBOR: RFC 8949, 3.1, major type 2, with a length of one or two bytes."""
    if len(data) < 256:
        return b"\x58" + bytes([len(data)]) + data
    return b"\x59" + struct.pack(">H", len(data)) + data
