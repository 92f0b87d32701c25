"""Words whose characters are written apart: j-a-n, P e e t e r s, O-'-N-e-i-l-l, +-3-2-(-0-)-4."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

__all__ = ["Apart", "find_apart"]

# Hyphens (also the non-breaking one), en dash, underscore, middle dot and asterisk.
_SIGNS: Final = r"\-\u2010\u2011\u2013_\u00b7*"

# Between two signs stands one character. It may be a sign of the word itself: the hyphen of a
# double name, the apostrophe of an Irish one, the bracket in a telephone number.
_BY_SIGN: Final = re.compile(
    rf"(?<![\w{_SIGNS}])(?:[^\W_]|[+(])(?P<sign> ?[{_SIGNS}] ?)\S(?:(?P=sign)\S){{0,80}}"
    rf"(?![\w{_SIGNS}])"
)
_BY_SPACE: Final = re.compile(
    r"(?<!\w)(?<![^\W\d_]{2}['\u2019])[^\W\d_](?: [^\W_]| [-.'\u2019](?= [^\W_])){2,60}"
    r"(?![\w'\u2019])"
)

# Words of one letter in the six languages; only their company makes them suspicious.
_ONE_LETTER_WORDS: Final = frozenset("aàáyeèéioòóuùúô")

_FEWEST_LETTERS: Final = 3
_FEWEST_DIGITS: Final = 6
_FEWEST_WITH_SIGNS: Final = 5


@dataclass(frozen=True, slots=True)
class Apart:
    """A word written apart.

    Attributes:
        start: First character.
        end: First character after it.
        places: Where the characters stand that are not between the others.
    """

    start: int
    end: int
    places: tuple[int, ...]


def find_apart(text: str) -> Iterator[Apart]:
    """Yield the words of `text` whose characters are written apart, in order, none in another."""
    found = [
        Apart(*run.span(), tuple(range(run.start(), run.end(), len(run["sign"]) + 1)))
        for run in _BY_SIGN.finditer(text)
    ]
    found += [
        Apart(*run.span(), tuple(range(run.start(), run.end(), 2)))
        for run in _BY_SPACE.finditer(text)
    ]
    last: Apart | None = None
    for each in sorted(found, key=lambda run: (run.start, run.end)):
        if last is not None and each.start < last.end:
            continue
        written = [text[at] for at in each.places]
        # "S-t-r-a-a-t 5-0-2": a short number belongs to the word before it.
        is_next = last is not None and text[last.end : each.start] == " "
        if _is_spelled(written) or (is_next and all(map(str.isdigit, written))):
            yield each
            last = each


def _is_spelled(written: list[str]) -> bool:
    """Say whether characters written apart spell something; A-B-C and 1-2-3 only count.

    "Il y a à …" and "de A à B" are three words of one letter and spell nothing.
    """
    letters = [char for char in written if char.isalpha()]
    if not letters:
        digits = [char for char in written if char.isdigit()]
        return len(digits) >= _FEWEST_DIGITS and not _is_row(digits)
    if len(letters) < _FEWEST_LETTERS or _is_row(letters):
        return False
    own = sum(map(str.isalnum, written))
    if own < min(len(written), _FEWEST_WITH_SIGNS):
        return False
    if all(letter.lower() in _ONE_LETTER_WORDS for letter in letters):
        return False
    is_from_to = len(written) == 3 and written[1] in _ONE_LETTER_WORDS  # noqa: PLR2004 - A à B
    return not (is_from_to and written[0].isupper() and written[2].isupper())


def _is_row(chars: list[str]) -> bool:
    # Some letters are two in lower case, such as the Turkish capital i with its dot.
    numbers = [ord(char.lower()[0]) for char in chars]
    return all(after == before + 1 for before, after in pairwise(numbers))
