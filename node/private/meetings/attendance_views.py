"""Who came: ticks on a phone, and a sheet for the clip-board of the one at the door."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Final
from uuid import UUID

from flask import Blueprint, Response

from node.database import db
from node.errors import InputRefusedError
from node.extensions import current_node
from node.language import gettext as _
from node.language import ngettext
from node.people.signed_in import current_person
from node.private.local_time import local_day, local_moment
from node.private.meetings.attendance import record_attendance
from node.private.meetings.form_values import read_number
from node.private.meetings.invitation import contacts_of
from node.private.meetings.meeting import Meeting
from node.private.meetings.meetings import get_meeting
from node.private.meetings.participants import (
    MAX_SEATS,
    Participant,
    list_participants,
    organisations_of,
)
from node.private.meetings.town_time import spoken_time
from node.private.meetings.words import Attendance, MeetingState
from node.private.network.organisations import find_same_name, name_organisations
from node.screens.form import WHOLE_FORM, Form, blank_form, read_form
from node.screens.page import notice, render_page, see_other

__all__ = ["bp"]

bp = Blueprint("meeting_attendance", __name__, url_prefix="/meetings/<uuid:meeting_id>")

_WALK_INS: Final = 3
"""Lines for those who were not on the list; more on the next opening of the page."""

_EMPTY_LINES: Final = 6


@bp.get("/attendance")
def show(meeting_id: UUID) -> Response:
    """Show a tick for each chair."""
    meeting = _get(meeting_id)
    ticked = _ticked(_chairs(meeting_id))
    return _show(meeting, blank_form({"came": ticked, "shown": ticked}))


@bp.post("/attendance")
def tick(meeting_id: UUID) -> Response:
    """Keep who was there: what somebody else ticked since the page was opened stays."""
    meeting = _get(meeting_id)
    form = read_form(
        single=[f"{each}_{row}" for row in range(_WALK_INS) for each in ("walk_in", "people")],
        many=("came", "shown"),
    )
    walked_in = _read_walk_ins(form)
    came, taken_back = _read_ticks(form, _chairs(meeting_id))
    if form.is_good and not form.all("came") and not walked_in:
        form.fault("came", _("Tick at least one chair, or cancel the meeting."))
    if not form.is_good:
        return _show(meeting, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    session = db.session()
    try:
        there = record_attendance(
            session,
            node=current_node(),
            actor=current_person(),
            meeting_id=meeting_id,
            came=came,
            walked_in=walked_in,
            taken_back=taken_back,
        )
    except InputRefusedError as error:
        session.rollback()
        form.take(error, at=WHOLE_FORM)
        return _show(_get(meeting_id), form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    session.commit()
    notice(
        ngettext(
            "%(number)d organisation was there; the log has it. Now the take-aways.",
            "%(number)d organisations were there; the log has it. Now the take-aways.",
            there,
        )
        % {"number": there}
    )
    return see_other("after_meeting.show", meeting_id=meeting_id)


@bp.get("/sheet")
def sheet(meeting_id: UUID) -> Response:
    """Show the sheet for the clip-board, to be printed."""
    meeting, node = _get(meeting_id), current_node()
    chairs = _chairs(meeting_id)
    return render_page(
        "private/meetings/sheet.html",
        meeting=meeting,
        when=spoken_time(node, meeting.starts_at, meeting.ends_at),
        rows=_described(chairs),
        empty_lines=_EMPTY_LINES,
    )


def _get(meeting_id: UUID) -> Meeting:
    return get_meeting(
        db.session(), node=current_node(), person=current_person(), meeting_id=meeting_id
    )


def _chairs(meeting_id: UUID) -> tuple[Participant, ...]:
    return list_participants(db.session(), person=current_person(), meeting_id=meeting_id)


def _ticked(chairs: Sequence[Participant]) -> list[str]:
    return [str(each.participant_id) for each in chairs if each.attendance is Attendance.CAME]


def _read_ticks(form: Form, chairs: Sequence[Participant]) -> tuple[list[UUID], list[UUID]]:
    """Return the chairs that were ticked on a page, and those of which the tick was taken back.

    Should the form come back, it shows these changes on what is ticked now.
    """
    typed, shown = set(form.all("came")), set(form.all("shown"))
    numbers = {str(each.participant_id): each.participant_id for each in chairs}
    ticked = _ticked(chairs)
    left = ({*ticked} - (shown - typed)) | (typed - shown)
    came = [each for each in numbers if each in left]
    form.values = {**form.values, "came": came, "shown": ticked}
    return (
        [number for each, number in numbers.items() if each in typed - shown],
        [number for each, number in numbers.items() if each in shown - typed],
    )


def _read_walk_ins(form: Form) -> dict[UUID, int]:
    found: dict[UUID, int] = {}
    for row in range(_WALK_INS):
        name = form.text(f"walk_in_{row}")
        people = read_number(form, f"people_{row}", least=1, most=MAX_SEATS)
        if not name:
            continue
        same = find_same_name(db.session(), node=current_node(), person=current_person(), name=name)
        if len(same) == 1:
            found[same[0]] = people or 1
        elif same:
            form.fault(
                f"walk_in_{row}",
                _(
                    "Several organisations are called so. Under My network, first give one of them "
                    "a name of its own."
                ),
            )
        else:
            form.fault(
                f"walk_in_{row}",
                _("No organisation is called so. Enter it first under My network."),
            )
    return found


def _described(chairs: tuple[Participant, ...]) -> list[tuple[Participant, str, str]]:
    """Return each chair with what its organisation and who sits on it are called, by name."""
    session, node, person = db.session(), current_node(), current_person()
    there = organisations_of(chairs)
    names = name_organisations(session, node=node, person=person, ids=there)
    contacts = {
        each.contact_id: each.content.name or each.content.function
        for each in contacts_of(session, node=node, person=person, organisations=there)
    }
    found = [
        (
            each,
            names[each.organisation_id],
            contacts.get(each.contact_id, "") if each.contact_id else "",
        )
        for each in chairs
        if each.organisation_id in names
    ]
    return sorted(found, key=lambda each: (each[1].casefold(), each[0].seat))


def _show(meeting: Meeting, form: Form, *, status: int = 200) -> Response:
    node = current_node()
    day = local_moment(node, meeting.starts_at).date()
    options = [
        (
            str(each.participant_id),
            name,
            _("Chair %(number)d: %(who)s") % {"number": each.seat, "who": who}
            if who
            else _("Chair %(number)d") % {"number": each.seat},
        )
        for each, name, who in _described(_chairs(meeting.meeting_id))
    ]
    return render_page(
        "private/meetings/attendance.html",
        status=status,
        meeting=meeting,
        form=form,
        options=options,
        walk_ins=_WALK_INS,
        is_to_come=day > local_day(node),
        is_cancelled=meeting.state is MeetingState.CANCELLED,
    )
