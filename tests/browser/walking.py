"""The tour as the README tells it: read from there, and walked in a browser word by word.

A line of the README is walked from the tour's page. Bold words are pressed, or chosen where the
question before them stands in italics; other italic words must come to be seen.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.boundaries.source_files import ROOT
from tests.browser.browsing import Reader

__all__ = ["Line", "read_tour", "walk"]

_TOKEN = re.compile(r"\*\*(?P<press>.+?)\*\*|\*(?P<see>.+?)\*")
_RELOAD_SECONDS = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of one card.

    Attributes:
        card: Number of the card.
        number: Of the line on it.
        words: What is pressed (True) or seen (False), in order.
    """

    card: int
    number: int
    words: tuple[tuple[bool, str], ...]

    @property
    def name(self) -> str:
        """Name of the line for pictures and failures."""
        return f"{self.card}-{self.number}"


def read_tour() -> tuple[Line, ...]:
    """Return the lines of the README's tour."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.partition("\n## The tour\n")[2].partition("\n## ")[0]
    return tuple(_lines(section))


def _lines(section: str) -> Iterator[Line]:
    for card, text in enumerate(re.split(r"^\d\. ", section, flags=re.MULTILINE)[1:], start=1):
        for number, line in enumerate(re.split(r"^   - ", text, flags=re.MULTILINE)[1:], start=1):
            flat = " ".join(line.split())
            words = tuple(
                (found["press"] is not None, found["press"] or found["see"])
                for found in _TOKEN.finditer(flat)
            )
            yield Line(card=card, number=number, words=words)


def walk(
    reader: Reader, line: Line, *, tour: str, seen: Callable[[str], None] = lambda _name: None
) -> None:
    """Walk one line.

    Args:
        reader: In front of a browser.
        line: Which.
        tour: Address of the tour's page.
        seen: Called with a name whenever a new page is looked at.
    """
    reader.open(tour)
    question = None
    for place, (is_press, words) in enumerate(line.words):
        if is_press and question is not None:
            reader.choose(words, question=question)
            question = None
        elif is_press:
            reader.follow(words)
            seen(f"{line.name}-{place}")
        elif words.endswith("?"):
            question = words
        else:
            _see(reader, words)
            seen(f"{line.name}-{place}")


def _see(reader: Reader, words: str) -> None:
    if words not in reader.text:
        reader.wait_for(words, reload_seconds=_RELOAD_SECONDS)
