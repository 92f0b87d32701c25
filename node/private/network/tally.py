"""When each organisation was last spoken to, and how often it was asked of late: counted, not read.

Everything comes out of clear columns, in a number of queries that does not grow: contacts, asks and
introductions are grouped within their indexes.
An introduction counts for both organisations.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, case, func, select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.local_time import local_day, local_moment
from node.private.network.log_kinds import CONTACT_KINDS, PAIR_KINDS
from node.private.network.models import LogRow, OrganisationRow
from node.private.network.remembered import remember
from node.private.network.rules import Rules, read_rules
from node.private.network.visible import visible_to
from node.private.network.words import LogKind, Part
from schemas.practice_words import Sector

__all__ = [
    "ASK_DAYS",
    "Counted",
    "Standing",
    "Tally",
    "count_contacts",
    "list_standings",
    "tally_contacts",
]

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
        sector: Kind of organisation.
        part: Formal or informal.
        entered_on: Day it was entered; from then on it can be left alone.
        is_paused: It is left alone for the time being.
        min_days: Days after which it is called, its own or the town's.
        most_asks: Asks it bears in 90 days, its own or the town's.
        snoozed_until: Until when it is not named.
    """

    organisation_id: UUID
    sector: Sector
    part: Part
    entered_on: date
    is_paused: bool
    min_days: int
    most_asks: int
    snoozed_until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What the log and the cards say of all organisations somebody may see, on one day.

    Attributes:
        today: The town's day.
        tallies: What the log says, of those that were spoken to.
        standings: What the cards say.
    """

    today: date
    tallies: Mapping[UUID, Tally]
    standings: tuple[Standing, ...]


def count_contacts(session: Session, *, node: Node, person: Person) -> Counted:
    """Return the numbers of every organisation somebody may see."""
    today, rules = local_day(node), read_rules(session)
    return remember(
        session,
        person=person,
        asked="contacts of all organisations",
        read=lambda: _count(session, node=node, person=person, today=today, rules=rules),
        on=(today, rules),
    )


def _count(session: Session, *, node: Node, person: Person, today: date, rules: Rules) -> Counted:
    # Cards and last contacts in one question: of thousands, every list of them takes its time.
    cards = session.execute(
        select(*_CARD, _last_contact(person)).where(*_seen_organisations(person, None))
    ).all()
    return Counted(
        today=today,
        tallies=_tallies(
            session,
            person=person,
            today=today,
            ids=None,
            last=((number, last_on) for number, *_card, last_on in cards),
        ),
        standings=_standings((card for *card, _last in cards), node=node, rules=rules),
    )


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
    last = session.execute(
        select(OrganisationRow.organisation_id, _last_contact(person)).where(
            *_seen_organisations(person, ids)
        )
    )
    return _tallies(session, person=person, today=today, ids=ids, last=last)


def list_standings(
    session: Session,
    *,
    node: Node,
    person: Person,
    rules: Rules,
    ids: Collection[UUID] | None = None,
) -> tuple[Standing, ...]:
    """Return the rhythm of the organisations somebody may see."""
    cards = session.execute(select(*_CARD).where(*_seen_organisations(person, ids)))
    return _standings(cards, node=node, rules=rules)


_CARD: Final = (
    OrganisationRow.organisation_id,
    OrganisationRow.sector,
    OrganisationRow.part,
    OrganisationRow.created_at,
    OrganisationRow.is_paused,
    OrganisationRow.min_days,
    OrganisationRow.most_asks,
    OrganisationRow.snoozed_until,
)


def _standings(cards: Iterable[Sequence[Any]], *, node: Node, rules: Rules) -> tuple[Standing, ...]:
    return tuple(
        Standing(
            organisation_id=number,
            sector=sector,
            part=part,
            entered_on=local_moment(node, created_at).date(),
            is_paused=is_paused,
            min_days=rules.min_days if min_days is None else min_days,
            most_asks=rules.most_asks if most_asks is None else most_asks,
            snoozed_until=snoozed_until,
        )
        for number, sector, part, created_at, is_paused, min_days, most_asks, snoozed_until in cards
    )


def _tallies(
    session: Session,
    *,
    person: Person,
    today: date,
    ids: Collection[UUID] | None,
    last: Iterable[tuple[UUID, date | None]],
) -> Mapping[UUID, Tally]:
    asked = _asks(session, person, today, ids)
    linked = _introduced(session, person, ids)
    found = {}
    for number, last_on in last:
        latest = max((day for day in (last_on, linked.get(number)) if day), default=None)
        if latest is not None:
            asks, crisis = asked.get(number, (0, 0))
            found[number] = Tally(last_on=latest, asks=asks, crisis_asks=crisis)
    return found


def _last_contact(person: Person) -> ScalarSelect[Any]:
    """Return what asks for the day of the last line of an organisation of which it is the first."""
    return (
        # Out of an index alone.
        select(func.max(LogRow.happened_on))
        .where(
            LogRow.organisation_id == OrganisationRow.organisation_id,
            visible_to(person, LogRow.owner_id),
            LogRow.kind.in_(CONTACT_KINDS),
        )
        .scalar_subquery()
    )


def _seen_organisations(
    person: Person, ids: Collection[UUID] | None
) -> Iterator[ColumnElement[bool]]:
    yield visible_to(person, OrganisationRow.owner_id)
    if ids is not None:
        yield OrganisationRow.organisation_id.in_(ids)


def _asks(
    session: Session, person: Person, today: date, ids: Collection[UUID] | None
) -> Mapping[UUID, tuple[int, int]]:
    """Return how often each organisation was asked of late, and how often of it in a crisis."""
    where = [
        visible_to(person, LogRow.owner_id),
        LogRow.kind == LogKind.WE_ASKED,
        LogRow.happened_on > today - timedelta(days=ASK_DAYS),
        LogRow.organisation_id.is_not(None),
    ]
    if ids is not None:
        where.append(LogRow.organisation_id.in_(ids))
    counted = session.execute(
        select(
            LogRow.organisation_id,
            func.count(),
            func.sum(case((LogRow.is_crisis, 1), else_=0)),
        )
        .where(*where)
        .group_by(LogRow.organisation_id)
    )
    return {number: (asks, crisis) for number, asks, crisis in counted if number is not None}


def _introduced(
    session: Session, person: Person, ids: Collection[UUID] | None
) -> Mapping[UUID, date]:
    """Return when each organisation was last introduced as the second one."""
    where = [
        visible_to(person, LogRow.owner_id),
        LogRow.kind.in_(CONTACT_KINDS & PAIR_KINDS),
        LogRow.other_id.is_not(None),
    ]
    if ids is not None:
        where.append(LogRow.other_id.in_(ids))
    found = session.execute(
        select(LogRow.other_id, func.max(LogRow.happened_on))
        .where(*where)
        .group_by(LogRow.other_id)
    )
    return {number: day for number, day in found if number is not None}
