"""What stands in the address of a search: words, filters, page; read, changed, and written again.

Anything may stand in an address. What is no filter is left out, what is too long is cut, and the
rest is looked up as it is: a code that nobody has finds nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from werkzeug.datastructures import MultiDict

__all__ = ["LAST_PAGE", "MAX_TEXT_CHARACTERS", "PER_PAGE", "Asked", "read_asked"]

PER_PAGE: Final = 20
"""Results on one page."""

LAST_PAGE: Final = 50
"""Pages that can be turned; who has read a thousand results asks another question."""

MAX_TEXT_CHARACTERS: Final = 500
"""Most of a question that is looked at."""

_MAX_CODES = 20
_MAX_CODE_CHARACTERS = 450


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A search as it stands in an address.

    Attributes:
        text: The words.
        filters: Codes by name of the filter; every filter has some.
        page: Which page, from 1.
    """

    text: str
    filters: Mapping[str, tuple[str, ...]]
    page: int = 1

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked, so that the newest are shown."""
        return not self.text and not self.filters

    @property
    def offset(self) -> int:
        """Return how many results stand on the pages before."""
        return (self.page - 1) * PER_PAGE

    @property
    def parameters(self) -> dict[str, Sequence[str]]:
        """Return what to write into an address; the first page needs no number."""
        found: dict[str, Sequence[str]] = {"q": [self.text]} if self.text else {}
        found |= {name: list(codes) for name, codes in self.filters.items()}
        return found | ({"page": [str(self.page)]} if self.page > 1 else {})

    def without(self, name: str, code: str) -> "Asked":
        """Return the same search with one code less."""
        left = tuple(each for each in self.filters.get(name, ()) if each != code)
        filters = {**self.filters, name: left}
        return replace(self, page=1, filters={n: codes for n, codes in filters.items() if codes})

    def having(self, name: str, *codes: str) -> "Asked":
        """Return the same search with codes of one filter in place of those it had."""
        return replace(self, page=1, filters={**self.filters, name: codes})

    def on_page(self, page: int) -> "Asked":
        """Return another page of the same search."""
        return replace(self, page=page)


def read_asked(sent: MultiDict[str, str], *, filters: Iterable[str]) -> Asked:
    """Read a search from the question part of an address; nothing raises.

    Args:
        sent: As it came.
        filters: Names of the filters that this page has.
    """
    found = {name: _codes(sent.getlist(name)) for name in filters}
    number = sent.get("page", "1")
    page = int(number) if number.isascii() and number.isdigit() and len(number) <= 4 else 1  # noqa: PLR2004 - digits of the last page, and some
    return Asked(
        text=" ".join(sent.get("q", "").split())[:MAX_TEXT_CHARACTERS],
        filters={name: codes for name, codes in found.items() if codes},
        page=min(max(page, 1), LAST_PAGE),
    )


def _codes(sent: Sequence[str]) -> tuple[str, ...]:
    given = (code.strip() for code in sent)
    kept = dict.fromkeys(code for code in given if 0 < len(code) <= _MAX_CODE_CHARACTERS)
    return tuple(kept)[:_MAX_CODES]
