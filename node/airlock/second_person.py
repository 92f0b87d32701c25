"""Who may be the second reader of a request: somebody else, under no second account either.

Somebody else than whoever asks, and than everybody who ever wrote in what it was made from. A text
may pass from one author to another; who wrote first is still no second reader of it, and the audit
log, which nobody can change, says who that was.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from node.airlock.models import ReleaseRequest
from node.airlock.subjects import Subject
from node.audit import AuditRow
from node.errors import NotAllowedError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import CONNECTED, PersonRole
from node.people.service import Person, get_person_by_id, list_people

__all__ = ["check_second_person", "count_loosenings", "list_possible_readers"]

_LOOSENING: Final = ("register_loosened", "group_figure_removed")
_LOOSENED_WITHIN: Final = timedelta(days=30)

_WRITING = ("practice_imported", "practice_recorded", "practice_changed", "directory_edited")
"""What the audit log calls writing in a subject."""


def check_second_person(
    session: Session, *, node: Node, row: ReleaseRequest, subject: Subject, reader: Person
) -> None:
    """Check that a request is read by neither the person who asks nor the one who wrote it.

    Two accounts with one mailbox are one person, and so are two that one identity of the town's
    own sign-in ever opened.

    Args:
        session: Session that reads the private database.
        node: This node.
        row: The request.
        subject: What it was made from.
        reader: Who decides, or decided.

    Raises:
        NotAllowedError: They are the same person.
    """
    writers = {row.author_id, subject.author_id, *_writers(session, subject.subject_id)}
    outside = _outside_identities(session, reader.account_id)
    for account_id in writers:
        author = get_person_by_id(session, node=node, account_id=account_id)
        if (
            reader.account_id == account_id
            or reader.mailbox_index == author.mailbox_index
            or not outside.isdisjoint(_outside_identities(session, account_id))
        ):
            raise NotAllowedError(
                _("A second person has to read this: nobody decides about their own text.")
            )


def _writers(session: Session, subject_id: UUID) -> Iterator[UUID]:
    """Yield every account that ever wrote in a subject, as the audit log has it."""
    rows = session.scalars(
        select(AuditRow.actor)
        .where(AuditRow.about == str(subject_id))
        .where(AuditRow.action.in_(_WRITING))
        .distinct()
    )
    for actor in rows:
        yield UUID(actor)


def _outside_identities(session: Session, account_id: UUID) -> frozenset[str]:
    """Return the identities of the town's own sign-in that ever opened an account."""
    rows = session.scalars(
        select(AuditRow.about)
        .where(AuditRow.actor == str(account_id))
        .where(AuditRow.action == CONNECTED)
    )
    return frozenset(rows)


def count_loosenings(session: Session, row: ReleaseRequest) -> int:
    """Return how often the author of a request let the check find less, as the audit log has it.

    Whoever keeps the register has to be able to correct it, so it is not forbidden: the second
    reader is told, and looks twice. A month before the beginning counts too.
    """
    since = row.created_at - _LOOSENED_WITHIN
    found = session.scalar(
        select(func.count())
        .select_from(AuditRow)
        .where(AuditRow.actor == str(row.author_id))
        .where(AuditRow.action.in_(_LOOSENING))
        .where(AuditRow.at >= since)
    )
    return found or 0


def list_possible_readers(
    session: Session, *, node: Node, row: ReleaseRequest, subject: Subject
) -> tuple[Person, ...]:
    """Return who at this node could be the second reader of a request, by name."""
    possible = []
    for person in list_people(session, node=node):
        if PersonRole.SECOND_READER not in person.roles or person.disabled_at is not None:
            continue
        try:
            check_second_person(session, node=node, row=row, subject=subject, reader=person)
        except NotAllowedError:
            continue
        possible.append(person)
    return tuple(sorted(possible, key=lambda person: person.name.casefold()))
