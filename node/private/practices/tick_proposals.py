"""Ticks that a text makes likely, found by lists of words; proposed, never decided.

The same text always gives the same proposals, and nothing leaves the process for them. Words are
compared without regard to case and accents, in the language of the practice alone. Themes come from
the vocabulary. A mistake costs the author one click, so a proposal may be bold where the list of
ticks is long, and is made once where only one tick fits.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib import resources
from itertools import product
from typing import Any, Final, TypeVar

import yaml
from babel import Locale, UnknownLocaleError

from node.private.practices.practice import MAX_LESSONS, MAX_THEMES, PracticeContent, PrivateLesson
from node.textguard.folding import fold
from schemas.practice_parts import Period
from schemas.practice_words import (
    DontCode,
    EvidenceLevel,
    ExtremismForm,
    LessonKind,
    Level,
    NetworkPart,
    NetworkStep,
    PracticeKind,
    Rights,
    Sector,
    Setting,
    TargetGroup,
)
from schemas.vocabulary import load_vocabulary

__all__ = ["TickProposals", "propose_lessons", "propose_ticks"]

WordT = TypeVar("WordT", bound=StrEnum)

_MOST_GROUPS: Final = 5
_SAID_OF_ALL: Final = frozenset({"municipality", "prevention"})
"""Concepts that stand in nearly every practice and find nothing."""

_WORD = re.compile(r"[^\W_]+")
_YEAR = r"(20[0-4][0-9])"


@dataclass(frozen=True, slots=True, kw_only=True)
class TickProposals:
    """What a text makes likely; the members are those of `PracticeContent`."""

    kind: PracticeKind | None
    themes: tuple[str, ...]
    target_groups: tuple[TargetGroup, ...]
    settings: tuple[Setting, ...]
    level: Level | None
    network_step: NetworkStep | None
    network_part: NetworkPart | None
    extremism_form: ExtremismForm | None
    partner_sectors: tuple[Sector, ...]
    period: Period | None
    evidence: EvidenceLevel
    rights: Rights
    lessons: tuple[PrivateLesson, ...] = field(repr=False)


def propose_ticks(content: PracticeContent) -> TickProposals:
    """Return the ticks that the answers make likely, whatever is ticked already."""
    reader = _Reader(content.language)
    about = f"{content.title}\n{content.aim}\n{content.approach}"
    everything = f"{about}\n{content.situation}\n{content.result}"
    table = f"{content.title}\n{content.partners}\n{content.approach}"
    return TickProposals(
        kind=reader.find_one(f"{content.title}\n{about}", words=PracticeKind, name="kind"),
        themes=_themes(content),
        target_groups=reader.find(everything, words=TargetGroup, name="target_groups"),
        settings=reader.find(table, words=Setting, name="settings"),
        level=reader.find_one(everything, words=Level, name="level"),
        network_step=reader.find_one(about, words=NetworkStep, name="network_step"),
        network_part=_network_part(content, reader),
        extremism_form=reader.find_one(everything, words=ExtremismForm, name="extremism_form"),
        partner_sectors=reader.find(
            content.partners, words=Sector, name="partner_sectors", most=len(Sector)
        ),
        period=_period(everything, content.language),
        evidence=reader.find_one(content.result, words=EvidenceLevel, name="evidence")
        or EvidenceLevel.DESCRIBED,
        rights=Rights.ASK_BEFORE_CITING,
        lessons=propose_lessons(content),
    )


def propose_lessons(content: PracticeContent) -> tuple[PrivateLesson, ...]:
    """Return a lesson for each paragraph of what the author would do differently."""
    reader = _Reader(content.language)
    paragraphs = [line.strip() for line in content.differently.split("\n") if line.strip()]
    return tuple(_lesson(text, reader) for text in paragraphs[:MAX_LESSONS])


class _Reader:
    """Finds the words of one language in a text; of all languages if there is no list for it."""

    def __init__(self, language: str) -> None:
        self._language = language.partition("-")[0]

    def find(
        self, text: str, *, words: type[WordT], name: str, most: int = _MOST_GROUPS
    ) -> tuple[WordT, ...]:
        """Return the codes whose words stand in `text`, as they are listed; the likeliest."""
        counted = self._count(text, name)
        likely = sorted(counted, key=lambda code: -counted[code])[:most]
        return tuple(word for word in words if word.value in likely)

    def find_one(self, text: str, *, words: type[WordT], name: str) -> WordT | None:
        """Return the one code whose words stand in `text` most often; the first of equals."""
        counted = self._count(text, name)
        best = max(counted, key=lambda code: counted[code], default=None)
        return None if best is None else words(best)

    def _count(self, text: str, name: str) -> dict[str, int]:
        plain = _folded(text)
        patterns = _patterns(self._language)[name]
        counted = {code: len(pattern.findall(plain)) for code, pattern in patterns.items()}
        return {code: number for code, number in counted.items() if number}


def _folded(text: str) -> str:
    """Return the words of a text without case and accents, a space between each two."""
    return " ".join(fold(word) for word in _WORD.findall(text))


@cache
def _word_lists() -> Mapping[str, Mapping[str, Mapping[str, list[str]]]]:
    data = resources.files("node.private.practices").joinpath("tick_words.yaml").read_bytes()
    # The C loader is ten times faster; wheels of PyYAML have it, a build from source may not.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    lists: dict[str, Any] = yaml.load(data, Loader=loader)  # noqa: S506 - both loaders are safe
    return lists


@cache
def _patterns(language: str) -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    return {
        name: {
            code: _pattern(_of_language(by_language, language))
            for code, by_language in codes.items()
        }
        for name, codes in _word_lists().items()
    }


def _of_language(by_language: Mapping[str, list[str]], language: str) -> list[str]:
    if language in by_language:
        return by_language[language]
    return [word for words in by_language.values() for word in words]


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(_expression(each) for each in phrases) + r")\b")


def _expression(phrase: str) -> str:
    """Return the expression of one phrase; a star stands for any ending of its word."""
    steps = [
        re.escape(fold(word)) + (r"\w*" if star else "")
        for word, star in re.findall(r"([^\W_]+)(\*?)", phrase)
    ]
    return " ".join(steps)


def _themes(content: PracticeContent) -> tuple[str, ...]:
    """Return the concepts named most often, in the order in which they appear."""
    vocabulary = load_vocabulary()
    texts = (content.title, content.aim, content.approach, content.situation, content.result)
    counted: dict[str, int] = {}
    for text in texts:
        for concept in vocabulary.find_concepts(text, language=content.language):
            if concept not in _SAID_OF_ALL:
                counted[concept] = counted.get(concept, 0) + 1
    likely = sorted(counted, key=lambda concept: -counted[concept])[:MAX_THEMES]
    return tuple(concept for concept in counted if concept in likely)


def _network_part(content: PracticeContent, reader: _Reader) -> NetworkPart | None:
    found = reader.find(content.partners, words=NetworkPart, name="network_part")
    return NetworkPart.BOTH if len(found) > 1 else next(iter(found), None)


def _period(text: str, language: str) -> Period | None:
    """Return the first and the last month that are named with their year."""
    names = _month_names(language.partition("-")[0])
    found = re.findall(rf"\b({'|'.join(names)})\s+{_YEAR}\b", _folded(text)) if names else []
    months = sorted(f"{year}-{names[name]:02d}" for name, year in found)
    if not months:
        return None
    return Period(start=months[0], end=months[-1] if months[-1] != months[0] else None)


@cache
def _month_names(language: str) -> Mapping[str, int]:
    try:
        months = Locale.parse(language).months
    except (UnknownLocaleError, ValueError):
        return {}
    return {
        fold(months[form]["wide"][number]): number
        for form, number in product(("format", "stand-alone"), range(1, 13))
    }


def _lesson(text: str, reader: _Reader) -> PrivateLesson:
    kind = reader.find_one(text, words=LessonKind, name="lesson_kind") or LessonKind.TIP
    dont = reader.find_one(text, words=DontCode, name="dont")
    return PrivateLesson(kind=kind, text=text, dont=None if kind is LessonKind.WORKED else dont)
