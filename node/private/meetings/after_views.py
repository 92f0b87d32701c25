"""The pages after a meeting: what came up, who does what by when, and the board of solutions.

The two services are called in one writing transaction: either the notes and all take-aways are
kept, or nothing is.
"""

from collections import defaultdict
from collections.abc import Mapping
from http import HTTPStatus
from typing import Final
from uuid import UUID

from flask import Blueprint, Response

from node.database import db
from node.errors import ConflictError, InputRefusedError, NotFoundError
from node.extensions import current_node
from node.language import gettext as _
from node.people.signed_in import current_person
from node.private.local_time import local_day
from node.private.meetings.after_form import (
    TASK_ROWS,
    AfterForm,
    fill_after_form,
    fill_task_form,
    read_after,
    read_after_form,
    read_task,
    read_task_form,
)
from node.private.meetings.meeting import Meeting
from node.private.meetings.meetings import change_meeting, get_meeting, list_meetings
from node.private.meetings.models import MeetingRow, TaskRow
from node.private.meetings.participants import list_participants, organisations_of
from node.private.meetings.solution import carries_too_much, coordinator_share, lacks_action
from node.private.meetings.task import Task
from node.private.meetings.tasks import add_task, change_task, get_task, list_tasks
from node.private.meetings.town_time import spoken_time
from node.private.meetings.word_labels import label, options
from node.private.meetings.words import MeetingState, TaskRole
from node.private.meetings.worry_page import worry_place
from node.private.network.organisations import name_organisations
from node.private.network.words import State
from node.private.typed_values import read_revision
from node.private.worries import WorryFoundError, WorryPlace
from node.screens.form import WHOLE_FORM, Form
from node.screens.page import notice, render_page, see_other

__all__ = ["board_bp", "bp"]

bp = Blueprint("after_meeting", __name__, url_prefix="/meetings/<uuid:meeting_id>")
board_bp = Blueprint("solution_board", __name__, url_prefix="/meetings")

_STATES: Final = (State.OPEN, State.DONE, State.DROPPED)
_MOST_ON_BOARD: Final = 50


@bp.get("/after")
def show(meeting_id: UUID) -> Response:
    """Show what is kept of a meeting, its take-aways, and lines for new ones."""
    meeting = _get(meeting_id)
    return _show(meeting, fill_after_form(meeting))


@bp.post("/after")
def save(meeting_id: UUID) -> Response:
    """Keep what came up, and the new take-aways."""
    meeting = _get(meeting_id)
    page = read_after_form()
    owners = _owners(meeting_id)
    read = read_after(page, meeting=meeting, owners=owners)
    if read is None:
        return _show(meeting, page, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    session, node, actor = db.session(), current_node(), current_person()
    draft, tasks = read
    try:
        change_meeting(
            session,
            node=node,
            actor=actor,
            meeting_id=meeting_id,
            draft=draft,
            revision=page.revision,
        )
        for task_id, each in tasks.items():
            add_task(session, node=node, actor=actor, draft=each, task_id=task_id)
    except ConflictError:
        session.rollback()
        return _show_conflict(meeting_id, page)
    except WorryFoundError as error:
        session.rollback()
        refused = HTTPStatus.UNPROCESSABLE_ENTITY
        worry = worry_place(error, take_away="task_text_0")
        return _show(_get(meeting_id), page, status=refused, worry=worry)
    except InputRefusedError as error:
        session.rollback()
        page.form.take(error)
        return _show(_get(meeting_id), page, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    session.commit()
    notice(_("Saved. It stays at this node."))
    return see_other("after_meeting.show", meeting_id=meeting_id)


@bp.get("/after/<uuid:task_id>")
def task(meeting_id: UUID, task_id: UUID) -> Response:
    """Show one take-away, with who does what for it."""
    found = _get_task(meeting_id, task_id)
    return _show_task(meeting_id, found, fill_task_form(found))


@bp.post("/after/<uuid:task_id>")
def change(meeting_id: UUID, task_id: UUID) -> Response:
    """Let a take-away say something else, or settle it."""
    found = _get_task(meeting_id, task_id)
    form = read_task_form()
    draft = read_task(form, task=found, owners=_owners(meeting_id, found))
    if draft is None:
        return _show_task(meeting_id, found, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    session = db.session()
    try:
        change_task(
            session,
            node=current_node(),
            actor=current_person(),
            task_id=task_id,
            draft=draft,
            revision=read_revision(form),
        )
    except ConflictError as error:
        session.rollback()
        form.fault(WHOLE_FORM, str(error))
        again = _get_task(meeting_id, task_id)
        # What is stored now is shown, so that saving again may take its place.
        form.values = {**form.values, "revision": (str(again.revision),)}
        return _show_task(meeting_id, again, form, status=HTTPStatus.CONFLICT)
    except WorryFoundError as error:
        session.rollback()
        refused = HTTPStatus.UNPROCESSABLE_ENTITY
        again = _get_task(meeting_id, task_id)
        return _show_task(meeting_id, again, form, status=refused, worry=worry_place(error))
    except InputRefusedError as error:
        session.rollback()
        form.take(error)
        again = _get_task(meeting_id, task_id)
        return _show_task(meeting_id, again, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    session.commit()
    notice(_("Saved. It stays at this node."))
    return see_other("after_meeting.show", meeting_id=meeting_id)


@board_bp.get("/board")
def board() -> Response:
    """Show problem, shared aim and actions of the latest meetings side by side."""
    session, node, person = db.session(), current_node(), current_person()
    meetings = [
        each
        for each in list_meetings(
            session,
            node=node,
            person=person,
            where=[MeetingRow.state != MeetingState.CANCELLED],
            latest_first=True,
            limit=_MOST_ON_BOARD,
        )
        if each.content.problem or each.content.notes or each.content.shared_aim
    ]
    numbers = [each.meeting_id for each in meetings]
    by_meeting: defaultdict[UUID | None, list[Task]] = defaultdict(list)
    for each in list_tasks(
        session, node=node, person=person, where=[TaskRow.meeting_id.in_(numbers)], limit=1_000
    ):
        by_meeting[each.draft.meeting_id].append(each)
    tasks = [task for found in by_meeting.values() for task in found]
    owners = [task.draft.organisation_id for task in tasks if task.is_open]
    return render_page(
        "private/meetings/board.html",
        meetings=meetings,
        times={
            each.meeting_id: spoken_time(node, each.starts_at, each.ends_at) for each in meetings
        },
        tasks=by_meeting,
        without_action=[
            each.meeting_id
            for each in meetings
            if lacks_action(
                problem=each.content.problem,
                notes=each.content.notes,
                actions=len(by_meeting[each.meeting_id]),
            )
        ],
        names=_names(tasks),
        carries_too_much=carries_too_much(owners),
        own_percent=round(coordinator_share(owners) * 100),
        number_open=len(owners),
        today=local_day(node),
        label=label,
        town=node.settings.name,
    )


def _get(meeting_id: UUID) -> Meeting:
    return get_meeting(
        db.session(), node=current_node(), person=current_person(), meeting_id=meeting_id
    )


def _get_task(meeting_id: UUID, task_id: UUID) -> Task:
    found = get_task(db.session(), node=current_node(), person=current_person(), task_id=task_id)
    if found.draft.meeting_id != meeting_id:
        raise NotFoundError(_("There is no such take-away. It may have been erased."))
    return found


def _owners(meeting_id: UUID, task: Task | None = None) -> tuple[UUID, ...]:
    """Return which organisations may do something: those of the meeting, and who does already."""
    chairs = list_participants(db.session(), person=current_person(), meeting_id=meeting_id)
    named = dict.fromkeys(organisations_of(chairs))
    if task is not None:
        named |= dict.fromkeys(task.draft.parts)
        if task.draft.organisation_id is not None:
            named[task.draft.organisation_id] = None
    return tuple(named)


def _names(tasks: list[Task], more: tuple[UUID, ...] = ()) -> Mapping[UUID, str]:
    wanted = {*more}
    for task in tasks:
        wanted |= {*task.draft.parts}
        if task.draft.organisation_id is not None:
            wanted.add(task.draft.organisation_id)
    return name_organisations(
        db.session(), node=current_node(), person=current_person(), ids=wanted
    )


def _show(
    meeting: Meeting, page: AfterForm, *, status: int = 200, worry: WorryPlace | None = None
) -> Response:
    session, node, person = db.session(), current_node(), current_person()
    where = [TaskRow.meeting_id == meeting.meeting_id]
    tasks = list(list_tasks(session, node=node, person=person, where=where))
    owners = _owners(meeting.meeting_id)
    names = _names(tasks, owners)
    open_owners = [each.draft.organisation_id for each in tasks if each.is_open]
    content = meeting.content
    return render_page(
        "private/meetings/after.html",
        status=status,
        form=page.form,
        page=page,
        meeting=meeting,
        worry=worry,
        when=spoken_time(node, meeting.starts_at, meeting.ends_at),
        is_held=meeting.state is MeetingState.HELD,
        tasks=tasks,
        task_rows=TASK_ROWS,
        names=names,
        owners=[
            ("", _("Me (%(town)s)") % {"town": node.settings.name}),
            *((str(each), names[each]) for each in owners if each in names),
        ],
        lacks_action=lacks_action(problem=content.problem, notes=content.notes, actions=len(tasks)),
        carries_too_much=carries_too_much(open_owners),
        contributes=TaskRole.CONTRIBUTES,
        informed=TaskRole.INFORMED,
        label=label,
        town=node.settings.name,
    )


def _show_conflict(meeting_id: UUID, page: AfterForm) -> Response:
    """Show the page again with what was typed, below which stands what is stored now."""
    meeting = _get(meeting_id)
    page.form.fault(
        WHOLE_FORM,
        _(
            "This meeting was changed meanwhile, or this page was sent before. Look below at what "
            "is stored; save again to put your texts in its place."
        ),
    )
    fresh = fill_after_form(meeting).form
    stored_tasks = {str(each.task_id) for each in _tasks_of(meeting_id)}
    values = dict(page.form.values)
    for row in range(TASK_ROWS):
        if page.form.text(f"task_id_{row}") in stored_tasks:
            # Kept already; the line is free for another one.
            values |= {f"{each}_{row}": [""] for each in ("task_text", "owner", "due")}
            values[f"task_id_{row}"] = list(fresh.all(f"task_id_{row}"))
    again = AfterForm(form=Form(values=values, faults=page.form.faults), revision=meeting.revision)
    return _show(meeting, again, status=HTTPStatus.CONFLICT)


def _tasks_of(meeting_id: UUID) -> tuple[Task, ...]:
    return list_tasks(
        db.session(),
        node=current_node(),
        person=current_person(),
        where=[TaskRow.meeting_id == meeting_id],
    )


def _show_task(
    meeting_id: UUID,
    task: Task,
    form: Form,
    *,
    status: int = 200,
    worry: WorryPlace | None = None,
) -> Response:
    node = current_node()
    owners = _owners(meeting_id, task)
    names = _names([task], owners)
    own = [(str(each), names[each]) for each in owners if each in names]
    return render_page(
        "private/meetings/task.html",
        status=status,
        form=form,
        meeting=_get(meeting_id),
        task=task,
        is_conflict=status == HTTPStatus.CONFLICT,
        names=names,
        label=label,
        contributes=TaskRole.CONTRIBUTES,
        informed=TaskRole.INFORMED,
        town=node.settings.name,
        worry=worry,
        owners=[("", _("Me (%(town)s)") % {"town": node.settings.name}), *own],
        organisations=own,
        states=options(_STATES),
    )
