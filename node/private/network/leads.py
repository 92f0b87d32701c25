"""Which organisation pointed to which, so that one asks on from several (F14).

It stands between organisations; never is it kept who of them said it, and there is no tree of
persons.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from node.people.service import Person
from node.private.network.models import LogRow, OrganisationRow
from node.private.network.visible import visible_to
from schemas.practice_words import Sector

__all__ = ["Asking", "count_leads", "only_source", "whom_to_ask"]

_FEWEST_LEADS: Final = 2
_MOST_ASKED: Final = 3

_NEAR: Final[Mapping[Sector, tuple[Sector, ...]]] = {
    Sector.SCHOOL: (Sector.YOUTH_WORK, Sector.FAMILY_SERVICES, Sector.MUNICIPALITY),
    Sector.POLICE: (Sector.MUNICIPALITY, Sector.JUSTICE, Sector.HOUSING),
    Sector.SOCIAL_WORK: (Sector.FAMILY_SERVICES, Sector.HEALTH, Sector.MUNICIPALITY),
    Sector.YOUTH_WORK: (Sector.SCHOOL, Sector.SPORT, Sector.ASSOCIATION),
    Sector.ASSOCIATION: (Sector.UMBRELLA_ORGANISATION, Sector.RESIDENTS, Sector.MUNICIPALITY),
    Sector.SPORT: (Sector.YOUTH_WORK, Sector.SCHOOL, Sector.ASSOCIATION),
    Sector.MENTAL_HEALTH: (Sector.HEALTH, Sector.SOCIAL_WORK, Sector.SCHOOL),
    Sector.FAMILY_SERVICES: (Sector.SOCIAL_WORK, Sector.SCHOOL, Sector.HEALTH),
    Sector.RESIDENTS: (Sector.ASSOCIATION, Sector.HOUSING, Sector.SOCIAL_WORK),
    Sector.FAITH_COMMUNITY: (Sector.UMBRELLA_ORGANISATION, Sector.ASSOCIATION, Sector.RESIDENTS),
    Sector.JUSTICE: (Sector.POLICE, Sector.PRISON_PROBATION, Sector.MUNICIPALITY),
    Sector.EMPLOYER: (Sector.SCHOOL, Sector.ASSOCIATION, Sector.MUNICIPALITY),
    Sector.HOUSING: (Sector.MUNICIPALITY, Sector.RESIDENTS, Sector.SOCIAL_WORK),
    Sector.PRISON_PROBATION: (Sector.JUSTICE, Sector.POLICE, Sector.SOCIAL_WORK),
    Sector.UMBRELLA_ORGANISATION: (Sector.ASSOCIATION, Sector.FAITH_COMMUNITY),
    Sector.MEDIA: (Sector.MUNICIPALITY, Sector.ASSOCIATION),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Whom to ask for the way into a sector nobody of the network is in.

    Attributes:
        sector: The missing one.
        ask: Organisations that are near it, those spoken to most often first.
    """

    sector: Sector
    ask: tuple[UUID, ...]


def count_leads(session: Session, *, person: Person) -> Mapping[UUID, int]:
    """Return how many organisations each one pointed to, as far as somebody sees them."""
    found = session.execute(
        select(OrganisationRow.pointed_by_id, func.count())
        .where(
            visible_to(person, OrganisationRow.owner_id), OrganisationRow.pointed_by_id.is_not(None)
        )
        .group_by(OrganisationRow.pointed_by_id)
    )
    return {number: count for number, count in found if number is not None}


def only_source(leads: Mapping[UUID, int]) -> UUID | None:
    """Return the one organisation that all leads come from; None if there are several, or few.

    Args:
        leads: How many organisations each one pointed to.
    """
    if len(leads) != 1 or sum(leads.values()) < _FEWEST_LEADS:
        return None
    return next(iter(leads))


def whom_to_ask(
    session: Session, *, person: Person, gaps: Collection[Sector]
) -> tuple[Asking, ...]:
    """Return whom to ask next for each missing sector, in the order of the sectors."""
    near = {sector for gap in gaps for sector in _NEAR.get(gap, ())}
    if not near:
        return ()
    spoken = (
        select(LogRow.organisation_id, func.count().label("times"))
        .where(visible_to(person, LogRow.owner_id))
        .group_by(LogRow.organisation_id)
        .subquery()
    )
    times = func.coalesce(spoken.c.times, 0)
    found = session.execute(
        select(OrganisationRow.sector, OrganisationRow.organisation_id)
        .outerjoin(spoken, spoken.c.organisation_id == OrganisationRow.organisation_id)
        .where(
            visible_to(person, OrganisationRow.owner_id),
            OrganisationRow.sector.in_(near),
            OrganisationRow.is_paused.is_(False),
        )
        .order_by(times.desc(), OrganisationRow.organisation_id)
    )
    by_sector: dict[Sector, list[UUID]] = {}
    for sector, number in found:
        by_sector.setdefault(sector, []).append(number)
    return tuple(Asking(sector=gap, ask=_first(gap, by_sector)) for gap in gaps)


def _first(gap: Sector, by_sector: Mapping[Sector, list[UUID]]) -> tuple[UUID, ...]:
    near = (number for sector in _NEAR.get(gap, ()) for number in by_sector.get(sector, ())[:1])
    return tuple(near)[:_MOST_ASKED]
