"""Who is asked to read a request: one person first, reminded once, then the next one as well.

A second reader does a favour, so it waits for nobody alone. Two working days after they were asked
they are reminded; five working days after the last was asked the next one is asked besides, as long
as there is one. Whoever is asked stays asked, and whoever may read may do it without being asked.
Nothing is ever approved because time went by.

This is carried out by the process of people, when somebody opens a page on which it shows: a node
writes to no mailbox, so nobody could hear of it earlier.

Source: design of the airlock, section E.
"""

import logging
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.airlock.lapsed import is_held
from node.airlock.models import ReaderAsked, ReleaseRequest, RequestState
from node.airlock.requests import is_open, list_requests
from node.airlock.second_person import list_possible_readers
from node.airlock.subjects import Subject, subject_of
from node.airlock.working_days import working_days_between
from node.audit import record_action
from node.database import Zone, start_writing
from node.errors import NodeError
from node.extensions import Node
from node.people.service import Person
from node.private.local_time import town_zone

__all__ = [
    "NEXT_READER_AFTER",
    "REMINDED_AFTER",
    "Asked",
    "Waiting",
    "ask_first",
    "carry_on_asking",
    "find_asked",
    "look_at_waiting",
]

_log = logging.getLogger(__name__)

REMINDED_AFTER: Final = 2
"""Working days after which somebody who was asked is reminded, once."""

NEXT_READER_AFTER: Final = 5
"""Working days after which, counted from the last who was asked, the next one is asked too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One person who is asked to read a request.

    Attributes:
        reader: Who.
        asked_at: Since when.
        reminded_at: When they were reminded; None if they were not yet.
    """

    reader: Person = field(repr=False)
    asked_at: datetime
    reminded_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """How a request waits for its second reader.

    Attributes:
        asked: Who is asked and may still read it, the first asked first.
        possible: Everybody who may read it, by name.
        is_stuck: Nobody may read it at all; or the last who was asked was asked five working days
            ago, and nobody else may read it.
    """

    asked: tuple[Asked, ...]
    possible: tuple[Person, ...]
    is_stuck: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Due:
    """One thing to do about a request: ask somebody, or remind who was asked."""

    row: ReleaseRequest
    reader_id: UUID
    asked: ReaderAsked | None


def ask_first(session: Session, *, node: Node, row: ReleaseRequest, subject: Subject) -> None:
    """Ask the person whose turn it is, if there is one, in the caller's writing transaction."""
    possible = list_possible_readers(session, node=node, row=row, subject=subject)
    for reader in _in_turn(session, possible)[:1]:
        session.add(_asking(row, reader_id=reader.account_id, at=node.clock()))
        session.flush()


def carry_on_asking(session: Session, *, node: Node) -> int:
    """Remind whoever is to be reminded, and ask the next ones; the caller commits.

    Nothing is written when nothing is due, and doing it twice changes nothing.

    Args:
        session: Session of a process that may write the private database; nothing waits in it.
        node: This node.

    Returns:
        How much was due.
    """
    if next(_due(session, node=node), None) is None:
        return 0
    start_writing(session, Zone.PRIVATE)
    # Another request may have done it meanwhile, so it is looked at once more.
    due = tuple(_due(session, node=node))
    for each in due:
        if each.asked is None:
            session.add(_asking(each.row, reader_id=each.reader_id, at=node.clock()))
        else:
            each.asked.reminded_at = node.clock()
        session.flush()
        record_action(
            session,
            actor="node",
            action="next_reader_asked" if each.asked is None else "reader_reminded",
            about=str(each.row.request_id),
            keyring=node.data_key,
            clock=node.clock,
        )
    return len(due)


def look_at_waiting(
    session: Session, *, node: Node, row: ReleaseRequest, subject: Subject
) -> Waiting:
    """Return how a request waits for its reader.

    Args:
        session: Session that reads the private database.
        node: This node.
        row: A request a reader is asked for.
        subject: What it was made from.
    """
    possible = list_possible_readers(session, node=node, row=row, subject=subject)
    by_id = {reader.account_id: reader for reader in possible}
    rows = [each for each in _rows(session, row) if each.reader_id in by_id]
    has_another = len(rows) < len(possible)
    return Waiting(
        asked=tuple(_asked(each, by_id[each.reader_id]) for each in rows),
        possible=possible,
        is_stuck=not has_another and (not rows or _is_over(rows[-1], node=node)),
    )


def find_asked(session: Session, row: ReleaseRequest, *, reader: Person) -> Asked | None:
    """Return when a person was asked to read a request; None if somebody else was."""
    for each in _rows(session, row):
        if each.reader_id == reader.account_id:
            return _asked(each, reader)
    return None


def _due(session: Session, *, node: Node) -> Iterator[_Due]:
    now, zone = node.clock(), town_zone(node)
    for row in list_requests(session, state=RequestState.ASKED):
        possible = _possible(session, row, node=node)
        if possible is None:
            continue
        known = _rows(session, row)
        can_read = {reader.account_id for reader in possible}
        present = [each for each in known if each.reader_id in can_read]
        for each in present:
            days = working_days_between(each.asked_at, now, zone=zone)
            if each.reminded_at is None and days >= REMINDED_AFTER:
                yield _Due(row=row, reader_id=each.reader_id, asked=each)
        if not present or _is_over(present[-1], node=node):
            besides = frozenset(each.reader_id for each in known)
            for reader in _in_turn(session, possible, besides=besides)[:1]:
                yield _Due(row=row, reader_id=reader.account_id, asked=None)


def _possible(session: Session, row: ReleaseRequest, *, node: Node) -> tuple[Person, ...] | None:
    """Return who could read a request; None if nobody shall, or it does not open.

    One damaged text must not keep the first page from everybody.
    """
    try:
        subject = subject_of(session, row, node=node)
        if not is_held(session, subject) or not is_open(session, row):
            return None
        return list_possible_readers(session, node=node, row=row, subject=subject)
    except NodeError as error:
        _log.warning(
            "request_not_opened", extra={"request_id": str(row.request_id), "code": error.code}
        )
        return None


def _is_over(last: ReaderAsked, *, node: Node) -> bool:
    zone = town_zone(node)
    days = working_days_between(last.asked_at, node.clock(), zone=zone)
    return days >= NEXT_READER_AFTER


def _in_turn(
    session: Session, possible: tuple[Person, ...], *, besides: frozenset[UUID] = frozenset()
) -> list[Person]:
    """Return who may be asked: first whoever has the fewest texts before them, then by name."""
    waiting = Counter(
        session.scalars(
            select(ReaderAsked.reader_id)
            .join(ReleaseRequest, ReleaseRequest.request_id == ReaderAsked.request_id)
            .where(
                ReleaseRequest.state == RequestState.ASKED,
                ReleaseRequest.times_asked == ReaderAsked.times_asked,
            )
        )
    )
    left = [reader for reader in possible if reader.account_id not in besides]
    # `possible` is in the order of names, and sorting keeps it among equals.
    return sorted(left, key=lambda reader: waiting[reader.account_id])


def _asked(row: ReaderAsked, reader: Person) -> Asked:
    return Asked(reader=reader, asked_at=row.asked_at, reminded_at=row.reminded_at)


def _asking(row: ReleaseRequest, *, reader_id: UUID, at: datetime) -> ReaderAsked:
    return ReaderAsked(
        request_id=row.request_id,
        times_asked=row.times_asked,
        reader_id=reader_id,
        asked_at=at,
        reminded_at=None,
    )


def _rows(session: Session, row: ReleaseRequest) -> list[ReaderAsked]:
    """Return who was asked by the present asking of a request, the first asked first."""
    return list(
        session.scalars(
            select(ReaderAsked)
            .where(
                ReaderAsked.request_id == row.request_id,
                ReaderAsked.times_asked == row.times_asked,
            )
            .order_by(ReaderAsked.asked_at, ReaderAsked.reader_id)
            .execution_options(populate_existing=True)
        )
    )
