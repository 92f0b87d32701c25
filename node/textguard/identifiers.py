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

__all__ = ["find_case_numbers", "find_ibans", "find_national_numbers"]

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
        if len(compact) in _IBAN_LENGTHS and _is_iban(compact):
            longest = at + 1
    return longest


def _is_iban(compact: str) -> bool:
    # The check digits first: they cost little, and nearly every run of letters fails them.
    turned = compact[4:] + compact[:4]
    number = int("".join(str(int(char, 36)) for char in turned))
    return number % 97 == 1 and iban.is_valid(compact)


def _found(match: re.Match[str], kind: PatternKind, rule: str) -> PatternMatch:
    return PatternMatch(start=match.start(), end=match.end(), kind=kind, rule=rule)
