"""Dutch numbers of files, reports, pupils, residents and firms: announced by a word, or by form.

Years, school years, laws, versions, standards and amounts are none.
"""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.lexicon.lists import is_word

__all__ = ["find_file_numbers"]

_WORDS: Final = (
    r"(?:(?:intern |ons |uw |jouw |hun |oud |nieuw )?(?:kenmerk|referentie|referte|ref\.?|kenm\.?|"
    r"zaak|dossier|casus|casusdossier|registratie|registratiecode|volgnummer|meldcode|melding|"
    r"meldingsnummer|nummer|notitienummer|notitie|parketnummer|parketnr\.?|parket|rolnummer|"
    r"repertorium|"
    r"mutatie|mutatienummer|incidentnummer|incident|pv|pv-nummer|proces-verbaal|p\.v\.|"
    r"bvh|bvh-nummer|aangifte|aangiftenummer|polis|polisnummer|code|klantnummer|cliëntnummer|"
    r"clientnummer|patiëntnummer|leerlingnummer|stamnummer|studentnummer|personeelsnummer|"
    r"dienstnummer|lidnummer|badgenummer|kaartnummer|pasnummer|paspoort|paspoortnummer|"
    r"identiteitskaart|identiteitskaartnummer|rijbewijs|rijbewijsnummer|v-nummer|"
    r"vreemdelingennummer|"
    r"ov-nummer|ov|dossiernummer|zaaknummer|zaaksnummer|fiche|fichenummer|fiche-id|id|cliënt|"
    r"account|accountnummer|bsn|burgerservicenummer|sofinummer|rijksregisternummer|rijksregister|"
    r"rrn|insz|insz-nummer|bisnummer|bis-nummer|kvk|kvk-nummer|kbo|kbo-nummer|"
    r"ondernemingsnummer|btw|btw-nummer|rsin|vestigingsnummer|erkenningsnummer|"
    r"imei|imei-nummer|chassisnummer|serienummer|ip-adres|ip|klacht|klachtnummer|"
    r"ticket|ticketnummer|factuur|factuurnummer|bestelbon|rekening|rekeningnummer|cel|kamer|"
    r"celnummer|detentienummer|agb|agb-code|rizivnummer|riziv|dossiercode|persoonscode|"
    r"trajectcode|trajectnummer|zorgnummer|aanmeldnummer|aanmelding|besluit|beschikking|vonnis|"
    r"arrest|ecli|systeem|map|bestand|nr\.?|no\.?|n°|#|onder|kenteken|nummerplaat|plaat)"
    r"(?:[- ]?(?:nummer|nr\.?|code|n°|no\.|id|#))?)"
)
_LINK: Final = (
    r"(?:[ :=]{1,3}(?:is |nr\.? |met |met nummer |nummer |met code |de |in |luidt |"
    r"had |gekend als |bekend als |als |code |van het type )?|[ ]?\(|[ ]?[#])"
)
_CODE: Final = (
    r"(?=[A-Za-z0-9./_ -]{0,30}\d)[A-Za-z]{0,6}[ ]?[0-9A-Z]{1,14}(?:[ ]?[./_:-][ "
    r"]?[A-Za-z0-9]{1,14}){0,6}"
)
_ANNOUNCED: Final = re.compile(rf"(?<![\w-])(?i:{_WORDS}){_LINK}(?P<number>{_CODE})(?![\w])")
# A code with letters and digits in parts: "RON-JW/118", "KOR-B-17", "PL2700-2024012345".
_PARTS: Final = re.compile(
    r"(?<![\w./@:-])(?P<number>(?:[A-Z]{1,6}\d{0,6}|\d{1,6}[A-Z]{0,4})(?:[./_-](?:[A-Z]{1,6}\d{0,"
    r"8}|"
    r"\d{1,10}[A-Z]{0,3})){1,6})(?![\w@/-]|\.\w)"
)
_RUN: Final = re.compile(
    r"(?<![\w./-])(?P<number>[A-Z]{1,4}[ ]?\d{5,12}|\d{7,12})(?![\w/%-]|[.,]\d| ?(?:euro|EUR|€))"
)
# One sign at a time: "2 0 2 4 - 1 1 3 8".
_SPELLED: Final = re.compile(
    r"(?<![\w.,-])(?:[A-Z0-9]{1,2}(?: ?[-./] ?| )){4,24}[A-Z0-9]{1,2}(?![\w-])"
)
_TWO_DIGITS: Final = re.compile(r"\d\d")
_ONE_SIGN: Final = re.compile(r"[A-Z0-9](?![A-Z0-9])")
_NETWORK: Final = re.compile(
    r"(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w.])|"
    r"(?<![\w:])(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}(?![\w:])|"
    r"ECLI:[A-Z]{2}:[A-Z]{2,6}:\d{4}:[\w.]+"
)
_YEARS: Final = re.compile(
    r"(?:(?:19|20)\d\d[-/.](?:(?:19|20)?\d\d|[A-Z]{1,3}|0?\d))|(?:[A-Z]{1,12}[-. ]?(?:19|"
    r"20)\d\d(?:[-/](?:19|20)?\d\d)?)|"
    r"\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?|(?:19|20)\d\d-\d\d-\d\d|\d{1,3}(?:[.]\d{3})+|"
    r"\d{1,2}\.\d{1,2}(?:\.\d{1,2})?|"
    r"(?:19|20)\d\d|\d+[.,]\d{1,2}|(?:COVID|SARS|ISO|IEC|EN|NEN|NBN|DIN|WO|KA|EU|EG|VN|UNSCR|AP|"
    r"ESF|"
    r"AMIF|ISF|CERV|RAN|HIC|MH|GPT|PS|XP|MP|F|A|B|E|N|R|G|Q|T|H|KV|IP|AB|PC|USB|VG|HB|WP|D)[-/. "
    r"]?\d{1,4}"
    r"(?:[-/.]\d{1,4})?(?:[:-]\d{4})?|\d{1,2}[A-Z]?[-/]\d{1,2}[A-Z]?|24/7|\d{1,3}[-/]\d{1,3}|"
    r"[A-Z]/\d|\d/[A-Z]"
)
_LAW: Final = re.compile(
    r"(?:verordening|richtlijn|artikel|art\.|kaderbesluit|resolutie|wet|decreet|omzendbrief|"
    r"besluit|\(EU\)|EU|pagina|hoofdstuk|lokaal|zaal|versie|norm|lijn|bus|tram|ISBN|ISSN|doi:?|"
    r"afschrift|document)(?: (?:nr\.?|van|nummer|\(EU\)|\(EG\)))? ?\Z",
    re.IGNORECASE,
)
_LEAST: Final = 3
_MANY: Final = 5
_BEFORE: Final = 30
_QUIET: Final = re.compile(
    r"(?:onder|code|nr\.?|no\.?|#|map|systeem|cel|kamer|id|besluit|nummer|rekening|"
    r"incident|incidenten|melding|klacht|bestand|plaat|factuur|aanmelding|ip|ov)\Z",
    re.IGNORECASE,
)
_NEXT_SENTENCE: Final = re.compile(r"[.:] [^\W\d_]{2,14}\Z")
# Small letters on a plate, pieces of a number, an account told by its underline.
_SMALL_PLATE: Final = re.compile(
    r"(?<![\w-])(?:[1-9][- ](?P<be>[a-z]{3})[- ]\d{3}|\d{1,2}-[a-z]{2,3}-\d{1,3}|"
    r"[a-z]{1,2}-\d{2,3}-"
    r"[a-z]{1,3})(?![\w-])"
)
_ON_CAR: Final = re.compile(
    r"(?:auto|wagen|plaat|nummerplaat|kenteken|bestelwagen|busje|scooter|brommer|"
    r"bromfiets)[ :(]{1,3}"
    r"(?P<plate>(?=[a-z0-9 -]{0,10}\d)(?=[a-z0-9 -]{0,10}[a-z])[a-z0-9]{1,3}[ -][a-z0-9]{1,3}[ -]"
    r"[a-z0-9]{1,3})(?=[),.;])"
)
_IN_PIECES: Final = re.compile(
    r"(?<![\w-])(?:nummer|nr\.?|kenmerk|referentie|ref\.?|dossier|zaak|notitie|klacht)(?: is|:| "
    r"=)? "
    r"(?P<number>(?=[A-Z0-9./ -]{0,40}\d)[A-Z0-9]{1,10}(?:[./-][A-Z0-9]{1,10}){1,4}(?: "
    r"[A-Z]{1,4})? "
    r"\d{1,6}(?:[./-][A-Z0-9]{1,8}){0,3})(?![\w-])"
)
_ACCOUNT: Final = re.compile(
    r"(?<![\w/@.#-])(?=[^\W_]{0,20}_|\w{0,30}\d)[^\W\d_][^\W_]{1,20}(?:_[^\W_]{1,20}){1,3}(?![\w/@-]|\.\w)"
)
_CALLED: Final = re.compile(
    r"(?:heet|heette|heten|noemt|noemde|account|accounts|profiel|profielnaam|gebruikersnaam|"
    r"gebruiker|nickname|bijnaam|naam|alias|als|user|handle|kanaal|groep|chatgroep|discord|telegram|"
    r"snap|snapchat|insta|instagram|tiktok|online)\W[^.\n]{0,20}\Z",
    re.IGNORECASE,
)


def find_file_numbers(plain: str) -> Iterator[tuple[int, int]]:
    """Yield numbers under which somebody is filed."""
    for found in _ANNOUNCED.finditer(plain):
        number = found["number"]
        start, end = found.span("number")
        # "BSN: 123. Haar broer": the next sentence is no part of the number.
        number = _NEXT_SENTENCE.sub("", number)
        end = start + len(number)
        if _is_code(number, is_announced=True, head=found.group()[: start - found.start()]):
            yield start, end
    for pattern in (_PARTS, _RUN):
        for found in pattern.finditer(plain):
            before = plain[max(0, found.start() - _BEFORE) : found.start()]
            if _LAW.search(before) is None and _is_code(found["number"], is_announced=False):
                yield found.span("number")
    yield from _spelled(plain)
    yield from _in_small_letters(plain)
    for found in _NETWORK.finditer(plain):
        yield found.span()


def _in_small_letters(plain: str) -> Iterator[tuple[int, int]]:
    """Yield plates and accounts in small letters, and numbers of several pieces."""
    for found in _SMALL_PLATE.finditer(plain):
        if found["be"] is None or not is_word(found["be"], "nl"):
            yield found.span()
    for found in _ON_CAR.finditer(plain):
        yield found.span("plate")
    for found in _IN_PIECES.finditer(plain):
        yield found.span("number")
    for found in _ACCOUNT.finditer(plain):
        has_digit = any(char.isdigit() for char in found.group())
        before = plain[max(0, found.start() - 40) : found.start()]
        if has_digit or _CALLED.search(before):
            yield found.span()


def _spelled(plain: str) -> Iterator[tuple[int, int]]:
    """Yield numbers written one sign at a time."""
    for found in _SPELLED.finditer(plain):
        signs = re.findall(r"[A-Z0-9]+", found.group())
        digits = sum(sign.isdigit() for sign in signs)
        if all(len(sign) == 1 for sign in signs) and digits > _LEAST:
            yield found.span()


def _is_code(number: str, *, is_announced: bool, head: str = "") -> bool:
    """Say whether a number is one of a register, and not a year, a date, a law or an amount."""
    compact = number.strip()
    digits = sum(char.isdigit() for char in compact)
    letters = sum(char.isalpha() for char in compact)
    parts = re.split(r"[./_: -]+", compact)
    if _YEARS.fullmatch(compact) and not _is_numbered_in_year(compact):
        return False
    if is_announced:
        is_quiet = _QUIET.search(head.strip(" :=(")) is not None
        return (
            digits >= _MANY
            or (digits >= _LEAST and not is_quiet)
            or (digits > 1 and letters > 0 and len(parts) > 1 and not is_quiet)
        )
    if not letters:
        # "24-07719", "2024/1138", but no telephone and no range of years.
        return _BARE.fullmatch(compact) is not None
    if len(parts) == 1:
        return digits >= _MANY
    if not any(char.isupper() for char in compact):
        return False
    long_parts = [part for part in parts if part.isdigit() and not _is_year(part)]
    return (len(parts) > 2 and digits > 1) or any(len(part) >= _LEAST for part in long_parts)  # noqa: PLR2004 - three parts


_BARE: Final = re.compile(
    r"(?:(?:19|20)\d\d|\d\d)[-/.]\d{4,7}(?:[-/.]\d{1,4})?|\d{1,3}[-/]\d{5,8}(?:[-/.]\d{1,4})?|"
    r"(?:19|20)\d\d[-/.]\d{3}(?:[-/.]\d{1,4})?|\d{2,4}[-/.]\d{2,4}[-/.]\d{3,6}[-/.]\d{1,6}|\d{8,12}"
)


def _is_numbered_in_year(number: str) -> bool:
    """Say whether a year has a number behind it that is no later year: "DV-2025-17"."""
    found = re.fullmatch(r"[A-Z]{1,6}[-/](?:19|20)(\d\d)[-/](\d\d)", number)
    return found is not None and not 0 < int(found[2]) - int(found[1]) < _DECADE


_DECADE: Final = 11


def _is_year(part: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", part) is not None
