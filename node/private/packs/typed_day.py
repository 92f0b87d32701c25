"""A day as lists spell it: 2026-03-04, 4.3.2026, 04/03/26, 4 maart 2026, a number of Excel.

Days stand before months, as everywhere in Europe, and a year of two digits is one of this century.
Other programs write the hour behind the day; it is passed over. Excel counts days from 30 December
1899, and the hour as a fraction of one.
"""

import re
from datetime import date, timedelta
from typing import Final

from babel.dates import get_month_names

from node.private.typed_values import FIRST_YEAR, LAST_YEAR

__all__ = ["parse_day"]

_LANGUAGES: Final = ("en", "nl", "fr", "de", "es", "it")
_YEAR: Final = r"(\d{4}|\d{2})"
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_PLAIN: Final = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*" + _YEAR)
_WORDS: Final = re.compile(r"(\d{1,2})(?:er|\.)?\s+([^\W\d]+)\.?\s+" + _YEAR)
_SERIAL: Final = re.compile(r"(\d{5})(?:\.\d+)?")
_HOUR: Final = re.compile(
    r"(?:T|,?\s+)\d{1,2}[:.h]\d{2}(?::\d{2}(?:\.\d+)?)?"
    r"(?:\s*(?:[ap]\.?m\.?|uhr|uur|h|u))?(?:\s*(?:Z|UTC|[+-]\d{2}:?\d{2}))?$",
    re.IGNORECASE,
)
_CENTURY: Final = 2000
_YEAR_DIGITS: Final = 4
_SERIAL_START: Final = date(1899, 12, 30)


def _months() -> dict[str, int]:
    found: dict[str, int] = {}
    for language in _LANGUAGES:
        for width in ("abbreviated", "wide"):
            for number, name in get_month_names(width, locale=language).items():
                found[name.casefold().rstrip(".")] = number
    return found


_MONTHS: Final = _months()


def parse_day(text: str) -> date | None:
    """Return the day that a text spells; None if it spells none."""
    said = _HOUR.sub("", text.strip())
    if found := _ISO.fullmatch(said):
        return _day(found[1], found[2], found[3])
    if found := _PLAIN.fullmatch(said):
        return _day(found[3], found[2], found[1])
    if found := _WORDS.fullmatch(said):
        month = _MONTHS.get(found[2].casefold())
        return None if month is None else _day(found[3], str(month), found[1])
    if found := _SERIAL.fullmatch(said):
        return _bounded(_SERIAL_START + timedelta(days=int(found[1])))
    return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        full = int(year) if len(year) == _YEAR_DIGITS else _CENTURY + int(year)
        return _bounded(date(full, int(month), int(day)))
    except ValueError:
        return None


def _bounded(day: date) -> date | None:
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
