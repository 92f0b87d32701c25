"""Base64url as JOSE writes it: no padding, and one spelling for each value.

Source: RFC 7515, section 2; RFC 4648, section 3.5 (canonical encoding).
"""

import base64
import binascii

__all__ = ["dump_base64url", "parse_base64url"]


def dump_base64url(data: bytes) -> bytes:
    """Return ``data`` in base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def parse_base64url(text: bytes) -> bytes:
    """Return the bytes that ``text`` stands for.

    Raises:
        ValueError: Another alphabet, padding, a length no value has, or spare bits
            that are set, which would give one value several spellings.
    """
    try:
        data = base64.b64decode(text + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError("not base64url") from error
    if dump_base64url(data) != text:
        raise ValueError("not the one spelling of its value in base64url")
    return data
