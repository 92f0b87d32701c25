"""Break-outs: who sits at which theme, by wish, by size, and formal with informal.

Everybody's wishes are the themes their organisation likes to hear about, the first first. People
flow to themes at least cost: first the least number for each theme, then as many first wishes as
can be, then second wishes and so on, then a mix of formal and informal at each table in the
proportion of the whole. The flow is the exact optimum under these weights, computed by networkx;
how many first wishes there could be with the sizes alone is a greatest flow of its own.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import networkx as nx

from node.errors import InputRefusedError
from node.language import gettext as _
from node.private.meetings.rounds import MAX_SEATS
from node.private.network.words import Part

__all__ = [
    "MAX_THEMES",
    "Theme",
    "Wisher",
    "allocate",
    "count_first_wishes",
    "most_first_wishes",
    "wishes_of",
]

MAX_THEMES: Final = 8

# What each counts for. No sum of one kind over 150 people reaches one of the kind before it.
_LEAST: Final = 5_000_000_000
_FIRST: Final = 20_000_000
_LATER: Final = 10_000
_MIX: Final = 5
_MOST_MIX: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A table of the break-outs.

    Attributes:
        concept: What it is about, a concept of the vocabulary.
        most: Places at it.
        least: How few it can be, as far as there are people.
    """

    concept: str
    most: int
    least: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wisher:
    """Somebody who sits at one of the themes.

    Attributes:
        seat: Number on their badge.
        part: Formal or informal part of the network.
        wishes: Themes they like, the first first.
    """

    seat: int
    part: Part
    wishes: tuple[str, ...] = ()


def allocate(people: Sequence[Wisher], *, themes: Sequence[Theme]) -> Mapping[int, str]:
    """Return at which theme each person sits, by their seat.

    Args:
        people: Who is there.
        themes: The tables.

    Raises:
        InputRefusedError: There are no people, no themes, or too few places.
    """
    _check(people, themes)
    graph = _graph(people, themes)
    _cost, flow = nx.network_simplex(graph)
    return {
        person.seat: theme.concept
        for person in people
        for theme in themes
        if any(flow[_person(person)][*_theme(theme), person.part.value].values())
    }


def count_first_wishes(people: Sequence[Wisher], *, seated: Mapping[int, str]) -> int:
    """Return how many sit at the theme they like most."""
    return sum(
        bool(person.wishes) and seated.get(person.seat) == person.wishes[0] for person in people
    )


def most_first_wishes(people: Sequence[Wisher], *, themes: Sequence[Theme]) -> int:
    """Return how many could sit at the theme they like most, by the places alone."""
    wanted = Counter(person.wishes[0] for person in people if person.wishes)
    return sum(min(wanted[theme.concept], theme.most) for theme in themes)


def wishes_of(interests: Sequence[str], *, themes: Sequence[str]) -> tuple[str, ...]:
    """Return which themes an organisation likes, in the order of its interests."""
    offered = frozenset(themes)
    return tuple(dict.fromkeys(each for each in interests if each in offered))


def _check(people: Sequence[Wisher], themes: Sequence[Theme]) -> None:
    if not people:
        raise InputRefusedError(_("Nobody is on the list yet. Put people on it first."))
    if len(people) > MAX_SEATS:
        raise InputRefusedError(
            _("There are %(number)d people; tables are made for at most %(most)d.")
            % {"number": len(people), "most": MAX_SEATS}
        )
    if not themes:
        raise InputRefusedError(_("Choose at least one theme."))
    if len({theme.concept for theme in themes}) < len(themes):
        raise InputRefusedError(_("One theme stands there twice. Choose each once."))
    if any(not 0 <= theme.least <= theme.most for theme in themes):
        raise InputRefusedError(_("A table cannot have fewer places than the least it needs."))
    places = sum(theme.most for theme in themes)
    if places < len(people):
        raise InputRefusedError(
            _(
                "There are not enough places: %(places)d for %(number)d people. "
                "Add some, or a theme."
            )
            % {"number": len(people), "places": places}
        )


def _graph(people: Sequence[Wisher], themes: Sequence[Theme]) -> "nx.MultiDiGraph[tuple[str, ...]]":
    """Return the net through which people flow: person, theme by part, theme, the end."""
    graph: nx.MultiDiGraph[tuple[str, ...]] = nx.MultiDiGraph()
    graph.add_node(_END, demand=len(people))
    shares = Counter(person.part for person in people)
    for person in people:
        graph.add_node(_person(person), demand=-1)
        for theme in themes:
            to = (*_theme(theme), person.part.value)
            graph.add_edge(_person(person), to, capacity=1, weight=-_worth(person, theme))
    for theme in themes:
        for part in Part:
            # So many of a part sit at a table of this size in the proportion of the whole; each
            # more costs a little more than the one before.
            fair = -(-shares[part] * theme.most // len(people))
            by_part = (*_theme(theme), part.value)
            graph.add_edge(by_part, _theme(theme), capacity=fair, weight=0)
            for more in range(theme.most - fair):
                graph.add_edge(
                    by_part, _theme(theme), capacity=1, weight=_MIX * min(more + 1, _MOST_MIX)
                )
        graph.add_edge(_theme(theme), _END, capacity=theme.least, weight=-_LEAST)
        graph.add_edge(_theme(theme), _END, capacity=theme.most - theme.least, weight=0)
    return graph


_END: Final = ("end",)


def _person(person: Wisher) -> tuple[str, ...]:
    return ("person", str(person.seat))


def _theme(theme: Theme) -> tuple[str, ...]:
    return ("theme", theme.concept)


def _worth(person: Wisher, theme: Theme) -> int:
    """Return what it is worth to seat somebody at a theme."""
    if theme.concept not in person.wishes:
        return 0
    rank = person.wishes.index(theme.concept)
    return _FIRST if rank == 0 else _LATER * max(MAX_THEMES - rank, 1)
