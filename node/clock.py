"""The time as an argument: a protocol, the system clock, and days as peers count them."""

from collections.abc import Callable
from datetime import UTC, datetime, time

__all__ = ["Clock", "midnight", "system_clock"]

Clock = Callable[[], datetime]
"""Returns the present time, aware and in UTC."""


def system_clock() -> datetime:
    """Return the machine's time in UTC, to the second; nothing here needs more."""
    return datetime.now(tz=UTC).replace(microsecond=0)


def midnight(moment: datetime) -> datetime:
    """Return the UTC midnight that begins the day of `moment`.

    Released objects carry days only: a time would tell peers when a person was at work.
    """
    return datetime.combine(moment.astimezone(UTC).date(), time.min, tzinfo=UTC)
