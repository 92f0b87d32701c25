"""Dutch fields of forms, heads of letters and tables: what a label says of the words behind it.

"wijk: X", "bedrijf = X", a line of those who were there, a column under "naam": the label tells
what the words are, however they are written.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Final

from node.airlock.lexicon.lists import dutch_given_names, is_word, surnames
from node.airlock.recognisers.dutch.capitals import (
    FUNCTION_WORDS,
    is_allowed,
    is_known_place,
    is_open_name,
)
from node.airlock.recognisers.dutch.person_nouns import is_one_person
from node.textguard.folding import fold

__all__ = ["find_fields"]

_PERSON: Final = (
    r"(?:voor|achter|familie|roep|bij|schuil)?naam(?: (?:van )?(?:de |het )?[^\W\d_]{3,20})?|namen|"
    r"contact|contactpersoon|begeleider|begeleidster|trajectbegeleider|mentor|tolk|trainer|coach|"
    r"melder|meldster|aanmelder|verwijzer|cliënt|cliënte|betrokkene|betrokkenen|jongere|leerling|"
    r"deelnemer|deelneemster|moeder|vader|ouder|ouders|voogd|broer|zus|partner|gezin|familie|"
    r"afzender|geadresseerde|ontvanger|auteur|auteurs|schrijver|opsteller|opgesteld door|"
    r"opgemaakt door|"
    r"genoteerd door|geschreven door|gemaakt door|ingevuld door|laatst bewerkt door|bewerkt door|"
    r"foto's? door|verslag door|wie belde|gebeld door|gebeld met|gesproken met|gids|spreker|"
    r"sprekers|gastspreker|gespreksleider|gespreksleiders|moderator|voorzitter|notulist|"
    r"notuliste|verslaggever|verslag|secretaris|penningmeester|dossierhouder|casusregisseur|"
    r"regiehouder|vrijwilliger|vrijwilligers|leerkracht|docent|docente|klastitularis|getuige|"
    r"verdachte|slachtoffer|huisarts|t\.a\.v\.|ter attentie van|tav|medewerker|medewerkers|"
    r"jongerenwerker|jeugdwerker|straathoekwerker|bestuur|kartrekker|trekker|oprichter"
)
_COMPANY: Final = (
    r"aanwezig|aanwezigen|aanwezige leden|verontschuldigd|verontschuldigden|verontsch\.|afwezig|"
    r"afwezigen|afgemeld|afmeldingen|met kennisgeving|deelnemers|gasten|van|aan|cc|bcc|kopie|"
    r"kopie aan|from|to"
)
_BODY: Final = (
    r"bedrijf|firma|werkgever|school|basisschool|middelbare school|vereniging|club|sportclub|"
    r"organisatie|"
    r"werkt bij|werkzaam bij|stage|stageplaats|stageplek|stagebedrijf|werkplek|werkplaats|moskee|"
    r"kerk|parochie|opdrachtgever|leverancier|eigenaar zaal|zaal bij|partner in de buurt|vzw|"
    r"stichting|ten name van|rekeninghouder|begunstigde|jeugdhuis|buurthuis"
)
_PLACE: Final = (
    r"wijk|buurt|dorp|kern|gehucht|deelgemeente|woonkern|stadsdeel|woonwijk|woonplaats|"
    r"woonachtig in|woont in|verblijfplaats|locatie|plaats|plek|ontmoetingsplaats|vindplaats|"
    r"trefpunt|gebied|werkgebied|halte"
)
_STREET: Final = (
    r"straat|adres|woonadres|verblijfadres|thuisadres|domicilie|straat en nummer|straat en "
    r"huisnummer|"
    r"adresgegevens|postadres|bezoekadres"
)
_CONTACT: Final = (
    r"telefoon|telefoonnummer|tel|tel\.|gsm|gsm-nummer|mobiel|mobiel nummer|nummer|e-mail|email|"
    r"mail|e-mailadres|mailadres|account|gebruikersnaam|instagram|snapchat|tiktok|telegram|facebook"
)
_NUMBER: Final = (
    r"rijksregisternummer|rrn|bsn|bsn-nummer|burgerservicenummer|rekeningnummer|rekening|iban|"
    r"dossiernummer|zaaknummer|pv-nummer|nummerplaat|kenteken"
)
_AGE: Final = r"leeftijd|lft|lft\.|geboortejaar|geboortedatum|geb\.|geb|geboren|jaar"
_LABELS: Final[Mapping[str, str]] = {
    "person": _PERSON,
    "company": _COMPANY,
    "body": _BODY,
    "place": _PLACE,
    "street": _STREET,
    "contact": _CONTACT,
    "number": _NUMBER,
    "age": _AGE,
}
# Who may stand in a field only as a whole: an office, a body that anybody may name, nobody.
_NOBODY: Final = re.compile(
    r"(?:onbekend|anoniem|geen|niemand|nihil|nvt|n\.v\.t|zie|niet|nog|iedereen|allen|alle|diverse|"
    r"verschillende|vertrouwelijk|invullen|volgt|idem|zelfde|geheim|in te vullen|"
    r"op te vragen)(?!\w)|[-\u2013?.\u2026/]",
    re.IGNORECASE,
)
_WORD: Final = r"[^\W\d_a-zà-ÿ](?:[\w\u2019'.-]{0,30})"
_PARTICLE: Final = (
    r"(?:van|wa|ba|ya|abu|ould|ou|bint|ibn|de|den|der|het|ter|ten|te|in|op|uit|aan|bij|onder|over|voor|el|al|ben|bin|ait|aït|von|"
    r"du|la|le|y|en|om|met|['\u2019][tns])"
)
_VALUE: Final = re.compile(
    rf"(?:{_PARTICLE} ){{0,3}}{_WORD}(?: (?:{_PARTICLE} ){{0,3}}(?:{_WORD}|\d{{1,3}}(?!\w)|"
    rf"&)){{0,6}}"
)
_SEPARATOR: Final = re.compile(r"[,;/\n]|\([^()\n]{0,60}\)|(?<= )(?:en|&)(?= )")
_HEAD: Final = r"(?:^|(?<=\n)|(?<=[,;|(] ))(?:[ \t]*(?:[-*\u2022]|\d{1,2}[.)]) )?[ \t]*(?:\*\*)?"
# A name in capitals can be said; an abbreviation mostly cannot.
_SAYABLE: Final = re.compile(
    r"[BCDFGHJKLMNPQRSTVWXZ]{0,2}(?:[AEIOUY]{1,2}[BCDFGHJKLMNPQRSTVWXZ]{1,2}){2,6}[AEIOUY]?"
)
_MAIL: Final = re.compile(r"[ \t*-]*(?:van|aan|cc|bcc|from|to)[ \t]?:", re.IGNORECASE)
_NO_SENDER: Final = re.compile(
    r"(?:secretariaat|directie|bestuur|balie|onthaal|redactie|dienst|team|college|collega|iedereen|"
    r"allen|ouders|leden|werkgroep|stuurgroep|school|gemeente|stad|politie|personeel|deelnemers)",
    re.IGNORECASE,
)
_BAND: Final = re.compile(r"\d ?(?:-|\u2013|tot|t/m|en|plus|\+)|(?:jonger|ouder|vanaf|onder|boven)")
_PUBLIC: Final = re.compile(
    r"(?:stad|gemeente|politie|provincie|ocmw|clb|dienst|ministerie|parket|openbaar|ggd|ggz)(?!\w)",
    re.IGNORECASE,
)
_LONGEST_LINE: Final = 400
_MOST_CELLS: Final = 30
_LEAST_LABELS: Final = 2


def find_fields(plain: str, *kinds: str) -> Iterator[tuple[int, int]]:
    """Yield the values of fields and columns of some kinds.

    Args:
        plain: Canonical text.
        kinds: Of "person", "body", "place", "street", "contact", "number", "age".
    """
    for kind, start, end in _all_fields(plain):
        if kind in kinds:
            yield start, end


@lru_cache(maxsize=4)
def _all_fields(plain: str) -> tuple[tuple[str, int, int], ...]:
    return (*_labelled(plain), *_columns(plain))


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {
        kind: re.compile(
            rf"{_HEAD}(?:{labels})(?:\*\*)?[ \t]?[:=](?:\*\*)?[ \t]{{1,3}}(?P<value>"
            rf"[^\n]{{2,{_LONGEST_LINE}}})",
            re.IGNORECASE,
        )
        for kind, labels in _LABELS.items()
        if kind in {"person", "company", "body", "place"}
    }


def _labelled(plain: str) -> Iterator[tuple[str, int, int]]:
    for kind, pattern in _patterns().items():
        for found in pattern.finditer(plain):
            start, end = found.span("value")
            if kind in {"body", "place"}:
                value = _VALUE.match(plain, start, end)
                if value is not None and not _is_open(value.group(), place=kind == "place"):
                    yield kind, *value.span()
                continue
            for low, high in _items(plain, start, end):
                value = _VALUE.match(plain, low, high)
                # "Wijs (OCMW)": where one is from stands behind one's name.
                is_from = value is not None and plain.startswith(" (", value.end())
                is_mail = kind == "company" and _MAIL.match(plain, found.start()) is not None
                is_from = is_from or is_mail
                if value is None and fold(plain[low:high]) in dutch_given_names():
                    yield "person", low, high  # "cc: els, mohamed"
                elif value is not None and _is_somebody(value.group(), is_from=is_from):
                    yield "person", *value.span()


def _items(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what stands between commas and "en", without what is in parentheses."""
    at = start
    for mark in _SEPARATOR.finditer(plain, start, end):
        yield _stripped(plain, at, mark.start())
        at = mark.end()
    yield _stripped(plain, at, end)


def _stripped(plain: str, start: int, end: int) -> tuple[int, int]:
    while start < end and plain[start] in " \t\"'*_":
        start += 1
    while end > start and plain[end - 1] in " \t.\"'*_":
        end -= 1
    return start, end


def _is_somebody(value: str, *, is_from: bool) -> bool:
    """Say whether what stands in a line of people is a name, and not an office or a body."""
    words = re.findall(r"[^\W\d_]+", value)
    first = next((word for word in words if word[0].isupper()), "")
    if not first or _NOBODY.match(value) or is_allowed(value) or is_known_place(value):
        return False
    if value.isupper() and len(words) == 1:
        return _SAYABLE.fullmatch(value) is not None
    if len(words) == 1 and is_from and (is_open_name(first) or _is_office(first)):
        return False
    if len(words) == 1 and not is_from and fold(first) not in surnames():
        is_noun = is_word(fold(first), "nl")
        return not (is_noun or is_open_name(first) or is_one_person(first) or first.isupper())
    return not (first.isupper() and len(first) > 1) and fold(first) not in FUNCTION_WORDS


def _is_office(word: str) -> bool:
    return (is_one_person(word) and fold(word) not in surnames()) or _NO_SENDER.match(
        word
    ) is not None


def _is_open(value: str, *, place: bool) -> bool:
    """Say whether what stands in a field for a body or a place is what anybody may name."""
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", value)]
    if not words or _NOBODY.match(value) or is_allowed(value):
        return True
    if place:
        return is_known_place(value) and len(words) == 1
    return len(words) == 1 and is_open_name(value)


def _columns(plain: str) -> Iterator[tuple[str, int, int]]:
    """Yield the cells of a table by the heads of their columns."""
    heads: list[str | None] = []
    mark = ""
    at = 0
    for line in plain.split("\n"):
        start, at = at, at + len(line) + 1
        if mark and line.count(mark) == len(heads) - 1:
            for kind, (low, high) in zip(heads, _cells(plain, start, line, mark), strict=True):
                if kind is not None and _tells(plain[low:high], kind=kind):
                    yield kind, low, high
            continue
        mark, heads = _heads(line)


def _tells(cell: str, *, kind: str) -> bool:
    """Say whether a cell tells of somebody, and not of a band of ages, an office or a body."""
    is_rule = not any(char.isalnum() for char in cell)
    if is_rule or _NOBODY.match(cell) or is_allowed(cell):
        return False
    if kind == "age":
        return _BAND.search(cell) is None
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", cell)]
    is_plain = cell.islower() and all(is_word(word, "nl") for word in words)
    if kind == "body":
        return not (_PUBLIC.match(cell) or is_plain)
    is_given = any(word in dutch_given_names() for word in words)
    return kind != "person" or not is_plain or is_given


def _cells(plain: str, start: int, line: str, mark: str) -> list[tuple[int, int]]:
    cells = []
    for cell in line.split(mark):
        cells.append(_stripped(plain, start, start + len(cell)))
        start += len(cell) + 1
    return cells


def _heads(line: str) -> tuple[str, list[str | None]]:
    """Return what parts the columns of a head of a table, and the kind of each column."""
    for mark in (";", "|", "\t", ","):
        cells = [cell.strip(" \t*\"'").lower() for cell in line.split(mark)]
        if not _LEAST_LABELS <= len(cells) <= _MOST_CELLS:
            continue
        kinds = [_kind(cell) for cell in cells]
        known = [kind for kind in kinds if kind is not None]
        # "naam, adres en leeftijd" is a sentence; only labels by themselves are heads.
        least = len(cells) if mark == "," else (len(cells) + 1) // 2
        if len(known) >= max(least, _LEAST_LABELS):
            return mark, kinds
    return "", []


@lru_cache(maxsize=1024)
def _kind(head: str) -> str | None:
    for kind, labels in _LABELS.items():
        if re.fullmatch(labels, head):
            return "person" if kind == "company" else kind
    return None
