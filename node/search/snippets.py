"""The passage of a record that answers a question, and which of its words do.

Passages are cut from the original text, so that what is shown is what the town wrote. A word
answers when it is cut to a term of the question, or differs from a widened word by one letter;
a label of a concept of the question answers too, in the language of the text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import OSA

from node.search.analysis import FAMILIES, PLAIN, cut, family_of, fold, split_words
from node.search.question import Question
from node.search.record_parts import Version
from schemas.errors import ConceptUnknownError
from schemas.vocabulary import load_vocabulary

__all__ = ["Highlighter", "Snippet"]

_WIDTH = 240
_LEAD = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A passage, without markup.

    Attributes:
        text: A part of what the town wrote, cut at words; "…" stands where something is left out.
        matches: Begin and end of each match in `text`, in characters, in order, never overlapping.
    """

    text: str
    matches: tuple[tuple[int, int], ...]


class Highlighter:
    """Finds what answers one question in the texts of many records.

    Args:
        question: What was asked.
        widened: Words of it that were taken for typing mistakes.
    """

    def __init__(self, question: Question, *, widened: Iterable[str]) -> None:
        self._question = question
        self._mistakes = tuple(fold(word) for word in widened)
        self._labels: dict[str, tuple[str, ...]] = {}

    @cached_property
    def _terms(self) -> dict[str, frozenset[str]]:
        """Return the terms of the question, by family of languages."""
        words = [*self._question.words]
        for phrase in self._question.phrases:
            words += split_words(phrase)
        return {
            name: frozenset(term for word in words for term in cut(word, name=name))
            for name in (*FAMILIES, PLAIN)
        }

    def cut_snippet(self, version: Version, *, language: str) -> Snippet:
        """Return the passage of a version with the most different matches."""
        passages = version.passages or (version.teaser,)
        text = "\n".join((*passages, version.teaser))
        pattern = self._pattern(text, language=language)
        if pattern is None:
            return _window(passages[0], (), begin=0)
        best, best_matches = passages[0], list(pattern.finditer(passages[0]))
        for passage in passages[1:]:
            matches = list(pattern.finditer(passage))
            if _variety(matches) > _variety(best_matches):
                best, best_matches = passage, matches
        if not best_matches:
            return _window(passages[0], (), begin=0)
        spans = tuple(match.span() for match in best_matches)
        return _window(best, spans, begin=_densest(best_matches))

    def _pattern(self, text: str, *, language: str) -> re.Pattern[str] | None:
        """Return a pattern of everything in `text` that answers; None if nothing does."""
        words = {word for word in set(split_words(text)) if self._answers(word, language)}
        parts = [re.escape(word) for word in words]
        lowered = text.casefold()
        parts += [
            r"\s+".join(map(re.escape, label.split()))
            for label in self._labels_in(language)
            if label.casefold() in lowered
        ]
        if not parts:
            return None
        longest_first = "|".join(sorted(parts, key=len, reverse=True))
        return re.compile(rf"(?<![^\W_])(?:{longest_first})(?![^\W_])", re.IGNORECASE)

    def _answers(self, word: str, language: str) -> bool:
        for name in (family_of(language), PLAIN):
            terms = self._terms[name]
            if terms and not terms.isdisjoint(cut(word, name=name)):
                return name != PLAIN or cut(word, name=family_of(language)) != ()
        return bool(self._mistakes) and any(
            OSA.distance(fold(word), mistake, score_cutoff=1) <= 1 for mistake in self._mistakes
        )

    def _labels_in(self, language: str) -> tuple[str, ...]:
        """Return the labels of the question's concepts in the language of a text."""
        if language not in self._labels:
            vocabulary = load_vocabulary()
            labels: list[str] = []
            for concept_id in self._question.concepts:
                try:
                    labels += vocabulary.labels_of(concept_id).get(family_of(language), ())
                except ConceptUnknownError:
                    continue
            self._labels[language] = tuple(dict.fromkeys(labels))
        return self._labels[language]


def _variety(matches: Iterable[re.Match[str]]) -> int:
    return len({match.group().casefold() for match in matches})


def _densest(matches: list[re.Match[str]]) -> int:
    """Return the begin of the match after which most different ones fit into a snippet."""
    begins = [
        (
            -_variety(m for m in matches if first.start() <= m.start() < first.start() + _WIDTH),
            first.start(),
        )
        for first in matches
    ]
    return min(begins)[1]


def _window(text: str, spans: Iterable[tuple[int, int]], *, begin: int) -> Snippet:
    """Return some words before `begin` and as many after it as fit, with the spans in them."""
    start = max(0, begin - _LEAD)
    if start > 0:
        start = _next_word(text, start, limit=begin)
    end = min(len(text), start + _WIDTH)
    if end < len(text):
        end = max(text.rfind(" ", start, end), begin + 1)
        inside = [span_end for span_start, span_end in spans if span_start < end < span_end]
        end = max([end, *inside])
    before, after = "…" if start > 0 else "", "…" if end < len(text) else ""
    shift = len(before) - start
    return Snippet(
        text=before + text[start:end].replace("\n", " ") + after,
        matches=tuple((a + shift, b + shift) for a, b in spans if start <= a and b <= end),
    )


def _next_word(text: str, place: int, *, limit: int) -> int:
    space = text.find(" ", place, limit)
    return limit if space < 0 else space + 1
