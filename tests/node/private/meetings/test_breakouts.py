"""Break-outs: within the places, by first wish as far as can be, formal with informal."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from node.errors import InputRefusedError
from node.private.meetings.breakouts import (
    Theme,
    Wisher,
    allocate,
    count_first_wishes,
    most_first_wishes,
    wishes_of,
)
from node.private.network.words import Part

__all__: list[str] = []


def wisher(seat: int, *wishes: str, part: Part = Part.FORMAL) -> Wisher:
    return Wisher(seat=seat, part=part, wishes=wishes)


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_everybody_sits_once_and_no_table_is_too_full(data: st.DataObject) -> None:
    names = [f"t{at}" for at in range(data.draw(st.integers(1, 8)))]
    size = data.draw(st.integers(1, 80))
    each = -(-size // len(names))
    themes = [
        Theme(concept=name, most=each + data.draw(st.integers(0, 3)), least=min(each, 2))
        for name in names
    ]
    people = [
        wisher(
            seat,
            *data.draw(st.permutations(names))[: data.draw(st.integers(0, 3))],
            part=data.draw(st.sampled_from(Part)),
        )
        for seat in range(1, size + 1)
    ]
    seated = allocate(people, themes=themes)
    assert sorted(seated) == [person.seat for person in people]
    taken = Counter(seated.values())
    assert all(taken[theme.concept] <= theme.most for theme in themes)
    if size >= sum(theme.least for theme in themes):
        assert all(taken[theme.concept] >= theme.least for theme in themes)
    first = count_first_wishes(people, seated=seated)
    assert first <= most_first_wishes(people, themes=themes)


def test_without_a_least_number_first_wishes_are_as_many_as_can_be() -> None:
    people = [wisher(1, "a", "b"), wisher(2, "a"), wisher(3, "a", "c"), wisher(4, "b")]
    themes = [Theme(concept=name, most=2) for name in "abc"]
    seated = allocate(people, themes=themes)
    assert count_first_wishes(people, seated=seated) == 3
    assert most_first_wishes(people, themes=themes) == 3
    assert seated[2] == "a", "who wishes nothing else goes first"


def test_the_figure_is_the_best_of_all_ways_to_sit() -> None:
    people = [wisher(1, "a"), wisher(2, "a"), wisher(3, "b"), wisher(4, "b"), wisher(5, "b")]
    themes = [Theme(concept="a", most=3), Theme(concept="b", most=2)]
    best = max(
        count_first_wishes(people, seated=dict(zip(range(1, 6), way, strict=True)))
        for way in product("ab", repeat=5)
        if way.count("a") <= 3 and way.count("b") <= 2
    )
    assert most_first_wishes(people, themes=themes) == best
    assert count_first_wishes(people, seated=allocate(people, themes=themes)) == best


def test_formal_and_informal_are_mixed_where_wishes_leave_it_open() -> None:
    people = [wisher(at, part=Part.FORMAL if at <= 6 else Part.INFORMAL) for at in range(1, 13)]
    seated = allocate(people, themes=[Theme(concept=name, most=6) for name in "ab"])
    assert Counter(seated[at] for at in range(1, 7)) == {"a": 3, "b": 3}


@pytest.mark.parametrize(
    ("people", "themes", "said"),
    [
        ([], [Theme(concept="a", most=3)], "Nobody"),
        ([wisher(1)], [], "at least one theme"),
        ([wisher(1), wisher(2)], [Theme(concept="a", most=1)], "not enough places: 1 for 2 people"),
        ([wisher(1)], [Theme(concept="a", most=1)] * 2, "twice"),
        ([wisher(1)], [Theme(concept="a", most=1, least=2)], "fewer places"),
        ([wisher(at) for at in range(151)], [Theme(concept="a", most=300)], "at most 150"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    people: list[Wisher], themes: list[Theme], said: str
) -> None:
    with pytest.raises(InputRefusedError, match=said):
        allocate(people, themes=themes)


def test_wishes_are_the_offered_themes_in_the_order_of_interest() -> None:
    assert wishes_of(["x", "b", "a", "b"], themes=["a", "b"]) == ("b", "a")
