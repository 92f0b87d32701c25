"""The pages of the log: the one gesture, a line of it, what came of it, and taking it away.

Whoever saves goes back to where they came from, with a way to take the line back at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final
from uuid import UUID

from flask import Blueprint, Response, flash, request, url_for

from node.database import db
from node.errors import ConflictError, InputRefusedError, NotFoundError
from node.extensions import current_node
from node.language import gettext as _
from node.people.signed_in import current_person
from node.private.lawful_route.service import route_text
from node.private.local_time import local_day
from node.private.network.addresses import came_from, organisation_address
from node.private.network.log import change_line, get_line, list_lines, settle_line, write_line
from node.private.network.log_erasing import erase_line
from node.private.network.log_form import (
    fill_line,
    fill_settling,
    note_conflict,
    read_identifier,
    read_line,
    read_log_form,
    start_form,
)
from node.private.network.log_kinds import PAIR_KINDS
from node.private.network.log_line import LogDraft, LogLine
from node.private.network.log_page import field_labels, look_around
from node.private.network.log_partners import Partner, enter_partner, read_partner
from node.private.network.meeting_days import check_meeting
from node.private.network.optional_rows import is_on
from node.private.network.organisations import name_organisations
from node.private.network.paging import read_page
from node.private.network.word_labels import label, options
from node.private.network.words import State
from node.private.typed_values import read_revision
from node.private.worries import WorryFoundError, WorryPlace
from node.screens.form import Form, read_form
from node.screens.page import notice, render_page, see_other
from node.screens.return_address import local_address

__all__ = ["UNDO", "bp"]

bp = Blueprint("log", __name__, url_prefix="/log")

UNDO: Final = "undo"
"""Category of the flashed address at which what was just done is taken back."""

_LATEST: Final = 5
_PER_PAGE: Final = 50
_ASKED: Final = ("organisation", "kind", "meeting", "place")


@bp.get("")
def index() -> Response:
    """Show the form, with what the way here says already."""
    asked = {name: request.args[name] for name in _ASKED if name in request.args}
    today = local_day(current_node())
    return _show_form(start_form(asked, today=today, back=came_from()))


@bp.post("")
def write() -> Response:
    """Log a line."""
    session, node, actor = db.session(), current_node(), current_person()
    form = read_log_form()
    line_id = read_identifier(form.text("line_id"))
    partner, other, draft = _read(form)
    if draft is None or line_id is None:
        return _show_form(form, partner=partner, other=other, status=422)
    try:
        draft = _with_partners(draft, partner, other)
        write_line(session, node=node, actor=actor, draft=draft, line_id=line_id)
        session.commit()
    except ConflictError:
        session.rollback()
        return see_other("log.show", line_id=line_id)
    except (InputRefusedError, NotFoundError) as error:
        session.rollback()
        return _refuse(form, error, partner=partner, other=other)
    notice(_("Logged. It stays at this node."))
    flash(url_for("log.undo", line_id=line_id), UNDO)
    return _back_to(form)


@bp.get("/all")
def everything() -> Response:
    """Show all lines, the latest first."""
    page = read_page()
    found = list_lines(
        db.session(),
        node=current_node(),
        person=current_person(),
        limit=_PER_PAGE + 1,
        offset=page * _PER_PAGE,
    )
    lines = found[:_PER_PAGE]
    return render_page(
        "private/network/log/all.html",
        lines=lines,
        names=_names(lines),
        word=label,
        page=page,
        has_more=len(found) > _PER_PAGE,
    )


@bp.get("/<uuid:line_id>")
def show(line_id: UUID) -> Response:
    """Show one line."""
    return _show_line(_line(line_id))


@bp.get("/<uuid:line_id>/edit")
def edit(line_id: UUID) -> Response:
    """Show one line, to be changed."""
    line = _line(line_id)
    form = fill_line(line.draft, line_id=line_id, revision=line.revision, back=came_from())
    return _show_form(form, line=line)


@bp.post("/<uuid:line_id>/edit")
def change(line_id: UUID) -> Response:
    """Let a line say something else."""
    session, node, actor = db.session(), current_node(), current_person()
    line = _line(line_id)
    form = read_log_form()
    partner, other, draft = _read(form, stored=line)
    if draft is None:
        return _show_form(form, line=line, partner=partner, other=other, status=422)
    revision = read_revision(form)
    try:
        draft = _with_partners(draft, partner, other)
        change_line(
            session, node=node, actor=actor, line_id=line_id, draft=draft, revision=revision
        )
        session.commit()
    except ConflictError:
        session.rollback()
        return _show_conflict(form, line_id)
    except (InputRefusedError, NotFoundError) as error:
        session.rollback()
        return _refuse(form, error, partner=partner, other=other, line=_line(line_id))
    notice(_("The line is changed."))
    return see_other("log.show", line_id=line_id)


@bp.post("/<uuid:line_id>/settle")
def settle(line_id: UUID) -> Response:
    """Say that something is done, dropped or open again, and what came of it."""
    session = db.session()
    form = read_form(single=("state", "outcome", "back", "revision"))
    line = _line(line_id)
    if form.text("state") not in {State.OPEN, State.DONE, State.DROPPED}:
        form.fault("state", _("Choose where it stands."))
        return _show_line(line, form=form, status=422)
    try:
        settle_line(
            session,
            node=current_node(),
            actor=current_person(),
            line_id=line_id,
            state=State(form.text("state")),
            revision=read_revision(form),
            # The button on the page of promises asks for no words: it leaves what stands there.
            outcome=form.text("outcome") if "outcome" in form.values else None,
        )
    except ConflictError:
        session.rollback()
        line = _line(line_id)
        note_conflict(form, revision=line.revision)
        return _show_line(line, form=form, status=409)
    except WorryFoundError as error:
        session.rollback()
        return _show_line(line, form=form, worry=_worry(error), status=422)
    except InputRefusedError as error:
        session.rollback()
        form.take(error, at="outcome")
        return _show_line(line, form=form, status=422)
    session.commit()
    notice(_("Noted: %(state)s.") % {"state": label(State(form.text("state")))})
    if form.text("back"):
        return _back_to(form)
    return see_other("log.show", line_id=line_id)


@bp.get("/<uuid:line_id>/erase")
def ask_to_erase(line_id: UUID) -> Response:
    """Ask whether a line is to be erased."""
    line = _line(line_id)
    return render_page(
        "private/network/log/erase.html", line=line, names=_names([line]), word=label
    )


@bp.post("/<uuid:line_id>/erase")
def erase(line_id: UUID) -> Response:
    """Erase a line."""
    read_form()
    _erase(line_id)
    notice(_("The line is erased."))
    return see_other("log.everything")


@bp.post("/<uuid:line_id>/undo")
def undo(line_id: UUID) -> Response:
    """Take back what was logged just now."""
    read_form()
    try:
        _erase(line_id)
    except NotFoundError:
        db.session.rollback()
        notice(_("It was taken back already."))
        return see_other("log.index")
    notice(_("Taken back. Nothing of it is kept."))
    return see_other("log.index")


def _back_to(form: Form) -> Response:
    """Return the way back to where somebody came from."""
    return Response(status=303, headers={"Location": local_address(form.text("back"))})


def _erase(line_id: UUID) -> None:
    erase_line(db.session(), node=current_node(), actor=current_person(), line_id=line_id)
    db.session.commit()


def _line(line_id: UUID) -> LogLine:
    return get_line(db.session(), node=current_node(), person=current_person(), line_id=line_id)


def _names(lines: Sequence[LogLine]) -> Mapping[UUID, str]:
    ids = {each.draft.organisation_id for each in lines} | {each.draft.other_id for each in lines}
    return name_organisations(
        db.session(),
        node=current_node(),
        person=current_person(),
        ids=[each for each in ids if each is not None],
    )


def _read(form: Form, *, stored: LogLine | None = None) -> tuple[Partner, Partner, LogDraft | None]:
    """Return which organisations a form means and the line it spells, if nothing is wrong."""
    session, node, person = db.session(), current_node(), current_person()
    partner = read_partner(session, node=node, person=person, form=form, name="organisation")
    is_pair = form.text("kind") in PAIR_KINDS or form.text("else_kind") in PAIR_KINDS
    other = Partner()
    if is_pair:
        other = read_partner(session, node=node, person=person, form=form, name="other")
    meeting_id = read_identifier(form.text("meeting"))
    if meeting_id is not None and (stored is None or stored.draft.meeting_id != meeting_id):
        try:
            check_meeting(session, node=node, person=person, meeting_id=meeting_id)
        except NotFoundError as error:
            # It was erased since the page was opened; what was typed stays.
            form.fault("meeting", str(error))
    draft = read_line(
        form,
        organisation_id=partner.organisation_id,
        other_id=other.organisation_id,
        stored=stored.draft if stored else None,
    )
    if draft is not None and draft.meeting_id is None and stored is not None:
        draft = replace(draft, meeting_id=_unseen_meeting(stored))
    return partner, other, draft


def _unseen_meeting(line: LogLine) -> UUID | None:
    """Return the meeting of a line that a page cannot offer, since a colleague alone sees it."""
    session, node, person = db.session(), current_node(), current_person()
    meeting_id = line.draft.meeting_id
    try:
        if meeting_id is not None:
            check_meeting(session, node=node, person=person, meeting_id=meeting_id)
    except NotFoundError:
        return meeting_id
    return None


def _with_partners(draft: LogDraft, partner: Partner, other: Partner) -> LogDraft:
    """Return the line with the organisations that are entered on the way."""
    session, node, actor = db.session(), current_node(), current_person()
    entered = [
        enter_partner(session, node=node, actor=actor, partner=each, is_mine=draft.is_mine)
        for each in (partner, other)
    ]
    return replace(draft, organisation_id=entered[0], other_id=entered[1])


def _refuse(
    form: Form,
    error: InputRefusedError | NotFoundError,
    *,
    partner: Partner,
    other: Partner,
    line: LogLine | None = None,
) -> Response:
    worry = None
    if isinstance(error, WorryFoundError):
        worry = _worry(error)
    elif isinstance(error, NotFoundError):
        # An organisation was erased since the page was opened; what was typed stays.
        form.fault("organisation", str(error))
    else:
        form.take(error)
    return _show_form(form, line=line, partner=partner, other=other, worry=worry, status=422)


def _show_conflict(form: Form, line_id: UUID) -> Response:
    """Show what is stored beside what was typed; saving again keeps what was typed."""
    line = _line(line_id)
    note_conflict(form, revision=line.revision)
    return _show_form(form, line=line, stored=line, status=409)


def _worry(error: WorryFoundError) -> WorryPlace:
    labels = field_labels()
    return WorryPlace(
        places={member: labels.get(member, member) for member in error.members},
        route=route_text(db.session(), node=current_node()),
    )


def _show_form(
    form: Form,
    *,
    line: LogLine | None = None,
    stored: LogLine | None = None,
    partner: Partner | None = None,
    other: Partner | None = None,
    worry: WorryPlace | None = None,
    status: int = 200,
) -> Response:
    session, node, person = db.session(), current_node(), current_person()
    latest = () if line else list_lines(session, node=node, person=person, limit=_LATEST)
    return render_page(
        "private/network/log/form.html",
        status=status,
        form=form,
        around=look_around(
            session,
            node=node,
            person=person,
            form=form,
            partner=partner or Partner(),
            other=other or Partner(),
        ),
        line=line,
        stored=stored,
        worry=worry,
        latest=latest,
        names=_names(latest if stored is None else [stored]),
        word=label,
        back=local_address(form.text("back")),
        can_keep=line is None or line.draft.is_mine or line.author_id == person.account_id,
        shows_presence=is_on(session, "F56"),
    )


def _show_line(
    line: LogLine,
    *,
    form: Form | None = None,
    worry: WorryPlace | None = None,
    status: int = 200,
) -> Response:
    asked = fill_settling(line)
    if form is not None:
        # A field that was not sent shows what is stored, so that saving again empties nothing.
        asked = Form(values={**asked.values, **form.values}, faults=form.faults)
    return render_page(
        "private/network/log/show.html",
        status=status,
        line=line,
        form=asked,
        states=options(each for each in State if each is not State.NONE),
        worry=worry,
        names=_names([line]),
        word=label,
        address_of=organisation_address,
    )
