"""Beginning with a network that is there already: what of its list is known here, and what is not.

Names of a list that are no organisation yet wait with their group, sealed, until they are entered
in one go or taken out. Nobody who is known by name only has been spoken to.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.database import Zone, start_writing
from node.extensions import Node
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.network.group import Group, GroupDraft
from node.private.network.group_members import add_members
from node.private.network.groups import add_group, change_group, get_group
from node.private.network.log_kinds import CONTACT_KINDS
from node.private.network.models import LogRow, OrganisationRow
from node.private.network.organisation import OrganisationContent, OrganisationDraft
from node.private.network.organisations import add_organisation, name_index
from node.private.network.visible import visible_to
from node.private.network.words import Part
from schemas.practice_words import Sector

__all__ = [
    "EnteredGroup",
    "Overlap",
    "enter_group",
    "enter_waiting",
    "list_touched",
    "sort_names",
    "take_list",
    "untouched_of",
]

_FORMAL: Final = frozenset(
    {
        *(Sector.MUNICIPALITY, Sector.SCHOOL, Sector.POLICE, Sector.JUSTICE),
        *(Sector.PRISON_PROBATION, Sector.SOCIAL_WORK, Sector.FAMILY_SERVICES),
        *(Sector.MENTAL_HEALTH, Sector.HEALTH, Sector.HOUSING, Sector.NATIONAL_AUTHORITY),
    }
)
"""Sectors whose organisations are taken for formal ones until somebody says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """How a list meets the network.

    Attributes:
        known: Organisations of the network that stand on it.
        unknown: Names on it that are no organisation yet.
    """

    known: tuple[UUID, ...]
    unknown: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteredGroup:
    """What the form of a group says.

    Attributes:
        draft: The group.
        members: Organisations that are in it.
        names: A list it begins with.
    """

    draft: GroupDraft
    members: tuple[UUID, ...] = ()
    names: tuple[str, ...] = field(default=(), repr=False)


def untouched_of(members: Collection[UUID], touched: Collection[UUID]) -> tuple[UUID, ...]:
    """Return the members nobody has been in contact with, in their order."""
    return tuple(each for each in members if each not in touched)


def sort_names(session: Session, *, node: Node, person: Person, names: Sequence[str]) -> Overlap:
    """Return which names are organisations already that somebody may see; none is opened."""
    indexes = {name: name_index(name, node=node) for name in names}
    rows = session.execute(
        select(OrganisationRow.name_index, OrganisationRow.organisation_id).where(
            visible_to(person, OrganisationRow.owner_id),
            OrganisationRow.name_index.in_(indexes.values()),
        )
    )
    found = {row.name_index: row.organisation_id for row in rows}
    known = {name: found[index] for name, index in indexes.items() if index in found}
    return Overlap(
        known=tuple(dict.fromkeys(known.values())),
        unknown=tuple(name for name in names if name not in known),
    )


def take_list(
    session: Session, *, node: Node, actor: Person, group_id: UUID, names: Sequence[str]
) -> Overlap:
    """Let what is known of a list be members of a group, and the rest wait; the caller commits.

    Raises:
        NotFoundError: There is no such group that the actor may see.
        InputRefusedError: Too many names, or one that cannot be stored.
        WorryFoundError: It reads as a worry about one person.
    """
    check_role(actor, PersonRole.COORDINATOR)
    start_writing(session, Zone.PRIVATE)
    group = get_group(session, node=node, person=actor, group_id=group_id)
    overlap = sort_names(session, node=node, person=actor, names=names)
    add_members(session, node=node, actor=actor, group_id=group_id, organisation_ids=overlap.known)
    waiting = tuple(dict.fromkeys((*group.content.waiting, *overlap.unknown)))
    _let_wait(session, node, actor, group, waiting)
    return overlap


def enter_group(
    session: Session,
    *,
    node: Node,
    actor: Person,
    entered: EnteredGroup,
    group_id: UUID | None = None,
) -> tuple[UUID, Overlap]:
    """Enter a group with its members and the list it begins with; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who enters it.
        entered: What the form said.
        group_id: Number the page brought along, so that a form sent twice enters one.

    Returns:
        Its number, and how the list meets the network.

    Raises:
        NotFoundError: An organisation is none that the actor may see.
        ConflictError: It was stored already.
        InputRefusedError: A text or a name cannot be stored.
        WorryFoundError: A text is about a person at risk.
    """
    made = add_group(session, node=node, actor=actor, draft=entered.draft, group_id=group_id)
    if entered.members:
        add_members(
            session, node=node, actor=actor, group_id=made, organisation_ids=entered.members
        )
    return made, take_list(session, node=node, actor=actor, group_id=made, names=entered.names)


def enter_waiting(session: Session, *, node: Node, actor: Person, group_id: UUID) -> int:
    """Enter the waiting names of a group as organisations, members of it; the caller commits.

    A name that became an organisation meanwhile is not entered twice.

    Returns:
        How many were entered.

    Raises:
        NotFoundError: There is no such group that the actor may see.
    """
    check_role(actor, PersonRole.COORDINATOR)
    start_writing(session, Zone.PRIVATE)
    group = get_group(session, node=node, person=actor, group_id=group_id)
    overlap = sort_names(session, node=node, person=actor, names=group.content.waiting)
    sector = group.draft.sector or Sector.OTHER
    part = Part.FORMAL if sector in _FORMAL else Part.INFORMAL
    added = [
        add_organisation(
            session,
            node=node,
            actor=actor,
            draft=OrganisationDraft(
                content=OrganisationContent(name=name, source=group.name),
                sector=sector,
                part=part,
                is_mine=group.draft.is_mine,
            ),
        )
        for name in overlap.unknown
    ]
    add_members(
        session,
        node=node,
        actor=actor,
        group_id=group_id,
        organisation_ids=(*overlap.known, *added),
    )
    _let_wait(session, node, actor, group, ())
    return len(added)


def list_touched(
    session: Session, *, person: Person, organisation_ids: Collection[UUID]
) -> frozenset[UUID]:
    """Return which organisations a coordinator was in contact with, in a line one may see."""
    return frozenset(
        session.scalars(
            select(LogRow.organisation_id)
            .where(
                LogRow.organisation_id.in_(organisation_ids),
                LogRow.kind.in_(CONTACT_KINDS),
                visible_to(person, LogRow.owner_id),
            )
            .distinct()
        )
    )


def _let_wait(
    session: Session, node: Node, actor: Person, group: Group, waiting: tuple[str, ...]
) -> None:
    if waiting == group.content.waiting:
        return
    change_group(
        session,
        node=node,
        actor=actor,
        group_id=group.group_id,
        draft=replace(group.draft, content=replace(group.content, waiting=waiting)),
        revision=group.revision,
    )
