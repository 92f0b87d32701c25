"""Where a person goes back to: an address of this node alone, whatever the form says."""

from urllib.parse import urlsplit

__all__ = ["local_address"]

_MAX_CHARACTERS = 2_000


def local_address(text: str) -> str:
    """Return `text` if it is a path of this node, and the first page if it is anything else.

    A browser reads a backslash as a slash and drops control characters, so an address with any of
    them is not taken apart further.
    """
    plain = len(text) <= _MAX_CHARACTERS and text.isprintable() and "\\" not in text
    if not plain or not text.startswith("/") or text.startswith("//"):
        return "/"
    try:
        parts = urlsplit(text)
    except ValueError:
        return "/"
    return "/" if parts.scheme or parts.netloc else text
