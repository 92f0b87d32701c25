"""What coordinators do with meetings: plan, change, cancel, read, list.

A meeting that all coordinators see names no organisation and no group that only one of them sees.
What asks a partner for something, an invitation, stands in the log as long as the meeting does.
"""

from collections.abc import Collection, Mapping
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from node.errors import ConflictError, InputRefusedError, NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.local_time import local_day, local_moment
from node.private.meetings.meeting import (
    CONTENT,
    MAX_MINUTES,
    Meeting,
    MeetingContent,
    MeetingDraft,
)
from node.private.meetings.meeting_lines import move_lines, take_lines_away
from node.private.meetings.models import MeetingRow
from node.private.meetings.words import MeetingState
from node.private.network.changes import next_change, record_change
from node.private.network.free_texts import free_texts
from node.private.network.group_models import GroupRow
from node.private.network.notes import check_notes
from node.private.network.visible import visible_to
from node.private.network.words import LogKind
from node.private.sealed_record import check_record, open_record, seal_record

__all__ = [
    "add_meeting",
    "cancel_meeting",
    "change_meeting",
    "get_meeting",
    "get_meeting_row",
    "list_meetings",
    "open_meeting",
    "texts_of",
]

_TABLE: Final = MeetingRow.__tablename__


def add_meeting(
    session: Session,
    *,
    node: Node,
    actor: Person,
    draft: MeetingDraft,
    meeting_id: UUID | None = None,
    import_id: UUID | None = None,
) -> UUID:
    """Plan a meeting; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who plans it.
        draft: What is said of it.
        meeting_id: Number the page brought along, so that a form sent twice plans one.
        import_id: List it comes in with.

    Returns:
        Its number.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: The group is none that the actor may see.
        ConflictError: It was stored already.
        InputRefusedError: A text cannot be stored.
        WorryFoundError: A text is about a person at risk.
    """
    check_role(actor, PersonRole.COORDINATOR)
    _check(draft)
    check_notes(texts_of(draft.content))
    number = next_change(session)
    if meeting_id is not None and session.get(MeetingRow, meeting_id) is not None:
        raise ConflictError(_("This was stored already."))
    _check_group(session, actor, draft)
    row = MeetingRow(
        meeting_id=meeting_id or uuid4(),
        state=MeetingState.PLANNED,
        import_id=import_id,
        created_at=node.clock(),
        revision=0,
    )
    row.owner_id = actor.account_id if draft.is_mine else None
    _fill(row, draft, node=node, number=number)
    session.add(row)
    session.flush()
    record_change(session, node=node, actor=actor, action="meeting_planned", about=row.meeting_id)
    return row.meeting_id


def change_meeting(
    session: Session,
    *,
    node: Node,
    actor: Person,
    meeting_id: UUID,
    draft: MeetingDraft,
    revision: int,
) -> Meeting:
    """Let a meeting say something else; who alone sees it stays. The caller commits.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is none of this number that the actor may see.
        ConflictError: Somebody changed it meanwhile.
        InputRefusedError: A text cannot be stored, or it was held and that day is yet to come.
        WorryFoundError: A text is about a person at risk.
    """
    check_role(actor, PersonRole.COORDINATOR)
    _check(draft)
    number = next_change(session)
    row = get_meeting_row(session, actor, meeting_id)
    if row.revision != revision:
        raise ConflictError(_("Somebody changed this meeting meanwhile."))
    before = open_meeting(row, node=node)
    check_notes(texts_of(draft.content), stored=texts_of(before.content))
    # Whoever writes down what came up need not see the group that met.
    if draft.group_id != before.draft.group_id:
        _check_group(session, actor, draft)
    _fill(row, draft, node=node, number=number)
    _keep_day(session, row, node=node, before=before, number=number)
    session.flush()
    record_change(session, node=node, actor=actor, action="meeting_changed", about=meeting_id)
    return open_meeting(row, node=node)


def cancel_meeting(session: Session, *, node: Node, actor: Person, meeting_id: UUID) -> int:
    """Cancel a meeting: nobody was asked for anything then; the caller commits.

    Returns:
        How many asks are taken out of the log.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is none of this number that the actor may see.
        InputRefusedError: It was held already.
    """
    check_role(actor, PersonRole.COORDINATOR)
    number = next_change(session)
    row = get_meeting_row(session, actor, meeting_id)
    if row.state is MeetingState.HELD:
        raise InputRefusedError(_("This meeting was held; it cannot be cancelled any more."))
    if row.state is MeetingState.CANCELLED:
        return 0
    row.state = MeetingState.CANCELLED
    row.revision += 1
    row.change_number, row.changed_at = number, node.clock()
    taken = take_lines_away(session, meeting_id=meeting_id, kind=LogKind.WE_ASKED)
    session.flush()
    record_change(session, node=node, actor=actor, action="meeting_cancelled", about=meeting_id)
    return taken


def get_meeting(session: Session, *, node: Node, person: Person, meeting_id: UUID) -> Meeting:
    """Return one meeting.

    Raises:
        NotFoundError: There is none of this number that the person may see.
    """
    return open_meeting(get_meeting_row(session, person, meeting_id), node=node)


def list_meetings(
    session: Session,
    *,
    node: Node,
    person: Person,
    where: Collection[ColumnElement[bool]] = (),
    latest_first: bool = False,
    limit: int = 50,
) -> tuple[Meeting, ...]:
    """Return meetings somebody may see, by when they begin.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who looks.
        where: Further conditions on `MeetingRow`.
        latest_first: The latest instead of the earliest first.
        limit: At most so many.
    """
    at = MeetingRow.starts_at
    rows = session.scalars(
        select(MeetingRow)
        .where(visible_to(person, MeetingRow.owner_id), *where)
        .order_by(at.desc() if latest_first else at, MeetingRow.meeting_id)
        .limit(limit)
    )
    return tuple(open_meeting(row, node=node) for row in rows)


def get_meeting_row(session: Session, person: Person, meeting_id: UUID) -> MeetingRow:
    """Return the row of a meeting, read anew.

    Raises:
        NotFoundError: There is none of this number that the person may see.
    """
    row = session.scalars(
        select(MeetingRow)
        .where(MeetingRow.meeting_id == meeting_id, visible_to(person, MeetingRow.owner_id))
        .execution_options(populate_existing=True)
    ).first()
    if row is None:
        raise NotFoundError(_("There is no such meeting. It may have been erased."))
    return row


def open_meeting(row: MeetingRow, *, node: Node) -> Meeting:
    """Return the meeting of a row, opened."""
    content = open_record(
        CONTENT,
        row.sealed_content,
        record=MeetingContent,
        node=node,
        table=_TABLE,
        column="sealed_content",
        row=row.meeting_id,
    )
    return Meeting(
        meeting_id=row.meeting_id,
        owner_id=row.owner_id,
        state=row.state,
        invited_on=row.invited_on,
        shared_on=row.shared_on,
        revision=row.revision,
        created_at=row.created_at,
        changed_at=row.changed_at,
        draft=MeetingDraft(
            content=content,
            format=row.format,
            starts_at=row.starts_at,
            minutes=row.minutes,
            group_id=row.group_id,
            is_mine=row.owner_id is not None,
        ),
    )


def texts_of(content: MeetingContent) -> Mapping[str, str]:
    """Return the free texts of a meeting by member, for what may not be kept."""
    return free_texts(CONTENT, content)


def _check(draft: MeetingDraft) -> None:
    check_record(CONTENT, draft.content)
    if not 1 <= draft.minutes <= MAX_MINUTES:
        raise InputRefusedError(
            _("Nothing was stored."), faults=[_("A meeting takes between a minute and a day.")]
        )


def _check_group(session: Session, actor: Person, draft: MeetingDraft) -> None:
    """Check that the group that meets is one that all see who see the meeting."""
    if draft.group_id is None:
        return
    found = session.execute(
        select(GroupRow.owner_id).where(
            GroupRow.group_id == draft.group_id, visible_to(actor, GroupRow.owner_id)
        )
    ).first()
    if found is None:
        raise NotFoundError(_("There is no such group. It may have been erased."))
    if found[0] is not None and not draft.is_mine:
        raise InputRefusedError(
            _("What all coordinators see cannot lean on a group that only you see.")
        )


def _keep_day(
    session: Session, row: MeetingRow, *, node: Node, before: Meeting, number: int
) -> None:
    """Let the log say on which day a held meeting was, if that is put right.

    Raises:
        InputRefusedError: That day is yet to come.
    """
    day = local_moment(node, row.starts_at).date()
    if row.state is not MeetingState.HELD or day == local_moment(node, before.starts_at).date():
        return
    if day > local_day(node):
        raise InputRefusedError(_("That day is yet to come."))
    move_lines(
        session,
        node=node,
        meeting_id=row.meeting_id,
        kind=LogKind.WAS_THERE,
        happened_on=day,
        number=number,
    )


def _fill(row: MeetingRow, draft: MeetingDraft, *, node: Node, number: int) -> None:
    row.format, row.group_id = draft.format, draft.group_id
    row.starts_at, row.minutes = draft.starts_at, draft.minutes
    row.sealed_content = seal_record(
        CONTENT,
        draft.content,
        node=node,
        table=_TABLE,
        column="sealed_content",
        row=row.meeting_id,
    )
    row.revision += 1
    row.change_number = number
    row.changed_at = node.clock()
