"""Figures that can be subtracted: from each other, from an earlier revision, from another summary.

"48 participants, 45 of them from the centre" counts three. "48" in the first revision and "46" in
the next one count the two who asked to be left out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from node.airlock.comparing.known import Comparison, Earlier
from node.airlock.comparing.reading import Figure, Reading, read_text
from node.airlock.draft_texts import language_of
from node.airlock.findings import FindingType, Match
from node.textguard.number_words import NUMBER_WORDS

__all__ = ["differences_from_earlier", "parts_left_over"]

_PART: Final = {
    "en": r"(?:of (?:whom|which|them|these)|including)",
    "nl": r"(?:van wie|waarvan|waaronder|onder wie|van hen|daarvan|van deze)",
    "fr": r"(?:dont|parmi lesquels|parmi lesquelles|parmi eux|parmi elles|d'entre eux)",
    "de": r"(?:von denen|davon|darunter|von ihnen|wovon)",
    "es": r"(?:de los cuales|de las cuales|de ellos|de ellas|incluidos)",
    "it": r"(?:di cui|dei quali|delle quali|di loro|tra cui)",
}
_BEHIND: Final = {
    "en": r"\s+(?:of (?:whom|them|these))",
    "nl": r"\s+(?:van hen|van deze|daarvan|ervan)",
    "fr": r"\s+(?:d['\u2019]entre (?:eux|elles))",
    "de": r"\s+(?:von ihnen|davon)",
    "es": r"\s+(?:de ellos|de ellas)",
    "it": r"\s+(?:di loro)",
}
_FAR: Final = 160
"""Characters within which a part is taken to belong to the figure before it."""


def parts_left_over(readings: Mapping[str, Reading], *, under: int) -> dict[str, list[Match]]:
    """Return by member the parts that leave fewer people than the minimum group size.

    Args:
        readings: The final text, by member.
        under: Minimum group size of this node.
    """
    return {member: list(_parts(reading, under=under)) for member, reading in readings.items()}


def differences_from_earlier(
    readings: Mapping[str, Reading], compared: Comparison, *, under: int
) -> dict[str, list[Match]]:
    """Return by member the figures whose difference from an earlier release counts few people.

    A figure that an earlier revision gave as well tells nothing new; it is the one that changed
    that is subtracted from those that are gone.

    Args:
        readings: The final text, by member.
        compared: What this node released before.
        under: Minimum group size of this node.
    """
    now = [figure for reading in readings.values() for figure in reading.figures]
    found: dict[str, list[Match]] = {}
    for earlier in compared.earlier:
        if not (earlier.is_same or earlier.is_near):
            continue
        gone = _gone(earlier, now)
        given = set(_figures(earlier))
        rule = "earlier.revision" if earlier.is_same else "earlier.summary"
        for member, reading in readings.items():
            found.setdefault(member, []).extend(
                _match(reading, figure, rule=rule)
                for figure in reading.figures
                if (figure.value, figure.noun) not in given
                and any(
                    noun == figure.noun and 0 < abs(value - figure.value) < under
                    for value, noun in gone
                )
            )
    return {member: _once(matches) for member, matches in found.items()}


def _gone(earlier: Earlier, now: Iterable[Figure]) -> set[tuple[int, str]]:
    """Return the figures to subtract from: of another summary all, of a revision what it lost."""
    given = set(_figures(earlier))
    return given - {(figure.value, figure.noun) for figure in now} if earlier.is_same else given


def _figures(earlier: Earlier) -> Iterator[tuple[int, str]]:
    for member, text in earlier.members.items():
        language = language_of(member, default=earlier.language)
        for figure in read_text(text, language).figures:
            yield figure.value, figure.noun


def _parts(reading: Reading, *, under: int) -> Iterator[Match]:
    if reading.language not in _PART:
        return
    plain = reading.canonical.text
    for whole in reading.figures:
        end = reading.words[whole.last].end
        for start, behind, value in _numbers_of_parts(plain, end, language=reading.language):
            if 0 < whole.value - value < under:
                begin, finish = reading.canonical.to_original(start, behind)
                yield replace(_FOUND, start=begin, end=finish)


def _numbers_of_parts(plain: str, at: int, *, language: str) -> Iterator[tuple[int, int, int]]:
    """Yield each number of a part behind a figure, in its sentence: start, end and value."""
    number = rf"(?P<number>\d{{1,4}}|{'|'.join(_numbers(language))})"
    named = rf"{_PART[language]}\W{{1,3}}(?:\w+\s+){{0,2}}?{number}\b"
    behind = rf"\b{number}{_BEHIND[language]}\b"
    sentence = re.split(r"[.!?\n]", plain[at : at + _FAR], maxsplit=1)[0]
    for pattern in (named, behind):
        for found in re.finditer(pattern, sentence, re.IGNORECASE):
            written = found["number"].lower()
            value = int(written) if written.isdigit() else NUMBER_WORDS[language][written]
            yield at + found.start("number"), at + found.end("number"), value


def _numbers(language: str) -> list[str]:
    return sorted(map(re.escape, NUMBER_WORDS[language]), key=len, reverse=True)


def _match(reading: Reading, figure: Figure, *, rule: str) -> Match:
    start, end = reading.span(figure.first, figure.last)
    return replace(_FOUND, start=start, end=end, rule=rule, explanation=rule)


def _once(matches: Iterable[Match]) -> list[Match]:
    return list({(match.start, match.end, match.rule): match for match in matches}.values())


_FOUND: Final = Match(
    start=0,
    end=0,
    type=FindingType.COUNT,
    score=0.85,
    rule="counts.left_over",
    explanation="counts.left_over",
)
