"""Working days, Monday to Friday, as the town of a node counts them.

A day begins at midnight of the town (`node/private/local_time.py`). Public holidays count as
working days: no list of them is kept, so around them somebody is reminded a day early, and nothing
worse.
"""

from datetime import date, datetime, timedelta, tzinfo
from typing import Final

__all__ = ["working_days_between"]

_SATURDAY: Final = 5


def working_days_between(start: datetime, end: datetime, *, zone: tzinfo) -> int:
    """Return how many working days began after the day of `start`, up to the day of `end`.

    From a Monday it is two on the Wednesday; from a Friday, and from the weekend after it, it is
    two on the Tuesday.

    Args:
        start: Aware moment.
        end: Aware moment; before `start` the answer is 0.
        zone: Where the days are those of.
    """
    first, last = start.astimezone(zone).date(), end.astimezone(zone).date()
    days = max((last - first).days, 0)
    weeks, rest = divmod(days, 7)
    return weeks * _SATURDAY + sum(_works(first + timedelta(each)) for each in range(1, rest + 1))


def _works(day: date) -> bool:
    return day.weekday() < _SATURDAY
