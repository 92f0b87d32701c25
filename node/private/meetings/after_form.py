"""The form after a meeting: what came up, and the take-aways with who does them by when."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID, uuid4

from node.language import gettext as _
from node.private.meetings.form_values import read_day, read_number, read_uuid, read_word
from node.private.meetings.meeting import MAX_TEXT_CHARACTERS, Meeting, MeetingDraft
from node.private.meetings.meeting_form import field_label
from node.private.meetings.task import MAX_TASK_CHARACTERS, Task, TaskContent, TaskDraft
from node.private.meetings.words import TaskRole
from node.private.network.words import State
from node.private.typed_text import TextField, read_text
from node.screens.form import Form, blank_form, read_form

__all__ = [
    "TASK_ROWS",
    "AfterForm",
    "fill_after_form",
    "fill_task_form",
    "read_after",
    "read_after_form",
    "read_task",
    "read_task_form",
]

TASK_ROWS: Final = 4
"""Lines for new take-aways; more on the next opening of the page."""

_TEXTS: Final = ("problem", "shared_aim", "notes", "process_check")


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterForm:
    """A page after a meeting.

    Attributes:
        form: What stands in its fields.
        revision: Revision of the meeting it shows.
    """

    form: Form
    revision: int


def fill_after_form(meeting: Meeting) -> AfterForm:
    """Return the form with what is kept of a meeting, and empty lines for take-aways."""
    values = {name: getattr(meeting.content, name) for name in _TEXTS}
    values |= {f"task_id_{row}": str(uuid4()) for row in range(TASK_ROWS)}
    return AfterForm(form=blank_form(values), revision=meeting.revision)


def read_after_form() -> AfterForm:
    """Read the form that came with the request.

    Raises:
        BadRequest: It has fields that the page does not have.
    """
    rows = [
        f"{each}_{row}"
        for row in range(TASK_ROWS)
        for each in ("task_id", "task_text", "owner", "due")
    ]
    form = read_form(single=("revision", *_TEXTS, *rows))
    revision = read_number(form, "revision", least=0, most=10**9)
    return AfterForm(form=form, revision=revision or 0)


def read_after(
    page: AfterForm, *, meeting: Meeting, owners: Collection[UUID]
) -> tuple[MeetingDraft, dict[UUID, TaskDraft]] | None:
    """Return the meeting and the new take-aways that a form spells; None if some are refused.

    Args:
        page: The form; faults are put on it.
        meeting: As it is kept.
        owners: Organisations that may be responsible.
    """
    form = page.form
    texts = {
        name: read_text(
            form,
            TextField(name=name, label=field_label(name), max_characters=MAX_TEXT_CHARACTERS),
        )
        for name in _TEXTS
    }
    tasks: dict[UUID, TaskDraft] = {}
    for row in range(TASK_ROWS):
        draft = _read_row(form, row, meeting_id=meeting.meeting_id, owners=owners)
        if draft is not None:
            tasks[read_uuid(form, f"task_id_{row}") or uuid4()] = draft
    if not form.is_good:
        return None
    content = replace(
        meeting.content,
        problem=texts["problem"],
        shared_aim=texts["shared_aim"],
        notes=texts["notes"],
        process_check=texts["process_check"],
    )
    return replace(meeting.draft, content=content), tasks


def fill_task_form(task: Task) -> Form:
    """Return the form that shows a take-away."""
    draft = task.draft
    return blank_form(
        {
            "revision": str(task.revision),
            "text": task.text,
            "owner": "" if draft.organisation_id is None else str(draft.organisation_id),
            "due": "" if draft.due_on is None else draft.due_on.isoformat(),
            "state": draft.state.value,
            "contributes": [str(each) for each in task.with_role(TaskRole.CONTRIBUTES)],
            "informed": [str(each) for each in task.with_role(TaskRole.INFORMED)],
        }
    )


def read_task_form() -> Form:
    """Read the form of a take-away that came with the request.

    Raises:
        BadRequest: It has fields that the page does not have.
    """
    return read_form(
        single=("revision", "text", "owner", "due", "state"), many=("contributes", "informed")
    )


def read_task(form: Form, *, task: Task, owners: Collection[UUID]) -> TaskDraft | None:
    """Return the take-away that a form spells; None if something of it is refused.

    Args:
        form: The form; faults are put on it.
        task: As it is kept.
        owners: Organisations that may have a part in it.
    """
    form.require("text", _("Write what is to be done."))
    text = read_text(form, _task_field("text"))
    state = read_word(form, "state", State, sentence=_("Choose where it stands."))
    owner = _read_owner(form, "owner", owners)
    due_on = read_day(form, "due")
    ids = {str(each): each for each in owners}
    parts = {ids[each]: TaskRole.INFORMED for each in form.all("informed") if each in ids}
    parts |= {ids[each]: TaskRole.CONTRIBUTES for each in form.all("contributes") if each in ids}
    if owner is not None:
        parts.pop(owner, None)
    if not form.is_good or state is None:
        return None
    return replace(
        task.draft,
        content=TaskContent(text=text),
        organisation_id=owner,
        state=state,
        due_on=due_on,
        parts=parts,
    )


def _read_row(
    form: Form, row: int, *, meeting_id: UUID, owners: Collection[UUID]
) -> TaskDraft | None:
    text = read_text(form, _task_field(f"task_text_{row}"))
    owner = _read_owner(form, f"owner_{row}", owners)
    due_on = read_day(form, f"due_{row}")
    if not text:
        if owner is not None or due_on is not None:
            form.fault(f"task_text_{row}", _("Write what is to be done."))
        return None
    return TaskDraft(
        content=TaskContent(text=text),
        meeting_id=meeting_id,
        organisation_id=owner,
        due_on=due_on,
    )


def _read_owner(form: Form, name: str, owners: Collection[UUID]) -> UUID | None:
    owner = read_uuid(form, name)
    if owner is not None and owner not in owners:
        form.fault(name, _("Choose one of the list."))
        return None
    return owner


def _task_field(name: str) -> TextField:
    return TextField(name=name, label=_("Take-away"), max_characters=MAX_TASK_CHARACTERS)
