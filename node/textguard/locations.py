"""Places finer than a town: coordinates, postcodes of a street, streets with a house number.

A street counts only with its house number here; a street alone is a matter of names. A Belgian or
French postcode names a town, so it counts only behind a house number or with its country letter.
"""

import re
from collections.abc import Iterator

from node.textguard.pattern_match import PatternKind, PatternMatch

__all__ = ["find_coordinates", "find_postcodes", "find_streets"]

_LATITUDE = (
    r"(?:(?:lat(?:itude)?|lng|long?(?:gitude)?|lengtegraad|breedtegraad|Breite|Länge|NB"
    r"|OL)[ .:=]{0,3})?"
)
_DECIMAL = re.compile(
    rf"(?<![\w.])(?i:{_LATITUDE})[NS]? ?[+\u2212-]?\d{{1,2}}[.,]\d{{3,10}} ?°? ?(?:[NS]\b)?"
    rf" ?(?:[,;/|\u2013-]| and | en | et | und | x )? ?(?i:{_LATITUDE})[EWO]? ?"
    r"[+\u2212-]?\d{1,3}[.,]\d{3,10} ?°?(?: ?[EWO]\b)?(?!\w|[.,]\d|°)"
)
# Pairs with a comma for the point are coordinates with a degree or a direction; else amounts.
_POINTED = re.compile(r"\.\d{4}|[°NSEWO]|lat|lon|[-\u2212]\d", re.IGNORECASE)
_MINUTES = re.compile(
    r"(?<!\w)[NS] ?\d{1,2}[° ] ?\d{1,2}[.,]\d{1,4}['\u2032\u2019]?,? {0,2}[EWO] ?\d{1,3}[° ] ?\d{"
    r"1,2}"
    r"[.,]\d{1,4}['\u2032\u2019]?"
    r"|(?<!\w)\d{1,2} ?° ?\d{1,2}[.,]\d{1,4} ?['\u2032\u2019] ?[NS],? ?\d{1,3} ?° ?\d{1,2}[.,]\d{"
    r"1,4}"
    r" ?['\u2032\u2019] ?[EWO](?!\w)"
)
# Grids: of Britain and Ireland (letters), of zones (UTM), of the Netherlands (metres behind RD).
_GRID = re.compile(
    r"(?<![\w-])(?:[HJNOST][A-HJ-Z] ?(?:\d{3} \d{3}|\d{4} \d{4}|\d{5} \d{5}|\d{6}|\d{10})"
    r"|(?i:grid (?:ref(?:erence)?\.?) ?:? ?)[A-Z]{1,2} ?\d{2,5} ?\d{2,5}"
    r"|[A-HJ-Z] \d{5} \d{5}"
    r"|\d{2} ?[C-HJ-NP-X] \d{6} \d{7}|(?:RD|Lambert"
    r"|EPSG)[ :,x-]{1,4}\d{5,6}[ ,;/y]{1,4}\d{5,7})(?![\w-])"
)
_THREE_WORDS = re.compile(
    r"(?<!\w)///[^\W\d_]{2,20}(?:\.[^\W\d_]{2,20}){2}(?!\w)|(?<!\w)geo:-?\d[\d.,-]{4,40}"
)
_ARC = (
    r"\d{1,3} ?° ?\d{1,2} ?['\u2032\u2019] ?(?:\d{1,2}(?:[.,]\d{1,4})? ?(?:[\"\u2033\u201d]"
    r"|['\u2032\u2019]{2}) ?)?"
)
_DEGREES = re.compile(
    rf"(?<!\w)(?:[NSEWO] ?{_ARC}(?:,? ?[NSEWO] ?{_ARC})?|{_ARC}[NSEWO](?:,? ?{_ARC}[NSEWO])?)(?!\w)"
)
_PLUS_CODE = re.compile(r"(?<!\w)[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?!\w)")

# "2024 EU" is a year and an abbreviation; the post never gives out SA, SD and SS.
_DUTCH_POSTCODE = re.compile(
    r"(?<![\w.,-])(?!(?:19\d\d|20[0-3]\d) (?:EU|VN|UN|UK|US|VS|AI|TV|EN|DE|IN|OF|BE|NL|FR|ES|IT))"
    r"[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}(?!\w)"
)
# Britain and Ireland: a part for the town and one for a few houses.
_BRITISH_POSTCODE = re.compile(
    r"(?<![\w.-])(?:GIR 0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPSTUW]"
    r"|[A-HK-Y]\d[ABEHMNPRVWXY])"
    r" ?\d[ABD-HJLNP-UW-Z]{2})(?!\w)"
)
_IRISH_POSTCODE = re.compile(
    r"(?<![\w.-])(?:[AC-FHKNPRTV-Y]\d{2}|D6W) ?(?=[A-Z]{0,3}\d)[0-9AC-FHKNPRTV-Y]{4}(?!\w)"
)
# Malta: three letters of the place; amounts of money and bodies with a year look the same.
_MALTESE_POSTCODE = re.compile(
    r"(?<=[,\n;] )(?!EUR|USD|GBP|CHF|SEK|DKK|RAN|ISF|ISO)[A-ZĦĠĊŻ]{3} ?[1-9]\d{3}(?!\w)"
)
_COUNTRY_POSTCODE = re.compile(r"(?<!\w)(?:B|D|F|L|NL|BE|FR|DE|LU)-\d{4,5}(?!\w)")
_POSTCODE_BEHIND_NUMBER = re.compile(
    r"(?<![\w.])\d{1,4}[A-Za-z]?, ?\d{4,5} [^\W\d_a-zà-ÿ][\w'-]{2,40}"
)

# Four digits that are a year are no house number.
_NUMBER = r"(?:n[r°o]\.? ?)?(?!(?:19|20)\d\d)\d{1,4}(?: ?(?:bis|ter)|-?[A-Za-z])?(?![\w%])"
_CAPITAL = r"[^\W\d_a-zà-ÿ]"
_STREET_SUFFIX = re.compile(
    rf"(?<!\w){_CAPITAL}[\w.'-]{{1,40}}(?: {_CAPITAL}[\w.'-]{{1,40}})?"
    r"(?:straat|laan|weg|plein|dreef|steenweg|kaai|kade|gracht|singel|hof|pad|straße|strasse"
    r"|str\.|allee|platz|gasse|ring|ufer)"
    rf",? {_NUMBER}",
)
_STREET_PREFIX = re.compile(
    rf"(?<!\w)(?:{_NUMBER},? )?(?i:rue|avenue|boulevard|chemin|impasse|allée|quai|chaussée|calle"
    r"|plaza|paseo|via|viale|piazza)(?: (?:de la|de l'|de|du|des|del|della|d'))?[ ']?"
    rf"{_CAPITAL}[\w'-]{{1,40}}(?: {_CAPITAL}[\w'-]{{1,40}})?(?:,? {_NUMBER})?"
)
_ENGLISH_STREET = re.compile(
    rf"(?<![\w.,-])\d{{1,4}}[A-Za-z]? {_CAPITAL}[\w'-]{{1,40}}(?: {_CAPITAL}[\w'-]{{1,40}})?"
    r" (?:Street|Road|Avenue|Lane|Square|Court|Close|Drive)(?!\w)"
)


def find_coordinates(text: str) -> Iterator[PatternMatch]:
    """Yield geographic coordinates in decimals, in degrees and as plus codes."""
    for pattern, rule in (
        (_DECIMAL, "coordinates.decimal"),
        (_DEGREES, "coordinates.degrees"),
        (_MINUTES, "coordinates.minutes"),
        (_GRID, "coordinates.grid"),
        (_THREE_WORDS, "coordinates.words"),
        (_PLUS_CODE, "coordinates.plus_code"),
    ):
        for match in pattern.finditer(text):
            if rule == "coordinates.decimal" and _POINTED.search(match.group()) is None:
                continue
            yield _found(match, PatternKind.COORDINATES, rule)


def find_postcodes(text: str) -> Iterator[PatternMatch]:
    """Yield postcodes that lead to a street, or that stand in an address."""
    for pattern, rule in (
        (_DUTCH_POSTCODE, "postcode.nl"),
        (_BRITISH_POSTCODE, "postcode.gb"),
        (_IRISH_POSTCODE, "postcode.ie"),
        (_MALTESE_POSTCODE, "postcode.mt"),
        (_COUNTRY_POSTCODE, "postcode.country"),
        (_POSTCODE_BEHIND_NUMBER, "postcode.address"),
    ):
        for match in pattern.finditer(text):
            yield _found(match, PatternKind.POSTCODE, rule)


def find_streets(text: str) -> Iterator[PatternMatch]:
    """Yield streets with a house number, in the order each language writes them."""
    for match in _STREET_SUFFIX.finditer(text):
        yield _found(match, PatternKind.STREET, "street.number")
    for match in _STREET_PREFIX.finditer(text):
        if any(char.isdigit() for char in match.group()):
            yield _found(match, PatternKind.STREET, "street.number")
    for match in _ENGLISH_STREET.finditer(text):
        yield _found(match, PatternKind.STREET, "street.number")


def _found(match: re.Match[str], kind: PatternKind, rule: str) -> PatternMatch:
    return PatternMatch(start=match.start(), end=match.end(), kind=kind, rule=rule)
