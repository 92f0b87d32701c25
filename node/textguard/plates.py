"""Number plates of AT BE DE ES FR GB IE IT LU MT NL and of the neighbours around them.

Plates have no check digits. Forms that nothing else has count everywhere; forms that other things
share ("EU-B 3") count in the country they come from, behind a word that announces a plate, or
behind a vehicle.
"""

import re
from collections.abc import Iterator

from node.textguard.pattern_match import PatternKind, PatternMatch

__all__ = ["find_plates"]

_B, _E = r"(?<![\w.-])", r"(?![\w-])"
_S = r"[ -]"
_DUTCH = (
    r"[A-Z]{2}-\d{2}-\d{2}|\d{2}-\d{2}-[A-Z]{2}|\d{2}-[A-Z]{2}-\d{2}|[A-Z]{2}-\d{2}-[A-Z]{2}"
    r"|[A-Z]{2}-[A-Z]{2}-\d{2}|\d{2}-[A-Z]{2}-[A-Z]{2}|\d{2}-[A-Z]{3}-\d|\d-[A-Z]{3}-\d{2}"
    r"|[A-Z]{2}-\d{3}-[A-Z]|[A-Z]-\d{3}-[A-Z]{2}|[A-Z]{3}-\d{2}-[A-Z]|[A-Z]-\d{2}-[A-Z]{3}"
    r"|\d-[A-Z]{2}-\d{3}|\d{3}-[A-Z]{2}-\d"
)
# The counties and cities of Ireland; the year stands before them, since 2013 with its half.
_IRISH_COUNTY = (
    r"(?:C|CE|CN|CW|D|DL|G|KE|KK|KY|L|LD|LH|LK|LM|LS|MH|MN|MO|OY|RN|SO|T|TN|TS|W|WD|WH|WW|WX)"
)
_IRISH = rf"(?:8[7-9]|9\d|0\d|1[0-2]|1[3-9][12]|2\d[12])[- ]{_IRISH_COUNTY}[- ]\d{{1,6}}"
_BRITISH = (
    r"(?!EU|UN|EC|VN|NL|BE|DE|FR|IE|UK|RA)[A-HJ-PR-Y][A-HJ-PR-Y] ?\d{2} [A-HJ-PR-Z]{3}"
    r"|[A-HJ-PR-Y]{2}\d{2}[A-HJ-PR-Z]{3}"
)
_FRENCH = (
    r"(?:[A-HJ-NP-TV-Z]{2}[ -]\d{3}[ -][A-HJ-NP-TV-Z]{2}|[A-HJ-NP-TV-Z]{2}\d{3}[A-HJ-NP-TV-Z]{2})"
)
_SPANISH = r"\d{4}[ -][BCDFGHJKLMNPRSTVWXYZ]{3}"
_GERMAN = r"[A-ZÄÖÜ]{1,3}(?:[-\u2013: ]{1,2})[A-Z]{1,2}[ -]?[1-9]\d{0,3}[EH]?"
_AUSTRIAN = r"[A-Z]{1,2}[- ](?:\d{1,5} ?[A-Z]{1,3}|[A-Z]{1,3} ?\d{1,4})"

_EVERYWHERE = (
    ("plate.be", r"[1-9]([ -]?)[A-Z]{3}\1\d{3}"),
    ("plate.be", r"[1-9]-?[a-z]{3}-?\d{3}"),
    ("plate.nl", rf"(?i:{_DUTCH})"),
    ("plate.fr", _FRENCH),
    ("plate.ie", _IRISH),
    ("plate.ie", rf"(?i:{_IRISH.replace('[- ]', '-')})"),
    ("plate.gb", _BRITISH),
    (
        "plate.old",
        r"\d{3,4} [A-Z]{2,3} (?:\d{2}|2[AB])|[A-Z]\d{2,3} [A-Z]{3}|[A-Z]{1,2}-\d{4}-[A-Z]{2}",
    ),
)
_LOOSE = {
    "DE": (_GERMAN, _AUSTRIAN),
    # Northern Ireland, and British plates from before 2001.
    "IE": (r"[A-Z]{3} [1-9]\d{3}(?<!19\d\d)(?<!20[0-3]\d)", r"[A-Z]{3} \d{1,3}[A-Z]"),
    "ES": (_SPANISH,),
    "LU": (r"[A-Z]{2} ?[1-9]\d{3}",),
    "MT": (r"[A-Z]{3}[ -]\d{3}",),
}
_LOOSE |= {"AT": _LOOSE["DE"], "GB": _LOOSE["IE"]}

_PLATES = tuple((rule, re.compile(f"{_B}(?:{form}){_E}")) for rule, form in _EVERYWHERE)
_OWN = {
    country: tuple(re.compile(f"{_B}(?:{form}){_E}") for form in forms)
    for country, forms in _LOOSE.items()
}
# Three letters and four digits are mostly money, a body and a year, a standard.
_NO_PLATE = re.compile(
    r"(?:EUR|USD|GBP|CHF|SEK|DKK|NOK|PLN|ISO|DIN|RAN|ISF|AMIF|CPC|BGB|StGB|TEL|FAX|GSM|RTF|EU|UN|EC"
    r"|NO|NR|ART|RFC|BIC|VAT|BTW|TVA|TOP|UTC|GMT|CET|WP|AM|PM|UM|AB|IM|ZU|IN|AN)(?: |-\d{4})"
)
_PLATE_WORDS = (
    r"nummerplaat|nummerplaten|kentekens?|kentekenplaat|plaatnummer|plaat|plaque|immatriculée?s?"
    r"|immatriculation|(?:kfz-)?kennzeichen|nummernschild(?:er)?|number ?plates?"
    r"|licen[cs]e ?plates?"
    r"|registration(?: (?:number|plate|mark))?|reg\.?|vrm|plates?|matrícula|targa|targato"
)
_VEHICLES = (
    r"cars?|vans?|lorry|truck|jeep|taxi|scooter|moped|motorbike|motorcycle|minibus|vehicle|saloon"
    r"|estate"
    r"|hatchback|auto|wagen|bestelwagen|busje|bestelbus|brommer|motor|voertuig|aanhangwagen|voiture"
    r"|camionnette|véhicule|moto|fourgon(?:nette)?|berline|pkw|lkw|fahrzeug|lieferwagen|kleinbus"
    r"|transporter"
    r"|roller|motorrad|anhänger|coche|furgoneta|macchina|furgone|golf|polo|passat|astra|corsa"
    r"|focus|fiesta|transit|clio|megane|kangoo|octavia|fabia|bmw|audi|mercedes|toyota|yaris"
    r"|corolla|hyundai"
    r"|nissan|qashqai|opel|vauxhall|ford|skoda|seat|fiat|panda|punto|peugeot|citro[eë]n|berlingo"
    r"|renault|dacia|volvo"
    r"|mazda|honda|kia|volkswagen|vw|drives?|driving|drove|fährt|fuhr|rijdt|reed"
)
# Plates in small letters that nothing else looks like, and words that stand before a year.
_SMALL = r"[a-z]{2} ?\d{2} [a-z]{3}|[a-z]{2} \d{3} [a-z]{2}|[1-9] [a-z]{3} \d{3}"
_SMALL_WORDS = (
    r"(?:van|von|aus|der|die|das|des|les|aux|the|and|for|per|par|una|del|est|was|ist|auf|mit|met"
    r"|als|uit|sur|dès|van|tot|bis|seit|ab|in|im|age|nr|no) "
)
# Two or three groups of letters and digits of both kinds, as plates everywhere have them.
_ANY_PLATE = (
    r"(?=[A-ZÄÖÜa-z0-9 :\u2013-]{0,11}\d)(?:[A-ZÄÖÜ]{1,3}"
    r"|\d{1,4})(?:[ :\u2013-]{0,3}(?:[A-Z]{1,3}|\d{1,6})){1,3}"
)
_ANNOUNCED = re.compile(
    rf"(?<!\w)(?i:{_PLATE_WORDS})(?: (?:[^\W\d]{{1,12}})){{0,2}}?[ :,(]{{1,3}}[\"'\u201c\u201e\u0"
    rf"0ab(]?"
    rf"(?P<plate>{_ANY_PLATE}|(?=[a-z0-9 -]{{0,9}}\d)(?:[a-z]{{1,3}}"
    rf"|\d{{1,4}})(?:-(?:[a-z]{{1,3}}|\d{{1,6}})){{1,3}}"
    r"|(?=[a-z]{0,4}\d)(?=\d{0,5}[a-z])[a-z0-9]{5,8}"
    rf"|{_SMALL}|\d{{2,3}} [a-z]{{1,2}} \d{{1,6}}|(?!{_SMALL_WORDS})[a-z]{{3}} \d{{3,4}})(?![\w-])"
)
_VEHICLE_PLATE = re.compile(
    rf"(?<!\w)(?i:{_VEHICLES})(?:,? [^\W\d]{{1,14}}){{0,3}}?[ :,(]{{1,3}}[\"'\u201c\u201e\u00ab(]?"
    rf"(?P<plate>(?=[A-ZÄÖÜ0-9 :\u2013-]{{0,10}}\d)(?=[0-9 :\u2013-]{{0,8}}[A-Z]){_ANY_PLATE}"
    rf"|{_SMALL})(?![\w-])"
)
_LEAST_SIGNS = 4
_YEAR = re.compile(r"(?:19|20)\d\d")


def find_plates(text: str, *, country: str) -> Iterator[PatternMatch]:
    """Yield number plates known by their form, of `country`, and those that a word announces."""
    own = tuple(("plate.own", pattern) for pattern in _OWN.get(country.upper(), ()))
    for rule, pattern in (*_PLATES, *own):
        for match in pattern.finditer(text):
            if _NO_PLATE.match(match.group()) is None:
                yield _found(match.start(), match.end(), rule)
    for rule, pattern in (("plate.announced", _ANNOUNCED), ("plate.vehicle", _VEHICLE_PLATE)):
        for match in pattern.finditer(text):
            signs = sum(map(str.isalnum, match["plate"]))
            if _YEAR.fullmatch(match["plate"]):
                continue
            if signs >= _LEAST_SIGNS and _NO_PLATE.match(match["plate"]) is None:
                yield _found(*match.span("plate"), rule)


def _found(start: int, end: int, rule: str) -> PatternMatch:
    return PatternMatch(start=start, end=end, kind=PatternKind.PLATE, rule=rule)
