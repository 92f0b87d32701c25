"""Visits of colleagues from other towns (F38): months that are offered, and those still free."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.local_time import local_day, local_moment, utc_of
from node.private.meetings.models import MeetingRow
from node.private.meetings.words import Format, MeetingState
from node.private.network.own_card import VisitOffer
from node.private.network.visible import visible_to

__all__ = ["MONTHS_AHEAD", "VisitMonth", "free_months", "months_ahead", "planned_visits"]

MONTHS_AHEAD = 12
"""Months of the calendar, from this one."""

_MONTHS_OF_A_YEAR = 12
_MOST_VISITS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitMonth:
    """One month of the calendar.

    Attributes:
        month: `YYYY-MM`.
        is_offered: Whether the card says that visitors are welcome then.
        planned: How many visits are planned in it.
        is_free: Whether a visit can be offered in it.
    """

    month: str
    is_offered: bool
    planned: int
    is_free: bool


def months_ahead(today: date) -> tuple[str, ...]:
    """Return the months of the calendar, `YYYY-MM`, from the one of `today`."""
    first = today.year * _MONTHS_OF_A_YEAR + today.month - 1
    found = (divmod(first + ahead, _MONTHS_OF_A_YEAR) for ahead in range(MONTHS_AHEAD))
    return tuple(f"{year:04}-{at + 1:02}" for year, at in found)


def free_months(
    offer: VisitOffer | None, planned: Mapping[str, int], *, today: date
) -> tuple[str, ...]:
    """Return the months that are offered and in which no visit is planned.

    Args:
        offer: What the coordinator's card offers; None for nothing.
        planned: Visits by month.
        today: The day in the town.
    """
    if offer is None:
        return ()
    return tuple(
        month
        for month in months_ahead(today)
        if int(month.rpartition("-")[2]) in offer.months and not planned.get(month)
    )


def planned_visits(session: Session, *, node: Node, person: Person) -> Mapping[str, int]:
    """Return how many study visits somebody sees planned or held, by month of the calendar.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who looks.
    """
    begin = _first_moment(node, local_day(node))
    rows = session.scalars(
        select(MeetingRow.starts_at)
        .where(
            visible_to(person, MeetingRow.owner_id),
            MeetingRow.format == Format.STUDY_VISIT,
            MeetingRow.state != MeetingState.CANCELLED,
            MeetingRow.starts_at >= begin,
            MeetingRow.starts_at < begin + timedelta(days=366),
        )
        .limit(_MOST_VISITS)
    )
    return Counter(f"{local_moment(node, moment):%Y-%m}" for moment in rows)


def _first_moment(node: Node, today: date) -> datetime:
    return utc_of(node, today.replace(day=1), time.min)
