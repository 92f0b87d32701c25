"""What is taken away by age: texts of the log, and who sat at a meeting.

Kinds, days, states and numbers stay, so that counts go on being right. It is done at the press of a
button, and by itself every hour; doing it twice changes nothing. What is *mine only* goes as the
rest does, and is counted for nobody but its owner. The revision stays: no person edited anything,
so a list can still be taken back, and a form that was opened before is not refused.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.orm import Session

from node.audit import record_action
from node.extensions import Node
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.local_time import local_day, utc_of
from node.private.meetings.models import MeetingRow, ParticipantRow
from node.private.network.changes import change_state, note_erasure
from node.private.network.log_line import CONTENT, LogContent
from node.private.network.models import LogRow
from node.private.network.rules import Rules, read_rules
from node.private.network.text_age import is_past_keeping
from node.private.network.visible import visible_to
from node.private.sealed_record import seal_record

__all__ = ["Aged", "carry_on_forgetting", "count_aged", "run_retention"]

_BY_ITSELF = "node"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aged:
    """How much has stood long enough.

    Attributes:
        texts: Lines of the log whose text goes.
        attendances: Chairs at meetings of which it is forgotten who sat there.
    """

    texts: int
    attendances: int

    @property
    def is_nothing(self) -> bool:
        """Whether nothing is to be taken away."""
        return not self.texts and not self.attendances


@dataclass(frozen=True, slots=True, kw_only=True)
class _Limits:
    """What counts as old: by which conditions for the log, before which moment for meetings."""

    old_lines: tuple[ColumnElement[bool], ...]
    meeting_before: datetime
    # A seal adds the same to every text, so a line without one is known by its length.
    empty_bytes: int


def count_aged(
    session: Session,
    *,
    node: Node,
    person: Person,
    ahead_days: int = 0,
    rules: Rules | None = None,
) -> Aged:
    """Return how much would be taken away of what somebody may see.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: The coordinator who looks.
        ahead_days: As of so many days from now; 0 for today.
        rules: Should these count; None for those that count now.

    Raises:
        NotAllowedError: The person is no coordinator.
    """
    check_role(person, PersonRole.COORDINATOR)
    today = local_day(node) + timedelta(days=ahead_days)
    limits = _limits(rules or read_rules(session), node, today=today)
    return Aged(
        texts=_count_texts(session, limits, visible_to(person, LogRow.owner_id)),
        attendances=_count_attendances(session, limits, visible_to(person, MeetingRow.owner_id)),
    )


def run_retention(session: Session, *, node: Node, actor: Person | None = None) -> Aged:
    """Take away what has stood long enough, of everybody; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who asked for it; None when it is done by itself.

    Returns:
        How much was taken away.

    Raises:
        NotAllowedError: The actor is no coordinator.
    """
    if actor is not None:
        check_role(actor, PersonRole.COORDINATOR)
    note_erasure(session)  # It begins the writing transaction.
    limits = _limits(read_rules(session), node, today=local_day(node))
    done = Aged(
        texts=_count_texts(session, limits), attendances=_count_attendances(session, limits)
    )
    number, _erasures = change_state(session)
    session.execute(
        update(LogRow).where(*_old_texts(limits)).values(sealed_content=None, change_number=number)
    )
    meetings = select(MeetingRow.meeting_id).where(MeetingRow.starts_at < limits.meeting_before)
    session.execute(
        update(ParticipantRow)
        .where(ParticipantRow.contact_id.is_not(None), ParticipantRow.meeting_id.in_(meetings))
        .values(contact_id=None)
        .execution_options(synchronize_session=False)
    )
    session.execute(
        update(MeetingRow)
        .where(MeetingRow.starts_at < limits.meeting_before, MeetingRow.sealed_plan.is_not(None))
        .values(sealed_plan=None, change_number=number)
    )
    session.expire_all()
    record_action(
        session,
        actor=_BY_ITSELF if actor is None else str(actor.account_id),
        action="retention_run",
        about="rules",
        keyring=node.data_key,
        clock=node.clock,
    )
    return done


def carry_on_forgetting(session: Session, *, node: Node) -> bool:
    """Take away what has stood long enough, by itself; the caller commits.

    Returns:
        Whether something was due; nothing is written when nothing is.
    """
    limits = _limits(read_rules(session), node, today=local_day(node))
    if not _is_due(session, limits):
        return False
    run_retention(session, node=node)
    return True


def _limits(rules: Rules, node: Node, *, today: date) -> _Limits:
    first_kept = today - timedelta(days=rules.attendance_days)
    empty = seal_record(CONTENT, LogContent(), node=node, table="", column="", row="")
    return _Limits(
        old_lines=is_past_keeping(node=node, today=today, months=rules.log_months),
        meeting_before=utc_of(node, first_kept, time.min),
        empty_bytes=len(empty),
    )


def _is_due(session: Session, limits: _Limits) -> bool:
    lines = select(LogRow.line_id).where(*_old_texts(limits)).limit(1)
    if session.scalar(lines) is not None:
        return True
    chairs = (
        select(MeetingRow.meeting_id)
        .outerjoin(ParticipantRow, ParticipantRow.meeting_id == MeetingRow.meeting_id)
        .where(
            MeetingRow.starts_at < limits.meeting_before,
            or_(ParticipantRow.contact_id.is_not(None), MeetingRow.sealed_plan.is_not(None)),
        )
        .limit(1)
    )
    return session.scalar(chairs) is not None


def _old_texts(limits: _Limits) -> tuple[ColumnElement[bool], ...]:
    return *limits.old_lines, func.length(LogRow.sealed_content) > limits.empty_bytes


def _count_texts(session: Session, limits: _Limits, *seen: ColumnElement[bool]) -> int:
    counted = select(func.count()).select_from(LogRow).where(*_old_texts(limits), *seen)
    return session.scalar(counted) or 0


def _count_attendances(session: Session, limits: _Limits, *seen: ColumnElement[bool]) -> int:
    counted = (
        select(func.count())
        .select_from(ParticipantRow)
        .join(MeetingRow, MeetingRow.meeting_id == ParticipantRow.meeting_id)
        .where(
            ParticipantRow.contact_id.is_not(None),
            MeetingRow.starts_at < limits.meeting_before,
            *seen,
        )
    )
    return session.scalar(counted) or 0
