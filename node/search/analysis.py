"""How words become terms: one analyser for each language of the vocabulary, one for all others.

A word is lowered, left out when its language uses it everywhere, stemmed, and freed of diacritics,
in this order, because stemmers need the diacritics. The analysers run in Rust; the same ones cut
texts when they are indexed and words when they are asked for.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

import tantivy

from schemas.vocabulary import LANGUAGES

__all__ = [
    "FAMILIES",
    "OTHER",
    "PLAIN",
    "analyser",
    "cut",
    "family_of",
    "fold",
    "place_terms",
    "split_words",
]

OTHER: Final = "other"
"""Family of the languages that have no stemmer here."""

FAMILIES: Final = (*LANGUAGES, OTHER)
"""Every text belongs to one: a language of the vocabulary, or all the others together."""

PLAIN: Final = "plain"
"""Name of the analyser that neither stems nor leaves anything out."""

_STEMMERS: Mapping[str, str] = MappingProxyType(
    {
        "en": "english",
        "nl": "dutch",
        "fr": "french",
        "de": "german",
        "es": "spanish",
        "it": "italian",
    }
)
_LONGEST_WORD_BYTES = 80
_WORD = re.compile(r"[^\W_]+")
_COMBINING = re.compile("[\u0300-\u036f]")


def family_of(language: str) -> str:
    """Return the family of a BCP 47 tag."""
    primary = language.partition("-")[0].lower()
    return primary if primary in _STEMMERS else OTHER


@cache
def analyser(name: str) -> tantivy.TextAnalyzer:
    """Return the analyser of a family, or the plain one."""
    builder = (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(_LONGEST_WORD_BYTES))
        .filter(tantivy.Filter.lowercase())
    )
    if (stemmer := _STEMMERS.get(name)) is not None:
        builder = builder.filter(tantivy.Filter.stopword(stemmer))
        builder = builder.filter(tantivy.Filter.stemmer(stemmer))
    return builder.filter(tantivy.Filter.ascii_fold()).build()


@lru_cache(maxsize=65_536)
def cut(word: str, *, name: str) -> tuple[str, ...]:
    """Return the terms of one word; none when its language uses it everywhere."""
    return tuple(analyser(name).analyze(word))


def place_terms(text: str, *, name: str) -> list[tuple[int, str]]:
    """Return the terms of a phrase with their places, so that words left out leave a gap."""
    tokens = analyser(name).pre_tokenize(text).tokens
    return [(token.position, token.text) for token in tokens]


def split_words(text: str) -> list[str]:
    """Return the words of a text as they stand; hyphens and apostrophes part."""
    return _WORD.findall(text)


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Return a word without case and diacritics."""
    return _COMBINING.sub("", unicodedata.normalize("NFKD", word.casefold()))
