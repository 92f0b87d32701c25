"""What becomes of a meeting: its take-aways as a draft, a practice, the picture of trainings."""

from typing import Final
from uuid import UUID, uuid4

from flask import Blueprint, Response, request

from node.database import db
from node.errors import ConflictError, InputRefusedError
from node.extensions import current_node
from node.language import LANGUAGES, spoken
from node.language import gettext as _
from node.people.signed_in import current_person
from node.private.lawful_route.service import route_text
from node.private.local_time import local_day, local_moment
from node.private.mail_draft import draft_file, mail_link
from node.private.meetings.form_values import read_uuid
from node.private.meetings.meeting import Meeting
from node.private.meetings.meeting_practice import draft_practice, series_of
from node.private.meetings.meetings import get_meeting, list_meetings
from node.private.meetings.models import MeetingRow, TaskRow
from node.private.meetings.sharing import is_late
from node.private.meetings.take_aways import SharedTakeAways, mark_shared, write_take_aways
from node.private.meetings.tasks import list_tasks
from node.private.meetings.town_time import spoken_time
from node.private.meetings.training import MONTHS, list_sector_trainings, training_coverage
from node.private.meetings.words import Format, MeetingState
from node.private.network.label_check import find_labelled_words
from node.private.network.organisations import name_organisations
from node.private.worries import WorryFoundError, WorryPlace
from node.screens import code_words
from node.screens.form import blank_form, read_form
from node.screens.formats import language_name
from node.screens.page import notice, render_page, see_other

__all__ = ["practice_bp", "take_aways_bp", "training_bp"]

take_aways_bp = Blueprint("take_aways", __name__, url_prefix="/meetings/<uuid:meeting_id>")
practice_bp = Blueprint("meeting_practice", __name__, url_prefix="/meetings/<uuid:meeting_id>")
training_bp = Blueprint("trainings", __name__, url_prefix="/meetings")

_MOST_TRAININGS: Final = 30


@take_aways_bp.get("/share")
def show(meeting_id: UUID) -> Response:
    """Show the take-aways as those who were there will read them."""
    meeting, node = _get(meeting_id), current_node()
    language = _language()
    written = _written(meeting, language)
    names = name_organisations(
        db.session(), node=node, person=current_person(), ids=written.unreached
    )
    return render_page(
        "private/meetings/share.html",
        meeting=meeting,
        is_held=meeting.state is MeetingState.HELD,
        shared=written,
        letter=written.draft.text,
        labelled=find_labelled_words(written.draft.text, language=language),
        link=mail_link(written.draft),
        names=names,
        is_late=meeting.state is MeetingState.HELD
        and is_late(
            held_on=local_moment(node, meeting.starts_at).date(),
            shared_on=meeting.shared_on,
            today=local_day(node),
        ),
        form=blank_form({"language": language}),
        languages=[(each, language_name(each)) for each in LANGUAGES],
        language_chosen=language,
    )


@take_aways_bp.get("/take-aways.eml")
def draft(meeting_id: UUID) -> Response:
    """Return the take-aways as a draft for a mail program."""
    written = _written(_get(meeting_id), _language())
    return Response(
        draft_file(written.draft),
        content_type="message/rfc822",
        headers={"Content-Disposition": 'attachment; filename="take-aways.eml"'},
    )


@take_aways_bp.post("/shared")
def shared(meeting_id: UUID) -> Response:
    """Say that the take-aways are with those who were there."""
    read_form()
    session = db.session()
    try:
        mark_shared(session, node=current_node(), actor=current_person(), meeting_id=meeting_id)
    except InputRefusedError as error:
        session.rollback()
        notice(str(error))
        return see_other("meeting_attendance.show", meeting_id=meeting_id)
    session.commit()
    notice(_("Noted: the take-aways are with those who were there."))
    return see_other("meetings.show", meeting_id=meeting_id)


@practice_bp.get("/practice")
def ask(meeting_id: UUID) -> Response:
    """Say what becomes a practice, and what is left out."""
    meeting = _get(meeting_id)
    return _show_asking(meeting)


@practice_bp.post("/practice")
def make(meeting_id: UUID) -> Response:
    """Write a private practice down from a meeting, or from all meetings of its group."""
    meeting = _get(meeting_id)
    form = read_form(single=("practice_id", "what"))
    practice_id = read_uuid(form, "practice_id") or uuid4()
    session = db.session()
    try:
        made = draft_practice(
            session,
            node=current_node(),
            actor=current_person(),
            meeting_id=meeting_id,
            is_series=form.text("what") == "series",
            practice_id=practice_id,
        )
    except WorryFoundError:
        session.rollback()
        return render_page(
            "private/meetings/practice.html",
            status=422,
            meeting=_get(meeting_id),
            series=(),
            is_held=True,
            practice_id=practice_id,
            worry=WorryPlace(places={}, route=route_text(session, node=current_node())),
        )
    except ConflictError:
        # The page was sent before; the practice stands there.
        session.rollback()
        return see_other("practices.show", practice_id=practice_id)
    except InputRefusedError as error:
        session.rollback()
        notice(str(error))
        return see_other("meetings.show", meeting_id=meeting.meeting_id)
    session.commit()
    notice(
        _(
            "A private practice was written down. Read it once: names are left out, but you know "
            "best what is recognised."
        )
    )
    return see_other("practices.show", practice_id=made)


@training_bp.get("/training")
def training() -> Response:
    """Show which kinds of organisations had a training lately, and the profile of the town."""
    session, node, person = db.session(), current_node(), current_person()
    rows = list_sector_trainings(session, node=node, person=person)
    trained = [each.sector for each in rows if each.trained]
    held = list_meetings(
        session,
        node=node,
        person=person,
        where=[MeetingRow.format == Format.TRAINING, MeetingRow.state != MeetingState.CANCELLED],
        latest_first=True,
        limit=_MOST_TRAININGS,
    )
    settings = node.settings
    return render_page(
        "private/meetings/training.html",
        rows=rows,
        covered=len(trained),
        percent=round(training_coverage([each.sector for each in rows], trained) * 100),
        months=MONTHS,
        meetings=held,
        times={each.meeting_id: spoken_time(node, each.starts_at, each.ends_at) for each in held},
        label=code_words.label,
        band=code_words.label(settings.population_band) if settings.population_band else "",
        area=code_words.label(settings.urbanisation) if settings.urbanisation else "",
        town=settings.name,
    )


def _get(meeting_id: UUID) -> Meeting:
    return get_meeting(
        db.session(), node=current_node(), person=current_person(), meeting_id=meeting_id
    )


def _language() -> str:
    asked = request.args.get("language", "")
    return asked if asked in LANGUAGES else spoken()


def _written(meeting: Meeting, language: str) -> SharedTakeAways:
    session, node, person = db.session(), current_node(), current_person()
    tasks = list_tasks(
        session, node=node, person=person, where=[TaskRow.meeting_id == meeting.meeting_id]
    )
    return write_take_aways(
        session, node=node, person=person, meeting=meeting, tasks=tasks, language=language
    )


def _show_asking(meeting: Meeting) -> Response:
    return render_page(
        "private/meetings/practice.html",
        meeting=meeting,
        series=series_of(
            db.session(), node=current_node(), person=current_person(), meeting=meeting
        ),
        is_held=meeting.state is MeetingState.HELD,
        practice_id=uuid4(),
        worry=None,
    )
