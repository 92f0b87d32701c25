"""Which sectors the network reaches, against those a town of this size is advised to reach (F05).

The set is the founding paper's: schools, police, care, social work, associations and justice, and
what a larger town has beside them. It is advice and no measure: a town may have none of a sector.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from node.private.network.held_organisations import HeldOrganisation
from schemas.place import PopulationBand
from schemas.practice_words import Sector

__all__ = ["Coverage", "count_sectors", "coverage_of", "read_coverage", "recommended_sectors"]

_ANYWHERE: Final = (
    Sector.SCHOOL,
    Sector.POLICE,
    Sector.SOCIAL_WORK,
    Sector.YOUTH_WORK,
    Sector.ASSOCIATION,
    Sector.SPORT,
)
_FROM: Final[tuple[tuple[PopulationBand, tuple[Sector, ...]], ...]] = (
    (
        PopulationBand.FROM_20K,
        (Sector.MENTAL_HEALTH, Sector.FAMILY_SERVICES, Sector.RESIDENTS, Sector.FAITH_COMMUNITY),
    ),
    (PopulationBand.FROM_50K, (Sector.JUSTICE, Sector.EMPLOYER, Sector.HOUSING)),
    (
        PopulationBand.FROM_100K,
        (Sector.PRISON_PROBATION, Sector.UMBRELLA_ORGANISATION, Sector.MEDIA),
    ),
    (PopulationBand.FROM_500K, (Sector.RESEARCH, Sector.NATIONAL_AUTHORITY)),
)
_UNKNOWN_BAND: Final = PopulationBand.FROM_20K


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How far the network reaches, with what it was computed from.

    Attributes:
        share: Covered sectors of those recommended, from 0 to 1.
        covered: Recommended sectors with at least one organisation.
        gaps: Recommended sectors without one.
    """

    share: float
    covered: tuple[Sector, ...]
    gaps: tuple[Sector, ...]


def coverage_of(covered: Collection[Sector], recommended: Collection[Sector]) -> float:
    """Return covered sectors divided by recommended sectors, from 0 to 1.

    Args:
        covered: Sectors with at least one organisation, recommended or not.
        recommended: Sectors that should have one.
    """
    return len(set(covered) & set(recommended)) / len(recommended) if recommended else 1.0


def recommended_sectors(band: PopulationBand | None) -> tuple[Sector, ...]:
    """Return the sectors a town of this size is advised to reach.

    Args:
        band: How many people live there; of an unknown number the set of a town from 20,000.
    """
    size = band or _UNKNOWN_BAND
    more = (sectors for least, sectors in _FROM if size.value >= least.value)
    return (*_ANYWHERE, *(each for sectors in more for each in sectors))


def count_sectors(cards: Iterable[HeldOrganisation]) -> Mapping[Sector, int]:
    """Return how many organisations of each sector there are among those somebody may see."""
    return Counter(card.sector for card in cards)


def read_coverage(counts: Mapping[Sector, int], *, band: PopulationBand | None) -> Coverage:
    """Return how far a network reaches that has so many organisations of each sector."""
    recommended = recommended_sectors(band)
    has = [sector for sector, number in counts.items() if number]
    return Coverage(
        share=coverage_of(has, recommended),
        covered=tuple(each for each in recommended if each in has),
        gaps=tuple(each for each in recommended if each not in has),
    )
