"""You said, we did: what partners proposed, and what was done with it."""

from datetime import date
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from node.people.service import Person
from node.private.network.models import LogRow
from node.private.network.visible import visible_to
from node.private.network.words import LogKind, State

__all__ = ["ANSWER_DAYS", "count_answered", "days_unanswered"]

ANSWER_DAYS: Final = 30
"""Days after which somebody who proposed something has waited too long for an answer."""


def days_unanswered(*, happened_on: date, state: str, today: date) -> int:
    """Return for how many days a proposal waits too long by now; 0 if it does not.

    Args:
        happened_on: Day on which it was made.
        state: Where it stands.
        today: The town's day.
    """
    waited = (today - happened_on).days
    return waited if state == State.OPEN and waited > ANSWER_DAYS else 0


def count_answered(session: Session, *, person: Person) -> dict[State, int]:
    """Return how many proposals stand where."""
    counted = session.execute(
        select(LogRow.state, func.count())
        .where(visible_to(person, LogRow.owner_id), LogRow.kind == LogKind.PROPOSED)
        .group_by(LogRow.state)
    )
    return {state: number for state, number in counted}  # noqa: C416 - rows are no pairs to mypy
