"""What many pages ask of all organisations at once, held in memory by number of change.

Texts are sealed, so that asking who offers what would open every organisation for every page. What
was opened is kept until its row changes; once something was erased, everything is forgotten. Who
may see what, and as of which change it stands, is asked of the database each time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, cast
from uuid import UUID

from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.network.changes import change_state
from node.private.network.models import OrganisationRow
from node.private.network.organisation import Offer
from node.private.network.organisations import open_organisation
from node.private.network.remembered import remember
from node.private.network.visible import visible_to
from node.private.network.words import Part
from schemas.practice_words import Sector

__all__ = ["HeldOrganisation", "held_organisations"]

_EXTENSION: Final = "linkpin_held_organisations"
_AT_ONCE: Final = 500


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
    """

    organisation_id: UUID
    name: str = field(repr=False)
    aliases: tuple[str, ...] = field(repr=False)
    sector: Sector
    part: Part
    is_paused: bool
    offers: tuple[Offer, ...] = field(repr=False)
    needs: tuple[str, ...] = field(repr=False)

    @property
    def offered(self) -> frozenset[str]:
        """Concepts it can help with."""
        return frozenset(each.topic for each in self.offers)


@dataclass(slots=True)
class _Memory:
    """What one process holds, and how often something was erased when it began."""

    erasures: int
    found: dict[UUID, tuple[int, HeldOrganisation]] = field(default_factory=dict, repr=False)


def held_organisations(
    session: Session, *, node: Node, person: Person
) -> Mapping[UUID, HeldOrganisation]:
    """Return the organisations somebody may see, in the order of their names.

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
        read=lambda: _read_on(session, node=node, person=person),
    )


def _read_on(session: Session, *, node: Node, person: Person) -> Mapping[UUID, HeldOrganisation]:
    """Return the organisations somebody may see; only what changed is opened."""
    memory = _memory(session)
    visible = session.execute(
        select(OrganisationRow.organisation_id, OrganisationRow.change_number).where(
            visible_to(person, OrganisationRow.owner_id)
        )
    ).all()
    stands: dict[UUID, int] = {each[0]: each[1] for each in visible}
    changed = [
        each
        for each, number in stands.items()
        if each not in memory.found or memory.found[each][0] != number
    ]
    _open(session, node=node, memory=memory, wanted=changed)
    seen = [memory.found[each][1] for each in stands if each in memory.found]
    seen.sort(key=lambda each: (each.name.casefold(), each.organisation_id))
    return {each.organisation_id: each for each in seen}


def _memory(session: Session) -> _Memory:
    erasures = change_state(session)[1]
    memory = cast("_Memory | None", current_app.extensions.get(_EXTENSION))
    if memory is None or memory.erasures != erasures:
        memory = _Memory(erasures=erasures)
        current_app.extensions[_EXTENSION] = memory
    return memory


def _open(session: Session, *, node: Node, memory: _Memory, wanted: Sequence[UUID]) -> None:
    for start in range(0, len(wanted), _AT_ONCE):
        rows = session.scalars(
            select(OrganisationRow).where(
                OrganisationRow.organisation_id.in_(wanted[start : start + _AT_ONCE])
            )
        )
        for row in rows:
            memory.found[row.organisation_id] = (row.change_number, _held(row, node))


def _held(row: OrganisationRow, node: Node) -> HeldOrganisation:
    content = open_organisation(row, node=node).content
    return HeldOrganisation(
        organisation_id=row.organisation_id,
        name=content.name,
        aliases=content.aliases,
        sector=row.sector,
        part=row.part,
        is_paused=row.is_paused,
        offers=content.offers,
        needs=content.needs,
    )
