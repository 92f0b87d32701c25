"""The tables of meetings: texts sealed; who was there goes after 90 days, how many stays."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from node.database import PrivateModel, Word
from node.private.meetings.words import Attendance, Format, MeetingState, TaskRole
from node.private.network.words import State

__all__ = ["MeetingRow", "ParticipantRow", "TaskPart", "TaskRow"]

_ORGANISATION = "organisation.organisation_id"
_MEETING = "meeting.meeting_id"


class MeetingRow(PrivateModel):
    """One meeting."""

    __tablename__ = "meeting"
    __table_args__ = (
        CheckConstraint("revision >= 1", name="revision_counts_from_one"),
        CheckConstraint("minutes BETWEEN 1 AND 1440", name="at_most_a_day"),
    )

    meeting_id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.account_id"))
    format: Mapped[Format] = mapped_column(Word(Format))
    state: Mapped[MeetingState] = mapped_column(Word(MeetingState), default=MeetingState.PLANNED)
    group_id: Mapped[UUID | None] = mapped_column(ForeignKey("network_group.group_id"), index=True)
    starts_at: Mapped[datetime] = mapped_column(index=True)
    minutes: Mapped[int]
    invited_on: Mapped[date | None]
    # Day on which the take-aways went to those who were there.
    shared_on: Mapped[date | None]
    # Title, purpose, place, agenda, problem and shared aim, notes: `meeting.py`.
    sealed_content: Mapped[bytes]
    # Rounds of speed-dates and tables of break-outs, by seat.
    sealed_plan: Mapped[bytes | None]
    revision: Mapped[int] = mapped_column(default=1)
    change_number: Mapped[int] = mapped_column(index=True)
    import_id: Mapped[UUID | None] = mapped_column(index=True)
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]

    def __repr__(self) -> str:
        """Name the row, never what it holds."""
        return f"<MeetingRow {self.meeting_id}>"


class ParticipantRow(PrivateModel):
    """One chair at a meeting: an organisation's, and for a while who sits on it."""

    __tablename__ = "participant"
    __table_args__ = (Index("ix_participant_organisation", "organisation_id", "attendance"),)

    participant_id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey(_MEETING), index=True)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey(_ORGANISATION))
    # Taken away after the days of `network_rules.attendance_days`.
    contact_id: Mapped[UUID | None] = mapped_column(ForeignKey("contact.contact_id"), index=True)
    # Number of the chair on badges and in rounds, from 1.
    seat: Mapped[int]
    attendance: Mapped[Attendance] = mapped_column(Word(Attendance), default=Attendance.INVITED)


class TaskRow(PrivateModel):
    """Something taken away from a meeting: what is to be done, by whom, by when."""

    __tablename__ = "task"
    __table_args__ = (
        CheckConstraint("revision >= 1", name="revision_counts_from_one"),
        Index("ix_task_state_due", "state", "due_on"),
    )

    task_id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.account_id"))
    meeting_id: Mapped[UUID | None] = mapped_column(ForeignKey(_MEETING), index=True)
    # Nobody's organisation means: the coordinator does it.
    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey(_ORGANISATION), index=True)
    state: Mapped[State] = mapped_column(Word(State), default=State.OPEN)
    due_on: Mapped[date | None]
    settled_on: Mapped[date | None]
    # One of the coordinator's objectives, by its place on the own card from 1.
    objective: Mapped[int | None]
    # What is to be done: `task.py`.
    sealed_content: Mapped[bytes]
    revision: Mapped[int] = mapped_column(default=1)
    change_number: Mapped[int] = mapped_column(index=True)
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]

    def __repr__(self) -> str:
        """Name the row, never what it holds."""
        return f"<TaskRow {self.task_id}>"


class TaskPart(PrivateModel):
    """What an organisation does for a task, beside the one that is responsible."""

    __tablename__ = "task_part"

    task_id: Mapped[UUID] = mapped_column(ForeignKey("task.task_id"), primary_key=True)
    organisation_id: Mapped[UUID] = mapped_column(
        ForeignKey(_ORGANISATION), primary_key=True, index=True
    )
    role: Mapped[TaskRole] = mapped_column(Word(TaskRole))
