"""The coordinator's objectives beside what is done for them (F45)."""

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from node.people.service import Person
from node.private.meetings.models import TaskRow
from node.private.network.visible import visible_to
from node.private.network.words import State

__all__ = ["count_tasks", "untied_percent"]


def count_tasks(session: Session, *, person: Person) -> Mapping[int | None, tuple[int, int]]:
    """Return open and done actions by the place of their objective; None for those tied to none.

    Args:
        session: Session that reads the private database.
        person: Who looks.
    """
    rows = session.execute(
        select(TaskRow.objective, TaskRow.state, func.count())
        .where(visible_to(person, TaskRow.owner_id), TaskRow.state.in_((State.OPEN, State.DONE)))
        .group_by(TaskRow.objective, TaskRow.state)
    )
    found: dict[int | None, tuple[int, int]] = {}
    for objective, state, number in rows:
        to_do, done = found.get(objective, (0, 0))
        if state is State.OPEN:
            to_do += number
        else:
            done += number
        found[objective] = (to_do, done)
    return MappingProxyType(found)


def untied_percent(tasks: Mapping[int | None, tuple[int, int]]) -> int:
    """Return the share of open actions that serve no objective, in percent.

    Args:
        tasks: Open and done actions by the place of their objective.
    """
    everything = sum(to_do for to_do, _done in tasks.values())
    untied = tasks.get(None, (0, 0))[0]
    return round(100 * untied / everything) if everything else 0
