"""The town's own day and hour: a node stores UTC, people live in the time of their town."""

from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from node.extensions import Node

__all__ = ["local_day", "local_moment", "town_zone", "utc_of"]

_ELSEWHERE: Final = "Europe/Brussels"
_ZONES: Final = {
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
    "ua": "Europe/Kyiv",
    "uk": "Europe/London",
}


def town_zone(node: Node) -> ZoneInfo:
    """Return the time zone of the town's country; of a country with several, its capital's."""
    return ZoneInfo(_ZONES.get(node.settings.country, _ELSEWHERE))


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
