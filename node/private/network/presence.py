"""Where we were present, by day: our own calendar of open days and after-chats.

It holds days and places of lines *I was there*, and is about us: no list of places to go to, nobody
who was seen there. The same kind of line tells that we spoke, such as over the telephone, and that
is no place: a line counts if it names a meeting or a place. After its texts went by age it counts
still if it is about no organisation and no group, because such a line had to say where it was.
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Mapping
from datetime import date
from itertools import islice

from sqlalchemy import and_, not_, or_, select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.network.log import open_line
from node.private.network.log_line import LogLine
from node.private.network.models import LogRow
from node.private.network.remembered import remember
from node.private.network.visible import visible_to
from node.private.network.words import LogKind

__all__ = ["days_present", "lines_of_month", "month_bounds", "presence_by_month"]

_MOST_OF_MONTH = 200
_AT_ONCE = 500


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
    """Return the lines of a month that tell where we were, the first day first."""
    rows = session.scalars(
        select(LogRow)
        .where(
            visible_to(person, LogRow.owner_id),
            LogRow.kind == LogKind.WAS_THERE,
            LogRow.happened_on.between(*month_bounds(month)),
        )
        .order_by(LogRow.happened_on, LogRow.created_at, LogRow.change_number, LogRow.line_id)
    )
    lines = (open_line(row, node=node) for row in rows)
    return tuple(islice(filter(_is_presence, lines), _MOST_OF_MONTH))


def presence_by_month(
    session: Session, *, node: Node, person: Person, since: date
) -> Mapping[str, int]:
    """Return on how many days of each month we were somewhere, the latest month first."""
    days = remember(
        session,
        person=person,
        asked="days of presence",
        read=lambda: _days_since(session, node=node, person=person, since=since),
        on=since,
    )
    months = Counter(f"{day:%Y-%m}" for day in days)
    return {month: months[month] for month in sorted(months, reverse=True)}


def _days_since(session: Session, *, node: Node, person: Person, since: date) -> frozenset[date]:
    was_there = (
        visible_to(person, LogRow.owner_id),
        LogRow.kind == LogKind.WAS_THERE,
        LogRow.happened_on >= since,
    )
    # A line about nobody had to say where it was.
    is_about_nobody = and_(LogRow.organisation_id.is_(None), LogRow.group_id.is_(None))
    tells = or_(LogRow.meeting_id.is_not(None), is_about_nobody)
    days = set(session.scalars(select(LogRow.happened_on).where(*was_there, tells).distinct()))
    # A text is opened only where it decides whether a day counts.
    others = select(LogRow).where(
        *was_there,
        not_(tells),
        LogRow.sealed_content.is_not(None),
        LogRow.happened_on.not_in(days),
    )
    for row in session.scalars(others.execution_options(yield_per=_AT_ONCE)):
        if row.happened_on not in days and _is_presence(open_line(row, node=node)):
            days.add(row.happened_on)
    return frozenset(days)


def _is_presence(line: LogLine) -> bool:
    draft = line.draft
    if draft.meeting_id is not None or line.content.place:
        return True
    return not line.has_text and draft.organisation_id is None and draft.group_id is None
