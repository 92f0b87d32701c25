"""The town's day and hour are those of its country's capital, also when the clocks change."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest

from node.extensions import Node, current_node
from node.private.local_time import CAPITALS, local_day, local_moment, utc_of, zone_of
from schemas.place import COUNTRIES
from tests.nodes import FixedClock, opened, set_up

__all__: list[str] = []


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def node(tmp_path: Path, clock: FixedClock) -> Iterator[Node]:
    with opened(set_up(tmp_path), clock=clock):
        yield current_node()


def test_every_zone_is_one_of_a_country_that_there_is() -> None:
    assert CAPITALS.keys() <= COUNTRIES
    assert set(CAPITALS.values()) <= available_timezones()
    assert zone_of("fr") == ZoneInfo("Europe/Paris")


def test_where_no_capital_is_known_days_are_those_of_utc() -> None:
    assert zone_of("eu") is UTC


def test_a_day_of_the_town_begins_before_that_of_utc(node: Node, clock: FixedClock) -> None:
    clock.now = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
    assert local_day(node) == date(2026, 3, 3)


@pytest.mark.parametrize(
    ("day", "hour", "moment"),
    [
        pytest.param(date(2026, 1, 5), time(9), (2026, 1, 5, 8), id="winter"),
        pytest.param(date(2026, 7, 6), time(9), (2026, 7, 6, 7), id="summer"),
        pytest.param(date(2026, 3, 29), time(2, 30), (2026, 3, 29, 1, 30), id="an hour left out"),
        pytest.param(
            date(2026, 10, 25), time(2, 30), (2026, 10, 25, 0, 30), id="one that is twice"
        ),
        pytest.param(date(2026, 3, 3), time(0, 15), (2026, 3, 2, 23, 15), id="past midnight"),
    ],
)
def test_an_hour_of_the_town_is_a_moment(
    node: Node, day: date, hour: time, moment: tuple[int, ...]
) -> None:
    assert utc_of(node, day, hour) == datetime(*moment, tzinfo=UTC)  # type: ignore[misc, arg-type] # parts of a moment


def test_a_moment_is_shown_by_the_clock_of_the_town(node: Node) -> None:
    shown = local_moment(node, datetime(2026, 7, 6, 7, tzinfo=UTC))
    assert (shown.hour, shown.tzinfo) == (9, zone_of("be"))
