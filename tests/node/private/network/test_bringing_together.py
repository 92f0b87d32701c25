"""What is computed of links, needs and offers agrees with counting one by one."""

import random
from datetime import date
from itertools import combinations
from uuid import UUID

import pytest

from node.private.network.held_organisations import HeldOrganisation
from node.private.network.independence import (
    independence_share,
    independent_core,
    quarters,
    trend,
)
from node.private.network.introductions import count_brokerage, never_introduced, suggest_matches
from node.private.network.organisation import Offer
from node.private.network.suggestions import (
    LARGEST,
    SMALLEST,
    Pair,
    alike_to_meet,
    count_missing_links,
    levels_apart,
    pair_of,
)
from node.private.network.words import Part, WorkLevel
from schemas.practice_words import Sector

__all__: list[str] = []

DAY = date(2026, 3, 2)


def number(of: int) -> UUID:
    return UUID(int=of)


def held(of: int, *, needs: tuple[str, ...] = (), offers: tuple[str, ...] = ()) -> HeldOrganisation:
    return HeldOrganisation(
        organisation_id=number(of),
        name=f"Organisation {of}",
        aliases=(),
        sector=Sector.SCHOOL,
        part=Part.FORMAL,
        is_paused=False,
        offers=tuple(Offer(topic=each) for each in offers),
        needs=needs,
    )


def town(seed: int) -> tuple[dict[UUID, HeldOrganisation], frozenset[Pair]]:
    draw = random.Random(seed)  # noqa: S311 - a test draws the same each time
    topics = ("mentoring", "parents", "sport", "media")
    found = [
        held(
            each,
            needs=tuple(draw.sample(topics, draw.randint(0, 2))),
            offers=tuple(draw.sample(topics, draw.randint(0, 2))),
        )
        for each in range(40)
    ]
    pairs = list(combinations([each.organisation_id for each in found], 2))
    linked = frozenset(pair_of(*each) for each in draw.sample(pairs, 200))
    return {each.organisation_id: each for each in found}, linked


@pytest.mark.parametrize("seed", range(5))
def test_brokerage_is_what_counting_pair_by_pair_gives(seed: int) -> None:
    organisations, linked = town(seed)
    expected = sum(
        pair_of(one, other) not in linked
        and bool(first.offered & set(second.needs) or second.offered & set(first.needs))
        for (one, first), (other, second) in combinations(organisations.items(), 2)
    )
    assert count_brokerage(organisations, linked) == expected


def test_what_is_suggested_is_unlinked_and_names_nobody_three_times() -> None:
    organisations, linked = town(7)
    found = suggest_matches(organisations, linked, most=10)
    assert found
    named = [each for match in found for each in (match.needs, match.offers)]
    assert max(named.count(each) for each in named) <= 2
    for match in found:
        assert pair_of(match.needs, match.offers) not in linked
        assert match.topic in organisations[match.needs].needs
        assert match.topic in organisations[match.offers].offered


def test_never_introduced_keeps_the_order() -> None:
    assert never_introduced([number(2), number(1), number(3)], {number(1)}) == (
        number(2),
        number(3),
    )


@pytest.mark.parametrize("count", [5, 15, 16, 31, 44])
def test_groups_of_similar_ones_have_five_to_fifteen_and_take_everybody(count: int) -> None:
    groups = alike_to_meet([number(each) for each in range(count)], frozenset())
    assert all(SMALLEST <= len(group) <= LARGEST for group in groups)
    assert sum(map(len, groups)) == count


def test_two_who_met_stand_in_no_group_together() -> None:
    met = frozenset({pair_of(number(0), number(1))})
    groups = alike_to_meet([number(each) for each in range(11)], met)
    assert groups
    assert not any({number(0), number(1)} <= set(group) for group in groups)


def test_levels_are_mixed_only_when_no_level_is_common() -> None:
    top, floor = frozenset({WorkLevel.STRATEGIC}), frozenset({WorkLevel.OPERATIONAL})
    assert levels_apart({number(1): top, number(2): floor}) == (
        WorkLevel.STRATEGIC,
        WorkLevel.OPERATIONAL,
    )
    assert levels_apart({number(1): top | floor, number(2): floor}) == ()
    assert levels_apart({number(1): top, number(2): frozenset()}) == ()


def test_who_is_in_both_groups_lacks_no_link() -> None:
    one, two, three = map(number, (1, 2, 3))
    assert count_missing_links([one, two], [two, three], {}) == 1
    assert count_missing_links([one, two], [two, three], {one: {three}}) == 0


def test_the_core_is_the_largest_part_without_the_coordinator() -> None:
    pairs = [(1, 2), (2, 3), (4, 5)]
    assert independent_core([pair_of(number(one), number(two)) for one, two in pairs]) == 3
    assert independent_core([]) == 0
    assert independence_share(0, 0) is None


def test_quarters_end_on_their_last_day_and_today() -> None:
    days = quarters(DAY)
    assert list(days[-3:]) == [date(2025, 9, 30), date(2025, 12, 31), DAY]
    assert len(days) == 8


def test_the_trend_counts_a_link_from_its_day_on() -> None:
    partners = {pair_of(number(1), number(2)): date(2026, 1, 5)}
    coordinator = {number(1): date(2025, 12, 31)}
    found = trend(partners, coordinator, today=DAY)
    assert [each.share for each in found[-3:]] == [None, 0.0, 0.5]
