"""What is said of organisations: opened once, then kept in memory until it changes.

Lists, selects, the log and the broker's desk ask for names, offers and needs of all organisations
on every page; opening thousands of sealed texts for that would take longer than the page. Kept is
what was opened, by number, with revision and moment, in the process that holds the data key anyway;
as soon as anything was erased, everything kept is thrown away.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from threading import Lock
from typing import Final
from uuid import UUID

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from node.database import db
from node.extensions import Node
from node.people.service import Person
from node.private.network.changes import change_state
from node.private.network.models import OrganisationRow
from node.private.network.organisation import CONTENT, OrganisationContent
from node.private.network.visible import visible_to
from node.private.sealed_record import open_record

__all__ = ["name_organisations", "open_content", "read_contents"]

_AT_ONCE: Final = 500
_State = tuple[int, datetime]
"""Revision and moment: a change that was rolled back must not pass for the one that was kept."""

_LOCK: Final = Lock()


class _Kept:
    """What was opened of one database."""

    def __init__(self) -> None:
        self.erasures = -1
        self.contents: dict[UUID, tuple[_State, OrganisationContent]] = {}


_KEPT: Final[dict[Engine, _Kept]] = {}


def read_contents(
    session: Session, *, node: Node, person: Person, ids: Collection[UUID] | None = None
) -> Mapping[UUID, OrganisationContent]:
    """Return what is said of organisations, by number, in the order of their names.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who looks; what they may not see is left out.
        ids: Which ones; None for all.
    """
    where = [visible_to(person, OrganisationRow.owner_id)]
    if ids is not None:
        where.append(OrganisationRow.organisation_id.in_(ids))
    found = session.execute(
        select(
            OrganisationRow.organisation_id, OrganisationRow.revision, OrganisationRow.changed_at
        ).where(*where)
    ).all()
    with _LOCK:
        kept = _kept(session)
        missing = [
            number
            for number, revision, changed_at in found
            if kept.contents.get(number, (None, None))[0] != (revision, changed_at)
        ]
        kept.contents.update(_opened(session, node, missing))
        read = [(each[0], kept.contents[each[0]][1]) for each in found if each[0] in kept.contents]
    return dict(sorted(read, key=lambda each: (each[1].name.casefold(), each[1].name, each[0])))


def name_organisations(
    session: Session, *, node: Node, person: Person, ids: Collection[UUID] | None = None
) -> Mapping[UUID, str]:
    """Return what organisations are called, by number, in the order of their names.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who looks; what they may not see is left out.
        ids: Which ones; None for all.
    """
    read = read_contents(session, node=node, person=person, ids=ids)
    return {number: content.name for number, content in read.items()}


def open_content(sealed: bytes, organisation_id: UUID, *, node: Node) -> OrganisationContent:
    """Return what is said of one organisation, opened from its sealed column."""
    return open_record(
        CONTENT,
        sealed,
        record=OrganisationContent,
        node=node,
        table=OrganisationRow.__tablename__,
        column="sealed_content",
        row=organisation_id,
    )


def _kept(session: Session) -> _Kept:
    kept = _KEPT.setdefault(db.engines[OrganisationRow.__bind_key__], _Kept())
    erasures = change_state(session)[1]
    if kept.erasures != erasures:
        kept.erasures = erasures
        kept.contents.clear()
    return kept


def _opened(
    session: Session, node: Node, numbers: Collection[UUID]
) -> Iterator[tuple[UUID, tuple[_State, OrganisationContent]]]:
    wanted = list(numbers)
    for at in range(0, len(wanted), _AT_ONCE):
        rows = session.execute(
            select(
                OrganisationRow.organisation_id,
                OrganisationRow.revision,
                OrganisationRow.changed_at,
                OrganisationRow.sealed_content,
            ).where(OrganisationRow.organisation_id.in_(wanted[at : at + _AT_ONCE]))
        )
        for number, revision, changed_at, sealed in rows:
            yield number, ((revision, changed_at), open_content(sealed, number, node=node))
