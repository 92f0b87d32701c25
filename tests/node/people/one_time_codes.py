"""Codes of an authenticator app, computed from RFC 6238 alone."""

import base64
import hmac
import struct
from datetime import datetime

__all__ = ["code_at", "hotp"]


def hotp(secret: bytes, counter: int, *, digits: int = 6) -> str:
    """Return the code of one step: RFC 4226, 5.3."""
    digest = hmac.digest(secret, struct.pack(">Q", counter), "sha1")
    offset = digest[-1] & 0x0F
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return str(number % 10**digits).zfill(digits)


def code_at(secret: str, now: datetime, *, step: int = 0) -> str:
    """Return the code of a base32 secret at a moment, `step` half minutes later."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    return hotp(key, int(now.timestamp()) // 30 + step)
