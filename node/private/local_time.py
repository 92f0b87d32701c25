"""The town's own day and hour: a node stores UTC, people live in the time of their town.

That is the time of the country's capital, because a node knows its country and nothing nearer.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, tzinfo
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from node.extensions import Node

__all__ = ["CAPITALS", "local_day", "local_moment", "town_zone", "utc_of", "zone_of"]

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


def town_zone(node: Node) -> tzinfo:
    """Return the time zone of the town."""
    return zone_of(node.settings.country)


def local_day(node: Node) -> date:
    """Return which day it is in the town now."""
    return node.clock().astimezone(town_zone(node)).date()


def local_moment(node: Node, moment: datetime) -> datetime:
    """Return a moment by the clock on the town hall."""
    return moment.astimezone(town_zone(node))


def utc_of(node: Node, day: date, hour: time) -> datetime:
    """Return the moment of a day and hour in the town.

    An hour that comes twice, when summer ends, means the first; one that the clock leaves out, when
    summer begins, means as much later as the clock jumps.
    """
    return datetime.combine(day, hour, tzinfo=town_zone(node)).astimezone(UTC)
