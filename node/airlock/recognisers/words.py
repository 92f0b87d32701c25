"""The words of a text for comparing with names: folded, placed, with what stands around them."""

import re
from dataclasses import dataclass

from node.airlock.recognisers.ordinary_words import CIVIL_TITLES
from node.textguard.folding import fold

__all__ = [
    "Word",
    "between",
    "has_title",
    "is_capital",
    "is_sentence_start",
    "read_words",
    "with_title",
]

_WORD = re.compile(r"[^\W_]+")
_ONLY_JOINS = re.compile(r"[\s.,'\u2019_/-]{0,4}")
# One or two titles before a name: "de heer dr. Peeters".
_TITLES = re.compile(r"(?:(?<!\w)(?:de )?([^\W\d_]{1,12})\.? )$")
_LONGEST_TITLE = 20
_BEGINNINGS = frozenset('.!?:;\n\u2022\u2013-*"\u2018\u201a\u201c\u201e\u00ab(')


@dataclass(frozen=True, slots=True)
class Word:
    """One word or number of a text.

    Attributes:
        start: First character, in the canonical text.
        end: First character after it.
        written: As written there.
        folded: Without case and accents.
    """

    start: int
    end: int
    written: str
    folded: str


def read_words(plain: str) -> list[Word]:
    """Return the words of a canonical text in order."""
    return [
        Word(found.start(), found.end(), found.group(), fold(found.group()))
        for found in _WORD.finditer(plain)
    ]


def between(plain: str, one: Word, other: Word) -> bool:
    """Say whether two words belong together: nothing but space, hyphen, comma or dot between."""
    return _ONLY_JOINS.fullmatch(plain, one.end, other.start) is not None


def is_capital(word: Word) -> bool:
    """Say whether a word begins with a capital, or is of an alphabet without small letters."""
    first = word.written[0]
    return first.isupper() or (first.isalpha() and first.lower() == first.upper())


def is_sentence_start(plain: str, word: Word) -> bool:
    """Say whether a capital is due here anyway."""
    before = plain[max(0, word.start - 4) : word.start].rstrip(" \t")
    return not before or before[-1] in _BEGINNINGS


def has_title(plain: str, word: Word) -> bool:
    """Say whether a title of address stands right before a word."""
    return with_title(plain, word) < word.start


def with_title(plain: str, word: Word) -> int:
    """Return where a name begins with the titles of address before it; they go when it goes."""
    start = word.start
    for _most in range(2):
        found = _TITLES.search(plain, max(0, start - _LONGEST_TITLE), start)
        if found is None or fold(found[1]) not in CIVIL_TITLES:
            break
        start = found.start()
    return start
