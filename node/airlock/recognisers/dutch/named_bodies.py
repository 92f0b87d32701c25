"""Dutch organisations without a kind, told by the preposition before them and by their company.

"Uit de Marge Oost", "Vita et Pax", "Wilskracht '28": small words with a capital where none is due.
"""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.recognisers.dutch.capitals import is_allowed, is_known_place, starts_sentence

__all__ = ["find_named_bodies"]

_CAP: Final = r"[^\W\d_a-zà-ÿ][^\W\d_]{1,20}(?:-[^\W\d_a-zà-ÿ][^\W\d_]{1,20})?"
_SMALL: Final = (
    r"(?:van|de|het|den|der|en|aan|op|in|uit|bij|voor|met|te|ter|ten|over|onder|zonder|naar|"
    r"tot|['\u2019]t|['\u2019]s|voor|na)"
)
_BEFORE: Final = (
    r"(?<![\w-])(?:bij|met|van|door|via|op|in|naar|voor|vanuit|binnen|aan|namens|uit|en|of|tegen|"
    r"volgens|over)"
)
_FUNCTION: Final = (
    r"(?:Uit|Zij|Samen|In|Op|Onder|Over|Van|Voor|Met|Door|Aan|Bij|Zonder|Tussen|Rond|Buiten|"
    r"Binnen|Ons|Onze|Wij|Hand|Huis|Thuis|Open|Een|Eén|Alle|Allemaal|Mee|Jong|Iedereen|Moeders|"
    r"Vaders)"
)
# A small word with a capital inside a sentence, and a name behind it.
_WORDY: Final = re.compile(
    rf"{_BEFORE} (?P<name>{_FUNCTION} (?:{_SMALL} ){{0,2}}{_CAP}(?: (?:{_SMALL} )?{_CAP}){{0,2}})"
    r"(?!\w)"
)
_BY_ARTICLE: Final = re.compile(
    rf"{_BEFORE} (?P<name>(?:De|Het|['\u2019]t|Den|Ter|Ten|Al|El|An|Ar|As|At) "
    rf"{_CAP}(?: {_CAP})?)(?!\w)"
)
_LATIN: Final = re.compile(rf"{_BEFORE} (?P<name>{_CAP} (?:et|ut|ac|pro|&|\+) {_CAP})(?!\w)")
_FOUNDED: Final = re.compile(rf"(?<![\w-])(?P<name>(?:{_CAP} )?{_CAP} ['\u2019]\d\d)(?!\w)")
_KIND_BEHIND: Final = re.compile(
    rf"(?<![\w-])(?P<name>(?:(?:De|Het|['\u2019]t|Ter|Ten) )?{_CAP}"
    rf"(?: (?:{_SMALL} )?{_CAP}){{0,2}})"
    r" \((?:(?:een|de|het|onze|hun) )?(?:[^\W\d_]{2,20}e )?[^\W\d_]{0,20}(?:internaat|school|club|"
    r"moskee|kerk|vzw|vereniging|stichting|centrum|huis|koor|opvang|garage|bakkerij|café|winkel|"
    r"zaak|ploeg|bedrijf|kapsalon|leefgroep|werking|synagoge|tempel|restaurant|instelling|"
    r"camping|manege|dojo|bar)[,) ]"
)
_CLUB: Final = re.compile(
    rf"(?<![\w-])(?P<name>(?:K|R|RK|KR)?(?:SK|FC|SV|VV|VC|SC|RC|AC|BC|HC|KC|VK|FCO) {_CAP})(?!\w)"
)
_SWAPPED: Final = re.compile(
    r"(?<![\w-])(?P<name>(?:De|Het|Ter|Ten) [a-zà-ÿ][A-Z][a-zà-ÿ]{2,20})(?!\w)"
)
_IN: Final = re.compile(r"(?<!\w)(?:in|op|van|uit|aan|onder) \Z", re.IGNORECASE)


def find_named_bodies(plain: str) -> Iterator[tuple[int, int]]:
    """Yield organisations that nothing calls one but where their capitals stand."""
    for pattern in (_WORDY, _BY_ARTICLE, _LATIN, _FOUNDED, _KIND_BEHIND, _CLUB, _SWAPPED):
        for found in pattern.finditer(plain):
            name = found["name"]
            is_due = pattern is _KIND_BEHIND and starts_sentence(plain, found.start("name"))
            is_open = is_allowed(name) or (pattern is not _CLUB and is_known_place(name))
            # "In 't Bosch" is a surname or a place.
            is_in_the = name[:2] in {"'t", "\u2019t"} and _IN.search(
                plain[: found.start("name")][-6:]
            )
            if not is_open and not is_due and not is_in_the:
                yield found.span("name")
