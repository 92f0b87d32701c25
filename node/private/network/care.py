"""Whom to call and whom to leave in peace: one list, each with its reason.

Whoever was asked enough is left in peace, also when their turn to be called has come: a call would
be one more thing they are wanted for. Nobody stands on it who is paused or was put off.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from node.language import ngettext
from node.private.network.load import days_silent, describe_load, load_of
from node.private.network.tally import Counted, Standing, Tally

__all__ = ["Advice", "CareLine", "advice_for", "advise", "list_care"]


class Advice(StrEnum):
    """What an organisation needs now."""

    CALL = "call"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True, kw_only=True)
class CareLine:
    """One organisation that is to be called, or to be left in peace.

    Attributes:
        organisation_id: Which one.
        advice: Which of both.
        pressing: How far it is over its threshold, as a share of it.
        standing: What its card says.
        tally: What the log says.
        days: For how long nobody spoke with it.
    """

    organisation_id: UUID
    advice: Advice
    pressing: float
    standing: Standing
    tally: Tally
    days: int

    @property
    def why(self) -> str:
        """The reason in words, with its numbers; put into words only for those that are shown."""
        if self.advice is Advice.LEAVE:
            return describe_load(self.tally, most_asks=self.standing.most_asks)
        return _why_call(self.tally, days=self.days, min_days=self.standing.min_days)


def advice_for(*, days: int, min_days: int, load: float) -> str | None:
    """Return what an organisation needs: to be called, to be left in peace, or nothing.

    Args:
        days: Since when nobody spoke with it.
        min_days: Days after which it is to be called.
        load: How much of what it bears was asked of it.
    """
    if load >= 1:
        return Advice.LEAVE
    return Advice.CALL if days >= min_days else None


def list_care(counted: Counted) -> tuple[CareLine, ...]:
    """Return everybody who needs something, the most pressing first, calls before peace."""
    today, tallies = counted.today, counted.tallies
    found = [
        line
        for each in counted.standings
        if (line := _care_of(each, tallies.get(each.organisation_id, Tally()), today)) is not None
    ]
    return tuple(
        sorted(
            found,
            key=lambda line: (line.advice is Advice.LEAVE, -line.pressing, line.organisation_id),
        )
    )


def advise(standing: Standing, tally: Tally, *, today: date) -> Advice | None:
    """Return what one organisation needs on a day; nothing if it is paused or was put off.

    Args:
        standing: What its card says of its rhythm.
        tally: What the log says of it.
        today: The town's day.
    """
    is_put_off = standing.snoozed_until is not None and standing.snoozed_until > today
    if standing.is_paused or is_put_off:
        return None
    advice = advice_for(
        days=_days(standing, tally, today), min_days=standing.min_days, load=_load(standing, tally)
    )
    return None if advice is None else Advice(advice)


def _care_of(standing: Standing, tally: Tally, today: date) -> CareLine | None:
    advice = advise(standing, tally, today=today)
    if advice is None:
        return None
    is_call = advice is Advice.CALL
    load, days = _load(standing, tally), _days(standing, tally, today)
    return CareLine(
        organisation_id=standing.organisation_id,
        advice=advice,
        pressing=days / max(standing.min_days, 1) if is_call else load,
        standing=standing,
        tally=tally,
        days=days,
    )


def _load(standing: Standing, tally: Tally) -> float:
    return load_of(asks=tally.asks, crisis_asks=tally.crisis_asks, most_asks=standing.most_asks)


def _days(standing: Standing, tally: Tally, today: date) -> int:
    return days_silent(last_on=tally.last_on, entered_on=standing.entered_on, today=today)


def _why_call(tally: Tally, *, days: int, min_days: int) -> str:
    if tally.last_on is None:
        return ngettext(
            "Entered %(days)d day ago and never spoken to; you said every %(rule)d.",
            "Entered %(days)d days ago and never spoken to; you said every %(rule)d.",
            days,
        ) % {"days": days, "rule": min_days}
    return ngettext(
        "Last contact %(days)d day ago, you said every %(rule)d.",
        "Last contact %(days)d days ago, you said every %(rule)d.",
        days,
    ) % {"days": days, "rule": min_days}
