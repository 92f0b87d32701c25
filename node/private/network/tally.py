"""When each organisation was last spoken to, and how often it was asked of late: counted, not read.

One group-by over the log and one over organisations, both over clear columns, so that it costs the
same however long the texts are. An introduction counts for both organisations.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Subquery, case, func, select, union_all
from sqlalchemy.orm import Session

from node.people.service import Person
from node.private.network.log import CONTACT_KINDS, PAIR_KINDS
from node.private.network.models import LogRow, OrganisationRow
from node.private.network.rules import Rules
from node.private.network.visible import visible_to
from node.private.network.words import LogKind

__all__ = ["ASK_DAYS", "Standing", "Tally", "list_standings", "spoken_to", "tally_contacts"]

ASK_DAYS: Final = 90
"""Days after which an ask no longer weighs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What the log says of one organisation in numbers.

    Attributes:
        last_on: Day of the last contact; None if there was none.
        asks: How often it was asked in the last 90 days.
        crisis_asks: How many of those were because of an incident.
    """

    last_on: date | None = None
    asks: int = 0
    crisis_asks: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What an organisation's card says about its rhythm.

    Attributes:
        organisation_id: Which one.
        entered_on: Day it was entered; from then on it can be left alone.
        is_paused: It is left alone for the time being.
        is_informal: It belongs to the informal part.
        min_days: Days after which it is called, its own or the town's.
        most_asks: Asks it bears in 90 days, its own or the town's.
        snoozed_until: Until when it is not named.
    """

    organisation_id: UUID
    entered_on: date
    is_paused: bool
    is_informal: bool
    min_days: int
    most_asks: int
    snoozed_until: date | None


def tally_contacts(
    session: Session, *, person: Person, today: date, ids: Collection[UUID] | None = None
) -> Mapping[UUID, Tally]:
    """Return the numbers of each organisation that was spoken to.

    Args:
        session: Session that reads the private database.
        person: Who looks; lines they may not see do not count.
        today: The town's day.
        ids: Which organisations; None for all.
    """
    lines = spoken_to(person, where=() if ids is None else (_about(ids),))
    since = today - timedelta(days=ASK_DAYS)
    asked = (lines.c.kind == LogKind.WE_ASKED) & (lines.c.happened_on > since)
    counted = session.execute(
        select(
            lines.c.organisation_id,
            func.max(lines.c.happened_on),
            func.sum(case((asked, 1), else_=0)),
            func.sum(case((asked & lines.c.is_crisis, 1), else_=0)),
        ).group_by(lines.c.organisation_id)
    )
    return {
        number: Tally(last_on=last_on, asks=asks, crisis_asks=crisis)
        for number, last_on, asks, crisis in counted
        if ids is None or number in ids
    }


def list_standings(
    session: Session, *, person: Person, rules: Rules, ids: Collection[UUID] | None = None
) -> tuple[Standing, ...]:
    """Return the rhythm of the organisations somebody may see."""
    where = [visible_to(person, OrganisationRow.owner_id)]
    if ids is not None:
        where.append(OrganisationRow.organisation_id.in_(ids))
    found = session.execute(
        select(
            OrganisationRow.organisation_id,
            OrganisationRow.created_at,
            OrganisationRow.is_paused,
            OrganisationRow.part,
            OrganisationRow.min_days,
            OrganisationRow.most_asks,
            OrganisationRow.snoozed_until,
        ).where(*where)
    )
    return tuple(
        Standing(
            organisation_id=number,
            entered_on=created_at.date(),
            is_paused=is_paused,
            is_informal=part.value == "informal",
            min_days=rules.min_days if min_days is None else min_days,
            most_asks=rules.most_asks if most_asks is None else most_asks,
            snoozed_until=snoozed_until,
        )
        for number, created_at, is_paused, part, min_days, most_asks, snoozed_until in found
    )


def spoken_to(person: Person, *, where: Collection[ColumnElement[bool]] = ()) -> Subquery:
    """Return the contacts somebody may see, a row for each organisation of a line.

    Args:
        person: Who looks.
        where: Further conditions on `LogRow`.
    """
    conditions = (visible_to(person, LogRow.owner_id), LogRow.kind.in_(CONTACT_KINDS), *where)
    columns = (LogRow.kind, LogRow.happened_on, LogRow.is_crisis)
    first = select(LogRow.organisation_id.label("organisation_id"), *columns)
    second = select(LogRow.other_id.label("organisation_id"), *columns)
    pairs = LogRow.kind.in_(CONTACT_KINDS & PAIR_KINDS)
    return union_all(
        first.where(LogRow.organisation_id.is_not(None), *conditions),
        second.where(LogRow.other_id.is_not(None), pairs, *conditions),
    ).subquery()


def _about(ids: Collection[UUID]) -> ColumnElement[bool]:
    return LogRow.organisation_id.in_(ids) | LogRow.other_id.in_(ids)
