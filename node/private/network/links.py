"""Which organisations are in touch: by an introduction, or because they told so themselves.

A line that was dropped links nobody. Read from words, numbers and days alone; no text is opened.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from node.people.service import Person
from node.private.network.log_kinds import CONTACT_KINDS, PAIR_KINDS
from node.private.network.models import LogRow
from node.private.network.suggestions import Pair, pair_of
from node.private.network.visible import visible_to
from node.private.network.words import LogKind, State

__all__ = ["coordinator_links", "list_linked", "partner_links", "touching"]


def list_linked(session: Session, *, person: Person, with_dropped: bool = False) -> frozenset[Pair]:
    """Return the pairs that were introduced or told of being in touch, in lines one may see.

    Args:
        session: Session that reads the private database.
        person: Who looks.
        with_dropped: Whether an introduction of which nothing came counts too, so that it is not
            suggested once more.
    """
    rows = session.execute(
        select(LogRow.organisation_id, LogRow.other_id)
        .where(
            LogRow.kind.in_(PAIR_KINDS),
            visible_to(person, LogRow.owner_id),
            *(() if with_dropped else (LogRow.state != State.DROPPED,)),
        )
        .distinct()
    )
    return frozenset(pair_of(one, other) for one, other in rows if one and other)


def touching(pairs: Collection[Pair]) -> Mapping[UUID, frozenset[UUID]]:
    """Return with whom each organisation is in touch."""
    found: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for one, other in map(tuple, pairs):
        found[one].add(other)
        found[other].add(one)
    return {each: frozenset(others) for each, others in found.items()}


def partner_links(session: Session, *, person: Person) -> Mapping[Pair, date]:
    """Return the links between partners with the day since when they stand.

    They told of it, or an introduction was settled as done.
    """
    since = func.min(func.coalesce(LogRow.settled_on, LogRow.happened_on))
    rows = session.execute(
        select(LogRow.organisation_id, LogRow.other_id, since)
        .where(
            or_(
                and_(LogRow.kind == LogKind.TOLD_LINK, LogRow.state != State.DROPPED),
                and_(LogRow.kind == LogKind.LINKED, LogRow.state == State.DONE),
            ),
            visible_to(person, LogRow.owner_id),
        )
        .group_by(LogRow.organisation_id, LogRow.other_id)
    )
    found: dict[Pair, date] = {}
    for one, other, day in rows:
        if one is None or other is None:
            continue
        pair = pair_of(one, other)
        found[pair] = min(day, found.get(pair, day))
    return found


def coordinator_links(session: Session, *, person: Person) -> Mapping[UUID, date]:
    """Return the organisations the coordinator is in touch with, and since which day."""
    rows = session.execute(
        select(LogRow.organisation_id, func.min(LogRow.happened_on))
        .where(
            LogRow.kind.in_(CONTACT_KINDS),
            visible_to(person, LogRow.owner_id),
        )
        .group_by(LogRow.organisation_id)
    )
    return {each: day for each, day in rows if each is not None}
