"""Working days, Monday to Friday, as the town of a node counts them.

A day begins at midnight of the country's capital, because a node knows its country and nothing
nearer. Public holidays count as working days: no list of them is kept, so around them somebody is
reminded a day early, and nothing worse.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

__all__ = ["CAPITALS", "working_days_between", "zone_of"]

_SATURDAY: Final = 5

CAPITALS: Mapping[str, str] = MappingProxyType(
    {
        "al": "Europe/Tirane",
        "at": "Europe/Vienna",
        "ba": "Europe/Sarajevo",
        "be": "Europe/Brussels",
        "bg": "Europe/Sofia",
        "ch": "Europe/Zurich",
        "cy": "Asia/Nicosia",
        "cz": "Europe/Prague",
        "de": "Europe/Berlin",
        "dk": "Europe/Copenhagen",
        "ee": "Europe/Tallinn",
        "es": "Europe/Madrid",
        "fi": "Europe/Helsinki",
        "fr": "Europe/Paris",
        "gb": "Europe/London",
        "gr": "Europe/Athens",
        "hr": "Europe/Zagreb",
        "hu": "Europe/Budapest",
        "ie": "Europe/Dublin",
        "is": "Atlantic/Reykjavik",
        "it": "Europe/Rome",
        "li": "Europe/Vaduz",
        "lt": "Europe/Vilnius",
        "lu": "Europe/Luxembourg",
        "lv": "Europe/Riga",
        "md": "Europe/Chisinau",
        "me": "Europe/Podgorica",
        "mk": "Europe/Skopje",
        "mt": "Europe/Malta",
        "nl": "Europe/Amsterdam",
        "no": "Europe/Oslo",
        "pl": "Europe/Warsaw",
        "pt": "Europe/Lisbon",
        "ro": "Europe/Bucharest",
        "rs": "Europe/Belgrade",
        "se": "Europe/Stockholm",
        "si": "Europe/Ljubljana",
        "sk": "Europe/Bratislava",
        "tr": "Europe/Istanbul",
        "ua": "Europe/Kyiv",
    }
)
"""Name of the capital's zone, by ISO 3166-1 code in small letters.

Source: IANA time zone database, `zone1970.tab`.
"""


def zone_of(country: str) -> tzinfo:
    """Return the zone of a country's capital; UTC where none is known or the machine has no list.

    Args:
        country: ISO 3166-1 alpha-2 code in small letters.
    """
    try:
        return ZoneInfo(CAPITALS[country])
    except (KeyError, ZoneInfoNotFoundError):
        return UTC


def working_days_between(start: datetime, end: datetime, *, zone: tzinfo) -> int:
    """Return how many working days began after the day of `start`, up to the day of `end`.

    From a Monday it is two on the Wednesday; from a Friday, and from the weekend after it, it is
    two on the Tuesday.

    Args:
        start: Aware moment.
        end: Aware moment; before `start` the answer is 0.
        zone: Where the days are those of.
    """
    first, last = start.astimezone(zone).date(), end.astimezone(zone).date()
    days = max((last - first).days, 0)
    weeks, rest = divmod(days, 7)
    return weeks * _SATURDAY + sum(_works(first + timedelta(each)) for each in range(1, rest + 1))


def _works(day: date) -> bool:
    return day.weekday() < _SATURDAY
