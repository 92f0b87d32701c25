"""Finding organisations by what they are called, among those that are held in memory."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.network.held_organisations import HeldOrganisation, held_organisations
from node.private.network.models import OrganisationRow
from node.private.network.visible import visible_to

__all__ = ["begins_with", "find_called", "hold_cards"]


def hold_cards(
    session: Session,
    *,
    node: Node,
    person: Person,
    where: Collection[ColumnElement[bool]] = (),
) -> tuple[HeldOrganisation, ...]:
    """Return the organisations somebody may see, by name.

    It is asked before something is written, never in the same transaction after it.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who looks; what they may not see is not among them, whoever looked before.
        where: Further conditions on `OrganisationRow`.
    """
    held = held_organisations(session, node=node, person=person)
    if not where:
        return tuple(held.values())
    condition = visible_to(person, OrganisationRow.owner_id)
    wanted = set(session.scalars(select(OrganisationRow.organisation_id).where(condition, *where)))
    return tuple(each for number, each in held.items() if number in wanted)


def begins_with(card: HeldOrganisation, beginning: str) -> bool:
    """Say whether a name, another name or a word of either begins like this."""
    wanted = beginning.casefold()
    return any(
        name.startswith(wanted) or any(word.startswith(wanted) for word in name.split())
        for name in (each.casefold() for each in (card.name, *card.aliases))
    )


def find_called(session: Session, *, node: Node, person: Person, called: str) -> tuple[UUID, ...]:
    """Return the organisations somebody may see that are called so; if none is, that begin so."""
    wanted = _folded(called)
    cards = hold_cards(session, node=node, person=person)
    names = {each.organisation_id: _folded(each.name) for each in cards}
    same = tuple(number for number, name in names.items() if name == wanted)
    return same or tuple(number for number, name in names.items() if name.startswith(wanted))


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
