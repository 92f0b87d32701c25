"""What one person alone is: the only one, a relative, an office of a named place, a believer.

Public offices by function (the mayor, the coordinator, a teacher) are no finding, and neither is a
group. What is said of one person (a singular noun with an article) is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from node.airlock.findings import FindingType, Match, Severity
from node.airlock.recognisers.contract import Context
from node.airlock.recognisers.dutch.roles import find_roles as find_dutch_roles
from node.airlock.recognisers.english.people import find_english_people, is_no_chair
from node.airlock.recognisers.english.relations import find_english_relations, is_any_relative
from node.airlock.recognisers.english.traits import find_english_traits
from node.airlock.recognisers.french import role_words as french_words
from node.airlock.recognisers.french.passing import is_anybody
from node.airlock.recognisers.french.singles import find_singles as find_french_singles
from node.airlock.recognisers.french.traits import find_traits as find_french_traits
from node.airlock.recognisers.german.kin import find_german_kin
from node.airlock.recognisers.german.offices import find_german_offices
from node.airlock.recognisers.german.origins import find_german_origins
from node.airlock.recognisers.german.traits import (
    find_german_singles,
    find_german_traits,
    is_public_office,
)
from node.airlock.recognisers.role_words import (
    BELIEF,
    CHAIRS,
    KIN,
    ONLY,
    ORIGIN,
    PERSONS,
    POSSESSIVES,
)
from node.textguard.canonical import CanonicalText

__all__ = ["Roles"]

_OF: Final = (
    r"(?: (?:of|van|von|de la|de l['\u2019]|du|des|der|de|d['\u2019]|in|im|in der|bij|aan|at|"
    r"at the|from|aus|uit|à|au|van de|van het|of the|in the|who|die|der|qui|dat)(?: |"
    r"(?<=['\u2019])))"
)
_TAIL: Final = (
    r"[^\W\d_][\w'\u2019-]*(?: (?!and |en |et |und |die |who |qui |dat )[^\W\d_][\w'\u2019-]*){0,3}"
)
_ADJECTIVE: Final = r"(?:[^\W\d_]{2,20} )?"
_ARTICLE: Final = (
    r"(?:an?|the|one|a young|een|de|het|één|zijn|une?|le|la|l['\u2019]|eine?[rnms]?|der|die|das|"
    r"dem|den|dieser?)"
)
_MAYBE_ARTICLE: Final = rf"(?:{_ARTICLE}(?: |(?<=['\u2019])))?"
_DESCENT: Final = r"(?:origin|descent|herkunft|afkomst|roots|wortels|wurzeln|komaf)"
_TYPES: Final = {
    "roles.kin": FindingType.ROLE,
    "roles.chair": FindingType.ROLE,
    "roles.origin": FindingType.DEMOG,
    "roles.unique": FindingType.ROLE,
    "roles.belief": FindingType.DEMOG,
}


@dataclass(frozen=True, slots=True)
class Roles:
    """Reports unique roles, kinship, chairs of small bodies, and origin or belief of one person."""

    name: str = "roles"
    version: int = 5

    def recognise(self, text: CanonicalText, context: Context) -> Iterator[Match]:
        """Yield one match for each role or trait of one person."""
        language = context.language.partition("-")[0].lower()
        for rule, found_type, first, last in _found(text.text, language=language):
            start, end = text.to_original(first, last)
            yield Match(
                start=start,
                end=end,
                type=found_type,
                score=0.8,
                rule=rule,
                explanation=rule,
                severity=Severity.HIGH if rule == "roles.unique" else Severity.MEDIUM,
            )


def _found(plain: str, *, language: str) -> Iterator[tuple[str, FindingType, int, int]]:
    if language == "nl":
        yield from find_dutch_roles(plain)
        return
    own = {"en": _english, "de": _german, "fr": _french}.get(language)
    if own is not None:
        yield from own(plain)
    yield from _by_pattern(plain, language=language)


def _english(plain: str) -> Iterator[tuple[str, FindingType, int, int]]:
    yield from find_english_people(plain)
    for rule, start, end in find_english_relations(plain):
        yield rule, FindingType.ROLE, start, end
    for start, end in find_english_traits(plain):
        yield "roles.belief", FindingType.DEMOG, start, end


def _german(plain: str) -> Iterator[tuple[str, FindingType, int, int]]:
    for start, end in (*find_german_traits(plain), *find_german_origins(plain)):
        yield "roles.belief", FindingType.DEMOG, start, end
    offices, kin = [*find_german_offices(plain)], [*find_german_kin(plain)]
    for start, end in kin:
        yield "roles.kin", FindingType.ROLE, start, end
    for start, end in offices:
        yield "roles.chair", FindingType.ROLE, start, end
    for start, end in _widened(find_german_singles(plain), [*offices, *kin]):
        yield "roles.unique", FindingType.ROLE, start, end


def _widened(
    spans: Iterable[tuple[int, int]], others: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield each span, or the longest other one around it: "who as the last teacher taught"."""
    for start, end in spans:
        around = [(low, high) for low, high in others if low <= start and end <= high]
        yield max(around, key=lambda span: span[1] - span[0], default=(start, end))


def _french(plain: str) -> Iterator[tuple[str, FindingType, int, int]]:
    for start, end, is_kin in find_french_singles(plain):
        yield "roles.kin" if is_kin else "roles.chair", FindingType.ROLE, start, end
    for start, end in find_french_traits(plain):
        yield "roles.belief", FindingType.DEMOG, start, end


def _by_pattern(plain: str, *, language: str) -> Iterator[tuple[str, FindingType, int, int]]:
    for rule, pattern in _patterns(language):
        if language == "de" and rule == "roles.origin":
            continue  # See find_german_origins, which tells one from many.
        for found in pattern.finditer(plain):
            may_be_any = language == "fr" and rule in {"roles.chair", "roles.kin"}
            if may_be_any and is_anybody(plain, *found.span()):
                continue
            if language == "en" and rule == "roles.kin" and is_any_relative(plain, found.start()):
                continue
            if rule != "roles.chair" or not _is_office(found.group(), language=language):
                yield rule, _TYPES[rule], found.start(), found.end()


def _is_office(words: str, *, language: str) -> bool:
    """Say whether a chair is a public office, or no chair at all."""
    if language == "en":
        return is_no_chair(words)
    return language == "de" and is_public_office(words)


def _alternatives(words: tuple[str, ...]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    if language not in KIN:
        return ()
    pairs = [("roles.kin", pattern) for pattern in _kin(language)]
    held = rf"(?:{_alternatives(CHAIRS[language])}){_OF}{_TAIL}"
    pairs.append(("roles.chair", rf"(?<!\w){_MAYBE_ARTICLE}{_ADJECTIVE}{held}"))
    pairs += [("roles.origin", pattern) for pattern in _origin(language)]
    # German and English have rules of their own: singular and plural are often one word there, or
    # capitals and what stands behind say more.
    if language not in {"de", "en"}:
        only, belief = _alternatives(ONLY[language]), _alternatives(BELIEF[language])
        pairs.append(("roles.unique", rf"(?<!\w)(?:{only}) {_ADJECTIVE}{_TAIL}"))
        pairs.append(("roles.belief", rf"(?<!\w){_MAYBE_ARTICLE}{_ADJECTIVE}(?:{belief})(?!\w)"))
    return tuple((rule, re.compile(pattern, re.IGNORECASE)) for rule, pattern in pairs)


def _kin(language: str) -> Iterator[str]:
    kin, own = _alternatives(KIN[language]), _alternatives(POSSESSIVES[language])
    yield (
        rf"(?<!\w)(?:{own})(?:\s|(?<=['\u2019])){_ADJECTIVE}{_ADJECTIVE}(?:{kin})(?!\w)"
        r"(?:"
        rf"{_OF}(?:an? |the |een |de |het |une? |le |la |l['\u2019]|eine[sr]? |der |des |dem )?"
        rf"{_TAIL})?"
    )
    yield rf"(?<!\w){_ARTICLE}(?: |(?<=['\u2019])){_ADJECTIVE}(?:{kin}){_OF}{_TAIL}"
    if language == "fr":
        yield rf"(?<!\w)(?:{french_words.KIN_ALONE})(?!\w)"
    if language in {"de", "fr"}:
        yield _kin_of_others(language)


def _kin_of_others(language: str) -> str:
    """Return the pattern of "zijn oom" for a text that quotes another language."""
    pairs = (
        rf"(?:{_alternatives(POSSESSIVES[each])}) (?:{_alternatives(KIN[each])})"
        for each in KIN
        if each != language
    )
    return rf"(?<!\w)(?:{'|'.join(pairs)})(?!\w)"


def _origin(language: str) -> Iterator[str]:
    origin, persons = _alternatives(ORIGIN[language]), _alternatives(PERSONS[language])
    people = rf"(?:{origin})[^\W\d_]{{0,3}}"
    yield rf"(?<!\w){_ARTICLE}(?: |(?<=['\u2019])){_ADJECTIVE}{people} (?:{persons})(?!\w)"
    yield (
        rf"(?<!\w){_ARTICLE}(?: |(?<=['\u2019]))(?:{persons}) "
        r"(?:(?:d['\u2019]origine|originaire d\w+|van|met|mit|von|of|from) )?"
        rf"{people}(?:e? {_DESCENT})?(?!\w)"
    )
    yield rf"(?<!\w)(?:of |van |von |d['\u2019]origine |mit )?{people} {_DESCENT}(?!\w)"
