"""What a final text shares with private texts that it was not made from.

Words in a row, a rare word, a number of the same people, a sentence told again: whoever has seen or
heard the note can tell where the text comes from. What this node released already is no secret and
is passed over.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from node.airlock.comparing.known import Comparison, Earlier
from node.airlock.comparing.reading import Reading, grams, read_text
from node.airlock.draft_texts import language_of
from node.airlock.findings import FindingType, Match, Severity

__all__ = ["SHARED_WORDS", "SHARED_WORDS_WITH_A_RARE_ONE", "shared_with_notes"]

SHARED_WORDS: Final = 8
"""Words in a row that a released text may not share with a private note."""

SHARED_WORDS_WITH_A_RARE_ONE: Final = 5
"""Words in a row that are worth a look where one of them is rare."""

_SAME_TEXT: Final = 0.5
"""Share of its runs of words from which on a note is the text itself, kept twice."""

_ALIKE: Final = 0.7
"""Share of the words of the shorter sentence from which on two sentences tell the same."""

_LEAST_WORDS: Final = 6
"""Fewest words of meaning two sentences have to share."""

_LARGEST_FIGURE: Final = 100
"""Figures from here on are too round and too many to lead anywhere."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What private notes hold and no release does."""

    secret_runs: frozenset[tuple[str, ...]]
    long_runs: frozenset[tuple[str, ...]]
    short_runs: frozenset[tuple[str, ...]]
    rare: frozenset[str]
    figures: frozenset[tuple[int, str]]
    sentences: tuple[frozenset[str], ...]
    by_word: Mapping[str, Sequence[int]]


def shared_with_notes(
    readings: Mapping[str, Reading], compared: Comparison
) -> dict[str, list[Match]]:
    """Return by member what a text shares with private notes.

    Args:
        readings: The final text, by member.
        compared: What it is compared with.
    """
    known = _known(compared)
    if known is None:
        return {}
    return {member: list(_matches(reading, known)) for member, reading in readings.items()}


def _known(compared: Comparison) -> _Known | None:
    original = _runs(
        [read_text(note.text, note.language) for note in compared.original.values()],
        SHARED_WORDS_WITH_A_RARE_ONE,
    )
    notes = tuple(
        (reading, note.is_to_leave)
        for note, reading in (
            (note, read_text(note.text, note.language)) for note in compared.notes
        )
        if not _is_same(reading, original)
    )
    public = tuple(read_text(text, language) for text, language in _public(compared.earlier))
    return _what_notes_hold(notes, public) if notes else None


# An author takes many steps while the notes stay as they are.
@lru_cache(maxsize=8)
def _what_notes_hold(held: tuple[tuple[Reading, bool], ...], public: tuple[Reading, ...]) -> _Known:
    notes = [reading for reading, _is_to_leave in held]
    secret = [reading for reading, is_to_leave in held if not is_to_leave]
    sentences = tuple(
        content for reading in notes for content in reading.contents if len(content) >= _LEAST_WORDS
    )
    by_word: dict[str, list[int]] = {}
    for number, content in enumerate(sentences):
        for word in content:
            by_word.setdefault(word, []).append(number)
    few = SHARED_WORDS_WITH_A_RARE_ONE
    return _Known(
        secret_runs=_runs(secret, SHARED_WORDS) - _runs(public, SHARED_WORDS),
        long_runs=_runs(notes, SHARED_WORDS) - _runs(public, SHARED_WORDS),
        short_runs=_runs(notes, few) - _runs(public, few),
        rare=_rare_words(notes) - {word.folded for each in public for word in each.words},
        figures=_figures(notes) - _figures(public),
        sentences=sentences,
        by_word=by_word,
    )


def _is_same(note: Reading, original: frozenset[tuple[str, ...]]) -> bool:
    """Say whether a note is the text that is looked at, kept a second time.

    Somebody who imports a file twice has every practice twice; one says nothing about the other.
    """
    runs = grams(note, SHARED_WORDS_WITH_A_RARE_ONE)
    shared = runs & original
    return bool(runs) and len(shared) >= _SAME_TEXT * len(runs)


def _public(earlier: Iterable[Earlier]) -> Iterator[tuple[str, str]]:
    for each in earlier:
        for member, text in each.members.items():
            yield text, language_of(member, default=each.language)


def _runs(readings: Iterable[Reading], size: int) -> frozenset[tuple[str, ...]]:
    return frozenset[tuple[str, ...]]().union(*(grams(each, size) for each in readings))


def _rare_words(readings: Iterable[Reading]) -> frozenset[str]:
    return frozenset(each.words[at].folded for each in readings for at in each.rare)


def _figures(readings: Iterable[Reading]) -> frozenset[tuple[int, str]]:
    return frozenset((figure.value, figure.noun) for each in readings for figure in each.figures)


def _matches(reading: Reading, known: _Known) -> Iterator[Match]:
    """Yield what is shared, the longest first; words that are in one match are in no other."""
    covered = set[int]()
    for rule, first, last in _shared(reading, known):
        places = range(first, last + 1)
        if covered.isdisjoint(places):
            covered.update(places)
            yield _match(reading, first, last, rule=rule)


def _shared(reading: Reading, known: _Known) -> Iterator[tuple[str, int, int]]:
    yield from _shared_runs(reading, known)
    for (first, behind), content in zip(reading.sentences, reading.contents, strict=True):
        if _is_told(content, known):
            yield "notes.sentence", first, behind - 1
    for at in sorted(reading.rare):
        if reading.words[at].folded in known.rare:
            yield "notes.word", at, at
    for figure in reading.figures:
        if figure.value < _LARGEST_FIGURE and (figure.value, figure.noun) in known.figures:
            yield "notes.figure", figure.first, figure.last


def _shared_runs(reading: Reading, known: _Known) -> Iterator[tuple[str, int, int]]:
    for first, last in _in_a_row(reading, known.secret_runs, SHARED_WORDS):
        yield "notes.shared", first, last
    for first, last in _in_a_row(reading, known.long_runs, SHARED_WORDS):
        yield "notes.practice", first, last
    for first, last in _in_a_row(reading, known.short_runs, SHARED_WORDS_WITH_A_RARE_ONE):
        if not reading.rare.isdisjoint(range(first, last + 1)):
            yield "notes.run", first, last


def _in_a_row(
    reading: Reading, runs: frozenset[tuple[str, ...]], size: int
) -> Iterator[tuple[int, int]]:
    """Yield each stretch that runs of words cover together, by its first and its last word."""
    folded = [word.folded for word in reading.words]
    start = end = -1
    for at in range(len(folded) - size + 1):
        if tuple(folded[at : at + size]) not in runs:
            continue
        if at > end:
            if end >= 0:
                yield start, end
            start = at
        end = at + size - 1
    if end >= 0:
        yield start, end


def _is_told(content: frozenset[str], known: _Known) -> bool:
    """Say whether a note tells a sentence in nearly the same words."""
    if len(content) < _LEAST_WORDS:
        return False
    shared = Counter(number for word in content for number in known.by_word.get(word, ()))
    return any(
        count >= _LEAST_WORDS and count >= _ALIKE * min(len(content), len(known.sentences[number]))
        for number, count in shared.items()
    )


def _match(reading: Reading, first: int, last: int, *, rule: str) -> Match:
    start, end = reading.span(first, last)
    return Match(
        start=start,
        end=end,
        type=FindingType.COUNT if rule == "notes.figure" else FindingType.QUOTE,
        score=0.9,
        rule=rule,
        explanation=rule,
        severity=Severity.HIGH if rule == "notes.shared" else Severity.MEDIUM,
    )
