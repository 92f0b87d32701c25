"""What organisations like to hear about, held in the memory of a process.

Interests stand in a sealed text, and opening five thousand of them takes longer than a page may.
What was opened is kept until its row changes; when something was erased, all of it is thrown away.
Each look asks the database what this person may see now.
"""

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
from node.private.network.organisations import open_organisation
from node.private.network.visible import visible_to

__all__ = ["Interested", "hold_interests"]

_EXTENSION: Final = "linkpin_network_interests"
_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Interested:
    """An organisation and what it likes to hear about.

    Attributes:
        organisation_id: Which one.
        name: What it is called.
        interests: Concepts; empty if nobody asked yet.
    """

    organisation_id: UUID
    name: str = field(repr=False)
    interests: tuple[str, ...] = field(repr=False)


@dataclass(slots=True)
class _Held:
    """What one process holds, and how often something was erased when it began."""

    erasures: int
    found: dict[UUID, tuple[int, Interested]] = field(default_factory=dict)


def hold_interests(session: Session, *, node: Node, person: Person) -> tuple[Interested, ...]:
    """Return the organisations that like to hear about something, by name.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who looks; what they may not see and who is paused is not among them.
    """
    held = _held(session)
    stands = dict(
        session.execute(
            select(OrganisationRow.organisation_id, OrganisationRow.change_number).where(
                visible_to(person, OrganisationRow.owner_id), OrganisationRow.is_paused.is_(False)
            )
        ).all()
    )
    unknown = [
        number
        for number, change in stands.items()
        if number not in held.found or held.found[number][0] != change
    ]
    _open(session, node=node, held=held, wanted=unknown)
    found = (held.found[number][1] for number in stands)
    return tuple(
        sorted(
            (each for each in found if each.interests),
            key=lambda each: (each.name.casefold(), each.organisation_id),
        )
    )


def _held(session: Session) -> _Held:
    erasures = change_state(session)[1]
    held = cast("_Held | None", current_app.extensions.get(_EXTENSION))
    if held is None or held.erasures != erasures:
        held = _Held(erasures=erasures)
        current_app.extensions[_EXTENSION] = held
    return held


def _open(session: Session, *, node: Node, held: _Held, wanted: list[UUID]) -> None:
    for start in range(0, len(wanted), _AT_ONCE):
        rows = session.scalars(
            select(OrganisationRow).where(
                OrganisationRow.organisation_id.in_(wanted[start : start + _AT_ONCE])
            )
        )
        for row in rows:
            opened = open_organisation(row, node=node)
            held.found[row.organisation_id] = (
                row.change_number,
                Interested(
                    organisation_id=row.organisation_id,
                    name=opened.name,
                    interests=opened.content.interests,
                ),
            )
