"""Organisations that a few dozen people belong to: what kind they are, and a name beside it.

Public bodies are no finding, nor is a kind without a name. The kind may stand before the name (nl,
fr, de), behind it (en), or be written onto it (de, nl); a name may be in quotation marks.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from node.airlock.findings import FindingType, Match, Severity
from node.airlock.lexicon.allowed import allowed_names, allowed_words
from node.airlock.lexicon.lists import is_word, municipalities
from node.airlock.recognisers.contract import Context
from node.airlock.recognisers.dutch.capitals import is_allowed as is_allowed_in_dutch
from node.airlock.recognisers.dutch.organisations import (
    find_organisations as find_dutch_organisations,
)
from node.airlock.recognisers.dutch.proper_bodies import find_told_bodies
from node.airlock.recognisers.english.capitals import is_name_of_kind, named_by_capital
from node.airlock.recognisers.english.organisations import (
    find_english_organisations,
    with_article,
)
from node.airlock.recognisers.english.small_letters import organisations_without_capitals
from node.airlock.recognisers.english.words import KINDS, KINDS_BEFORE, KINDS_CALLED
from node.airlock.recognisers.french import named_groups as french_groups
from node.airlock.recognisers.french import organisations as french_organisations
from node.airlock.recognisers.german.named_organisations import is_article_with_kind
from node.airlock.recognisers.german.organisations import (
    find_german_organisations,
    is_public,
    is_shouted,
)
from node.airlock.recognisers.organisation_words import (
    BEFORE,
    BEHIND,
    GENERIC_HALVES,
    JOINED,
    MARKERS_BEFORE,
    MARKERS_BEHIND,
)
from node.airlock.recognisers.words import read_words
from node.textguard.canonical import CanonicalText
from node.textguard.folding import fold

__all__ = ["Organisations"]

_LONGEST: Final = 5
# First halves that schools are named by, though they are words.
_PLACE_WORDS: Final = """
linden rosen wald berg see park brücken burg schloss mühlen kastanien eichen buchen birken tannen
garten feld ufer hafen nord süd ost west
"""
_PLANTS_AND_PLACES: Final = frozenset(map(fold, _PLACE_WORDS.split()))
_BY_CAPITAL: Final = "organisations.capital"
# Possessive: a hyphen joins inside a word and between words, and "A-B-A-B" would be parted anew in
# millions of ways.
_CAP: Final = r"(?:[^\W\d_a-zà-ÿ][\w\u2019'.-]{0,40}+|\d{2,4}(?!\w))"
_SMALL: Final = (
    r"(?:de|het|'t|van|der|den|en|la|le|les|l['\u2019]|du|des|d['\u2019]|et|à|aux|sur|the|of|and|"
    r"for|al|el|an|am|im|zum|zur|und|von|ter|ten|op|&|\+)"
)
_NAME: Final = rf"{_CAP}(?:[ -](?:{_SMALL}[ -]?){{0,3}}{_CAP}){{0,{_LONGEST}}}"
_ENGLISH_CAP: Final = (
    r"(?:(?:a[a-z]{1,2}|el|ul)-)?[^\W\d_a-zß-öø-ÿ]\w{0,40}+(?:[\u2019'.-]{1,3}\w{1,40}+){0,6}+"
)
_ENGLISH_NAME: Final = (
    rf"{_ENGLISH_CAP}(?:(?: |-| & | (?:of|at|in|on|for|the|na|an|le|de|of the|at the|"
    rf"in the) ){_ENGLISH_CAP}){{0,5}}"
)
_QUOTED: Final = (
    r"[\"\u201c\u201e\u00ab\u2018\u201a'»] "
    r"?[^\"\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019\n]{2,50} "
    r"?[\"\u201c\u201d\u00bb\u2019\u2018'«]"
)
_CONNECT: Final = (
    r"(?: (?:van|de|het|'t|la|le|les|du|des|der|die|das|für|vom|zum|am|of|for|pour|saint|sint|"
    r"st\.?)| l['\u2019]| d['\u2019]| de l['\u2019]){0,3}"
)


_PASSED: Final[Mapping[str, Callable[[str], bool]]] = {
    "de": is_public,
    "fr": french_organisations.is_body,
    "nl": is_allowed_in_dutch,
}
"""What says of each language that a name is of no small organisation."""


@dataclass(frozen=True, slots=True)
class Organisations:
    """Reports named schools, mosques, clubs, associations, firms; public bodies are none."""

    name: str = "organisations"
    version: int = 5

    def recognise(self, text: CanonicalText, context: Context) -> Iterator[Match]:
        """Yield one match for each kind with its name."""
        plain = text.text
        language = context.language.partition("-")[0].lower()
        for found, behind, rule in (
            *_kind_before(plain, language=language),
            *_kind_behind(plain, language=language),
            *_joined(plain, language=language),
            *_marked(plain, language=language),
            *_small(plain, language=language),
            *_by_capital(plain, language=language),
            *_german(plain, language=language),
        ):
            passes = _PASSED.get(language)
            if passes is not None and passes(plain[found:behind]):
                continue
            span = found, _without_stop(plain, found, behind)
            first, last = text.to_original(
                *(with_article(plain, *span) if language == "en" else span)
            )
            yield Match(
                start=first,
                end=last,
                type=FindingType.ORG,
                score=0.6 if rule == _BY_CAPITAL else 0.85,
                rule=rule,
                explanation="organisations.named",
                severity=Severity.MEDIUM if rule == _BY_CAPITAL else Severity.HIGH,
            )


def _without_stop(plain: str, start: int, end: int) -> int:
    """Return where a name ends without the full stop of its sentence; one that shortens stays."""
    while end > start and plain[end - 1] in ".,'\u2019-" and not plain.endswith("V.", start, end):
        end -= 1
    return end


def _german(plain: str, *, language: str) -> Iterator[tuple[int, int, str]]:
    if language == "de":
        for start, end in find_german_organisations(plain):
            yield start, end, "organisations.kind_before"


def _kind_before(plain: str, *, language: str) -> Iterator[tuple[int, int, str]]:
    if language == "en":
        return  # "Trinity College Dublin" is no college of Dublin; see _english.
    for found in _before_pattern().finditer(plain):
        name = found["name"] or ""
        if found["quoted"] or _is_name(name, language=language):
            end = _cut(found, language=language)
            yield found.start(), end, "organisations.kind_before"


def _cut(found: re.Match[str], *, language: str) -> int:
    """Return where the name ends: in German a further noun is no part of it."""
    if found["quoted"] or language != "de":
        return found.end()
    end = found.start("name")
    for word in re.finditer(r"\S+", found["name"]):
        plain_word = word.group().strip(".,'\u2019")
        if word.start() and is_word(fold(plain_word), "de") and plain_word[:1].isupper():
            break
        end = found.start("name") + word.end()
    return end if end > found.start("name") else found.end()


def _is_name(name: str, *, language: str) -> bool:
    """Say whether capitals behind a kind name it; a German noun behind it is only a noun."""
    words = re.findall(r"[^\W\d_]+", name)
    if not words:
        return False
    if language == "fr":
        return not _is_public(" ".join(map(fold, words)))
    if language != "de":
        return True
    return "-" in name or any(not is_word(fold(word), "de") for word in words)


def _is_public(name: str) -> bool:
    """Say whether a town stands behind a kind, or what anybody may name: "le lycée de Lens"."""
    return name in municipalities() or name in allowed_names()


def _kind_behind(plain: str, *, language: str) -> Iterator[tuple[int, int, str]]:
    if language == "en":
        yield from _english(plain)
        return
    if language == "nl":
        for start, end in find_dutch_organisations(plain):
            yield start, end, "organisations.kind_before"
        return
    for found in _behind_pattern().finditer(plain):
        # "Un centre de quartier" begins a French sentence.
        if language == "fr" and is_word(fold(found.group().split(" ")[0]), "fr"):
            continue
        if language == "de" and is_article_with_kind(found.group()):
            continue
        yield found.start(), found.end(), "organisations.kind_behind"


def _english(plain: str) -> Iterator[tuple[int, int, str]]:
    words = read_words(plain)
    passed = allowed_words([word.folded for word in words])
    # Where capitals begin that are no part of what anybody may name, in order.
    telling = [
        word.start
        for at, word in enumerate(words)
        if word.written[0].isupper() and at not in passed
    ]
    for found in _english_pattern().finditer(plain):
        is_start = plain[max(0, found.start() - 2) : found.start()].strip(" ") in {"", ".", "\n"}
        begins = is_name_of_kind(found["name"], is_start=is_start)
        tells = bisect_left(telling, found.start()) < bisect_left(telling, found.end())
        if begins is not None and tells:
            yield found.start("name") + begins, found.end(), "organisations.kind_behind"
    for found in _english_before().finditer(plain):
        name = found["name"]
        if found["quoted"] or (name and is_name_of_kind(name) is not None):
            yield found.start(), found.end(), "organisations.kind_before"


def _by_capital(plain: str, *, language: str) -> Iterator[tuple[int, int, str]]:
    """Yield what only capitals and the words around them name."""
    told = {"fr": french_groups.find_by_company, "nl": find_told_bodies}.get(language)
    for start, end in told(plain) if told is not None else ():
        yield start, end, _BY_CAPITAL
    if language == "en":
        yield from _english_by_capital(plain)


def _english_by_capital(plain: str) -> Iterator[tuple[int, int, str]]:
    words = read_words(plain)
    passed = allowed_words([word.folded for word in words])
    allowed = frozenset(words[at].start for at in passed)
    for start, end in named_by_capital(plain, allowed=allowed):
        yield start, end, _BY_CAPITAL
    for start, end in organisations_without_capitals(plain):
        yield start, end, _BY_CAPITAL
    for start, end, is_sure in find_english_organisations(plain):
        yield start, end, "organisations.marked" if is_sure else _BY_CAPITAL


def _joined(plain: str, *, language: str) -> Iterator[tuple[int, int, str]]:
    for found in _joined_pattern().finditer(plain):
        half, hyphen = fold(found["half"].rstrip("-")), found["half"].endswith("-")
        pieces = [piece for piece in half.split("-") if piece]
        if fold(found.group()) in municipalities():
            continue
        if not pieces or all(piece in GENERIC_HALVES for piece in pieces):
            continue
        is_known = all(is_word(piece, language) for piece in pieces)
        is_double = hyphen and len(pieces) > 1
        is_named_by_word = found["half"][0].isupper() and half in _PLANTS_AND_PLACES
        if is_double or not is_known or is_named_by_word:
            yield found.start(), found.end(), "organisations.joined"


def _small(plain: str, *, language: str) -> Iterator[tuple[int, int, str]]:
    if language == "fr":
        for start, end in french_organisations.find_small(plain):
            yield start, end, "organisations.small"
        for start, end in french_groups.find_whole_names(plain):
            yield start, end, "organisations.kind_before"


def _marked(plain: str, *, language: str) -> Iterator[tuple[int, int, str]]:
    for pattern in _marker_patterns():
        for found in pattern.finditer(plain):
            if language == "de" and found.group().isupper() and is_shouted(plain, found.start()):
                continue
            yield found.start(), found.end(), "organisations.marked"


@cache
def _before_pattern() -> re.Pattern[str]:
    kinds = "|".join(sorted(map(re.escape, BEFORE), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?:[^\W\d_]{{2,20}})?(?i:{kinds}){_CONNECT}[ ]?(?:(?P<quoted>{_QUOTED})|"
        rf"(?<=[ '\u2019])(?P<name>{_NAME}))"
    )


@cache
def _behind_pattern() -> re.Pattern[str]:
    kinds = "|".join(sorted(map(re.escape, BEHIND), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:St\.? )?{_NAME} (?i:{kinds})(?![\w-])")


@cache
def _english_pattern() -> re.Pattern[str]:
    kinds = "|".join(sorted(map(re.escape, {*KINDS.split(";"), *BEHIND}), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?P<name>(?:St\.? )?{_ENGLISH_NAME}) (?i:{kinds})(?![\w-])")


@cache
def _english_before() -> re.Pattern[str]:
    kinds = "|".join(sorted(map(re.escape, KINDS_BEFORE.split(";")), key=len, reverse=True))
    weak = "|".join(sorted(map(re.escape, KINDS_CALLED.split(";")), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?:(?i:{kinds})|(?:{weak})(?:,? (?:called|named|known as))?) "
        rf"(?:(?P<quoted>{_QUOTED})|(?P<name>{_ENGLISH_NAME}))"
    )


@cache
def _joined_pattern() -> re.Pattern[str]:
    kinds = "|".join(sorted(map(re.escape, JOINED), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?P<half>[^\W\d_a-zà-ÿ][\w'\u2019-]{{1,40}}?-?)(?i:{kinds})(?:s|n|"
        rf"en)?(?![\w-])"
    )


@cache
def _marker_patterns() -> tuple[re.Pattern[str], ...]:
    before = "|".join(map(re.escape, MARKERS_BEFORE))
    behind = "|".join(map(re.escape, MARKERS_BEHIND))
    return (
        re.compile(rf"(?<![\w-])(?:{before})[ -]{_NAME}"),
        re.compile(rf"(?<![\w-]){_NAME}[ ](?:{behind})(?!\w)"),
    )
