"""Words that must never leave: one marker in every private text, and how it may be spelled.

Each canary is the marker with a number behind it, so that a find tells which text it came from, and
one search finds them all. The marker is no word of any language.
"""

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from itertools import count
from pathlib import Path

__all__ = ["HANDLE", "MARKER", "Canaries", "finds_in", "finds_under", "spellings"]

MARKER = "quixorveltamburg"
HANDLE = "zwartevogelhandvat"
"""Handle of the account that acts; the one private text that stands in the clear."""


class Canaries:
    """Canaries made so far, with where each was put."""

    def __init__(self) -> None:
        self.homes: dict[str, str] = {}
        self._numbers = count(1000)

    def word(self, home: str) -> str:
        """Return a new canary that lives in one private text."""
        word = f"{MARKER}{next(self._numbers)}"
        self.homes[word] = home
        return word

    def text(self, home: str, *, words: int = 60) -> str:
        """Return a text made of nothing but canaries."""
        return " ".join(self.word(home) for _number in range(words))


def spellings(word: str) -> frozenset[bytes]:
    """Return a word as text, with capital, escaped in JSON, as UTF-16, in hex and in base64."""
    plain = word.encode()
    forms = {plain, plain.title(), plain.upper(), word.encode("utf-16-le"), plain.hex().encode()}
    forms.add("".join(f"\\u{ord(letter):04x}" for letter in word).encode())
    forms.add(json.dumps(word)[1:-1].encode())
    for shift in range(3):
        code = b64encode(bytes(shift) + plain)
        # What stands at both ends depends on the neighbours.
        inside = code[4 if shift else 0 : len(code) - 4]
        forms |= {inside, inside.translate(bytes.maketrans(b"+/", b"-_"))}
    return frozenset(forms)


def finds_in(data: bytes, *, word: str = MARKER) -> list[str]:
    """Return what stands around each place where a word is spelled in `data`."""
    wanted = re.compile(b"|".join(re.escape(form) for form in sorted(spellings(word))))
    return [repr(data[found.start() : found.end() + 8]) for found in wanted.finditer(data)]


def finds_under(folder: Path, *, word: str = MARKER) -> Iterator[str]:
    """Yield file and find for each place where a word is spelled in a file or in its name."""
    for path in sorted(folder.rglob("*")):
        place = str(path.relative_to(folder))
        if finds_in(place.encode(), word=word):
            yield f"name of {place}"
        if path.is_file():
            for find in finds_in(path.read_bytes(), word=word):
                yield f"{place}: {find}"
