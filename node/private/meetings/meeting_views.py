"""The pages of meetings: the calendar, the form, the run sheet, calling it off.

A page that is older than what is stored is shown again with everything typed and what stands there
now; sent once more it takes its place.
"""

from collections.abc import Sequence
from datetime import timedelta
from http import HTTPStatus
from typing import Final
from uuid import UUID

from flask import Blueprint, Response, current_app, request, url_for

from node.database import db
from node.errors import ConflictError, InputRefusedError
from node.extensions import current_node
from node.language import gettext as _
from node.language import ngettext
from node.people.signed_in import current_person
from node.private.local_time import local_day
from node.private.meetings.agenda import checklist_for, lacks_introductions
from node.private.meetings.calendar_entry import calendar_of
from node.private.meetings.encounters import count_new_pairs, find_encounters
from node.private.meetings.form_values import read_uuid
from node.private.meetings.meeting import Meeting
from node.private.meetings.meeting_form import (
    AGENDA_ROWS,
    THEME_ROWS,
    MeetingForm,
    fill_meeting_form,
    new_meeting_form,
    read_meeting,
    read_meeting_form,
)
from node.private.meetings.meetings import (
    add_meeting,
    cancel_meeting,
    change_meeting,
    get_meeting,
    list_meetings,
)
from node.private.meetings.models import MeetingRow, TaskRow
from node.private.meetings.participants import (
    count_participants,
    list_participants,
    organisations_of,
)
from node.private.meetings.solution import carries_too_much, lacks_action
from node.private.meetings.tasks import list_tasks
from node.private.meetings.town_time import clock_time, spoken_time
from node.private.meetings.word_labels import about_format, label, options
from node.private.meetings.words import AgendaKind, Attendance, Format, MeetingState
from node.private.meetings.worry_page import worry_place
from node.private.network.group_models import GroupRow
from node.private.network.groups import name_groups
from node.private.network.organisations import name_organisations
from node.private.network.words import State
from node.private.worries import WorryFoundError, WorryPlace
from node.screens.form import WHOLE_FORM, blank_form, read_form
from node.screens.formats import concept
from node.screens.page import notice, render_page, see_other
from schemas.vocabulary import STRUCTURE_GROUP, load_vocabulary

__all__ = ["bp", "theme_options"]

bp = Blueprint("meetings", __name__, url_prefix="/meetings")

_FIRST_FORMATS: Final = (Format.SIMILAR, Format.PROBLEM, Format.KICK_OFF)
"""What somebody who never held a meeting is offered."""

_MOST_PAST: Final = 30


@bp.app_context_processor
def _ways() -> dict[str, object]:
    return {"find_meeting_page": _find_meeting_page}


@bp.get("")
def index() -> Response:
    """Show the meetings to come, and those that were."""
    session, node, person = db.session(), current_node(), current_person()
    now = node.clock()
    coming = list_meetings(
        session, node=node, person=person, where=[MeetingRow.starts_at >= now], limit=100
    )
    past = list_meetings(
        session,
        node=node,
        person=person,
        where=[MeetingRow.starts_at < now],
        latest_first=True,
        limit=_MOST_PAST,
    )
    shown = [*coming, *past]
    return render_page(
        "private/meetings/list.html",
        coming=coming,
        past=past,
        most_past=_MOST_PAST,
        times=_times(shown),
        numbers=count_participants(
            session, person=person, meetings=[each.meeting_id for each in shown]
        ),
        label=label,
        first_formats=[(each, label(each), about_format(each)) for each in _FIRST_FORMATS],
        formats=[(each, label(each), about_format(each)) for each in Format],
    )


@bp.get("/new")
def new() -> Response:
    """Show the form of a new meeting, or first what sorts of meeting there are."""
    asked = blank_form({name: request.args.get(name, "") for name in ("format", "group")})
    if asked.text("format") not in set(Format):
        return render_page(
            "private/meetings/formats.html",
            formats=[(each, label(each), about_format(each)) for each in Format],
            group=asked.text("group"),
        )
    group_id = read_uuid(asked, "group")
    page = new_meeting_form(Format(asked.text("format")), node=current_node(), group_id=group_id)
    return _show_form(page, stored=None)


@bp.post("/new")
def create() -> Response:
    """Plan a meeting."""
    page = read_meeting_form()
    session, node = db.session(), current_node()
    draft = read_meeting(page, node=node)
    if draft is None:
        return _show_form(page, stored=None, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        add_meeting(
            session,
            node=node,
            actor=current_person(),
            draft=draft,
            meeting_id=page.meeting_id,
        )
    except ConflictError:
        # The page was sent twice: the meeting is there already.
        session.rollback()
        notice(_("This was stored already."))
        return see_other("meetings.show", meeting_id=page.meeting_id)
    except WorryFoundError as error:
        return _show_worry(page, error, stored=None)
    except InputRefusedError as error:
        session.rollback()
        page.form.take(error)
        return _show_form(page, stored=None, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    session.commit()
    notice(_("The meeting is planned. Choose now whom to invite."))
    return see_other("meeting_guests.show", meeting_id=page.meeting_id)


@bp.get("/<uuid:meeting_id>")
def show(meeting_id: UUID) -> Response:
    """Show the run sheet of a meeting."""
    session, node, person = db.session(), current_node(), current_person()
    meeting = _get(meeting_id)
    chairs = list_participants(session, person=person, meeting_id=meeting_id)
    came = [each for each in chairs if each.attendance is Attendance.CAME]
    there = organisations_of(came if meeting.state is MeetingState.HELD else chairs)
    tasks = list_tasks(session, node=node, person=person, where=[TaskRow.meeting_id == meeting_id])
    named = {*organisations_of(chairs)} | {
        each.draft.organisation_id for each in tasks if each.draft.organisation_id
    }
    met = find_encounters(session, person=person, organisations=there, before=meeting_id)
    open_owners = [each.draft.organisation_id for each in tasks if each.is_open]
    content = meeting.content
    return render_page(
        "private/meetings/show.html",
        meeting=meeting,
        when=spoken_time(node, meeting.starts_at, meeting.ends_at),
        is_over=meeting.ends_at < node.clock(),
        label=label,
        agenda=_timed(meeting),
        lacks_introductions=lacks_introductions(meeting.format, content.agenda),
        checklist=checklist_for(meeting.format),
        chairs=chairs,
        organisations=there,
        names=name_organisations(session, node=node, person=person, ids=named),
        new_pairs=count_new_pairs(there, met),
        tasks=tasks,
        today=local_day(node),
        carries_too_much=carries_too_much(open_owners),
        lacks_action=lacks_action(problem=content.problem, notes=content.notes, actions=len(tasks)),
        town=node.settings.name,
    )


@bp.get("/<uuid:meeting_id>/edit")
def edit(meeting_id: UUID) -> Response:
    """Show the form of a meeting with what is stored."""
    meeting = _get(meeting_id)
    return _show_form(fill_meeting_form(meeting, node=current_node()), stored=meeting)


@bp.post("/<uuid:meeting_id>/edit")
def change(meeting_id: UUID) -> Response:
    """Let a meeting say something else."""
    session, node = db.session(), current_node()
    stored = _get(meeting_id)
    sent = read_meeting_form()
    page = MeetingForm(form=sent.form, meeting_id=meeting_id, revision=sent.revision)
    draft = read_meeting(page, node=node, stored=stored)
    if draft is None:
        return _show_form(page, stored=stored, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        change_meeting(
            session,
            node=node,
            actor=current_person(),
            meeting_id=meeting_id,
            draft=draft,
            revision=page.revision,
        )
    except ConflictError:
        session.rollback()
        return _show_conflict(page)
    except WorryFoundError as error:
        return _show_worry(page, error, stored=stored)
    except InputRefusedError as error:
        session.rollback()
        page.form.take(error)
        return _show_form(page, stored=stored, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    session.commit()
    notice(_("The meeting is changed. Who has the invitation gets the new one from you."))
    return see_other("meetings.show", meeting_id=meeting_id)


@bp.get("/<uuid:meeting_id>/cancel")
def cancelling(meeting_id: UUID) -> Response:
    """Ask whether a meeting is called off."""
    return render_page("private/meetings/cancel.html", meeting=_get(meeting_id))


@bp.post("/<uuid:meeting_id>/cancel")
def cancel(meeting_id: UUID) -> Response:
    """Call a meeting off."""
    read_form()
    session = db.session()
    try:
        taken = cancel_meeting(
            session, node=current_node(), actor=current_person(), meeting_id=meeting_id
        )
    except InputRefusedError as error:
        session.rollback()
        notice(str(error))
        return see_other("meetings.show", meeting_id=meeting_id)
    session.commit()
    notice(
        ngettext(
            "The meeting is cancelled. %(number)d ask is taken out of the log.",
            "The meeting is cancelled. %(number)d asks are taken out of the log.",
            taken,
        )
        % {"number": taken}
    )
    return see_other("meetings.show", meeting_id=meeting_id)


@bp.get("/<uuid:meeting_id>/calendar.ics")
def calendar(meeting_id: UUID) -> Response:
    """Return the meeting as an entry for a calendar."""
    return Response(
        calendar_of(_get(meeting_id), node=current_node()),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="meeting.ics"'},
    )


def theme_options() -> list[tuple[str, str]]:
    """Return the concepts a meeting may be about, in the order of the alphabet."""
    concepts = load_vocabulary().concepts.values()
    known = [(each.id, concept(each.id)) for each in concepts if each.group != STRUCTURE_GROUP]
    return sorted(known, key=lambda each: each[1].casefold())


def _find_meeting_page(name: str, meeting_id: UUID) -> str | None:
    """Return where a further page of a meeting is; None if this node has no such page."""
    wanted = f"/meetings/<uuid:meeting_id>/{name}"
    for rule in current_app.url_map.iter_rules():
        if rule.rule == wanted and "GET" in (rule.methods or ()):
            return url_for(rule.endpoint, meeting_id=meeting_id)
    return None


def _get(meeting_id: UUID) -> Meeting:
    return get_meeting(
        db.session(), node=current_node(), person=current_person(), meeting_id=meeting_id
    )


def _times(meetings: Sequence[Meeting]) -> dict[UUID, str]:
    node = current_node()
    return {each.meeting_id: spoken_time(node, each.starts_at, each.ends_at) for each in meetings}


def _timed(meeting: Meeting) -> list[tuple[str, int, AgendaKind, str]]:
    """Return each item of the agenda with the hour at which it begins."""
    found, at = [], meeting.starts_at
    for item in meeting.content.agenda:
        found.append((clock_time(current_node(), at), item.minutes, item.kind, item.text))
        at += timedelta(minutes=item.minutes)
    return found


def _show_form(
    page: MeetingForm,
    *,
    stored: Meeting | None,
    status: int = 200,
    worry: WorryPlace | None = None,
    is_conflict: bool = False,
) -> Response:
    node = current_node()
    groups = name_groups(
        db.session(), node=node, person=current_person(), where=[GroupRow.state == State.OPEN]
    )
    planned_with = stored.draft.group_id if stored else None
    if planned_with is not None:
        # It may be closed since, or a colleague's own: that must not take the meeting out of it.
        groups = {planned_with: _("The group it was planned with"), **groups}
    return render_page(
        "private/meetings/edit.html",
        status=status,
        form=page.form,
        page=page,
        stored=stored,
        is_conflict=is_conflict,
        when=spoken_time(node, stored.starts_at, stored.ends_at) if stored else "",
        worry=worry,
        formats=options(Format),
        kinds=[("", _("Nothing")), *options(AgendaKind)],
        agenda_rows=AGENDA_ROWS,
        theme_rows=THEME_ROWS,
        themes=[("", _("None")), *theme_options()],
        groups=[
            ("", _("No group: a meeting by itself")),
            *((str(number), name) for number, name in groups.items()),
        ],
    )


def _show_worry(page: MeetingForm, error: WorryFoundError, *, stored: Meeting | None) -> Response:
    db.session.rollback()
    again = _get(stored.meeting_id) if stored else None
    refused = HTTPStatus.UNPROCESSABLE_ENTITY
    return _show_form(page, stored=again, status=refused, worry=worry_place(error))


def _show_conflict(page: MeetingForm) -> Response:
    stored = _get(page.meeting_id)
    page.form.fault(
        WHOLE_FORM,
        _(
            "Somebody changed this meeting meanwhile. What you typed is still here; what is stored "
            "now stands below. Save again to put yours in its place."
        ),
    )
    shown = MeetingForm(form=page.form, meeting_id=page.meeting_id, revision=stored.revision)
    return _show_form(shown, stored=stored, status=HTTPStatus.CONFLICT, is_conflict=True)
