"""What is taken away from a meeting: what is to be done, by which organisation, by when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final
from uuid import UUID

from node.private.meetings.words import TaskRole
from node.private.network.words import State
from schemas.wire_fields import Text
from schemas.wire_records import RecordSchema

__all__ = ["CONTENT", "MAX_TASK_CHARACTERS", "Task", "TaskContent", "TaskDraft"]

MAX_TASK_CHARACTERS: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskContent:
    """The text of a take-away, sealed.

    Attributes:
        text: What is to be done.
    """

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskDraft:
    """What a coordinator says of a take-away, all of it.

    Attributes:
        content: Its text.
        meeting_id: From which meeting.
        organisation_id: Who is responsible; None for the coordinator.
        state: Where it stands.
        due_on: By when.
        objective: One of the coordinator's objectives, by its place from 1.
        parts: What other organisations do for it.
    """

    content: TaskContent = field(repr=False)
    meeting_id: UUID | None
    organisation_id: UUID | None = None
    state: State = State.OPEN
    due_on: date | None = None
    objective: int | None = None
    parts: Mapping[UUID, TaskRole] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One stored take-away, opened.

    Attributes:
        task_id: Identifier inside this node; never released.
        draft: What a coordinator would enter to have the same.
        owner_id: Account that alone may see it; None for all coordinators.
        settled_on: Day on which it was done or dropped.
        revision: Counts changes, from 1.
        created_at: When it was entered.
        changed_at: When it was last changed.
    """

    task_id: UUID
    draft: TaskDraft = field(repr=False)
    owner_id: UUID | None
    settled_on: date | None
    revision: int
    created_at: datetime
    changed_at: datetime

    @property
    def text(self) -> str:
        """What is to be done."""
        return self.draft.content.text

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.draft.state is State.OPEN

    def with_role(self, role: TaskRole) -> tuple[UUID, ...]:
        """Return the organisations that do this for it."""
        return tuple(each for each, theirs in self.draft.parts.items() if theirs is role)


class TaskContentSchema(RecordSchema):
    """Form of the sealed column; an unknown member is an error."""

    record = TaskContent

    text = Text(max_characters=MAX_TASK_CHARACTERS, required=True)


CONTENT: Final = TaskContentSchema()
"""The one schema of a take-away's text; loading does not change it."""
