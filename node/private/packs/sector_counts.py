"""How many organisations there are in each sector, formal and informal, and their bars."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from node.people.service import Person
from node.private.network.models import OrganisationRow
from node.private.network.visible import visible_to
from node.private.network.words import Part
from schemas.practice_words import Sector

__all__ = ["BAR_PIXELS", "Bar", "SectorCount", "bars_of", "count_sectors", "empty_sectors"]

BAR_PIXELS: Final = 32
"""Height of a row."""

_MOST: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorCount:
    """What stands in one sector.

    Attributes:
        sector: Which one.
        formal: Organisations of the formal network.
        informal: Of the informal one.
    """

    sector: Sector
    formal: int
    informal: int

    @property
    def total(self) -> int:
        """Both together."""
        return self.formal + self.informal


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The bar of a sector, in pixels.

    Attributes:
        count: What it shows.
        top: Upper end of its row.
        formal: Width of its filled piece.
        informal: Width of its hollow piece, which follows.
    """

    count: SectorCount
    top: int
    formal: int
    informal: int


def count_sectors(session: Session, *, person: Person) -> tuple[SectorCount, ...]:
    """Return what stands in every sector, also where nothing does, in the order of sectors."""
    row = OrganisationRow
    found = session.execute(
        select(row.sector, row.part, func.count())
        .where(visible_to(person, row.owner_id))
        .group_by(row.sector, row.part)
    )
    counts: Mapping[tuple[Sector, Part], int] = {
        (sector, part): number for sector, part, number in found
    }
    return tuple(
        SectorCount(
            sector=sector,
            formal=counts.get((sector, Part.FORMAL), 0),
            informal=counts.get((sector, Part.INFORMAL), 0),
        )
        for sector in Sector
    )


def empty_sectors(counts: Sequence[SectorCount]) -> tuple[Sector, ...]:
    """Return the sectors in which nobody stands; what is in no other sector is no gap."""
    return tuple(
        each.sector for each in counts if not each.total and each.sector is not Sector.OTHER
    )


def bars_of(counts: Sequence[SectorCount]) -> tuple[Bar, ...]:
    """Return the bars, the longest as long as there is room."""
    most = max((each.total for each in counts), default=0) or 1
    return tuple(
        Bar(
            count=each,
            top=row * BAR_PIXELS,
            formal=each.formal * _MOST // most,
            informal=each.informal * _MOST // most,
        )
        for row, each in enumerate(counts)
    )
