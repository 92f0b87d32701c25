"""Dutch streets by their endings and by what begins them, and places below the municipality."""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.lexicon.lists import is_word, is_word_somewhere, municipalities
from node.airlock.recognisers.dutch.capitals import (
    CAP,
    FUNCTION_WORDS,
    allowed_folded,
    is_allowed,
    is_known_place,
    is_open_name,
    starts_sentence,
)
from node.airlock.recognisers.dutch.fields import find_fields
from node.airlock.recognisers.dutch.street_shapes import find_shaped_streets
from node.textguard.folding import fold

__all__ = ["find_places", "find_streets"]

# "'t" before a capital is left to the word with the capital, so that it is read in one way only.
_SMALL: Final = (
    r"(?:van|de|het|der|den|ter|ten|te|op|en|aan|bij|in|tot|['\u2019]t(?! [^\W\d_a-zà-ÿ])|"
    r"['\u2019]s|over|onder)"
)
_ENDS: Final = (
    "straat|straatje|laan|laantje|dreef|steenweg|kaai|kade|gracht|singel|plein|pleintje|weg|"
    "wegje|steeg|steegje|plantsoen|dijk|dijkje|baan|lei|leitje|vest|veste|wal|vaart|hof|hofje|"
    "pad|padje|park|markt|ring|boulevard|allee|gaarde|erf|donk|akker|veld|heuvel|kouter|brink|"
    "meent|horst|weide|beemd|kamp|zoom|kring|oord|drift|haven|oever|sluis|brug|poort|rede|terras|"
    "passage|gang|wegel|berg|wijk|hoek|kant|tuin|bos|werf|straatweg|esplanade|stoep|burg|wei|"
    "akkers|velden|rij|zijde|rak|gras|tuinen|hofstede|hoeve|geest|kreek|plas|meer|molen|bergen|"
    "dal|grachtje|kaaien|kaden|wallen|vliet|wetering|singeltje|dwarsstraat|kerkhof|lanen|"
    "heide|broek|loop|steenweg|tiendschuur|kerkpad|meulen|hage|haag|laar|schans|put|duin|duinen"
)
_NUMBER: Final = (
    r"(?:,? (?:nr\.? ?|nummer |n° ?|huisnummer |no\.? ?|bus |app\.? |flat |blok )?\d{1,4} "
    r"?[a-zA-Z]?(?:[-/ ]?(?:bus |"
    r"b)?\d{1,3})?(?![\w%.,]?\d|\w)"
    # What tells a door: the floor, the flat, an addition.
    r"(?:[ -](?:bis|ter|hs|huis|zwart|rood|rd|zw|[1-4][- ]?hoog|I{1,3}|A[0-9])(?!\w))?"
    r"(?:,? (?:\()?(?:bus|app\.?|appartement|flat|kamer|studio|kot|unit|box|deur|toestel|blok|"
    r"toren|verdieping|verd\.?|etage|ingang|trap|portiek) ?[A-Z]?\d{0,4}[A-Za-z]?(?!\w)\)?|,? "
    r"(?:\()?(?:(?:op de )?(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|"
    r"tiende|"
    r"\d{1,2}(?:e|de|ste)) (?:verdieping|etage|verd\.?|woonlaag)|gelijkvloers|begane grond|"
    r"benedenverdieping|beneden|één hoog|twee hoog|drie hoog|vier hoog|\d hoog|[1-9]-hoog|"
    r"rechts|links|achterhuis|achteraan|zolder|kelder)(?!\w)\)?){0,3})?"
)
_POSTCODE: Final = r"(?:(?:,|\n| [-\u2013])? ?(?<!\d)(?:B-|NL-)?\d{4}(?: ?[A-Z]{2})?(?!\w|[-/]))?"
_STREET: Final = re.compile(
    rf"(?<![\w-])(?:\d{{1,2}}(?:e|de|ste) )?(?P<name>(?:(?:{CAP}|Burg\.|St\.|Mgr\.|Dr\.) "
    rf"(?:{_SMALL} ){{0,2}}){{0,4}}?"
    rf"[^\W\d_a-zà-ÿ][\w'\u2019-]{{0,30}}?(?P<end>{_ENDS}))(?!\w){_NUMBER}{_POSTCODE}"
)
_TWO_WORDS: Final = re.compile(
    rf"(?<![\w-])(?P<name>{CAP} (?:{_SMALL} ){{0,2}}(?:Straat|Laan|Dreef|Steenweg|Kaai|Kade|"
    rf"Gracht|Singel|Plein|Weg|Steeg|Dijk|Baan|Lei|Vest|Wal|Vaart|Hof|Pad|Park|Markt|Ring|Haven|"
    rf"Brug|Poort|Elleboog|Hoek|Rij|Zijde|Brink|Dam))(?!\w){_NUMBER}{_POSTCODE}"
)
_BEGINNING: Final = re.compile(
    rf"(?<![\w-])(?:Laan|Plein|Steenweg|Weg|Hof|Baan|Kaai|Kade|Park|Singel|Dreef|Straat|Pad|Rue|"
    rf"Avenue|Chaussée|Boulevard) (?:(?:van|op|der|naar|te|ten|ter|de|het|den|du|des|"
    rf"la) ){{1,3}}{CAP}(?: {CAP}){{0,2}}{_NUMBER}{_POSTCODE}"
)
_NUMBERED: Final = re.compile(
    rf"(?<![\w-])(?:(?:Bij|Achter|Onder|Aan|Op|Voor|Tussen|Boven|Langs|In) (?:de|het|den|"
    rf"'t) )?{CAP}(?: (?:{_SMALL} ){{0,2}}{CAP}){{0,3}} "
    r"\d{1,4}[a-zA-Z]?(?:[-/]\d{1,3}| bus \d{1,3})?,? (?:B-|NL-)?\d{4}(?: ?[A-Z]{2})?(?!\w)"
)
_BY_PREPOSITION: Final = re.compile(
    rf"(?<![\w-])(?:Bij|Achter|Onder|Aan|Op|Voor|Tussen|Boven|Langs|In|Over|Buiten|Binnen) (?:de|"
    rf"het|den|der|'t) {CAP}"
    rf"(?: {CAP}){{0,2}} \d{{1,4}}[a-zA-Z]?(?:,? (?:bus |b)?\d{{1,3}}| ?(?:hs|huis|bis|"
    rf"[IVX]{{1,3}}|[a-zA-Z]))?(?![\w%:]|[.,]\d)"
)
_PREPOSITION: Final = (
    r"(?:[Ii]n|[Aa]an|[Oo]p|[Ll]angs|[Tt]egenover|[Nn]abij|[Rr]ond|[Aa]chter|[Nn]aast|[Nn]aar|"
    r"[Uu]it|[Vv]anuit|[Bb]ij|[Vv]lak bij|[Tt]ussen|[Rr]ichting|[Tt]ot aan|[Tt]ot|[Dd]oor|[Vv]an)"
)
_WITH_ARTICLE: Final = re.compile(
    rf"(?<!\w){_PREPOSITION} (?:de|het|den|['\u2019]t) (?P<name>{CAP}(?: (?:{_SMALL} "
    rf"){{0,2}}{CAP}){{0,3}})(?!\w){_NUMBER}"
)
_LOOSE: Final = frozenset({"van", "naar", "uit", "bij", "door", "tot"})
_WITHOUT: Final = re.compile(
    rf"(?<!\w){_PREPOSITION} (?P<name>(?:(?:Het|De|['\u2019]t|Den|Ter|Ten|Oud|Nieuw|Klein|Groot|"
    rf"Lage|Hoge|Oude|Nieuwe) )?{CAP}(?: {CAP}){{0,2}})(?![\w@])"
)
_LOCAL_END: Final = re.compile(
    r"[^\W\d_]{2,}(?:wijk|buurt|kwartier|dorp|hoven|polder|akkers|landen)\Z"
)
_SIZE_WORDS: Final = "Kleine Klein Grote Groot Oude Oud Nieuwe Nieuw Lage Hoge Lange Korte"
_SIZES: Final = frozenset(_SIZE_WORDS.split())
_BY_ARTICLE: Final = re.compile(r"(?:Het|De|['\u2019]t|Den) ")
_QUARTER: Final = re.compile(
    r"(?<![\w-])(?P<name>[^\W\d_a-zà-ÿ][\w'\u2019-]{2,30}?(?:wijk|buurt|kwartier|dorp|landen|"
    r"hoeven|polder|broek|veld|oord|hoek|hoeve|rode|park|poort)|"
    r"[^\W\d_a-zà-ÿ][\w'\u2019]{2,30}-(?:Noord|Zuid|Oost|West|Centrum|Midden|Buiten|"
    r"Binnen))(?![\w-])"
)
_NO_STREET: Final = re.compile(
    r"(?:kerst|rommel|arbeids|vlooien|boeren|jaar|week|banen|school|speel|dorps|sport|snel|auto|"
    r"fiets|wandel|voet|pret|skate|industrie|speel|parkeer|bedrijven|gerechts|boerderij|kerk|"
    r"gast|loop|school|om|uit|terug|leef|leer|lees|water|stam|zomer|jeugd|tenten|vluchtelingen|"
    r"werk|oefen|voet|slag|voetbal|wind|volks|vakantie|ramadan|invals|steun|zij|keer|knel|mid|"
    r"binnen|achter|markt|stads|stad|tuin|moes|kinder|dieren|stoot|brand|wereld|om|midden|zwem|"
    r"ijs|ski|start|sleep|buiten|hang|pauze|overs|oplei|lande|draai|steek|her|beveil|omgang|toe|"
    r"voort|af|in|door|ont|be|beroeps|op|over|aan|onder)\Z"
)


# In capitals, as on a letter.
_LOUD_STREET: Final = re.compile(
    r"(?<![\w-])(?:(?:STEENWEG|LAAN|PLEIN|WEG|DREEF|KAAI|HOF|BAAN|SINGEL|PARK|KADE) (?:(?:OP|VAN|"
    r"NAAR|DER|DE|DEN|TEN|"
    r"TER|HET|AAN|BIJ) ){1,3}[A-Z][A-Z'\u2019-]{1,30}(?: [A-Z][A-Z'\u2019-]{2,30})?|"
    r"(?:\d{1,2}E )?(?:(?:[A-Z][A-Z.'\u2019-]{0,20} ){0,3})"
    r"[A-Z][A-Z'\u2019-]{1,30}(?:STRAAT|LAAN|DREEF|STEENWEG|KAAI|KADE|GRACHT|SINGEL|PLEIN|WEG|"
    r"STEEG|PLANTSOEN|DIJK|"
    r"BAAN|LEI|VEST|HOF|PAD|PARK|MARKT|HEUVEL|AKKER|VELD|BERG))(?![\w-])(?:,? \d{1,4} "
    r"?[A-Z]?(?![\w])"
    r"(?:,? (?:BUS|APP\.?|HUIS|HS|BIS|VERDIEPING)(?: ?\d{1,3})?)?)?"
)
# In small letters only a kind and a word that no dictionary has tell a place.
_LOWER_QUARTER: Final = re.compile(
    r"(?<![\w-])(?P<kind>tuindorp|tuinwijk|woonwijk|wijk|buurt|volkswijk|dorp|gehucht|"
    r"deelgemeente|flat|blok|"
    r"park|plein|station|stadsdeel|buurtschap) (?P<name>[^\W\d_A-Z][\w'\u2019-]{3,24})(?!\w)"
)


# "Mee naar eikenlo": an end that places have, on what no dictionary has.
_TO_QUARTER: Final = re.compile(
    r"(?<![\w-])(?:naar|in|uit|van|door|rond|bij|vanuit) (?P<name>(?:sint-[a-z]{4,20}|[a-z]{3,16}"
    r"(?:lo|hof|heuvel|wijk|kwartier|veld|dorp|donk|burg|berg|beek|broek|horst|akker|rode|hoek|"
    r"zele|gem|hove|hoven|oord|polder|kamp|dam|drecht|buurt)))(?![\w-])"
    r"(?=[.,;:!?)\n]|\Z| (?:en|is|was|waar|want|maar|voor|met|om)(?!\w))"
)
# "#vossenveld": a quarter among tags.
_TAG: Final = re.compile(
    r"#(?P<name>[^\W\d_]{3,20}(?i:wijk|buurt|kwartier|dorp|veld|hof|hoven|oord|park|plein|straat|"
    r"laan|heuvel|donk|berg|beek|broek|horst|akker|akkers|rode|hoek|polder|kamp|dreef|singel|dijk|"
    r"haven|noord|zuid|oost|west))(?!\w)"
)


def find_streets(plain: str) -> Iterator[tuple[int, int]]:
    """Yield streets and squares, with their numbers."""
    yield from find_fields(plain, "street")
    yield from find_shaped_streets(plain)
    for pattern in (_BEGINNING, _TWO_WORDS, _NUMBERED, _BY_PREPOSITION, _LOUD_STREET):
        for found in pattern.finditer(plain):
            yield found.span()
    for found in _STREET.finditer(plain):
        name = found["name"]
        stem = fold(name.split(" ")[-1])[: -len(found["end"])]
        has_number = any(char.isdigit() for char in found.group())
        is_alone = " " not in name and not has_number
        if is_alone and (
            not stem or _NO_STREET.fullmatch(stem) or starts_sentence(plain, found.start())
        ):
            continue
        is_town = fold(name.split(" ")[-1]) in municipalities() or is_known_place(name)
        if not has_number and _is_ordinary(name, found["end"]):
            continue
        # "Het handvest", "de benadering": a noun that has such an end, where no number tells.
        is_noun = is_alone and found["end"] in _NOUN_ENDS and is_word(fold(name), "nl")
        if len(stem) > 1 and (not is_town or has_number) and not is_noun:
            yield found.span()


# Ends that ordinary words have as well: "Gespreksvoering", "Achterkant".
_COMMON_END_WORDS: Final = """
ring gang kant hoek berg park markt veld bos werf tuin kamp wijk haven rede terras kring oord
drift hof meer molen dal loop put burg stoep wei rij zijde gras plas bergen tuinen duin put haag
broek heide schans brug poort pad weg akker akkers velden passage wal vest vaart
"""
_NOUN_ENDS: Final = frozenset(
    {"ring", "vest", "gang", "kant", "kring", "loop", "put", "rede", "dal"}
)
_COMMON_ENDS: Final = frozenset(_COMMON_END_WORDS.split())


def _is_ordinary(name: str, end: str) -> bool:
    """Say whether all words are ordinary, and the last has its end by chance."""
    words = re.findall(r"[^\W\d_]+", name)
    return end in _COMMON_ENDS and len(words) > 1 and all(is_word(fold(w), "nl") for w in words)


def find_places(plain: str) -> Iterator[tuple[int, int]]:
    """Yield quarters and spots by the preposition before them, and by their endings."""
    yield from find_fields(plain, "place")
    yield from _with_article(plain)
    yield from _without_article(plain)
    yield from _in_small_letters(plain)
    for found in _QUARTER.finditer(plain):
        name = found["name"]
        is_due = starts_sentence(plain, found.start())
        if not (is_due or fold(name) in municipalities() or is_open_name(name)):
            yield found.span("name")


def _in_small_letters(plain: str) -> Iterator[tuple[int, int]]:
    """Yield quarters without a capital, and those among tags."""
    for found in _LOWER_QUARTER.finditer(plain):
        folded = fold(found["name"])
        if not is_word_somewhere(folded) and folded not in municipalities() | allowed_folded():
            yield found.span()
    for found in _TO_QUARTER.finditer(plain):
        folded = fold(found["name"])
        is_known = is_word(folded, "nl") and not folded.startswith("sint-")
        if not is_known and folded not in municipalities() | allowed_folded():
            yield found.span("name")
    for found in _TAG.finditer(plain):
        if not is_allowed(found["name"]):
            yield found.span("name")


def _with_article(plain: str) -> Iterator[tuple[int, int]]:
    for found in _WITH_ARTICLE.finditer(plain):
        name, before = found["name"], found.group().split(" ")[0].lower()
        if is_open_name(name) or (before in _LOOSE and "-" not in name and not _is_local(name)):
            continue
        yield found.start("name"), found.end()


def _without_article(plain: str) -> Iterator[tuple[int, int]]:
    for found in _WITHOUT.finditer(plain):
        name = found["name"]
        if _BY_ARTICLE.match(name):
            if not is_allowed(name) and fold(_BY_ARTICLE.sub("", name)) not in allowed_folded():
                yield found.span("name")
            continue
        is_farm = name.startswith(("Ter ", "Ten ", "Te ")) and " " in name
        if is_farm and not is_allowed(name):
            yield found.span("name")
            continue
        first = name.split(" ")[0]
        # "In Planetenbuurt", "in Kleine Akkers": the end or a second capital makes it a place.
        is_quarter = _LOCAL_END.search(name) is not None and not is_allowed(name)
        is_two = first in _SIZES and not is_allowed(name)
        is_open = is_known_place(name) or is_open_name(name) or fold(first) in FUNCTION_WORDS
        if is_quarter or is_two or not is_open:
            yield found.span("name")


def _is_local(name: str) -> bool:
    return _QUARTER.fullmatch(name) is not None or _STREET.fullmatch(name) is not None
