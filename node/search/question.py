"""What somebody asks the index, and what stands in the words they typed.

Anything can be typed: the text is cut to a length that costs little, characters that are no text
are replaced, and a quotation mark without its partner is no mark.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Final

from node.search.analysis import split_words
from node.search.record_parts import FACETS, FILTERS
from schemas.entry import Kind
from schemas.vocabulary import load_vocabulary

__all__ = ["MAX_HITS", "Question", "SearchQuery", "read_question"]

MAX_HITS: Final = 100
_MAX_CHARACTERS = 1_000
_MAX_WORDS = 24
_MAX_PHRASES = 4
_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]{1,300})["“”„«»]')


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery:
    """What somebody is looking for.

    Attributes:
        text: Words in any language; a phrase in quotation marks must stand there as it is. With
            an empty text the newest come first.
        language: Language of the reader, in which results are shown if they have it.
        kinds: Kinds of record; all when empty.
        filters: Codes by name of the filter: any of the codes of each filter.
        countries: More codes of the filter `country`.
        facets: Filters whose codes are counted.
        recent: For some filters the day before which a record's codes no longer count.
        newest_first: Whether the newest come first although there are words.
        limit: Most hits returned, 1 to 100.
        offset: Hits left out before the first.
    """

    text: str = ""
    language: str = "en"
    kinds: tuple[Kind, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    countries: tuple[str, ...] = ()
    facets: tuple[str, ...] = FACETS
    recent: Mapping[str, datetime] = field(default_factory=lambda: MappingProxyType({}))
    newest_first: bool = False
    limit: int = 20
    offset: int = 0

    def __post_init__(self) -> None:
        if unknown := {*self.filters, *self.facets, *self.recent} - set(FILTERS):
            raise ValueError(f"no such filter: {', '.join(sorted(unknown))}")
        if not 1 <= self.limit <= MAX_HITS or self.offset < 0:
            raise ValueError(f"limit is from 1 to {MAX_HITS}, and offset from 0")

    @property
    def narrowed_by(self) -> Mapping[str, tuple[str, ...]]:
        """Return the filters that have codes, the countries among them."""
        countries = (*self.filters.get("country", ()), *self.countries)
        filters = {**self.filters, "country": countries}
        return {
            name: tuple(map(_as_text, codes)) for name, codes in filters.items() if len(codes) > 0
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A text as it is asked.

    Attributes:
        words: Words outside quotation marks, each once.
        phrases: What stood in quotation marks.
        concepts: Concepts that the words name, in any language.
    """

    words: tuple[str, ...]
    phrases: tuple[str, ...]
    concepts: tuple[str, ...]

    def is_named(self, word: str) -> bool:
        """Say whether a word is part of what names a concept."""
        others = " ".join(each for each in self.words if each != word)
        return load_vocabulary().find_concepts(others) != self.concepts


def read_question(text: str) -> Question:
    """Take a typed text apart; no text raises."""
    text = _as_text(text[:_MAX_CHARACTERS])
    phrases = [phrase for phrase in _QUOTED.findall(text) if split_words(phrase)]
    words = tuple(dict.fromkeys(split_words(_QUOTED.sub(" ", text))))[:_MAX_WORDS]
    return Question(
        words=words,
        phrases=tuple(phrases[:_MAX_PHRASES]),
        concepts=load_vocabulary().find_concepts(" ".join(words)),
    )


def _as_text(text: str) -> str:
    """Replace what cannot be written as UTF-8: halves of characters."""
    return text.encode("utf-8", "replace").decode("utf-8")
