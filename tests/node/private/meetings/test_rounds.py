"""Rounds of speed-dates: nobody twice, nobody in two places, and as many new pairs as can be."""

import random
from collections import Counter
from itertools import combinations
from uuid import UUID

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from node.errors import InputRefusedError
from node.private.meetings.round_bound import most_new_pairs
from node.private.meetings.rounds import (
    MAX_SEATS,
    OddRule,
    Round,
    Seat,
    count_new_pairs,
    make_rounds,
    measure,
    new_graph,
    pairs_of,
)
from node.private.network.words import Part

__all__: list[str] = []

SLOW_CORE_SECONDS = 2.0


def people(*organisations: int) -> tuple[Seat, ...]:
    """Return seats of organisations given by number; even ones are formal."""
    return tuple(
        Seat(
            number=number,
            organisation_id=UUID(int=each + 1),
            part=Part.INFORMAL if each % 2 else Part.FORMAL,
        )
        for number, each in enumerate(organisations, start=1)
    )


def known_among(seats: tuple[Seat, ...], share: float, seed: int) -> frozenset[frozenset[UUID]]:
    rng = random.Random(seed)  # noqa: S311 - an invented past, no secret
    homes = sorted({seat.organisation_id for seat in seats})
    return frozenset(frozenset(pair) for pair in combinations(homes, 2) if rng.random() < share)


def check_rules(made: tuple[Round, ...], seats: tuple[Seat, ...], odd: OddRule) -> None:
    """Check what holds of all rounds, whoever is there."""
    home = {seat.number: seat.organisation_id for seat in seats}
    pairs = [
        frozenset(pair) for each in made for group in each.groups for pair in combinations(group, 2)
    ]
    assert len(pairs) == len(set(pairs)), "somebody meets the same person twice"
    for each in made:
        everybody = [seat for group in each.groups for seat in group] + list(each.pausing)
        assert sorted(everybody) == sorted(home), "somebody is in two places or in none"
        assert all(len({home[seat] for seat in group}) == len(group) for group in each.groups)
        threes = [group for group in each.groups if len(group) == 3]
        assert len(threes) <= (odd is OddRule.THREE and len(seats) % 2)
        assert all(len(group) in {2, 3} for group in each.groups)


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_the_rules_hold_for_any_meeting(data: st.DataObject) -> None:
    size = data.draw(st.integers(2, 80))
    organisations = data.draw(st.integers(2, max(2, size)))
    homes = [*range(organisations), *[data.draw(st.integers(0, organisations - 1))] * size][:size]
    seats = people(*homes)
    number = data.draw(st.integers(1, 12))
    odd = data.draw(st.sampled_from(OddRule))
    known = known_among(seats, data.draw(st.sampled_from([0.0, 0.4, 0.9])), size)
    made = make_rounds(
        seats, rounds=number, known=known, odd=odd, seed=data.draw(st.integers(0, 9))
    )
    assert 1 <= len(made) <= number
    check_rules(made, seats, odd)
    # Two who pause together would have been seated together if they still could.
    met = pairs_of(made)
    home = {seat.number: seat.organisation_id for seat in seats}
    for one, other in combinations(made[-1].pausing, 2):
        assert home[one] == home[other] or frozenset((one, other)) in met
    bound = most_new_pairs(new_graph(seats, known), rounds=number, threes=odd is OddRule.THREE)
    assert count_new_pairs(made, seats=seats, known=known) <= bound


@settings(max_examples=25, deadline=None)
@given(size=st.integers(5, 61), number=st.integers(1, 12), seed=st.integers(0, 99))
def test_everybody_sits_in_every_round_or_pauses_in_turn(size: int, number: int, seed: int) -> None:
    """Everybody comes from elsewhere and there is room: one pauses at most, each once first."""
    number = min(number, size // 2)
    seats = people(*range(size))
    made = make_rounds(seats, rounds=number, seed=seed)
    assert len(made) == number
    assert all(len(each.pausing) == size % 2 for each in made)
    pauses = Counter(seat for each in made for seat in each.pausing)
    times = [pauses[seat.number] for seat in seats]
    assert max(times) - min(times) <= 1


@settings(max_examples=15, deadline=None)
@given(size=st.integers(7, 41).filter(lambda each: each % 2 == 1), seed=st.integers(0, 99))
def test_with_tables_of_three_nobody_pauses(size: int, seed: int) -> None:
    made = make_rounds(people(*range(size)), rounds=2, odd=OddRule.THREE, seed=seed)
    assert [each.pausing for each in made] == [(), ()]


@pytest.mark.parametrize("share", [0.0, 0.3, 0.7, 0.9])
@pytest.mark.parametrize("organisations", [60, 40, 20, 10])
def test_sixty_people_in_eight_rounds_come_close_to_the_bound(
    share: float, organisations: int
) -> None:
    seats = people(*(each % organisations for each in range(60)))
    measured = measure(seats, rounds=8, known=known_among(seats, share, 7), seed=4)
    assert measured.new_pairs >= 0.95 * measured.bound
    assert measured.bound > 0 or share
    assert measured.seconds < SLOW_CORE_SECONDS


def test_the_bound_is_the_most_that_can_be_on_small_graphs() -> None:
    """Against trying all sets of pairs in which nobody stands too often."""
    rng = random.Random(3)  # noqa: S311 - invented graphs, no secret
    for _case in range(40):
        graph: nx.Graph[int] = nx.gnp_random_graph(6, 0.5, seed=rng.randrange(1000))
        number = rng.randrange(1, 4)
        edges = list(graph.edges)
        best = max(
            chosen.bit_count()
            for chosen in range(1 << len(edges))
            if all(
                times <= number
                for times in Counter(
                    seat for at, pair in enumerate(edges) if chosen >> at & 1 for seat in pair
                ).values()
            )
        )
        bound = most_new_pairs(graph, rounds=number)
        assert best <= bound <= best + 1


@pytest.mark.parametrize(
    ("seats", "number", "pairs"),
    [(people(0, 1), 1, 1), (people(0, 1, 2, 3, 4, 5), 5, 15), (people(*range(20)), 19, 190)],
    ids=["two", "six all round", "twenty all round"],
)
def test_few_people_all_meet_when_there_is_time(
    seats: tuple[Seat, ...], number: int, pairs: int
) -> None:
    made = make_rounds(seats, rounds=number, seed=1)
    assert count_new_pairs(made, seats=seats, known=()) == pairs


def test_more_rounds_than_possible_are_not_made() -> None:
    assert len(make_rounds(people(0, 1), rounds=5, seed=1)) == 1
    assert len(make_rounds(people(0, 1, 2, 3), rounds=12, seed=1)) == 3


@pytest.mark.parametrize(
    ("seats", "number", "said"),
    [
        ((), 3, "at least two people"),
        (people(0), 3, "at least two people"),
        (people(0, 0, 0, 0), 3, "same organisation"),
        (people(0, 1), 0, "between 1 and"),
        (people(0, 1), 21, "between 1 and"),
        (people(*range(MAX_SEATS + 1)), 3, "at most 150"),
    ],
    ids=["nobody", "one", "one organisation", "no round", "too many rounds", "too many people"],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    seats: tuple[Seat, ...], number: int, said: str
) -> None:
    with pytest.raises(InputRefusedError, match=said):
        make_rounds(seats, rounds=number, seed=1)


def test_the_number_of_the_draw_gives_the_same_rounds_again() -> None:
    seats = people(*range(30))
    made = make_rounds(seats, rounds=6, seed=42)
    assert made == make_rounds(seats, rounds=6, seed=42)
    assert made != make_rounds(seats, rounds=6, seed=43)


def test_those_who_have_not_met_come_first() -> None:
    seats = people(0, 1, 2, 3)
    known = {
        frozenset((seats[0].organisation_id, seats[1].organisation_id)),
        frozenset((seats[2].organisation_id, seats[3].organisation_id)),
    }
    made = make_rounds(seats, rounds=2, known=known, seed=5)
    assert not pairs_of(made) & {frozenset((1, 2)), frozenset((3, 4))}


def test_formal_sits_with_informal_when_nothing_else_counts() -> None:
    seats = people(0, 2, 4, 1, 3, 5)
    made = make_rounds(seats, rounds=1, seed=5)
    part = {seat.number: seat.part for seat in seats}
    assert all(part[one] is not part[other] for one, other in made[0].groups)


def test_a_known_partner_is_better_than_a_pause() -> None:
    seats = people(0, 1)
    known = {frozenset(seat.organisation_id for seat in seats)}
    made = make_rounds(seats, rounds=1, known=known, seed=1)
    assert made[0].groups == ((1, 2),)
    assert count_new_pairs(made, seats=seats, known=known) == 0
