"""What was promised, both ways: what is overdue stands first, and before the next ask.

Only promises that are open count. One without a day can be kept too late by nobody, and so it
stands last.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.language import gettext as _
from node.language import ngettext
from node.people.service import Person
from node.private.local_time import local_day
from node.private.network.log import open_line
from node.private.network.log_line import LogLine
from node.private.network.models import LogRow
from node.private.network.visible import visible_to
from node.private.network.words import LogKind, State

__all__ = [
    "count_overdue",
    "count_promises",
    "days_overdue",
    "describe_due",
    "list_promises",
    "promise_warnings",
]

_IS_OPEN: Final = LogRow.state == State.OPEN


def days_overdue(*, due_on: date | None, today: date) -> int:
    """Return how many days ago something should have been done; 0 if it is not late."""
    return 0 if due_on is None else max((today - due_on).days, 0)


def describe_due(*, due_on: date | None, today: date) -> str:
    """Return in words how something stands towards its day."""
    late = days_overdue(due_on=due_on, today=today)
    if late:
        return ngettext("%(days)d day overdue", "%(days)d days overdue", late) % {"days": late}
    if due_on is None:
        return _("No day was named")
    left = (due_on - today).days
    if not left:
        return _("Due today")
    return ngettext("Due in %(days)d day", "Due in %(days)d days", left) % {"days": left}


def list_promises(
    session: Session, *, node: Node, person: Person, kind: LogKind, limit: int, offset: int = 0
) -> tuple[LogLine, ...]:
    """Return open promises, what is due first first, those without a day last.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who looks.
        kind: Whose promises: `WE_PROMISED` or `THEY_PROMISED`.
        limit: At most so many.
        offset: So many are passed over.
    """
    rows = session.scalars(
        select(LogRow)
        .where(visible_to(person, LogRow.owner_id), LogRow.kind == kind, _IS_OPEN)
        .order_by(LogRow.due_on.is_(None), LogRow.due_on, LogRow.happened_on, LogRow.line_id)
        .limit(limit)
        .offset(offset)
    )
    return tuple(open_line(row, node=node) for row in rows)


def count_promises(session: Session, *, person: Person, today: date) -> Mapping[LogKind, int]:
    """Return how many promises of each side are overdue."""
    counted = session.execute(
        select(LogRow.kind, func.count())
        .where(
            visible_to(person, LogRow.owner_id),
            LogRow.kind.in_((LogKind.WE_PROMISED, LogKind.THEY_PROMISED)),
            _IS_OPEN,
            LogRow.due_on < today,
        )
        .group_by(LogRow.kind)
    )
    return {kind: number for kind, number in counted}  # noqa: C416 - rows are no pairs to mypy


def count_overdue(
    session: Session, *, person: Person, today: date, ids: Collection[UUID]
) -> Mapping[UUID, int]:
    """Return how many of our promises to each of these organisations are overdue."""
    counted = session.execute(
        select(LogRow.organisation_id, func.count())
        .where(
            visible_to(person, LogRow.owner_id),
            LogRow.kind == LogKind.WE_PROMISED,
            _IS_OPEN,
            LogRow.due_on < today,
            LogRow.organisation_id.in_(ids),
        )
        .group_by(LogRow.organisation_id)
    )
    return {number: count for number, count in counted if number is not None}


def promise_warnings(
    session: Session, *, node: Node, person: Person, organisation_ids: Collection[UUID]
) -> Mapping[UUID, str]:
    """Return a sentence for each organisation that waits for what was promised to it.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who is about to ask them for something.
        organisation_ids: Whom.
    """
    overdue = count_overdue(
        session, person=person, today=local_day(node), ids=frozenset(organisation_ids)
    )
    return {
        number: ngettext(
            "%(count)d promise to them is overdue. Keep it before you ask.",
            "%(count)d promises to them are overdue. Keep them before you ask.",
            count,
        )
        % {"count": count}
        for number, count in overdue.items()
    }
