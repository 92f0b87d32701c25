"""What stands for exactly this text in the forms of a page: a stale page changes nothing."""

from hashlib import sha256

__all__ = ["seen_of"]

_DIGITS = 12


def seen_of(text: str) -> str:
    """Return twelve hexadecimal digits that stand for `text`.

    They can be guessed from a short text, so they go only onto pages that hold the text as well.
    """
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
