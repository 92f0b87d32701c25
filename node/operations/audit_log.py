"""The audit log as a person reads it: the newest first, a page at a time, narrowed by who and what.

Nothing is added or changed here; whether the chain holds is checked by `node.audit`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from node.audit import AuditRow

__all__ = ["PAGE_ROWS", "Action", "ActionPage", "list_action_words", "read_all", "read_page"]

PAGE_ROWS: Final = 50
"""Rows on one page."""

_ROWS_AT_ONCE: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One row of the log.

    Attributes:
        number: Its place, from 1.
        at: When.
        actor: Identifier of the account that acted; `node` or `command` where nobody was signed in.
        action: What was done, as a word.
        about: Public identifier of what it was done to.
    """

    number: int
    at: datetime
    actor: str
    action: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionPage:
    """One page of the log.

    Attributes:
        actions: Its rows, the newest first.
        total: How many rows fit what was asked, on all pages.
        older: Number of the row that the next page begins below; None on the last page.
    """

    actions: tuple[Action, ...]
    total: int
    older: int | None


def read_page(
    session: Session,
    *,
    action: str | None = None,
    actor: str | None = None,
    below: int | None = None,
    rows: int = PAGE_ROWS,
) -> ActionPage:
    """Return one page.

    Args:
        session: Session that reads the private database.
        action: The only word wanted.
        actor: The only actor wanted.
        below: Number of the row before which the page ends; the newest rows when None.
        rows: Most rows of a page.
    """
    wanted = _wanted(action=action, actor=actor)
    total = session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
    if below is not None:
        wanted = wanted.where(AuditRow.number < below)
    found = [
        _action(row)
        for row in session.scalars(wanted.order_by(AuditRow.number.desc()).limit(rows + 1))
    ]
    shown = tuple(found[:rows])
    return ActionPage(
        actions=shown, total=total, older=shown[-1].number if len(found) > rows else None
    )


def read_all(
    session: Session, *, action: str | None = None, actor: str | None = None
) -> Iterator[Action]:
    """Yield every row that fits, the oldest first, without holding all of them."""
    wanted = _wanted(action=action, actor=actor).order_by(AuditRow.number)
    rows = session.scalars(wanted.execution_options(yield_per=_ROWS_AT_ONCE))
    return (_action(row) for row in rows)


def list_action_words(session: Session) -> tuple[str, ...]:
    """Return every word that stands in the log, in alphabetical order."""
    return tuple(session.scalars(select(AuditRow.action).distinct().order_by(AuditRow.action)))


def _wanted(*, action: str | None, actor: str | None) -> Select[AuditRow]:
    query = select(AuditRow).execution_options(populate_existing=True)
    if action is not None:
        query = query.where(AuditRow.action == action)
    return query if actor is None else query.where(AuditRow.actor == actor)


def _action(row: AuditRow) -> Action:
    return Action(number=row.number, at=row.at, actor=row.actor, action=row.action, about=row.about)
