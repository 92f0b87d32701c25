"""The lines of the log that follow from a meeting: who was asked to come, and who was there.

Each organisation has at most one such line of a kind for a meeting, however often somebody presses
a button; what is not so any more is taken out again. These lines are known by their number, which
follows from meeting, kind and organisation: what somebody wrote by hand is never touched.
"""

from collections.abc import Collection
from datetime import date
from uuid import UUID, uuid5

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from node.database import Zone, start_writing
from node.extensions import Node
from node.people.service import Person
from node.private.network.changes import note_erasure
from node.private.network.log import add_lines
from node.private.network.log_line import LogDraft
from node.private.network.models import LogRow
from node.private.network.words import LogKind

__all__ = ["move_lines", "take_lines_away", "write_lines"]


def write_lines(
    session: Session,
    *,
    node: Node,
    actor: Person,
    meeting_id: UUID,
    kind: LogKind,
    organisations: Collection[UUID],
    happened_on: date,
    is_mine: bool,
) -> int:
    """Log something of a meeting for each organisation that has no such line; the caller commits.

    All of them are one act, which the caller notes in the audit log at the meeting.

    Returns:
        How many lines were written.

    Raises:
        NotFoundError: An organisation is none that the actor may see.
    """
    start_writing(session, Zone.PRIVATE)
    numbers = {each: _line_number(meeting_id, kind, each) for each in organisations}
    there = set(session.scalars(select(LogRow.line_id).where(LogRow.line_id.in_(numbers.values()))))
    drafts = {
        number: LogDraft(
            kind=kind,
            happened_on=happened_on,
            organisation_id=organisation_id,
            meeting_id=meeting_id,
            is_mine=is_mine,
        )
        for organisation_id, number in numbers.items()
        if number not in there
    }
    add_lines(session, node=node, actor=actor, drafts=drafts)
    return len(drafts)


def take_lines_away(
    session: Session,
    *,
    meeting_id: UUID,
    kind: LogKind,
    of: Collection[UUID] | None = None,
) -> int:
    """Take lines that a meeting wrote out of the log again; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        meeting_id: Which meeting.
        kind: Which lines.
        of: Organisations whose lines go; None for all of them.

    Returns:
        How many were taken out.
    """
    start_writing(session, Zone.PRIVATE)
    lines = _find_lines(session, meeting_id, kind, of=of)
    if lines:
        session.execute(delete(LogRow).where(LogRow.line_id.in_(lines)))
        note_erasure(session)
    return len(lines)


def move_lines(
    session: Session,
    *,
    node: Node,
    meeting_id: UUID,
    kind: LogKind,
    happened_on: date,
    number: int,
) -> None:
    """Let lines that a meeting wrote say that it was on another day; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        meeting_id: Which meeting.
        kind: Which lines.
        happened_on: The day on which it was.
        number: Number of the change that is being made.
    """
    start_writing(session, Zone.PRIVATE)
    lines = _find_lines(session, meeting_id, kind)
    for row in session.scalars(select(LogRow).where(LogRow.line_id.in_(lines))):
        row.happened_on = happened_on
        # A page on which the old day stands must not put it back.
        row.revision += 1
        row.change_number, row.changed_at = number, node.clock()
    session.flush()


def _find_lines(
    session: Session, meeting_id: UUID, kind: LogKind, *, of: Collection[UUID] | None = None
) -> list[UUID]:
    """Return the lines of a kind that a meeting wrote itself, and nobody by hand."""
    asked = select(LogRow.line_id, LogRow.organisation_id).where(
        LogRow.meeting_id == meeting_id, LogRow.kind == kind
    )
    if of is not None:
        asked = asked.where(LogRow.organisation_id.in_(of))
    return [
        line_id
        for line_id, organisation_id in session.execute(asked)
        if organisation_id is not None
        and line_id == _line_number(meeting_id, kind, organisation_id)
    ]


def _line_number(meeting_id: UUID, kind: LogKind, organisation_id: UUID) -> UUID:
    return uuid5(meeting_id, f"{kind}:{organisation_id}")
