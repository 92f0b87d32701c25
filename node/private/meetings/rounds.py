"""Speed-dates: rounds in which most people who have not met meet, formal with informal.

Rules, in this order: two of one organisation never sit together; nobody meets the same person
twice; nobody pauses again while somebody who could pause has paused less often; as many new pairs
as can be; rather formal with informal; rather a partner one knows than a pause. Pairs are new
unless their organisations met before.

Each round is a matching of most weight in the graph of those who may still meet, which networkx
computes exactly. What is best in one round may leave less for the next, so several draws are made
and the best is kept; the first that comes to the bound of `round_bound.py` ends the search. The
same seats and the same number of the draw always give the same rounds.
"""

import random
import time
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Final
from uuid import UUID

import networkx as nx

from node.errors import InputRefusedError
from node.language import gettext as _
from node.private.meetings.round_bound import most_new_pairs
from node.private.network.words import Part

__all__ = [
    "MAX_ROUNDS",
    "MAX_SEATS",
    "Measured",
    "OddRule",
    "Round",
    "Seat",
    "count_new_pairs",
    "make_rounds",
    "measure",
    "new_graph",
    "pairs_of",
]

MAX_ROUNDS: Final = 20
MAX_SEATS: Final = 150

_DRAWS: Final = 60
"""How often the rounds of few people are drawn at most before the best are taken."""

_MOST_WORK: Final = 60 * 60 * 8 * 3
"""Pairs looked at in all draws together: three draws of 60 people and 8 rounds, one of more."""

_FEW: Final = 30
_GOOD_PERCENT: Final = 98
"""Of more than few people the first rounds this close to the bound are taken."""

# Weights of a pair. A swap along a path changes the number of pairs by one at most, so two known
# pairs and every bonus for formal with informal stay below one new pair; a turn outweighs them all.
_TURN: Final = 1_000_000
_NEW: Final = 10_000
_KNOWN: Final = 100
_MIXED: Final = 40


class OddRule(StrEnum):
    """What is done when one person is left over."""

    THREE = "three"
    PAUSE = "pause"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One person at a meeting, known by a number.

    Attributes:
        number: On their badge.
        organisation_id: For whom they come.
        part: Formal or informal part of the network.
    """

    number: int
    organisation_id: UUID
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """Who sits with whom at one time.

    Attributes:
        groups: Seats at each table, two or three.
        pausing: Seats that have nobody to meet this time.
    """

    groups: tuple[tuple[int, ...], ...]
    pausing: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What rounds are worth.

    Attributes:
        new_pairs: Pairs that meet for the first time.
        bound: As many as no rounds can exceed.
        seconds: How long a processor worked on it.
    """

    new_pairs: int
    bound: int
    seconds: float


def make_rounds(
    seats: Sequence[Seat],
    *,
    rounds: int,
    known: Collection[frozenset[UUID]] = (),
    odd: OddRule = OddRule.PAUSE,
    seed: int,
) -> tuple[Round, ...]:
    """Return rounds; fewer than asked for when everybody has met everybody they can.

    Args:
        seats: Who is there.
        rounds: How many rounds there is time for.
        known: Pairs of organisations that met before.
        odd: What is done when one person is left over.
        seed: Number of the draw.

    Raises:
        InputRefusedError: There is nobody to meet, or the numbers are out of bounds.
    """
    _check(seats, rounds)
    bound = most_new_pairs(new_graph(seats, known), rounds=rounds, threes=odd is OddRule.THREE)
    enough = bound if len(seats) <= _FEW else bound * _GOOD_PERCENT / 100
    best: tuple[Round, ...] = ()
    reached = (-1, -1)
    for draw in range(_draws(len(seats), rounds)):
        rng = random.Random(seed * _DRAWS + draw)  # noqa: S311 - a draw of seats, no secret
        # Not to prefer formal with informal sometimes leaves more for the rounds that follow.
        mixed = 0 if draw % 2 else _MIXED
        made = _Draw(seats, known=known, odd=odd, mixed=mixed, rng=rng).rounds(rounds)
        value = (count_new_pairs(made, seats=seats, known=known), len(pairs_of(made)))
        if value > reached:
            best, reached = made, value
        if reached[0] >= enough:
            break
    return best


def count_new_pairs(
    rounds: Sequence[Round], *, seats: Sequence[Seat], known: Collection[frozenset[UUID]]
) -> int:
    """Return how many pairs of people meet whose organisations had not met before."""
    home = {seat.number: seat.organisation_id for seat in seats}
    met = pairs_of(rounds)
    return sum(frozenset(home[each] for each in pair) not in known for pair in met)


def pairs_of(rounds: Sequence[Round]) -> frozenset[frozenset[int]]:
    """Return which seats meet in some rounds."""
    return frozenset(
        frozenset(pair)
        for each in rounds
        for group in each.groups
        for pair in combinations(group, 2)
    )


def new_graph(seats: Sequence[Seat], known: Collection[frozenset[UUID]]) -> "nx.Graph[int]":
    """Return who would meet somebody new in whom.

    Args:
        seats: Who is there.
        known: Pairs of organisations that met before.
    """
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(seat.number for seat in seats)
    graph.add_edges_from(
        (one.number, other.number)
        for one, other in combinations(seats, 2)
        if one.organisation_id != other.organisation_id
        and frozenset((one.organisation_id, other.organisation_id)) not in known
    )
    return graph


def measure(
    seats: Sequence[Seat],
    *,
    rounds: int,
    known: Collection[frozenset[UUID]] = (),
    odd: OddRule = OddRule.PAUSE,
    seed: int,
) -> Measured:
    """Return what rounds are worth against the bound, and how long they were worked on."""
    begun = time.process_time()
    made = make_rounds(seats, rounds=rounds, known=known, odd=odd, seed=seed)
    seconds = time.process_time() - begun
    bound = most_new_pairs(new_graph(seats, known), rounds=rounds, threes=odd is OddRule.THREE)
    return Measured(
        new_pairs=count_new_pairs(made, seats=seats, known=known), bound=bound, seconds=seconds
    )


def _check(seats: Sequence[Seat], rounds: int) -> None:
    if not 1 <= rounds <= MAX_ROUNDS:
        raise InputRefusedError(_("Choose between 1 and %(most)d rounds.") % {"most": MAX_ROUNDS})
    if len(seats) > MAX_SEATS:
        raise InputRefusedError(
            _("There are %(number)d people; rounds are made for at most %(most)d.")
            % {"number": len(seats), "most": MAX_SEATS}
        )
    if len(seats) < 2:  # noqa: PLR2004 - one person meets nobody
        raise InputRefusedError(_("It takes at least two people. Put more on the list first."))
    if len({seat.organisation_id for seat in seats}) == 1:
        raise InputRefusedError(
            _("Everybody comes from the same organisation. Invite others, so that people meet.")
        )


def _draws(seats: int, rounds: int) -> int:
    return max(1, min(_DRAWS, _MOST_WORK // (seats * seats * rounds)))


class _Draw:
    """Rounds as they are drawn, one after the other."""

    def __init__(
        self,
        seats: Sequence[Seat],
        *,
        known: Collection[frozenset[UUID]],
        odd: OddRule,
        mixed: int,
        rng: random.Random,
    ) -> None:
        self._numbers = [seat.number for seat in seats]
        self._odd = odd
        self._rng = rng
        self._pauses: Counter[int] = Counter()
        self._thirds: Counter[int] = Counter()
        # Weight of each pair that may still meet; both orders are one pair.
        self._left: dict[tuple[int, int], int] = {}
        for one, other in combinations(seats, 2):
            if one.organisation_id != other.organisation_id:
                is_known = frozenset((one.organisation_id, other.organisation_id)) in known
                weight = _KNOWN if is_known else _NEW
                weight += mixed if one.part is not other.part else 0
                self._left[_key(one.number, other.number)] = weight

    def rounds(self, number: int) -> tuple[Round, ...]:
        made: list[Round] = []
        while len(made) < number and self._left:
            made.append(self._round())
        return tuple(made)

    def _round(self) -> Round:
        graph: nx.Graph[int] = nx.Graph()
        pairs = list(self._left)
        self._rng.shuffle(pairs)
        turns = self._turns()
        degrees = Counter(each for pair in pairs for each in pair)
        for one, other in pairs:
            weight = self._left[one, other] + turns[one] + turns[other]
            # Whoever has few left to meet goes first; the draw decides the rest.
            weight += 10 * (degrees[one] <= len(self._numbers) // 4)
            weight += 10 * (degrees[other] <= len(self._numbers) // 4)
            graph.add_edge(one, other, weight=weight)
        matched = [_key(*pair) for pair in nx.max_weight_matching(graph)]
        groups = sorted(matched)
        for pair in groups:
            del self._left[pair]
        seated = {each for pair in groups for each in pair}
        over = [each for each in self._numbers if each not in seated]
        tables: list[tuple[int, ...]] = list(groups)
        if self._odd is OddRule.THREE and len(over) == 1 and self._seat_third(tables, over[0]):
            over = []
        self._pauses.update(over)
        return Round(groups=tuple(tables), pausing=tuple(over))

    def _turns(self) -> Mapping[int, int]:
        """Return what it is worth to seat each person, who paused before more than others did."""
        least = min(self._pauses[each] + self._thirds[each] for each in self._numbers)
        return {
            each: _TURN * (self._pauses[each] + self._thirds[each] - least)
            for each in self._numbers
        }

    def _seat_third(self, tables: list[tuple[int, ...]], third: int) -> bool:
        """Seat the person who is left over at a table where they may meet both."""
        best: tuple[int, int] | None = None
        for at, pair in enumerate(tables):
            keys = [_key(third, each) for each in pair]
            if all(key in self._left for key in keys):
                worth = sum(self._left[key] for key in keys) - _MIXED * 3 * sum(
                    self._thirds[each] for each in pair
                )
                if best is None or worth > best[0]:
                    best = (worth, at)
        if best is None:
            return False
        pair = tables[best[1]]
        for each in pair:
            del self._left[_key(third, each)]
        self._thirds[third] += 1
        tables[best[1]] = (*pair, third)
        return True


def _key(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
