"""Where we were present, by day: our own calendar of open days and after-chats.

It holds days and places of lines *I was there*, and is about us: no list of places to go to, nobody
who was seen there.
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from sqlalchemy import extract, func, select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.network.log import list_lines
from node.private.network.log_line import LogLine
from node.private.network.models import LogRow
from node.private.network.visible import visible_to
from node.private.network.words import LogKind

__all__ = ["days_present", "lines_of_month", "month_bounds", "presence_by_month"]

_MOST_OF_MONTH = 200


def days_present(days: tuple[date, ...]) -> int:
    """Return on how many different days we were somewhere."""
    return len(set(days))


def month_bounds(month: str) -> tuple[date, date]:
    """Return the first and last day of a month such as `2026-05`.

    Raises:
        ValueError: It is none.
    """
    first = date.fromisoformat(f"{month}-01")
    return first, first.replace(day=monthrange(first.year, first.month)[1])


def lines_of_month(
    session: Session, *, node: Node, person: Person, month: str
) -> tuple[LogLine, ...]:
    """Return the lines *I was there* of a month, the first day first."""
    first, last = month_bounds(month)
    found = list_lines(
        session,
        node=node,
        person=person,
        where=(LogRow.kind == LogKind.WAS_THERE, LogRow.happened_on.between(first, last)),
        limit=_MOST_OF_MONTH,
    )
    return tuple(reversed(found))


def presence_by_month(session: Session, *, person: Person, since: date) -> Mapping[str, int]:
    """Return on how many days of each month we were somewhere, the latest month first."""
    year, month = (extract(part, LogRow.happened_on) for part in ("year", "month"))
    counted = session.execute(
        select(year, month, func.count(LogRow.happened_on.distinct()))
        .where(
            visible_to(person, LogRow.owner_id),
            LogRow.kind == LogKind.WAS_THERE,
            LogRow.happened_on >= since,
        )
        .group_by(year, month)
        .order_by(year.desc(), month.desc())
    )
    return {f"{in_year:04}-{in_month:02}": number for in_year, in_month, number in counted}
