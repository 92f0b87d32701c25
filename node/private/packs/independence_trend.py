"""How far the network stands on its own, quarter by quarter.

A link between partners is one that they told of themselves; it counts for a year. A link of the
coordinator is an organisation the town was in touch with in that quarter. What partners do is never
guessed, so the figure is the least that is true.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import Session

from node.people.service import Person
from node.private.network.log import CONTACT_KINDS
from node.private.network.models import LogRow
from node.private.network.visible import visible_to
from node.private.network.words import LogKind

__all__ = ["QUARTERS", "Quarter", "independence_share", "list_quarters", "quarter_begins"]

QUARTERS: Final = 8
"""Quarters the picture goes back, with the one that runs now."""

_YEAR: Final = timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter:
    """One quarter of a year.

    Attributes:
        begins_on: Its first day.
        between: Links between partners that they told of within a year before its end.
        own: Organisations the town was in touch with.
        share: Share of links without the coordinator, 0 to 1; None without any link.
    """

    begins_on: date
    between: int
    own: int
    share: float | None

    @property
    def number(self) -> int:
        """Which quarter of its year it is."""
        return (self.begins_on.month + 2) // 3


def independence_share(*, between: int, own: int) -> float | None:
    """Return the share of links that do not run through the coordinator."""
    links = between + own
    return between / links if links else None


def quarter_begins(today: date, *, quarters: int = QUARTERS) -> tuple[date, ...]:
    """Return the first days of the last quarters, the earliest first."""
    last = today.year * 4 + (today.month - 1) // 3
    return tuple(
        date(number // 4, number % 4 * 3 + 1, 1) for number in range(last - quarters + 1, last + 1)
    )


def list_quarters(
    session: Session, *, person: Person, today: date, is_shared: bool = False
) -> tuple[Quarter, ...]:
    """Return the last quarters, the earliest first.

    Args:
        session: Session that reads the private database.
        person: Who looks.
        today: The last quarter is the one of this day.
        is_shared: Only what all coordinators see is counted.
    """
    seen = visible_to(person, LogRow.owner_id)
    if is_shared:
        seen = and_(seen, LogRow.owner_id.is_(None))
    begins = quarter_begins(today)
    ends = (*begins[1:], today + timedelta(days=1))
    own = _count_own(session, seen=seen, edges=(*begins, ends[-1]))
    told = _told(session, seen=seen, since=begins[0] - _YEAR)
    quarters = []
    for number, (begin, end) in enumerate(zip(begins, ends, strict=True)):
        between = len({pair for pair, day in told if end - _YEAR <= day < end})
        quarters.append(
            Quarter(
                begins_on=begin,
                between=between,
                own=own[number],
                share=independence_share(between=between, own=own[number]),
            )
        )
    return tuple(quarters)


def _count_own(session: Session, *, seen: ColumnElement[bool], edges: Sequence[date]) -> list[int]:
    quarter: ColumnElement[int] = case(
        *(
            ((LogRow.happened_on >= begin) & (LogRow.happened_on < end), number)
            for number, (begin, end) in enumerate(pairwise(edges))
        ),
        else_=-1,
    )
    found = session.execute(
        select(quarter, func.count(LogRow.organisation_id.distinct()))
        .where(
            LogRow.kind.in_(CONTACT_KINDS),
            LogRow.happened_on >= edges[0],
            LogRow.happened_on < edges[-1],
            seen,
        )
        .group_by(quarter)
    )
    counts = dict(found.all())
    return [counts.get(number, 0) for number in range(len(edges) - 1)]


def _told(
    session: Session, *, seen: ColumnElement[bool], since: date
) -> list[tuple[frozenset[object], date]]:
    """Return each pair of organisations with each day on which it was told of."""
    found = session.execute(
        select(LogRow.organisation_id, LogRow.other_id, LogRow.happened_on)
        .where(
            LogRow.kind == LogKind.TOLD_LINK,
            LogRow.happened_on >= since,
            seen,
        )
        .distinct()
    )
    return [(frozenset((first, second)), day) for first, second, day in found]
