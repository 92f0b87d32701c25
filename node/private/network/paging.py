"""Which page of a long list is shown."""

from typing import Final

from flask import request

__all__ = ["read_page"]

_MOST: Final = 10_000


def read_page(name: str = "page") -> int:
    """Return the number of a page from 0; the first where the address says nothing sensible."""
    said = request.args.get(name, "")
    if not (said.isascii() and said.isdecimal()) or len(said) > len(str(_MOST)):
        return 0
    return min(max(int(said) - 1, 0), _MOST)
