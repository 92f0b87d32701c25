"""How long ago each organisation was spoken to, how often it was asked, and what follows.

What is counted and what follows from it is the same as on the list of whom to call
(`node/private/network/care.py`); no text is opened.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.network.care import Advice, advise
from node.private.network.tally import Standing as Rhythm
from node.private.network.tally import Tally, count_contacts
from node.private.network.words import Part
from schemas.practice_words import Sector

__all__ = [
    "MOST_MONTHS",
    "SectorSpot",
    "Spot",
    "Standing",
    "by_sector",
    "list_spots",
    "months_between",
    "standing_of",
]

MOST_MONTHS: Final = 12
"""Where the scale ends: twelve months or more."""


class Standing(StrEnum):
    """What is to be done about an organisation now."""

    CALL = "call"
    PEACE = "peace"
    PAUSED = "paused"
    WELL = "well"


_NEVER: Final = Tally()
_STANDINGS: Final = {Advice.CALL: Standing.CALL, Advice.LEAVE: Standing.PEACE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where one organisation stands in the picture.

    Attributes:
        organisation_id: Which one.
        sector: Kind of organisation.
        part: Formal or informal.
        months: Whole months since the last contact, at most 12; None without any.
        asks: Requests to it within 90 days.
        standing: What is to be done.
    """

    organisation_id: UUID
    sector: Sector
    part: Part
    months: int | None
    asks: int
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorSpot:
    """Where the organisations of one sector and part stand together.

    Attributes:
        sector: Which one.
        part: Formal or informal.
        organisations: How many.
        months: Of the one that was not spoken to for longest; None if one never was.
        asks: Requests to all of them within 90 days.
        to_call: How many are to be called.
        in_peace: How many are to be left in peace.
    """

    sector: Sector
    part: Part
    organisations: int
    months: int | None
    asks: int
    to_call: int
    in_peace: int


def months_between(first: date, last: date) -> int:
    """Return how many whole months lie between two days, at most 12."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return max(0, min(MOST_MONTHS, months - (last.day < first.day)))


def standing_of(*, is_paused: bool, advice: Advice | None) -> Standing:
    """Return what is to be done about an organisation.

    Args:
        is_paused: It is left alone for the time being.
        advice: What it needs now.
    """
    if is_paused:
        return Standing.PAUSED
    return Standing.WELL if advice is None else _STANDINGS[advice]


def list_spots(session: Session, *, node: Node, person: Person) -> tuple[Spot, ...]:
    """Return where every organisation stands that somebody may see, in no order."""
    counted = count_contacts(session, node=node, person=person)
    return tuple(
        _spot(each, counted.tallies.get(each.organisation_id, _NEVER), counted.today)
        for each in counted.standings
    )


def _spot(standing: Rhythm, tally: Tally, today: date) -> Spot:
    advice = advise(standing, tally, today=today)
    return Spot(
        organisation_id=standing.organisation_id,
        sector=standing.sector,
        part=standing.part,
        months=None if tally.last_on is None else months_between(tally.last_on, today),
        asks=tally.asks,
        standing=standing_of(is_paused=standing.is_paused, advice=advice),
    )


def by_sector(spots: Iterable[Spot]) -> tuple[SectorSpot, ...]:
    """Return one line for each sector and part that has organisations, in the order of sectors."""
    groups: dict[tuple[Sector, Part], list[Spot]] = {}
    for spot in spots:
        groups.setdefault((spot.sector, spot.part), []).append(spot)
    return tuple(
        _together(sector, part, groups[sector, part])
        for sector in Sector
        for part in Part
        if (sector, part) in groups
    )


def _together(sector: Sector, part: Part, spots: list[Spot]) -> SectorSpot:
    months = [spot.months for spot in spots if spot.months is not None]
    return SectorSpot(
        sector=sector,
        part=part,
        organisations=len(spots),
        months=max(months) if len(months) == len(spots) else None,
        asks=sum(spot.asks for spot in spots),
        to_call=sum(spot.standing is Standing.CALL for spot in spots),
        in_peace=sum(spot.standing is Standing.PEACE for spot in spots),
    )
