"""How far the network stands on its own, quarter by quarter.

A link between partners is one they told of, or an introduction of which something came; it counts
once, from the first day that is known. A link of the coordinator is an organisation the town has
been in touch with. What partners do is never guessed, so the figure is the least that is true.

Source: `9-network.md`, formulas (independence).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import ColumnElement, String, and_, case, cast, func, or_, select
from sqlalchemy.orm import Session

from node.people.service import Person
from node.private.network.log_kinds import CONTACT_KINDS
from node.private.network.models import LogRow, OrganisationRow
from node.private.network.visible import visible_to
from node.private.network.words import LogKind, State

__all__ = ["QUARTERS", "Quarter", "independence_share", "list_quarters", "quarter_begins"]

QUARTERS: Final = 8
"""Quarters the picture goes back, with the one that runs now."""

_SIDES: Final = (LogRow.organisation_id, LogRow.other_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter:
    """Where the network stood at the end of a quarter; of the present one, today.

    Attributes:
        begins_on: Its first day.
        between: Links between partners.
        own: Organisations the town has been in touch with.
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
    between, own = _days_between(session, seen), _days_own(session, person, seen)
    begins = quarter_begins(today)
    ends = (*begins[1:], today + timedelta(days=1))
    quarters = []
    for begin, end in zip(begins, ends, strict=True):
        partners, ours = (
            sum(number for day, number in days.items() if day < end) for days in (between, own)
        )
        quarters.append(
            Quarter(
                begins_on=begin,
                between=partners,
                own=ours,
                share=independence_share(between=partners, own=ours),
            )
        )
    return tuple(quarters)


def _days_between(session: Session, seen: ColumnElement[bool]) -> Mapping[date, int]:
    """Return since which day how many pairs of partners are in touch."""
    # Who named whom makes no difference to a pair.
    one, other = (func.coalesce(cast(each, String), "") for each in _SIDES)
    pairs = (
        select(func.min(func.coalesce(LogRow.settled_on, LogRow.happened_on)).label("day"))
        .where(
            or_(
                and_(LogRow.kind == LogKind.TOLD_LINK, LogRow.state != State.DROPPED),
                and_(LogRow.kind == LogKind.LINKED, LogRow.state == State.DONE),
            ),
            seen,
        )
        .group_by(case((one < other, one), else_=other), case((one < other, other), else_=one))
        .subquery()
    )
    found = session.execute(select(pairs.c.day, func.count()).group_by(pairs.c.day))
    return {day: number for day, number in found if day is not None}


def _days_own(session: Session, person: Person, seen: ColumnElement[bool]) -> Mapping[date, int]:
    """Return since which day the town is in touch with how many organisations."""
    first = (
        select(func.min(LogRow.happened_on))
        .where(
            LogRow.organisation_id == OrganisationRow.organisation_id,
            LogRow.kind.in_(CONTACT_KINDS),
            seen,
        )
        .correlate(OrganisationRow)
        .scalar_subquery()
    )
    # Looked up by the index for each organisation: a group-by would read every line of the log.
    own = select(first.label("day")).where(visible_to(person, OrganisationRow.owner_id)).subquery()
    found = session.execute(select(own.c.day, func.count()).group_by(own.c.day))
    return {day: number for day, number in found if day is not None}
