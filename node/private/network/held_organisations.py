"""What many pages ask of all organisations at once, held in memory until anything changes.

Texts come from what is kept opened (`organisation_contents.py`), words and marks from clear
columns; who may see what is asked of the database after each change, for each person apart.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.network.models import OrganisationRow
from node.private.network.organisation import Offer
from node.private.network.organisation_contents import read_contents
from node.private.network.remembered import remember
from node.private.network.visible import visible_to
from node.private.network.words import Door, Part
from schemas.practice_words import Sector

__all__ = ["HeldOrganisation", "held_organisations"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOrganisation:
    """What is held of one organisation.

    Attributes:
        organisation_id: Which one.
        name: What it is called.
        aliases: What it is also called.
        sector: Kind of organisation.
        part: Formal or informal part of the network.
        is_paused: It is left alone for the time being.
        offers: What it can do for others.
        needs: Concepts it looks for help with.
        interests: Concepts it likes to hear about.
        mandate: What it may do, in its own words.
        area: Neighbourhood it works in; empty if nobody said.
        door: Through which door it lets one in; None if nobody said.
        is_mine: Only its owner sees it.
    """

    organisation_id: UUID
    name: str = field(repr=False)
    aliases: tuple[str, ...] = field(repr=False)
    sector: Sector
    part: Part
    is_paused: bool
    offers: tuple[Offer, ...] = field(repr=False)
    needs: tuple[str, ...] = field(repr=False)
    interests: tuple[str, ...] = field(default=(), repr=False)
    mandate: str = field(default="", repr=False)
    area: str = field(default="", repr=False)
    door: Door | None = None
    is_mine: bool = False

    @property
    def offered(self) -> frozenset[str]:
        """Concepts it can help with."""
        return frozenset(each.topic for each in self.offers)

    @property
    def topics(self) -> frozenset[str]:
        """Concepts it offers, needs or likes to hear about."""
        return self.offered | {*self.needs, *self.interests}


def held_organisations(
    session: Session, *, node: Node, person: Person
) -> Mapping[UUID, HeldOrganisation]:
    """Return the organisations somebody may see, in the order of their names.

    It is asked before something is written, never in the same transaction after it.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who looks; what they may not see is not among them, whoever looked before.

    Raises:
        NotAllowedError: They are no coordinator.
    """
    return remember(
        session,
        person=person,
        asked="organisations",
        read=lambda: _read(session, node=node, person=person),
    )


def _read(session: Session, *, node: Node, person: Person) -> Mapping[UUID, HeldOrganisation]:
    contents = read_contents(session, node=node, person=person)
    rows = session.execute(
        select(
            OrganisationRow.organisation_id,
            OrganisationRow.sector,
            OrganisationRow.part,
            OrganisationRow.is_paused,
            OrganisationRow.door,
            OrganisationRow.owner_id,
        ).where(visible_to(person, OrganisationRow.owner_id))
    )
    marks = {row.organisation_id: row for row in rows}
    return {
        number: HeldOrganisation(
            organisation_id=number,
            name=content.name,
            aliases=content.aliases,
            sector=marks[number].sector,
            part=marks[number].part,
            is_paused=marks[number].is_paused,
            offers=content.offers,
            needs=content.needs,
            interests=content.interests,
            mandate=content.mandate,
            area=content.area,
            door=marks[number].door,
            is_mine=marks[number].owner_id is not None,
        )
        for number, content in contents.items()
        if number in marks
    }
