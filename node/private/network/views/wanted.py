"""What an address asks for: filters of a list and the number of a page; nonsense asks for all."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from node.private.network.care import Advice
from node.private.network.overview import OrganisationFilter
from node.private.network.words import Part
from schemas.practice_words import Sector

__all__ = ["page_number", "wanted_organisations"]

_MOST_DIGITS: Final = 5


def wanted_organisations(arguments: Mapping[str, str]) -> OrganisationFilter:
    """Return the filter that an address names."""
    part, sector = arguments.get("part", ""), arguments.get("sector", "")
    advice = arguments.get("advice", "")
    return OrganisationFilter(
        part=Part(part) if part in set(Part) else None,
        sector=Sector(sector) if sector in set(Sector) else None,
        group_id=_number(arguments.get("group", "")),
        advice=Advice(advice) if advice in set(Advice) else None,
        page=page_number(arguments),
    )


def page_number(arguments: Mapping[str, str]) -> int:
    """Return which page an address names, from 1."""
    text = arguments.get("page", "")
    is_number = text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS
    return max(1, int(text)) if is_number else 1


def _number(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None
