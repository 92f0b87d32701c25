"""Words that the author took out in one place and that still stand in another.

Whoever wrote another word for "Theehuis De Brug" in one answer meant it to be gone from the lesson
as well.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from node.airlock.comparing.known import Comparison
from node.airlock.comparing.reading import Reading, read_text
from node.airlock.findings import FindingType, Match, Severity

__all__ = ["still_standing"]

_RULE: Final = "original.word"


def still_standing(readings: Mapping[str, Reading], compared: Comparison) -> dict[str, list[Match]]:
    """Return by member the rare words that stand there though they are gone elsewhere.

    Args:
        readings: The final text, by member.
        compared: Holds the text as it was before the check, by the same members.
    """
    gone = _gone(readings, compared)
    return {member: list(_matches(reading, gone)) for member, reading in readings.items()}


def _gone(readings: Mapping[str, Reading], compared: Comparison) -> frozenset[str]:
    gone = set[str]()
    for member, note in compared.original.items():
        before, now = read_text(note.text, note.language), readings.get(member)
        # A whole answer that is gone was left out for other reasons than one word in it.
        if now is not None:
            kept = {word.folded for word in now.words}
            gone |= {before.words[at].folded for at in before.rare} - kept
    return frozenset(gone)


def _matches(reading: Reading, gone: frozenset[str]) -> Iterator[Match]:
    for at in sorted(reading.rare):
        if reading.words[at].folded in gone:
            start, end = reading.span(at, at)
            yield Match(
                start=start,
                end=end,
                type=FindingType.QUOTE,
                score=0.7,
                rule=_RULE,
                explanation=_RULE,
                severity=Severity.MEDIUM,
            )
