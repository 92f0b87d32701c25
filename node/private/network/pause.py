"""Thinking first: after an incident, ten minutes and four questions before many are written to.

Nothing is forbidden. For as long as an incident is fresh and nobody has written a note since, what
goes to many says so once more.
"""

from datetime import date, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.language import gettext as _
from node.people.service import Person
from node.private.local_time import local_day
from node.private.network.models import LogRow
from node.private.network.visible import visible_to
from node.private.network.words import LogKind
from node.screens.formats import day

__all__ = ["FRESH_DAYS", "needs_pause", "pause_warning"]

FRESH_DAYS: Final = 14
"""Days for which an incident is fresh."""


def needs_pause(*, incident_on: date | None, noted_on: date | None, today: date) -> bool:
    """Say whether a note is still to be written before many are written to.

    Args:
        incident_on: Day of the last line because of an incident.
        noted_on: Day of the last note that was written first.
        today: The town's day.
    """
    if incident_on is None or today - incident_on > timedelta(days=FRESH_DAYS):
        return False
    return noted_on is None or noted_on < incident_on


def pause_warning(session: Session, *, node: Node, person: Person) -> str | None:
    """Return what to think of before many are written to; None while nothing is fresh."""
    seen = visible_to(person, LogRow.owner_id)
    latest = func.max(LogRow.happened_on)
    today = local_day(node)
    incident_on = session.scalar(
        select(latest).where(
            seen,
            LogRow.is_crisis,
            LogRow.kind != LogKind.PAUSE,
            LogRow.happened_on >= today - timedelta(days=FRESH_DAYS),
        )
    )
    noted_on = session.scalar(select(latest).where(seen, LogRow.kind == LogKind.PAUSE))
    if incident_on is None or not needs_pause(
        incident_on=incident_on, noted_on=noted_on, today=today
    ):
        return None
    return _(
        "There was an incident, last logged on %(day)s. Take ten minutes for four questions before "
        "you write to many."
    ) % {"day": day(incident_on)}
