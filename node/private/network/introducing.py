"""Introductions between organisations as lines of the log: made, agreed to, remembered."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.database import Zone, start_writing
from node.errors import InputRefusedError
from node.extensions import Node
from node.language import gettext as _
from node.people.service import Person
from node.private.local_time import local_day
from node.private.network.introductions import REMINDER_DAYS
from node.private.network.log import change_line, get_line, list_lines, write_line
from node.private.network.log_line import LogContent, LogDraft, LogLine
from node.private.network.models import LogRow
from node.private.network.visible import visible_to
from node.private.network.words import LogKind, State

__all__ = [
    "Side",
    "introduce",
    "list_introduced",
    "list_open",
    "list_settled",
    "note_agreement",
]

_MOST_OPEN: Final = 100
_MOST_SETTLED: Final = 10


class Side(StrEnum):
    """One of the two that are introduced."""

    FIRST = "organisation"
    SECOND = "other"


def introduce(
    session: Session,
    *,
    node: Node,
    actor: Person,
    pair: tuple[UUID, UUID],
    topic: str | None,
    agreed: Sequence[Side],
    line_id: UUID | None = None,
) -> UUID:
    """Log that two organisations were introduced; what came of it is asked after 30 days.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who introduces them.
        pair: The two organisations.
        topic: Concept on which they meet.
        agreed: Which of them agreed to it.
        line_id: Number the page brought along, so that a form sent twice is one line.

    Raises:
        NotFoundError: An organisation is none that the actor may see.
        InputRefusedError: It is one organisation twice.
    """
    today = local_day(node)
    return write_line(
        session,
        node=node,
        actor=actor,
        line_id=line_id,
        draft=LogDraft(
            kind=LogKind.LINKED,
            happened_on=today,
            organisation_id=pair[0],
            other_id=pair[1],
            due_on=today + timedelta(days=REMINDER_DAYS),
            agreed=Side.FIRST in agreed,
            other_agreed=Side.SECOND in agreed,
            content=LogContent(themes=(topic,) if topic else ()),
        ),
    )


def note_agreement(
    session: Session, *, node: Node, actor: Person, line_id: UUID, side: Side
) -> None:
    """Log that one side agreed to be introduced; the caller commits.

    Raises:
        NotFoundError: There is no such line that the actor may see.
        InputRefusedError: It is no introduction.
    """
    start_writing(session, Zone.PRIVATE)
    line = get_line(session, node=node, person=actor, line_id=line_id)
    if line.draft.kind is not LogKind.LINKED:
        raise InputRefusedError(_("This is no introduction."))
    draft = (
        replace(line.draft, agreed=True)
        if side is Side.FIRST
        else replace(line.draft, other_agreed=True)
    )
    change_line(
        session, node=node, actor=actor, line_id=line_id, draft=draft, revision=line.revision
    )


def list_open(session: Session, *, node: Node, person: Person) -> tuple[LogLine, ...]:
    """Return the introductions nobody told the outcome of, the oldest first."""
    found = list_lines(
        session,
        node=node,
        person=person,
        where=(LogRow.kind == LogKind.LINKED, LogRow.state == State.OPEN),
        limit=_MOST_OPEN,
    )
    return tuple(reversed(found))


def list_settled(session: Session, *, node: Node, person: Person) -> tuple[LogLine, ...]:
    """Return the last introductions of which the outcome is known."""
    return list_lines(
        session,
        node=node,
        person=person,
        where=(
            LogRow.kind == LogKind.LINKED,
            LogRow.state.in_((State.DONE, State.DROPPED)),
        ),
        limit=_MOST_SETTLED,
    )


def list_introduced(session: Session, *, person: Person) -> frozenset[UUID]:
    """Return every organisation that was introduced to another, in lines one may see."""
    rows = session.execute(
        select(LogRow.organisation_id, LogRow.other_id)
        .where(
            LogRow.kind == LogKind.LINKED,
            LogRow.state != State.DROPPED,
            visible_to(person, LogRow.owner_id),
        )
        .distinct()
    )
    return frozenset(each for pair in rows for each in pair if each is not None)
