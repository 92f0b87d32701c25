"""Places below the municipality: streets and squares, quarters, villages, estates.

A street is known by its word (street, straat, rue, Weg), with or without a number; a quarter by the
word beside it, or in French, Dutch and English by capitals that no sentence asks for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from node.airlock.findings import FindingType, Match, Severity
from node.airlock.lexicon.allowed import allowed_names
from node.airlock.lexicon.lists import municipalities
from node.airlock.recognisers.contract import Context
from node.airlock.recognisers.dutch.open_words import is_open as is_open_in_dutch
from node.airlock.recognisers.dutch.places import find_places as find_dutch_places
from node.airlock.recognisers.dutch.places import find_streets as find_dutch_streets
from node.airlock.recognisers.english.addresses import (
    find_english_addresses,
    with_surroundings,
)
from node.airlock.recognisers.english.names import in_title
from node.airlock.recognisers.english.positions import find_places_by_position
from node.airlock.recognisers.french.addresses import (
    end_of_address,
    find_estates,
    find_quarters,
    start_of_address,
)
from node.airlock.recognisers.french.passing import is_body, is_in_capitals
from node.airlock.recognisers.french.person_words import is_public
from node.airlock.recognisers.german.places import find_german_streets
from node.airlock.recognisers.german.quarters import find_german_quarters
from node.textguard.canonical import CanonicalText
from node.textguard.folding import fold

__all__ = ["Places"]

_CAP: Final = r"[^\W\d_a-zà-ÿ][\w\u2019'.-]{0,40}"
_POSTCODE: Final = r"(?:,? (?:[A-Z]{1,2}-)?\d{4,5}(?: ?[A-Z]{2})?(?!\w))?"

_GERMAN_STREET: Final = re.compile(
    rf"(?<!\w)(?:(?:Am|An der|An den|Auf der|Auf dem|Im|In der|In den|Zum|Zur|Hinter der|"
    rf"Unter den|Vor dem) {_CAP}(?: {_CAP})?) \d{{1,4}} ?[a-z]?(?!\w){_POSTCODE}"
)
_WAYS: Final = (
    r"rue|avenue|av\.|boulevard|bd|chemin|impasse|allée|allées|quai|chaussée|place|placette|"
    r"square|passage|venelle|ruelle|cour|sentier|route|clos|drève|esplanade|promenade|rond-point|"
    r"faubourg|montée|côte|thier|traverse|mail|parvis|sente|villa|carrefour|chaussee|"
    r"(?-i:[Cc]ours(?= [A-ZÀ-Þ][a-zà-ÿ]))"
)
_SMALL_WAYS: Final = (
    r"(?:rue|avenue|boulevard|impasse|chaussée|allée|quai|square|venelle|drève|chemin|ruelle)"
)
_SMALL_STREET: Final = re.compile(
    rf"(?<!\w)(?:\d{{1,4}} ?(?:bis|ter)?,? {_SMALL_WAYS} (?:de la |de l['\u2019]|des |du |de |"
    rf"d['\u2019]|aux? )?[\w-]{{3,}}(?:[ -](?:d[eu]s? |la )?[A-ZÀ-Þ][\w-]+)*|"
    rf"{_SMALL_WAYS} (?:de la |de l['\u2019]|des |du |d['\u2019]|aux? )"
    r"[^\W\d_][\w-]{2,}(?: [^\W\d_][\w-]{2,})?,? (?:n° ?)?\d{1,4}(?![\w%])(?! ?(?:heures|ans|"
    rf"jours|fois|euros|km|mètres|personnes|jeunes|minutes)))"
)
_FRENCH_STREET: Final = re.compile(
    rf"(?<!\w)(?:\d{{1,4}} ?(?:bis|ter|[a-dA-D])?,? )?(?:(?i:{_WAYS}) (?=(?i:{_WAYS})(?!\w)))?"
    rf"(?i:{_WAYS})(?: (?:de la|de l['\u2019]|de|du|des|d['\u2019]|aux?|à la|à l['\u2019]|le|la|"
    rf"les|l['\u2019]))?(?: |(?<=['\u2019])){_CAP}(?:[ -](?:(?:de|du|des|la|le|les|et|d['\u2019]|"
    rf"l['\u2019]|aux?)[ -]?){{0,2}}{_CAP}){{0,3}}(?:,? (?:n[°o] ?)?\d{{1,4}}(?!\w))?{_POSTCODE}"
)
_ENGLISH_STREET: Final = re.compile(
    rf"(?<!\w)(?:\d{{1,4}}[A-Za-z]?,? )?{_CAP}(?: {_CAP}){{0,3}} (?:Street|Road|Lane|Terrace|"
    rf"Avenue|Close|Square|Drive|Way|Court|Crescent|Grove|Place|Gardens|Row|Walk|Mews|View|Rise|"
    rf"Parade|Hill|Park|Green|Quay|Yard|Villas|Heights|Strand|St|Rd|Ave|Lawns?|Meadows?|Vale"
    rf"|Ropewalk|Mall|Esplanade|Promenade|Embankment|Causeway|"
    rf"Manor|Glen|Downs|Brae|Cottages|Buildings|Mansions|Flats|Wharf|Boulevard|Circus|Alley|"
    rf"Croft|Chase|Copse|Paddock|Orchard|Wynd|Bypass)(?![\w-])"
)
# Public bodies that French writes with a capital: "la Ville", "l'État".
_BODIES = """
région ville département commune état fonds ministère préfecture conseil cour tribunal justice
parlement sénat gouvernement république bourgmestre maire fédération communauté province union
commission direction éducation police gendarmerie défense sécurité agence office caisse observatoire
convention déclaration charte code constitution premier première seconde internet web net soir poste
sncb stib tec ccas cpas crips université fondation enfant
coran bible torah prophète dieu histoire occident orient nord sud est
ouest toile grande
"""
_FRENCH_BODIES: Final = frozenset(map(fold, _BODIES.split()))
_WEAK_WAYS = "place cour route passage côte montée promenade way view park green court hill"
_NOT_A_WAY: Final = frozenset(map(fold, _WEAK_WAYS.split()))

_COURT_WORDS: Final = """
family supreme high district circuit county crown labour criminal central children european
constitutional appeal magistrates youth
"""
_COURTS: Final = frozenset(_COURT_WORDS.split())

_QUARTER_WORDS: Final = (
    "wijk|buurt|stadswijk|tuinwijk|volkswijk|deelgemeente|woonwijk|dorp|gehucht|stadsdeel|"
    "city-stade|coron|terril|étang|friche|dalle|écoquartier|agora|immeubles?|tours? hlm|barre "
    "hlm|grand ensemble|terrain de (?:foot|football|basket|boules|jeux|sport|pétanque)|jardins? "
    "(?:ouvriers?|partagés?)|arrêt|quartier|cité|hameau|lotissement|résidence|résidences|"
    "ensemble|zone|lieu-dit|faubourg|viertel|stadtteil|ortsteil|siedlung|kiez|bezirk|"
    "stadtviertel|dorf|wohnsiedlung|quartiers?|bolzplatz|skatepark|sportplatz|spielplatz|park|"
    "parc|square|plaine|stade|neighbourhood|estate|village|quarter|townland|barrio|quartiere"
)
_QUARTER: Final = re.compile(
    rf"(?<![\w-])(?i:{_QUARTER_WORDS})(?:(?: (?:de la|de l['\u2019]|du|des|de|d['\u2019]|van|"
    rf"van de|het|called|named|genannt|namens|la|le|les|l['\u2019]))?)(?: |"
    rf"(?<=['\u2019]))[\"\u201c\u201e\u00ab\u2018']?(?P<name>{_CAP}(?:[ -](?:(?:de|du|des|la|le|"
    rf"les|am|an der|im|van|het|de l['\u2019]|d['\u2019]|l['\u2019]|of the|"
    rf"of)[ -]?)?{_CAP}){{0,3}})"
)
_NAME_QUARTER: Final = re.compile(
    rf"(?<![\w-])(?P<name>{_CAP}(?:[ -]{_CAP}){{0,2}})[ -](?:(?i:wijk|buurt|viertel|siedlung)|"
    rf"Estate|estate|Quarter|Village|neighbourhood|flats|Flats)(?![\w-])"
)
_ARTICLE: Final = re.compile(
    rf"(?<=[a-zà-ÿ,;] )(?:(?:Het|De|'t|Den|The|La|Le|Les|L['\u2019]) ?|"
    rf"(?<=[àsxuen] )(?:les|aux|la|le|l['\u2019]) ?)(?P<name>{_CAP}(?:[ -]{_CAP}){{0,2}})"
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_DIGIT: Final = re.compile(r"\d")
# Capitals, and what follows an apostrophe, in the name of a French way.
_NAMED_IN_WAY: Final = re.compile(
    r"(?<![\w\u2019'])[^\W\d_a-zà-ÿ][^\W\d_]+|(?<=['\u2019])[^\W\d_]+"
)


@dataclass(frozen=True, slots=True)
class Places:
    """Reports streets and squares as addresses, and quarters and villages as places."""

    name: str = "places"
    version: int = 5

    def recognise(self, text: CanonicalText, context: Context) -> Iterator[Match]:
        """Yield one match for each place with a name."""
        language = context.language.partition("-")[0].lower()
        for start, end in _streets(text.text, language=language):
            yield _match(text, start, end, rule="places.street", address=True)
        for start, end in _quarters(text.text, language=language):
            yield _match(text, start, end, rule="places.quarter", address=False)


def _match(text: CanonicalText, start: int, end: int, *, rule: str, address: bool) -> Match:
    first, last = text.to_original(start, end)
    return Match(
        start=first,
        end=last,
        type=FindingType.ADDRESS if address else FindingType.PLACE,
        score=0.85 if address else 0.7,
        rule=rule,
        explanation=rule,
        severity=Severity.HIGH if address else Severity.MEDIUM,
    )


def _streets(plain: str, *, language: str) -> Iterator[tuple[int, int]]:
    if language == "de":
        yield from find_german_streets(plain)
    if language == "nl":
        for start, end in find_dutch_streets(plain):
            if not is_open_in_dutch(plain, start, end):
                yield start, end
    if language == "en":
        yield from (found.span() for found in _GERMAN_STREET.finditer(plain))
        yield from find_english_addresses(plain)
    yield from _french_streets(plain, language=language)
    yield from _english_streets(plain, language=language)


def _french_streets(plain: str, *, language: str) -> Iterator[tuple[int, int]]:
    """Yield French streets; in a text of another language only those that no other word is."""
    for found in _FRENCH_STREET.finditer(plain):
        kind = fold(found.group().lstrip("0123456789 ,").split(" ")[0])
        is_weak = kind in _NOT_A_WAY
        last = end_of_address(plain, found.end()) if language == "fr" else found.end()
        is_theme = is_weak and _is_theme(found.group()) and last == found.end()
        if language == "fr" and not is_theme:
            yield start_of_address(plain, found.start()), last
        elif not is_weak:
            yield found.span()
    if language == "fr":
        for found in _SMALL_STREET.finditer(plain):
            yield found.start(), end_of_address(plain, found.end())
        yield from find_estates(plain)


def _english_streets(plain: str, *, language: str) -> Iterator[tuple[int, int]]:
    """Yield English streets; in a text of another language only those that no other word is."""
    titled = in_title(plain) if language == "en" else frozenset[int]()
    for found in _ENGLISH_STREET.finditer(plain):
        if found.start() in titled and _DIGIT.search(found.group()) is None:
            continue
        is_strong = found.group().endswith(("Street", "Road", "Lane", "Avenue"))
        if language == "en" and not _is_no_street(found.group()):
            yield with_surroundings(plain, *found.span())
        elif language != "en" and is_strong:
            yield found.span()


def _is_no_street(way: str) -> bool:
    """Say whether a way in an English text is any town's, or the name of what anybody may name."""
    words = _folded_words(way)
    core = words[1:] if words[:1] == ("the",) else words
    is_court = core[-1:] == ("court",) and core[0] in _COURTS
    is_any = is_court or core in {
        ("high", "street"),
        ("main", "street"),
        ("main", "road"),
        ("ring", "road"),
    }
    return _DIGIT.search(way) is None and (is_any or " ".join(core) in allowed_names())


def _is_theme(way: str) -> bool:
    """Say whether a weak word for a way stands before what anybody may name: "place de l'islam"."""
    words = tuple(map(fold, _NAMED_IN_WAY.findall(way)))
    return _DIGIT.search(way) is None and _is_allowed(words)


def _quarters(plain: str, *, language: str) -> Iterator[tuple[int, int]]:
    if language == "de":
        yield from find_german_quarters(plain)
        return
    if language == "nl":
        yield from _dutch(plain)
    if language == "fr":
        yield from find_quarters(plain)
    if language == "en":
        yield from find_places_by_position(plain)
    yield from _named_quarters(plain)
    # Dutch reads what stands behind an article itself.
    for found in () if language == "nl" else _ARTICLE.finditer(plain):
        if not _is_no_quarter(found, language=language):
            yield found.span()


def _named_quarters(plain: str) -> Iterator[tuple[int, int]]:
    for pattern in (_QUARTER, _NAME_QUARTER):
        for found in pattern.finditer(plain):
            if " ".join(_folded_words(found["name"])) not in municipalities():
                yield found.span("name")


def _dutch(plain: str) -> Iterator[tuple[int, int]]:
    for start, end in find_dutch_places(plain):
        if not is_open_in_dutch(plain, start, end):
            yield start, end


def _is_no_quarter(found: re.Match[str], *, language: str) -> bool:
    """Say whether a capital behind an article is a public body's or what anybody may name."""
    words = _folded_words(found["name"])
    if language == "fr" and (
        is_body(found.string, found.start())
        or is_in_capitals(found.string, found.start())
        or " ".join(_folded_words(found.group())) in municipalities()
        or found["name"].replace(".", "").isupper()
        or is_public(found["name"].lower())
    ):
        return True
    if _is_allowed(words) or (language == "fr" and words and words[0] in _FRENCH_BODIES):
        return True
    # Titles begin with their article: "The Guardian".
    return language == "en" and " ".join(_folded_words(found.group())) in allowed_names()


def _is_allowed(words: tuple[str, ...]) -> bool:
    return " ".join(words) in municipalities() or any(word in allowed_names() for word in words)


def _folded_words(text: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in _WORD.findall(text))
