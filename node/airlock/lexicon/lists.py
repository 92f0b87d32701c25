"""The lists in this folder, each read at first use and kept for the life of the process."""

from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from babel import Locale
from babel.dates import get_day_names, get_month_names

from node.airlock.lexicon.word_filter import WordFilter
from node.textguard.folding import fold
from node.textguard.number_words import LANGUAGES

__all__ = [
    "LONGEST_PLACE",
    "dutch_given_names",
    "given_names",
    "has_dictionary",
    "is_calendar_word",
    "is_word",
    "is_word_somewhere",
    "municipalities",
    "surnames",
]

LONGEST_PLACE: Final = 4
"""Most words in the name of a municipality that is looked up."""

_DICTIONARIES: Final = ("en", "nl", "fr", "de")
_COMPOUNDING: Final = frozenset({"de", "nl"})
_LINKS: Final = ("", "s", "es", "n", "en", "er", "e")
_SHORTEST_HEAD: Final = 4
_SHORTEST_TAIL: Final = 3
_LONGEST_COMPOUND: Final = 80


@cache
def given_names() -> frozenset[str]:
    """Return given names, folded."""
    return _lines("given_names.txt")


@cache
def dutch_given_names() -> frozenset[str]:
    """Return given names, folded, with those that Dutch texts tell of and the others lack."""
    return given_names() | _lines("given_names.nl.txt")


@cache
def surnames() -> frozenset[str]:
    """Return surnames, folded; of several words the last."""
    return _lines("surnames.txt")


@cache
def municipalities() -> frozenset[str]:
    """Return names of municipalities and countries, folded, words parted by one space."""
    territories = {
        " ".join(fold(name).replace("-", " ").split())
        for language in LANGUAGES
        for name in Locale(language).territories.values()
    }
    return _lines("municipalities.txt") | territories


@cache
def is_calendar_word(folded: str) -> bool:
    """Say whether a word is a month or a day of the week in one of the six languages."""
    return folded in _calendar()


@cache
def _calendar() -> frozenset[str]:
    return frozenset(
        fold(name)
        for language in LANGUAGES
        for names in (get_month_names, get_day_names)
        for name in names("wide", locale=language).values()
    )


def has_dictionary(language: str) -> bool:
    """Say whether the ordinary words of a language are known."""
    return language in _DICTIONARIES


def is_word(folded: str, language: str) -> bool:
    """Say whether a folded word is an ordinary word of a language; a compound of two is one.

    A language without a dictionary is taken to have the words of those that have one.
    """
    return _is_word(folded, language)


def is_word_somewhere(folded: str) -> bool:
    """Say whether a folded word is an ordinary word of any of the four languages."""
    return any(folded in _dictionary(language) for language in _DICTIONARIES)


@lru_cache(maxsize=65_536)
def _is_word(folded: str, language: str) -> bool:
    if language not in _DICTIONARIES:
        return is_word_somewhere(folded)
    dictionary = _dictionary(language)
    if folded in dictionary:
        return True
    return language in _COMPOUNDING and _is_compound(folded, dictionary)


def _is_compound(folded: str, dictionary: WordFilter) -> bool:
    if len(folded) > _LONGEST_COMPOUND:
        return False  # Every place in it would be tried.
    for at in range(_SHORTEST_HEAD, len(folded) - _SHORTEST_TAIL + 1):
        if folded[at:] not in dictionary:
            continue
        head = folded[:at]
        for link in _LINKS:
            stem = head.removesuffix(link) if link else head
            is_long = len(stem) >= _SHORTEST_HEAD
            if is_long and (not link or head.endswith(link)) and stem in dictionary:
                return True
    return False


@cache
def _dictionary(language: str) -> WordFilter:
    return WordFilter.load((files(__package__) / f"words.{language}.bin").read_bytes())


def _lines(name: str) -> frozenset[str]:
    return frozenset((files(__package__) / name).read_text(encoding="utf-8").split("\n")) - {""}
