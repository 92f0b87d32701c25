"""Working days are Monday to Friday, in the zone of the country's capital."""

from datetime import UTC, datetime

import pytest

from node.airlock.working_days import working_days_between
from node.private.local_time import zone_of

__all__: list[str] = []

MONDAY, FRIDAY, SATURDAY, SUNDAY = 2, 6, 7, 8
"""Days of March 2026."""


def days(start: int, end: int) -> int:
    at = [datetime(2026, 3, day, 12, tzinfo=UTC) for day in (start, end)]
    return working_days_between(*at, zone=zone_of("be"))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (MONDAY, MONDAY, 0),
        (MONDAY, 4, 2),
        (MONDAY, FRIDAY, 4),
        (MONDAY, SUNDAY, 4),
        (MONDAY, 9, 5),
        (FRIDAY, 9, 1),
        (FRIDAY, 10, 2),
        (SATURDAY, 10, 2),
        (SUNDAY, 10, 2),
        (SATURDAY, 13, 5),
        (MONDAY, 16, 10),
        (MONDAY, 23, 15),
        (9, MONDAY, 0),
    ],
)
def test_saturday_and_sunday_do_not_count(start: int, end: int, expected: int) -> None:
    assert days(start, end) == expected


def test_a_day_begins_at_midnight_of_the_capital() -> None:
    # 22:30 in Athens is still Monday; 23:30 UTC is Tuesday there.
    asked, late = (datetime(2026, 3, 2, hour, 30, tzinfo=UTC) for hour in (20, 23))
    assert working_days_between(asked, late, zone=zone_of("gr")) == 1
    assert working_days_between(asked, late, zone=zone_of("is")) == 0
