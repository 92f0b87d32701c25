"""Who was at a meeting: ticks on a list, from which the log knows it too.

Nobody's absence is judged: who did not come is not logged. The ticks may be corrected; then the log
follows. Two may tick at one door: each says what changed on their own list, and nothing else moves.
"""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.errors import InputRefusedError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.local_time import local_day, local_moment
from node.private.meetings.meeting_lines import take_lines_away, write_lines
from node.private.meetings.meetings import get_meeting_row
from node.private.meetings.models import MeetingRow, ParticipantRow
from node.private.meetings.participants import (
    list_participants,
    organisations_of,
    seat_organisations,
)
from node.private.meetings.words import Attendance, MeetingState
from node.private.network.changes import next_change, record_change
from node.private.network.words import LogKind

__all__ = ["record_attendance"]


def record_attendance(
    session: Session,
    *,
    node: Node,
    actor: Person,
    meeting_id: UUID,
    came: Collection[UUID],
    walked_in: Mapping[UUID, int],
    taken_back: Collection[UUID] = (),
) -> int:
    """Say who was there: the meeting is held, and each organisation has one line of the log.

    A chair that is named nowhere stays as it is; one that nobody ticked so far stays empty. The
    caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who ticks.
        meeting_id: Which meeting.
        came: Chairs on which somebody sat.
        walked_in: Organisations that were not on the list, with how many people.
        taken_back: Chairs that were ticked and should not have been.

    Returns:
        How many organisations were there.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: The meeting or an organisation is none that the actor may see.
        InputRefusedError: It is yet to come, or was cancelled.
    """
    check_role(actor, PersonRole.COORDINATOR)
    number = next_change(session)
    row = get_meeting_row(session, actor, meeting_id)
    _check_over(row, node=node)
    for organisation_id, people in walked_in.items():
        seat_organisations(
            session,
            actor=actor,
            row=row,
            organisations=[organisation_id],
            seats=people,
            attendance=Attendance.CAME,
        )
    _tick(
        session,
        actor,
        meeting_id,
        came={*came},
        walked_in={*walked_in},
        taken_back={*taken_back},
    )
    row.state = MeetingState.HELD
    row.revision += 1
    row.change_number, row.changed_at = number, node.clock()
    session.flush()
    there = _keep_log(session, node=node, actor=actor, row=row)
    record_change(session, node=node, actor=actor, action="meeting_attended", about=meeting_id)
    return there


def _check_over(row: MeetingRow, *, node: Node) -> None:
    if row.state is MeetingState.CANCELLED:
        raise InputRefusedError(_("This meeting was cancelled."))
    if local_moment(node, row.starts_at).date() > local_day(node):
        raise InputRefusedError(_("This meeting is yet to come."))


def _tick(
    session: Session,
    actor: Person,
    meeting_id: UUID,
    *,
    came: set[UUID],
    walked_in: set[UUID],
    taken_back: set[UUID],
) -> None:
    """Tick the chairs the actor sees; those of an organisation they do not see stay as they are."""
    chairs = list_participants(session, person=actor, meeting_id=meeting_id)
    there = {
        chair.participant_id
        for chair in chairs
        if chair.participant_id in came
        or chair.organisation_id in walked_in
        or (chair.attendance is Attendance.CAME and chair.participant_id not in taken_back)
    }
    seen = {chair.participant_id for chair in chairs}
    for row in session.scalars(
        select(ParticipantRow).where(ParticipantRow.participant_id.in_(seen))
    ):
        is_there = row.participant_id in there
        row.attendance = Attendance.CAME if is_there else Attendance.ABSENT


def _keep_log(session: Session, *, node: Node, actor: Person, row: MeetingRow) -> int:
    """Let the log say who was there, and return how many organisations that were."""
    chairs = list_participants(session, person=actor, meeting_id=row.meeting_id)
    there = organisations_of([each for each in chairs if each.attendance is Attendance.CAME])
    take_lines_away(
        session,
        meeting_id=row.meeting_id,
        kind=LogKind.WAS_THERE,
        of=[each for each in organisations_of(chairs) if each not in there],
    )
    write_lines(
        session,
        node=node,
        actor=actor,
        meeting_id=row.meeting_id,
        kind=LogKind.WAS_THERE,
        organisations=there,
        happened_on=local_moment(node, row.starts_at).date(),
        is_mine=row.owner_id is not None,
    )
    return len(there)
