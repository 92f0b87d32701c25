"""The passage of a record that answers a question, and which of its words do.

Passages are cut from the original text, so that what is shown is what the town wrote. A word
answers when it is cut to a term of the question, or differs from a widened word by one letter;
a label of a concept of the question answers too, in the language of the text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from node.search.analysis import FAMILIES, cut, family_of, fold, split_words
from node.search.question import Question
from node.search.record_parts import Version
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
        mistakes = tuple(fold(word) for word in widened)
        words = [*question.words, *(w for text in question.phrases for w in split_words(text))]
        self._concepts = question.concepts
        self._answers = {
            family: _Answers(words, mistakes=mistakes, family=family) for family in FAMILIES
        }

    def cut_snippet(self, version: Version, *, language: str) -> Snippet:
        """Return the passage of a version with the most different matches."""
        passages = version.passages or (version.teaser,)
        text = "\n".join((*passages, version.teaser))
        pattern = self._pattern(text, family=family_of(language))
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

    def _pattern(self, text: str, *, family: str) -> re.Pattern[str] | None:
        """Return a pattern of everything in `text` that answers; None if nothing does."""
        answers = self._answers[family]
        parts = [re.escape(word) for word in set(split_words(text)) if answers[word]]
        lowered = " ".join(text.casefold().split())
        parts += [
            r"\s+".join(map(re.escape, label.split()))
            for label in _labels(self._concepts, family)
            if label.casefold() in lowered
        ]
        if not parts:
            return None
        longest_first = "|".join(sorted(parts, key=len, reverse=True))
        return re.compile(rf"(?<![^\W_])(?:{longest_first})(?![^\W_])", re.IGNORECASE)


class _Answers(dict[str, bool]):
    """Says of the words of one family of languages whether they answer; each is judged once.

    Args:
        words: Words of the question.
        mistakes: Words, folded, that others may differ from by a letter.
        family: Family of the texts.
    """

    def __init__(self, words: Iterable[str], *, mistakes: tuple[str, ...], family: str) -> None:
        super().__init__()
        self._family = family
        self._mistakes = mistakes
        self._terms = frozenset(term for word in words for term in cut(word, name=family))
        self._written = frozenset(fold(word) for word in words)
        self._letters = frozenset(term[0] for term in (*self._terms, *self._written))

    def __missing__(self, word: str) -> bool:
        answers = self[word] = self._judge(word)
        return answers

    def _judge(self, word: str) -> bool:
        first = word[0].lower()
        if not self._mistakes and first.isascii() and first not in self._letters:
            return False  # stemming never changes how a word begins
        terms = cut(word, name=self._family)
        if not terms:
            return False
        written = fold(word)
        return (
            not self._terms.isdisjoint(terms)
            or written in self._written
            or any(OSA.distance(written, each, score_cutoff=1) <= 1 for each in self._mistakes)
        )


@lru_cache(maxsize=1_024)
def _labels(concepts: tuple[str, ...], family: str) -> tuple[str, ...]:
    """Return the labels of concepts in one language; there are none in other languages."""
    vocabulary = load_vocabulary()
    found = (vocabulary.labels_of(concept_id).get(family, ()) for concept_id in concepts)
    return tuple(dict.fromkeys(label for labels in found for label in labels))


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
