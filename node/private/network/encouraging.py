"""Partners that could meet each other now: met nobody through us of late, and are not asked much.

It stops where the rhythm stops: whoever bears no more asks is not encouraged to anything.
"""

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import func, select, union_all
from sqlalchemy.orm import Session

from node.people.service import Person
from node.private.network.load import load_of
from node.private.network.models import LogRow
from node.private.network.tally import Counted, Tally
from node.private.network.visible import visible_to
from node.private.network.words import LogKind

__all__ = ["is_encouraged", "list_encouraged"]

_DAYS: Final = 180
_MOST: Final = 5


def is_encouraged(*, linked_on: date | None, load_after: float, today: date) -> bool:
    """Say whether an organisation is brought together with another now.

    Args:
        linked_on: When it was last introduced to somebody.
        load_after: Its load once it is asked for that as well; over 1 is too much.
        today: The town's day.
    """
    if load_after > 1:
        return False
    return linked_on is None or today - linked_on > timedelta(days=_DAYS)


def list_encouraged(session: Session, *, person: Person, counted: Counted) -> tuple[UUID, ...]:
    """Return a few organisations that were spoken to and could meet others, the longest first.

    Args:
        session: Session that reads the private database.
        person: Who looks.
        counted: What the log and the cards say in numbers.
    """
    tallies = counted.tallies
    linked = _linked(session, person)
    found = [
        each.organisation_id
        for each in counted.standings
        if each.organisation_id in tallies
        and not each.is_paused
        and is_encouraged(
            linked_on=linked.get(each.organisation_id),
            load_after=_load_after(tallies[each.organisation_id], each.most_asks),
            today=counted.today,
        )
    ]
    found.sort(key=lambda number: (linked.get(number, date.min), tallies[number].last_on, number))
    return tuple(found[:_MOST])


def _load_after(tally: Tally, most_asks: int) -> float:
    return load_of(asks=tally.asks + 1, crisis_asks=tally.crisis_asks, most_asks=most_asks)


def _linked(session: Session, person: Person) -> dict[UUID, date]:
    """Return when each organisation was last introduced to another."""
    where = (visible_to(person, LogRow.owner_id), LogRow.kind == LogKind.LINKED)
    both = union_all(
        select(LogRow.organisation_id.label("number"), LogRow.happened_on).where(*where),
        select(LogRow.other_id.label("number"), LogRow.happened_on).where(*where),
    ).subquery()
    found = session.execute(
        select(both.c.number, func.max(both.c.happened_on)).group_by(both.c.number)
    )
    return {number: day for number, day in found}  # noqa: C416 - rows are no pairs to mypy
