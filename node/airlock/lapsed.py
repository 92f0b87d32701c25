"""Directory entries that nobody stands for any more: the sealer withdraws them without an order.

An entry is about a role and whoever holds it. It lapses when the account of the person who filled
it in is closed, handed over or no longer a coordinator's, whoever did that and on which way, and
when twelve months went by in which nobody confirmed it. Both are read from what stands in the
tables, so there is no order that somebody could forget to give; and an entry that was withdrawn
does not come back when the account does.
"""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.airlock.models import ReleaseRequest, RequestState
from node.airlock.subjects import Subject
from node.extensions import Node
from node.people.models import Account, AccountRole, PersonRole
from node.private.directory.models import DirectoryDraft
from node.published.reading import Released, list_live
from schemas.directory_entry import parse_directory_entry
from schemas.entry import Kind
from schemas.errors import SchemaError

__all__ = ["ENTRY_MONTHS", "is_held", "list_lapsed"]

ENTRY_MONTHS: Final = 12
"""Months after which an entry that nobody confirmed is withdrawn; the month it was confirmed in
does not count, because the day is not known."""

_MONTHS_OF_YEAR: Final = 12
_ON_THEIR_WAY: Final = (RequestState.ASKED, RequestState.APPROVED)


def is_held(session: Session, subject: Subject) -> bool:
    """Say whether somebody stands for a subject; a practice needs nobody to.

    Args:
        session: Session that reads the private database.
        subject: A practice, or the draft of a directory entry.
    """
    if subject.kind is not Kind.DIRECTORY_ENTRY:
        return True
    return subject.author_id in _holders(session)


def list_lapsed(session: Session, *, node: Node) -> tuple[UUID, ...]:
    """Return the directory entries that towns can read and nobody stands for, by record.

    Args:
        session: Session that reads the private and the published database.
        node: This node, for its clock.
    """
    live = list_live(session, Kind.DIRECTORY_ENTRY)
    if not live:
        return ()
    ids = [each.record_id for each in live]
    authors, asked = _authors(session, ids), _asked_months(session, ids)
    holders, now = _holders(session), node.clock()
    return tuple(
        each.record_id
        for each in live
        if _has_left(authors.get(each.record_id), holders=holders)
        or _is_old(each, asked=asked.get(each.record_id, ""), now=now)
    )


def _holders(session: Session) -> frozenset[UUID]:
    """Return the accounts that are a coordinator's and open."""
    return frozenset(
        session.scalars(
            select(Account.account_id)
            .join(AccountRole, AccountRole.account_id == Account.account_id)
            .where(AccountRole.role == PersonRole.COORDINATOR, Account.disabled_at.is_(None))
        )
    )


def _authors(session: Session, record_ids: list[UUID]) -> dict[UUID, UUID]:
    """Return who filled in what each record was made from."""
    rows = session.execute(
        select(ReleaseRequest.record_id, DirectoryDraft.author_id)
        .join(DirectoryDraft, DirectoryDraft.draft_id == ReleaseRequest.subject_id)
        .where(ReleaseRequest.record_id.in_(record_ids))
    )
    return dict(rows.all())


def _asked_months(session: Session, record_ids: list[UUID]) -> dict[UUID, str]:
    """Return the last month in which a reader was asked about what is on its way of each record.

    Who asks confirms the entry; how long the second reader takes is not in their hands.
    """
    rows = session.execute(
        select(ReleaseRequest.record_id, ReleaseRequest.asked_at)
        .where(ReleaseRequest.record_id.in_(record_ids), ReleaseRequest.state.in_(_ON_THEIR_WAY))
        .order_by(ReleaseRequest.asked_at)
    )
    return {record_id: f"{at:%Y-%m}" for record_id, at in rows if at is not None}


def _has_left(author: UUID | None, *, holders: frozenset[UUID]) -> bool:
    # Of a record that nothing here was made into nobody is known; then its age alone counts.
    return author is not None and author not in holders


def _is_old(released: Released, *, asked: str, now: datetime) -> bool:
    try:
        confirmed = parse_directory_entry(released.body or b"").confirmed
    except SchemaError:
        # What cannot be read says nothing about its age; other checks name it.
        return False
    year, month = map(int, max(confirmed, asked).split("-"))
    return (now.year - year) * _MONTHS_OF_YEAR + now.month - month > ENTRY_MONTHS
