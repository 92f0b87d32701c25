"""Which organisations could meet: alike ones that have not met yet, and groups with a common goal.

Everything here is computed from what it is given, on organisations and groups only. Who met whom is
known to the meetings and to groups; pages hand it in.
"""

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations
from math import ceil
from typing import Final
from uuid import UUID

from node.private.network.words import WorkLevel

__all__ = [
    "LARGEST",
    "SMALLEST",
    "Pair",
    "Together",
    "alike_to_meet",
    "count_missing_links",
    "levels_apart",
    "pair_of",
    "plan_together",
]

SMALLEST: Final = 5
"""Fewest organisations in a group of similar ones."""

LARGEST: Final = 15
"""Most of them: with more, not everybody speaks."""

Pair = frozenset[UUID]
"""Two organisations, in no order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Two groups that could meet.

    Attributes:
        first: One group.
        second: The other one.
        themes: What both are about.
        missing: How many pairs of their members are not in touch yet.
        possible: How many pairs there are.
    """

    first: UUID
    second: UUID
    themes: tuple[str, ...]
    missing: int
    possible: int


def pair_of(one: UUID, other: UUID) -> Pair:
    """Return two organisations as a pair."""
    return frozenset((one, other))


def alike_to_meet(
    organisations: Sequence[UUID], met: AbstractSet[Pair]
) -> tuple[tuple[UUID, ...], ...]:
    """Return groups of 5 to 15 organisations of which no two have met, as even as they come.

    Args:
        organisations: Organisations of one sector, in the order in which they are asked.
        met: Pairs that were at one meeting or stand in one group.
    """
    count = len(organisations)
    size = ceil(count / ceil(count / LARGEST)) if count else LARGEST
    size = max(size, SMALLEST)
    groups: list[list[UUID]] = []
    for each in organisations:
        for group in groups:
            if len(group) < size and not any(pair_of(each, one) in met for one in group):
                group.append(each)
                break
        else:
            groups.append([each])
    return tuple(tuple(group) for group in groups if len(group) >= SMALLEST)


def levels_apart(
    levels: Mapping[UUID, AbstractSet[WorkLevel]],
) -> tuple[WorkLevel, ...]:
    """Return the levels that would meet without a common one; none if all share one.

    Args:
        levels: Levels of the contacts of each organisation; one without any says nothing.
    """
    known = [each for each in levels.values() if each]
    if not known or set.intersection(*map(set, known)):
        return ()
    return tuple(level for level in WorkLevel if any(level in each for each in known))


def count_missing_links(
    first: Collection[UUID], second: Collection[UUID], linked: Mapping[UUID, AbstractSet[UUID]]
) -> int:
    """Return how many pairs across two groups are not in touch yet.

    Args:
        first: Members of one group; who is in both is no pair.
        second: Members of the other one.
        linked: With whom each organisation is in touch.
    """
    ours, theirs = set(first) - set(second), set(second) - set(first)
    known = sum(len(theirs & linked.get(each, frozenset())) for each in ours)
    return len(ours) * len(theirs) - known


def plan_together(
    groups: Mapping[UUID, tuple[AbstractSet[str], Collection[UUID]]],
    linked: Mapping[UUID, AbstractSet[UUID]],
) -> tuple[Together, ...]:
    """Return pairs of groups that share a theme and whose members lack links, most lacking first.

    Args:
        groups: Themes and members of each group, in the order of their names.
        linked: With whom each organisation is in touch.
    """
    found = []
    for (one, (themes, members)), (other, (its_themes, its_members)) in combinations(
        groups.items(), 2
    ):
        shared = set(themes) & set(its_themes)
        if not shared:
            continue
        missing = count_missing_links(members, its_members, linked)
        if missing > 0:
            possible = len(set(members) - set(its_members)) * len(set(its_members) - set(members))
            found.append(
                Together(
                    first=one,
                    second=other,
                    themes=tuple(sorted(shared)),
                    missing=missing,
                    possible=possible,
                )
            )
    return tuple(sorted(found, key=lambda each: -each.missing))
