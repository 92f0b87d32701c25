"""Groups that could be made: similar organisations that never met, and groups with a common goal.

What is known comes from groups, the log and the meetings; what follows from it is computed in
`node.private.network.suggestions`.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.network.group import Group, Member
from node.private.network.held_organisations import HeldOrganisation, held_organisations
from node.private.network.links import list_linked, touching
from node.private.network.models import ContactRow
from node.private.network.named import Named, name_them
from node.private.network.suggestions import (
    SMALLEST,
    Pair,
    Together,
    alike_to_meet,
    levels_apart,
    pair_of,
    plan_together,
)
from node.private.network.visible import visible_to
from node.private.network.words import GroupKind, State, WorkLevel
from node.private.packs.group_meetings import alike_who_met
from schemas.practice_words import Sector

__all__ = ["SimilarGroup", "list_levels", "suggest_similar", "suggest_together"]

_MOST: Final = 5
"""Suggestions on one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarGroup:
    """Similar organisations that could meet for the first time.

    Attributes:
        sector: What they have in common.
        organisations: Which ones.
        levels: Levels that would meet without a common one; none if all is well.
    """

    sector: Sector
    organisations: tuple[Named, ...] = field(repr=False)
    levels: tuple[WorkLevel, ...]


def suggest_similar(
    session: Session,
    *,
    node: Node,
    person: Person,
    groups: Sequence[Group],
    members: Mapping[UUID, Sequence[Member]],
) -> tuple[SimilarGroup, ...]:
    """Return similar organisations that could meet, from the largest sector on.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who looks.
        groups: The groups they see.
        members: Organisations of each.
    """
    organisations = held_organisations(session, node=node, person=person)
    met = alike_who_met(session, person=person) | _in_one_group(groups, members)
    found = [
        (sector, ids)
        for sector, alike in _by_sector(organisations)
        for ids in alike_to_meet(alike, met)
    ][:_MOST]
    levels = list_levels(
        session, person=person, organisation_ids={each for _sector, ids in found for each in ids}
    )
    return tuple(
        SimilarGroup(
            sector=sector,
            organisations=name_them(organisations, ids),
            levels=levels_apart({each: levels.get(each, frozenset()) for each in ids}),
        )
        for sector, ids in found
    )


def suggest_together(
    session: Session,
    *,
    person: Person,
    groups: Sequence[Group],
    members: Mapping[UUID, Sequence[Member]],
) -> tuple[Together, ...]:
    """Return pairs of groups with a common theme whose members lack links.

    Args:
        session: Session that reads the private database.
        person: Who looks.
        groups: The groups they see.
        members: Organisations of each.
    """
    working = {
        each.group_id: (
            frozenset(each.content.themes),
            tuple(member.organisation_id for member in members[each.group_id]),
        )
        for each in groups
        if each.draft.state is State.OPEN and each.content.themes
    }
    linked = touching(list_linked(session, person=person))
    return plan_together(working, linked)[:_MOST]


def list_levels(
    session: Session, *, person: Person, organisation_ids: Collection[UUID]
) -> Mapping[UUID, frozenset[WorkLevel]]:
    """Return at which levels the contacts of organisations work, as far as somebody said."""
    rows = session.execute(
        select(ContactRow.organisation_id, ContactRow.level)
        .where(
            ContactRow.organisation_id.in_(organisation_ids),
            ContactRow.level.is_not(None),
            ContactRow.is_quarantined.is_(False),
            visible_to(person, ContactRow.owner_id),
        )
        .distinct()
    )
    found: defaultdict[UUID, set[WorkLevel]] = defaultdict(set)
    for organisation_id, level in rows:
        if level is not None:
            found[organisation_id].add(level)
    return {each: frozenset(levels) for each, levels in found.items()}


def _by_sector(
    organisations: Mapping[UUID, HeldOrganisation],
) -> list[tuple[Sector, list[UUID]]]:
    """Return the organisations of each sector that has enough, the largest sector first."""
    found: defaultdict[Sector, list[UUID]] = defaultdict(list)
    for each, held in organisations.items():
        if not held.is_paused:
            found[held.sector].append(each)
    enough = [each for each in found.items() if len(each[1]) >= SMALLEST]
    return sorted(enough, key=lambda each: (-len(each[1]), each[0].value))


def _in_one_group(
    groups: Sequence[Group], members: Mapping[UUID, Sequence[Member]]
) -> frozenset[Pair]:
    """Return the pairs that stand in one group of similar organisations already."""
    return frozenset(
        pair_of(one.organisation_id, other.organisation_id)
        for group in groups
        if group.draft.kind is GroupKind.SIMILAR
        for one, other in combinations(members[group.group_id], 2)
    )
