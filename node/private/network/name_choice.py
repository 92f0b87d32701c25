"""Which organisation a typed name means: one, several that may be meant, or none yet."""

from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from rapidfuzz import fuzz, process, utils
from sqlalchemy import select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.network.models import LogRow, OrganisationRow
from node.private.network.organisations import find_same_name, name_organisations
from node.private.network.visible import visible_to

__all__ = ["MOST_OFFERED", "NameChoice", "find_named", "lately_logged"]

MOST_OFFERED: Final = 12
"""Organisations offered before one types: as many as a thumb scrolls past."""

_MOST_ALIKE: Final = 8
_ALIKE: Final = 70
"""Percentage from which two names may be the same one."""

_LATEST_LINES: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class NameChoice:
    """What a typed name may mean.

    Attributes:
        organisation_id: The one it means; None if that is not certain.
        alike: Names of those that may be meant, the most alike first.
    """

    organisation_id: UUID | None
    alike: tuple[tuple[UUID, str], ...] = field(default=(), repr=False)


def find_named(session: Session, *, node: Node, person: Person, name: str) -> NameChoice:
    """Return what a name may mean among the organisations somebody sees.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who typed it.
        name: What they typed.
    """
    same = find_same_name(session, node=node, person=person, name=name)
    if len(same) == 1:
        return NameChoice(organisation_id=same[0])
    names = name_organisations(session, node=node, person=person, ids=same or None)
    if same:
        return NameChoice(organisation_id=None, alike=tuple(names.items()))
    found = process.extract(
        name,
        names,
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        score_cutoff=_ALIKE,
        limit=_MOST_ALIKE,
    )
    return NameChoice(
        organisation_id=None, alike=tuple((number, said) for said, _score, number in found)
    )


def lately_logged(session: Session, *, person: Person) -> tuple[UUID, ...]:
    """Return the organisations logged last, then those entered last, each once."""
    numbers = session.scalars(
        select(LogRow.organisation_id)
        .where(visible_to(person, LogRow.owner_id))
        .order_by(LogRow.change_number.desc())
        .limit(_LATEST_LINES)
    )
    entered = session.scalars(
        select(OrganisationRow.organisation_id)
        .where(visible_to(person, OrganisationRow.owner_id))
        .order_by(OrganisationRow.change_number.desc())
        .limit(MOST_OFFERED)
    )
    found = dict.fromkeys(each for each in (*numbers, *entered) if each is not None)
    return tuple(found)[:MOST_OFFERED]
