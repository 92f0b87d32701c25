"""Dutch addresses that no ending tells: in small letters, by a number, by what is there.

"op ploegmanstraat 9 bus 3", "1 Meiplein", "ACHTERGANG 7 HUIS", "de loods aan Achter de Molen".
"""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.lexicon.lists import is_word
from node.airlock.recognisers.dutch.capitals import (
    FUNCTION_WORDS,
    is_allowed,
    is_known_place,
    is_open_name,
)
from node.textguard.folding import fold

__all__ = ["find_shaped_streets"]

_CAP: Final = r"(?:['\u2019]t )?[^\W\d_a-zà-ÿ](?:[\w\u2019'-]{0,30}\w)?"
_SMALL: Final = (
    r"(?:van|de|het|der|den|ter|ten|te|op|en|aan|bij|in|tot|over|onder|achter|voor|['\u2019][ts])"
)
_BY: Final = (
    r"(?:bij|achter|onder|aan|op|voor|tussen|boven|langs|in|over|buiten|binnen|naast|tegenover)"
)
_THE: Final = r"(?:de|het|den|der|['\u2019]t)"
_DOOR: Final = (
    r"(?:,? ?(?:bus|b|app\.?|appartement|kamer|flat|verdieping|unit|box) ?\d{0,4}[a-z]?(?!\w)|"
    r",? (?:\d{1,2}(?:e|de|ste)|[^\W\d_]{3,9}(?:de|ste)) (?:verdieping|etage|verd\.?)|"
    r"[ -](?:hs|huis|bis|rood|zwart|[1-4][- ]?hoog)(?!\w))"
)
_POSTCODE: Final = r"(?:,? (?:b-|nl-)?\d{4}(?: ?[a-z]{2}(?![a-z]))?(?![\w%]))?"
_WAY: Final = (
    r"(?:straat|straatje|laan|dreef|steenweg|kaai|kade|gracht|singel|plein|weg|steeg|plantsoen|dijk|"
    r"lei|vest|wal|hof|pad|park|markt|boulevard|allee|gaarde|erf|brink|meent|zoom|haven|baan|"
    r"straatweg|kouter|wegel|rij|plaats)"
)
_UNITS: Final = (
    r"(?! ?(?:jaar|uur|euro|keer|maal|procent|%|km|meter|minuten|dagen|weken|maanden|mensen|"
    r"jongeren|"
    r"kinderen|personen|leerlingen|januari|februari|maart|april|mei|juni|juli|augustus|september|"
    r"oktober|november|december)(?!\w))(?![\w%]|[.,:/]\d)"
)
_SMALL_WORD: Final = rf"(?!(?:{_BY}|en|of|dat|die|er|is|was) )[a-zà-ÿ][a-zà-ÿ'\u2019.-]{{1,24}}"
_LOWER: Final = re.compile(
    rf"(?<=[\w,:;(\n] )(?P<name>(?:{_BY} {_THE} |\d{{1,2}}(?:e|de|ste) |"
    rf"(?:steenweg|laan|weg|baan|plein|hof) (?:op|van|naar|der|de|ter|ten) (?:de |het )?)?"
    rf"(?:{_SMALL_WORD} ){{0,3}}?"
    rf"(?:[a-zà-ÿ][a-zà-ÿ'\u2019-]{{2,24}}(?P<way>{_WAY})|(?P<any>{_SMALL_WORD})) "
    rf"(?P<number>\d{{1,4}} "
    rf"?[a-z]?(?![a-z]){_UNITS}(?:[-/]\d{{1,3}}(?!\w))?)(?P<door>{_DOOR})?){_POSTCODE}"
)
_BEFORE_LOWER: Final = re.compile(
    r"(?:\b(?:op|aan|in|naar|te|op het|adres|woont|woonde|ingeschreven|gelegen|van|bij|langs|hoek|"
    r"straat|is|wordt)|[,:;(\n]) \Z"
)
_MONTHS: Final = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
)
_DATED: Final = re.compile(
    rf"(?<![\w.,/-])\d{{1,2}}[ -](?i:{_MONTHS})[ -]?(?i:{_WAY})(?!\w)(?: \d{{1,4}} "
    rf"?[a-zA-Z]?(?!\w)(?i:"
    rf"{_DOOR})?)?(?i:{_POSTCODE})"
)
# A number with a letter, a floor or a letter box behind any capitals.
_NUMBERED: Final = re.compile(
    rf"(?<![\w-])(?P<name>{_CAP}(?: (?:{_SMALL} ){{0,2}}{_CAP}){{0,3}}) (?:\d{{1,4}}(?:[A-Za-z]|"
    rf" [A-Z])(?!\w)(?:-\d{{1,3}})?(?i:{_DOOR})?|\d{{1,4}}(?i:{_DOOR}))(?i:{_POSTCODE})"
)
_LOUD: Final = re.compile(
    r"(?<![\w-])(?:[^\W\d_a-zà-ÿ][^\W\d_a-zà-ÿ'\u2019.-]{1,24} ){1,4}\d{1,4} ?[A-Z]?(?:,? "
    r"?(?:HUIS|HS|"
    r"BIS|BUS(?: ?\d{1,4})?|[1-4] ?HOOG|VERDIEPING|APP\.?|I{1,3}|ZWART|ROOD)(?!\w)|(?=,? \d{4} "
    r"?[A-Z]{2}(?!\w)))"
)
# What stands somewhere, and where: "de gymzaal aan Achter de Molen".
_STANDS: Final = re.compile(
    r"(?<![\w-])(?:[^\W\d_]{0,14}(?:ruimte|zaal|zaaltje|school|pand|huis|woning|appartement|flat|adres|"
    r"camera|winkel|garage|garagebox|loods|deur|gebouw|lokaal|café|kroeg|moskee|kerk|club|hal|kantoor|"
    r"kelder|studio|kamer|atelier|werkplaats|terrein|veld|parking|halte|bushalte|bank|speeltuin|"
    r"buurthuis|opvang|hoek|gevel|kruispunt|locatie|plek|park|kot|box|poort)(?: van "
    r"[\w'\u2019 -]{2,30}?"
    r")?,? (?:aan|op|in)|(?:woont|woonde|wonen|woonachtig|gelegen|ligt|lag|staat ingeschreven|"
    r"verblijft|verbleef|eindigde|eindigt|begon|begint|verzamelen|afspreken|afgesproken|rondhangt|"
    r"rondhing|rondhangen|hangt|hing|hangen|gehuisvest|gevestigd|zit) (?:aan|op)) "
    rf"(?P<name>{_CAP}(?: (?:{_SMALL} ){{0,2}}{_CAP}){{1,3}})(?![\w])"
)
_CAPITAL_BY: Final = re.compile(
    rf"(?<=[a-zà-ÿ,] )(?:aan|op|in|naar|bij|langs|van) (?P<name>(?:Achter|Bij|Onder|Aan|Op|Voor|"
    rf"Tussen|"
    rf"Boven|Langs|In|Over|Buiten|Binnen) {_THE} {_CAP}(?: {_CAP})?)(?!\w)"
)
_BY_ARTICLE: Final = re.compile(
    r"(?<![\w-])(?P<name>(?:Het|De|Den|Ter|Ten|['\u2019]t) [^\W\d_a-zà-ÿ][\w'\u2019-]{2,24} "
    r"\d{1,4}(?:-\d{1,4})?(?=[,;)\n\]]|\.(?!\d)|\Z))"
)
# "Zwaluwlaan 5-0-2": a number told digit by digit.
_SPELLED: Final = re.compile(rf"(?<![\w-])(?P<name>{_CAP} \d(?:-\d){{2,4}})(?![\w-])")
_CORNER: Final = re.compile(
    rf"(?<![\w-])hoek (?:van (?:de|het) )?(?P<name>{_CAP}(?: (?:{_SMALL} "
    rf"){{0,2}}{_CAP}){{0,3}})(?!\w)"
)
_ON_WAY: Final = re.compile(
    rf"(?<=[a-zà-ÿ,] )(?:aan|op|langs) (?:de )?(?P<name>{_CAP} (?:{_SMALL} "
    rf")?[^\W\d_a-zà-ÿ][\w'\u2019-]"
    rf"{{1,24}}{_WAY})(?!\w)"
)


def find_shaped_streets(plain: str) -> Iterator[tuple[int, int]]:
    """Yield streets told by their number, their door or what stands there."""
    yield from _lower(plain)
    for pattern in (_DATED, _LOUD):
        for found in pattern.finditer(plain):
            yield found.span()
    for found in _NUMBERED.finditer(plain):
        is_first = fold(found["name"].split(" ")[0]) in FUNCTION_WORDS
        is_several = " " in found["name"]
        if (is_several or not is_open_name(found["name"])) and not (is_first and not is_several):
            yield found.span()
    for pattern in (_STANDS, _CAPITAL_BY, _ON_WAY, _BY_ARTICLE, _SPELLED, _CORNER):
        for found in pattern.finditer(plain):
            name = found["name"]
            if not is_known_place(name) and not is_allowed(name):
                yield found.span("name")


def _lower(plain: str) -> Iterator[tuple[int, int]]:
    """Yield streets in small letters, by an ending before a number or by a door behind it."""
    for found in _LOWER.finditer(plain):
        if found["way"] is None and not (found["door"] or "").strip(", ").startswith("bus"):
            continue
        start = found.start("name")
        if _BEFORE_LOWER.search(plain, max(0, start - 16), start) is None:
            continue
        words = found["name"].split(" ")
        is_step = (
            found["way"] is not None and found["door"] is None and is_word(fold(words[0]), "nl")
        )
        if not (is_step and fold(words[0]) in {"week", "stap", "lokaal", "zaal", "punt", "fase"}):
            yield start, found.end()
