"""Numbers that stand for one person, car, account or file.

National numbers, IBAN included, count only when their check digits hold, so that amounts and
reference years stay quiet. Plates and case numbers have no check digits; they count by form, and
case numbers only behind a word that announces one.
"""

import re
from collections.abc import Callable, Iterator

from stdnum import iban
from stdnum.at import vnr
from stdnum.be import bis, nn
from stdnum.de import idnr
from stdnum.es import dni, nie
from stdnum.fr import nir
from stdnum.gb import nhs
from stdnum.ie import pps
from stdnum.it import codicefiscale
from stdnum.nl import bsn

from node.textguard.pattern_match import PatternKind, PatternMatch

__all__ = ["find_case_numbers", "find_ibans", "find_national_numbers", "find_plates"]

_IBAN_START = re.compile(
    r"(?<![^\W_])[A-Z][ .-]?[A-Z][ .-]?\d[ .-]?\d(?=[ .-]{0,3}[A-Z0-9])", re.IGNORECASE
)
_IBAN_LENGTHS = range(15, 35)
_IBAN_MOST_CHARACTERS = 34 * 4

_B, _E = r"(?<![\w.-])", r"(?![\w-])"
_NATIONAL: tuple[tuple[str, re.Pattern[str], Callable[[str], bool]], ...] = (
    (
        "national_number.be",
        re.compile(rf"{_B}\d{{2}}[. -]?\d{{2}}[. -]?\d{{2}}[. -]{{0,2}}\d{{3}}[. -]?\d{{2}}{_E}"),
        lambda digits: nn.is_valid(digits) or bis.is_valid(digits),
    ),
    (
        "national_number.nl",
        re.compile(
            rf"{_B}\d{{3,4}}[. -]?\d{{2}}[. -]?\d{{3}}{_E}|{_B}\d{{3}}[. ]\d{{3}}[. ]\d{{3}}{_E}"
        ),
        bsn.is_valid,
    ),
    (
        "national_number.fr",
        re.compile(
            rf"{_B}[1-478](?:[ .]?\d{{2}}){{2}}[ .]?(?:\d{{2}}|2[AB])[ .]?\d{{3}}[ .]?\d{{3}}"
            rf"[ .]?(?:/ ?)?\d{{2}}{_E}",
            re.IGNORECASE,
        ),
        lambda digits: nir.is_valid(re.sub(r"[./ ]", "", digits)),
    ),
    (
        "national_number.de",
        re.compile(rf"{_B}\d{{2}}[ ./-]?\d{{3}}[ ./-]?\d{{3}}[ ./-]?\d{{3}}{_E}"),
        lambda digits: idnr.is_valid(re.sub(r"\D", "", digits)),
    ),
    (
        "national_number.at",
        re.compile(rf"{_B}\d{{4}}[ .-]?\d{{6}}{_E}|{_B}\d{{4}} \d{{2}} \d{{2}} \d{{2}}{_E}"),
        lambda digits: vnr.is_valid(re.sub(r"\D", "", digits)),
    ),
    ("national_number.ie", re.compile(rf"{_B}\d{{7}} ?[A-Z]{{1,2}}{_E}"), pps.is_valid),
    (
        "national_number.gb",
        # National Insurance numbers have no check digit; these letters are never given out.
        re.compile(
            rf"{_B}(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
            rf" ?\d{{2}} ?\d{{2}} ?\d{{2}} ?[A-D]{_E}"
        ),
        lambda _number: True,
    ),
    ("national_number.nhs", re.compile(rf"{_B}\d{{3}} \d{{3}} \d{{4}}{_E}"), nhs.is_valid),
    (
        "national_number.es",
        re.compile(
            rf"{_B}(?:\d{{2}}\.?\d{{3}}\.?\d{{3}}|[XYZ][ .-]?\d{{7}})[ -]?[A-Z]{_E}", re.IGNORECASE
        ),
        lambda digits: dni.is_valid(digits.replace(".", "")) or nie.is_valid(digits),
    ),
    (
        "national_number.it",
        re.compile(
            rf"{_B}[A-Z]{{3}} ?[A-Z]{{3}} ?[0-9LMNP-V]{{2}}[A-EHLMPRST][0-9LMNP-V]{{2}} ?[A-Z]"
            rf"[0-9LMNP-V]{{3}}[A-Z]{_E}",
            re.IGNORECASE,
        ),
        codicefiscale.is_valid,
    ),
)

_S = r"[ -]"
_DUTCH_PLATES = (
    r"[A-Z]{2}-\d{2}-\d{2}|\d{2}-\d{2}-[A-Z]{2}|\d{2}-[A-Z]{2}-\d{2}|[A-Z]{2}-\d{2}-[A-Z]{2}"
    r"|[A-Z]{2}-[A-Z]{2}-\d{2}|\d{2}-[A-Z]{2}-[A-Z]{2}|\d{2}-[A-Z]{3}-\d|\d-[A-Z]{3}-\d{2}"
    r"|[A-Z]{2}-\d{3}-[A-Z]|[A-Z]-\d{3}-[A-Z]{2}|[A-Z]{3}-\d{2}-[A-Z]|[A-Z]-\d{2}-[A-Z]{3}"
    r"|\d-[A-Z]{2}-\d{3}|\d{3}-[A-Z]{2}-\d"
)
_PLATES = (
    ("plate.be", re.compile(rf"{_B}[1-9]([ -]?)[A-Z]{{3}}\1\d{{3}}{_E}")),
    ("plate.be", re.compile(rf"{_B}[1-9]-?[a-z]{{3}}-?\d{{3}}{_E}")),
    ("plate.nl", re.compile(rf"{_B}(?:{_DUTCH_PLATES}){_E}", re.IGNORECASE)),
    ("plate.fr", re.compile(rf"{_B}[A-Z]{{2}}{_S}\d{{3}}{_S}[A-Z]{{2}}{_E}")),
)
# Too loose for other countries: "EU-B 3" has the form of a German plate.
_LOOSE_PLATES = {
    "DE": (
        re.compile(rf"{_B}[A-ZÄÖÜ]{{1,3}}[- :][A-Z]{{1,2}}[ -]?[1-9]\d{{0,3}}[EH]?{_E}"),
        # Austria: a district, a number and letters; letters and a number.
        re.compile(rf"{_B}[A-Z]{{1,2}}[- ]\d{{1,5}} ?[A-Z]{{1,3}}{_E}"),
    ),
    "IE": (
        re.compile(rf"{_B}\d{{2,3}}[- ][A-Z]{{1,2}}[- ]\d{{1,6}}{_E}"),
        re.compile(rf"{_B}[A-Z]{{2}}\d{{2}} ?[A-Z]{{3}}{_E}"),
    ),
}
_LOOSE_PLATES |= {"AT": _LOOSE_PLATES["DE"], "GB": _LOOSE_PLATES["IE"]}
_ANNOUNCED_PLATE = re.compile(
    r"(?<!\w)(?i:nummerplaat|nummerplaten|kenteken|plaatnummer|plaat|plaque|immatriculée?|"
    r"immatriculation|kennzeichen|nummernschild|number plate|licen[cs]e plate|registration|reg\.?|"
    r"plate|matrícula|targa)(?: [^\W\d]{1,12}){0,2}[ :,]{1,2}[\"\u201c\u201e\u00ab(]?"
    r"(?P<plate>(?=[A-ZÄÖÜ0-9 :-]{0,11}\d)[A-ZÄÖÜ0-9]{1,7}(?:[ :-][A-Z0-9]{1,5}){0,3})(?![\w-])"
)

_CASE_WORD = (
    r"dossier|zaak|casus|case|file|reference|referentie|référence|affaire|fall|akte|vorgang"
    r"|expediente|caso|fascicolo|pratica|pv|proces-verbaal|procès-verbal|parket|notitie|notice"
)
_CASE_NUMBER = re.compile(
    rf"(?<!\w)(?:(?:{_CASE_WORD})[ -]?"
    r"(?P<named>nummer|number|numéro|número|numero|nr\.?|n°|no\.|#)?"
    r"|(?P<sign>aktenzeichen|az\.|ref\.|réf\.))[ :]{0,3}"
    r"(?P<number>(?:[A-Z]{1,4}[ .-]?)?\d[\dA-Z]{0,11}(?:[./-][\dA-Z]{1,12}){0,5})(?!\w)",
    re.IGNORECASE,
)
# German and Austrian courts: "12 Js 345/24", "24 Hv 61/24k"; the form is enough.
_GERMAN_CASE = re.compile(rf"{_B}\d{{1,4}} [A-Z][A-Za-z]{{0,2}} \d{{1,6}}/\d{{2,4}}[a-z]?{_E}")
# Registries everywhere: parts with letters and digits, joined by strokes, dots and hyphens.
_FILED = re.compile(
    r"(?<![\w./-])(?:[nN][°o]\.? ?)?(?P<number>(?:[A-Z]{1,5}[ .-]?)?[A-Z0-9]{1,8}"
    r"(?:[./-][A-Z0-9]{1,8}){1,5}(?: [A-Z]{1,3} \d{1,6}[-/]\d{1,6})?)(?![\w/-])"
)
_UNION_LAW = re.compile(r"(?:EU|UE|EG|EC|CE|EWG|VN|UN|ISO|IEC|EN|DIN)[ ./-]")
_MIN_FILED_DIGITS = 5
_MIN_CASE_DIGITS = 3


def find_ibans(text: str) -> Iterator[PatternMatch]:
    """Yield account numbers whose length fits their country and whose check digits hold."""
    for match in _IBAN_START.finditer(text):
        end = _find_iban_end(text, match.start())
        if end is not None:
            yield PatternMatch(
                start=match.start(), end=end, kind=PatternKind.IBAN, rule="iban.check_digits"
            )


def find_national_numbers(text: str) -> Iterator[PatternMatch]:
    """Yield national numbers of six countries whose check digits hold."""
    for rule, pattern, is_valid in _NATIONAL:
        for match in pattern.finditer(text):
            if is_valid(match.group()):
                yield _found(match, PatternKind.NATIONAL_NUMBER, rule)


def find_plates(text: str, *, country: str) -> Iterator[PatternMatch]:
    """Yield number plates of BE, NL and FR, of `country`, and those that a word announces."""
    own = tuple(("plate.own", pattern) for pattern in _LOOSE_PLATES.get(country.upper(), ()))
    for rule, pattern in (*_PLATES, *own):
        for match in pattern.finditer(text):
            yield _found(match, PatternKind.PLATE, rule)
    for match in _ANNOUNCED_PLATE.finditer(text):
        start, end = match.span("plate")
        kind = PatternKind.PLATE
        yield PatternMatch(start=start, end=end, kind=kind, rule="plate.announced")


def find_case_numbers(text: str) -> Iterator[PatternMatch]:
    """Yield numbers of files and cases: announced by a word, or in the form of a registry."""
    for match in _CASE_NUMBER.finditer(text):
        number = match["number"]
        digits = sum(char.isdigit() for char in number)
        announced = match["named"] or match["sign"]
        # "dossier 2024" is a year and "case 3" a list; "dossier 2024/123" is neither.
        if digits >= _MIN_CASE_DIGITS and (announced or re.search(r"[./A-Z-]", number)):
            yield _found(match, PatternKind.CASE_NUMBER, "case_number.announced")
    for match in _GERMAN_CASE.finditer(text):
        yield _found(match, PatternKind.CASE_NUMBER, "case_number.court")
    for match in _FILED.finditer(text):
        if _is_filed(match["number"]):
            yield _found(match, PatternKind.CASE_NUMBER, "case_number.form")


def _is_filed(number: str) -> bool:
    """Say whether parts joined by strokes are a number of a registry and not a date or a law."""
    digits = sum(char.isdigit() for char in number)
    has_letter = any(char.isalpha() for char in number)
    return (
        digits >= _MIN_FILED_DIGITS
        and has_letter
        and "/" in number
        and _UNION_LAW.match(number) is None
    )


def _find_iban_end(text: str, start: int) -> int | None:
    compact = ""
    longest = None
    for at in range(start, min(len(text), start + _IBAN_MOST_CHARACTERS)):
        char = text[at]
        if char in " .-":
            continue
        if not (char.isascii() and char.isalnum()) or len(compact) >= _IBAN_LENGTHS.stop:
            break
        compact += char.upper()
        if len(compact) in _IBAN_LENGTHS and iban.is_valid(compact):
            longest = at + 1
    return longest


def _found(match: re.Match[str], kind: PatternKind, rule: str) -> PatternMatch:
    return PatternMatch(start=match.start(), end=match.end(), kind=kind, rule=rule)
