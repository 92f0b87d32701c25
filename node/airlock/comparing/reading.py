"""A text read so that it can be compared: its words, its figures of people, its sentences."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from node.airlock.lexicon.allowed import allowed_words
from node.airlock.lexicon.lists import has_dictionary, is_calendar_word, is_word, municipalities
from node.airlock.recognisers.count_nouns import find_noun
from node.airlock.recognisers.words import Word, is_sentence_start, read_words
from node.textguard.canonical import CanonicalText, canonicalise
from node.textguard.number_words import NUMBER_WORDS

__all__ = ["Figure", "Reading", "grams", "is_rare", "read_text"]

_LONGEST_FIGURE: Final = 4
_ADJECTIVES: Final = 3
_SHORTEST_RARE: Final = 5
_SHORTEST_NUMBER: Final = 3
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_SENTENCE_END: Final = re.compile(r"[.!?\u2026]+[\s\u00bb\u201d\"')]*|\n+")
_CONTENT: Final = 4
"""Fewest letters of a word that carries meaning; shorter ones hold sentences together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of people or cases, as a text gives it.

    Attributes:
        value: How many.
        noun: Which people, in the plural; figures of the same noun can be subtracted.
        first: Place of the number among the words of the text.
        last: Place of the noun among them.
    """

    value: int
    noun: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reading:
    """A text, read.

    Attributes:
        canonical: The text without disguises.
        language: Primary subtag of its language.
        words: Its words in order.
        figures: Its figures of people.
        sentences: For each sentence the places of its first word and behind its last.
        contents: For each sentence the words that carry its meaning.
        rare: Places of words that few texts hold.
    """

    canonical: CanonicalText = field(repr=False)
    language: str
    words: tuple[Word, ...] = field(repr=False)
    figures: tuple[Figure, ...]
    sentences: tuple[tuple[int, int], ...]
    contents: tuple[frozenset[str], ...] = field(repr=False)
    rare: frozenset[int]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return where two words and all between them stand in the text as written."""
        return self.canonical.to_original(self.words[first].start, self.words[last].end)


@lru_cache(maxsize=16_384)
def read_text(text: str, language: str) -> Reading:
    """Return a text read; kept, because the same notes are compared at every step of an author.

    Args:
        text: As written.
        language: BCP 47 tag.
    """
    primary = language.partition("-")[0].lower()
    canonical = canonicalise(text)
    words = tuple(read_words(canonical.text))
    sentences = _sentences(canonical.text, words)
    return Reading(
        canonical=canonical,
        language=primary,
        words=words,
        figures=_figures(canonical.text, words, language=primary),
        sentences=sentences,
        contents=tuple(_content(words[first:behind]) for first, behind in sentences),
        rare=_rare(canonical.text, words, language=primary),
    )


def grams(reading: Reading, size: int) -> frozenset[tuple[str, ...]]:
    """Return every run of `size` words, folded."""
    return _grams(reading, size)


def is_rare(folded: str) -> bool:
    """Say whether a number is long enough to be looked for: no year, and not "12"."""
    return folded.isdigit() and len(folded) >= _SHORTEST_NUMBER and not _YEAR.fullmatch(folded)


@lru_cache(maxsize=16_384)
def _grams(reading: Reading, size: int) -> frozenset[tuple[str, ...]]:
    folded = [word.folded for word in reading.words]
    return frozenset(tuple(folded[at : at + size]) for at in range(len(folded) - size + 1))


def _rare(plain: str, words: tuple[Word, ...], *, language: str) -> frozenset[int]:
    """Return places of numbers, of capitals that no grammar asks for, of words of no dictionary."""
    allowed = allowed_words([word.folded for word in words])
    return frozenset(
        at
        for at, word in enumerate(words)
        if at not in allowed and _is_rare_word(plain, word, language=language)
    )


def _is_rare_word(plain: str, word: Word, *, language: str) -> bool:
    if word.written[0].isdigit():
        return is_rare(word.folded)
    if len(word.folded) < _SHORTEST_RARE or not has_dictionary(language):
        return False
    if word.folded in municipalities() or is_calendar_word(word.folded):
        return False
    if is_word(word.folded, language):
        # German writes every noun with a capital, and everybody the first word of a sentence.
        return False
    return not (is_sentence_start(plain, word) and word.written.istitle() and language == "de")


def _figures(plain: str, words: tuple[Word, ...], *, language: str) -> tuple[Figure, ...]:
    if language not in NUMBER_WORDS:
        return ()
    return tuple(
        figure
        for at in range(len(words))
        if (figure := _figure(plain, words, at, language=language)) is not None
    )


def _figure(plain: str, words: tuple[Word, ...], at: int, *, language: str) -> Figure | None:
    value = _value(words[at], language=language)
    if not value:
        return None
    for last in range(at + 1, min(at + 2 + _ADJECTIVES, len(words))):
        between = plain[words[last - 1].end : words[last].start]
        if between.strip(" \u00a0\u202f-"):
            return None
        noun = find_noun(words[last].written, language=language)
        if noun is not None:
            return Figure(value=value, noun=noun.plural, first=at, last=last)
    return None


def _value(word: Word, *, language: str) -> int:
    if word.folded.isdigit():
        is_figure = len(word.folded) <= _LONGEST_FIGURE and word.folded[0] != "0"
        return int(word.folded) if is_figure and not _YEAR.fullmatch(word.folded) else 0
    return NUMBER_WORDS[language].get(word.written.lower(), 0)


def _content(words: Iterable[Word]) -> frozenset[str]:
    return frozenset(word.folded for word in words if len(word.folded) >= _CONTENT)


def _sentences(plain: str, words: tuple[Word, ...]) -> tuple[tuple[int, int], ...]:
    ends = [found.start() for found in _SENTENCE_END.finditer(plain)]
    borders: dict[int, list[int]] = {}
    for at, word in enumerate(words):
        borders.setdefault(bisect_right(ends, word.start), []).append(at)
    return tuple((places[0], places[-1] + 1) for places in borders.values())
