"""What organisations are called, held in the memory of a process, so that a list is drawn at once.

Opening five thousand sealed texts takes longer than a page may. What was opened is kept until its
row changes: after each change of the network the database is asked for what this person may see
now and how it stands there, and only what is new is opened. When something was erased, everything
held is thrown away.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast
from uuid import UUID

from flask import current_app
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.network.changes import change_state
from node.private.network.models import OrganisationRow
from node.private.network.organisations import open_organisation
from node.private.network.visible import visible_to
from node.private.network.words import Door, Part
from schemas.practice_words import Sector

__all__ = ["Card", "begins_with", "find_called", "hold_cards"]

_EXTENSION = "linkpin_network_cards"
_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The few words of an organisation that lists are drawn with.

    Attributes:
        organisation_id: Which one.
        name: What it is called.
        aliases: Other names of it.
        area: Neighbourhood it works in; empty if nobody said.
        sector: Kind of organisation.
        part: Formal or informal part of the network.
        door: Through which door it lets one in; None if nobody said.
        is_mine: Only its owner sees it.
    """

    organisation_id: UUID
    name: str = field(repr=False)
    aliases: tuple[str, ...] = field(default=(), repr=False)
    area: str = field(default="", repr=False)
    sector: Sector
    part: Part
    door: Door | None = None
    is_mine: bool = False


@dataclass(slots=True)
class _Held:
    """What one process holds; how often something was erased when it began."""

    erasures: int = 0
    cards: dict[UUID, tuple[tuple[int, datetime], Card]] = field(default_factory=dict)
    # What each account saw, with the number of the change after which it saw it.
    seen: dict[UUID, tuple[int, tuple[Card, ...]]] = field(default_factory=dict)


def hold_cards(
    session: Session,
    *,
    node: Node,
    person: Person,
    where: Collection[ColumnElement[bool]] = (),
) -> tuple[Card, ...]:
    """Return the cards of the organisations somebody may see, by name.

    It is asked before something is written, never in the same transaction after it.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who looks; what they may not see is not among them, whoever looked before.
        where: Further conditions on `OrganisationRow`.
    """
    condition = visible_to(person, OrganisationRow.owner_id)
    number, erasures = change_state(session)
    held = _held(erasures)
    known = held.seen.get(person.account_id)
    if known is None or known[0] != number:
        known = (number, _look(session, node=node, held=held, condition=condition))
        held.seen[person.account_id] = known
    if not where:
        return known[1]
    wanted = set(session.scalars(select(OrganisationRow.organisation_id).where(condition, *where)))
    return tuple(card for card in known[1] if card.organisation_id in wanted)


def begins_with(card: Card, beginning: str) -> bool:
    """Say whether a name, another name or a word of either begins like this."""
    wanted = beginning.casefold()
    return any(
        name.startswith(wanted) or any(word.startswith(wanted) for word in name.split())
        for name in (each.casefold() for each in (card.name, *card.aliases))
    )


def find_called(session: Session, *, node: Node, person: Person, called: str) -> tuple[UUID, ...]:
    """Return the organisations somebody may see that are called so; if none is, that begin so."""
    wanted = " ".join(called.split()).casefold()
    cards = hold_cards(session, node=node, person=person)
    same = [each for each in cards if each.name.casefold() == wanted]
    found = same or [each for each in cards if each.name.casefold().startswith(wanted)]
    return tuple(each.organisation_id for each in found)


def _held(erasures: int) -> _Held:
    held = cast("_Held | None", current_app.extensions.get(_EXTENSION))
    if held is None or held.erasures != erasures:
        held = _Held(erasures=erasures)
        current_app.extensions[_EXTENSION] = held
    return held


def _look(
    session: Session, *, node: Node, held: _Held, condition: ColumnElement[bool]
) -> tuple[Card, ...]:
    """Return what may be seen now, by name; only what changed is opened."""
    found = session.execute(
        select(
            OrganisationRow.organisation_id, OrganisationRow.revision, OrganisationRow.changed_at
        ).where(condition)
    ).all()
    stands: Mapping[UUID, tuple[int, datetime]] = {each[0]: (each[1], each[2]) for each in found}
    unknown = [
        number
        for number, standing in stands.items()
        if number not in held.cards or held.cards[number][0] != standing
    ]
    _open(session, node=node, held=held, wanted=unknown)
    cards = (held.cards[number][1] for number in stands)
    return tuple(sorted(cards, key=lambda card: (card.name.casefold(), card.organisation_id)))


def _open(session: Session, *, node: Node, held: _Held, wanted: list[UUID]) -> None:
    for start in range(0, len(wanted), _AT_ONCE):
        rows = session.scalars(
            select(OrganisationRow).where(
                OrganisationRow.organisation_id.in_(wanted[start : start + _AT_ONCE])
            )
        )
        for row in rows:
            opened = open_organisation(row, node=node)
            held.cards[row.organisation_id] = (
                (row.revision, row.changed_at),
                Card(
                    organisation_id=row.organisation_id,
                    name=opened.name,
                    aliases=opened.content.aliases,
                    area=opened.content.area,
                    sector=row.sector,
                    part=row.part,
                    door=row.door,
                    is_mine=row.owner_id is not None,
                ),
            )
