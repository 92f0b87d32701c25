"""How far the network stands on its own: pure counting, on organisations only.

A link between two partners counts once however often it was told; a link of the coordinator is an
organisation they are in touch with. Independence is the share of links that do not pass through
the coordinator, and how many organisations still hang together without them.

Source: `9-network.md`, formulas (independence).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

import networkx as nx

from node.private.network.suggestions import Pair

__all__ = ["QUARTERS", "Quarter", "independence_share", "independent_core", "quarters", "trend"]

QUARTERS: Final = 8
"""Quarters that are shown."""

_MONTHS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter:
    """Where the network stood at the end of a quarter.

    Attributes:
        last_day: Its last day; of the present quarter, today.
        partner_links: Links between partners.
        coordinator_links: Organisations the coordinator is in touch with.
        share: Share of links that do not pass through the coordinator, from 0 to 1; None without
            any link.
    """

    last_day: date
    partner_links: int
    coordinator_links: int
    share: float | None


def independence_share(partner_links: int, coordinator_links: int) -> float | None:
    """Return the share of links that do not pass through the coordinator; None without any."""
    total = partner_links + coordinator_links
    return partner_links / total if total else None


def independent_core(pairs: Collection[Pair]) -> int:
    """Return how many organisations hang together in the largest part without the coordinator."""
    graph: nx.Graph[UUID] = nx.Graph()
    for one, other in pairs:
        graph.add_edge(one, other)
    return max(map(len, nx.connected_components(graph)), default=0)


def trend(
    partners: Mapping[Pair, date], coordinator: Mapping[UUID, date], *, today: date
) -> tuple[Quarter, ...]:
    """Return where the network stood at the end of each of the last quarters, the oldest first.

    Args:
        partners: Since when each pair is in touch.
        coordinator: Since when the coordinator is in touch with each organisation.
        today: The day in the town.
    """
    found = []
    for last_day in quarters(today):
        ours = sum(day <= last_day for day in partners.values())
        through = sum(day <= last_day for day in coordinator.values())
        found.append(
            Quarter(
                last_day=last_day,
                partner_links=ours,
                coordinator_links=through,
                share=independence_share(ours, through),
            )
        )
    return tuple(found)


def quarters(today: date) -> Sequence[date]:
    """Return the last day of each of the last quarters, the oldest first and today last."""
    first = today.replace(month=(today.month - 1) // _MONTHS * _MONTHS + 1, day=1)
    days = [today]
    for _each in range(QUARTERS - 1):
        days.append(first - timedelta(days=1))
        first = days[-1].replace(month=days[-1].month - _MONTHS + 1, day=1)
    return tuple(reversed(days))
