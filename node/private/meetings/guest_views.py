"""Whom to invite, who sits where, and the invitation as a draft for the own mail program.

The names of organisations stand in no address, so looking one up is a form that is sent.
"""

from collections.abc import Collection, Mapping, Sequence
from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, Response, request

from node.database import db
from node.errors import InputRefusedError
from node.extensions import current_node
from node.language import LANGUAGES, ngettext, spoken
from node.language import gettext as _
from node.people.signed_in import current_person
from node.private.mail_draft import draft_file, mail_link
from node.private.meetings.agenda import lacks_introductions
from node.private.meetings.chair_form import (
    NOBODY,
    fill_chairs,
    read_chairs,
    read_chairs_form,
)
from node.private.meetings.encounters import count_new_pairs, count_partners, find_encounters
from node.private.meetings.form_values import read_number, read_uuid
from node.private.meetings.guests import (
    MOST_SHOWN,
    Guest,
    find_guests,
    list_guests,
    of_group,
)
from node.private.meetings.invitation import Invitation, contacts_of, write_invitation
from node.private.meetings.meeting import Meeting
from node.private.meetings.meetings import get_meeting
from node.private.meetings.participants import (
    MAX_SEATS,
    Participant,
    give_seats,
    invite,
    list_participants,
    mark_invited,
    organisations_of,
    uninvite,
)
from node.private.network.clear_words import describe_clear_parts
from node.private.network.group_models import GroupRow
from node.private.network.groups import name_groups
from node.private.network.label_check import find_labelled_words
from node.private.network.load import describe_load
from node.private.network.models import OrganisationRow
from node.private.network.organisations import name_organisations
from node.private.network.words import State
from node.screens import code_words
from node.screens.form import Form, blank_form, read_form
from node.screens.formats import concept, language_name
from node.screens.page import notice, render_page, see_other
from schemas.practice_words import Sector

__all__ = ["bp"]

bp = Blueprint("meeting_guests", __name__, url_prefix="/meetings/<uuid:meeting_id>")


@bp.get("/invite")
def show(meeting_id: UUID) -> Response:
    """Show who is on the list, and whom the group or the themes of the meeting propose."""
    meeting = _get(meeting_id)
    return _show(meeting, blank_form({"seats": "1"}), _proposed(meeting))


@bp.post("/invite/find")
def find(meeting_id: UUID) -> Response:
    """Show organisations of a group, of a sector, or by a part of their name."""
    meeting = _get(meeting_id)
    form = read_form(single=("group", "sector", "name"))
    group_id = read_uuid(form, "group")
    where = [] if group_id is None else [of_group(group_id, person=current_person())]
    if form.text("sector") in set(Sector):
        where.append(OrganisationRow.sector == Sector(form.text("sector")))
    if not where and not form.text("name"):
        form.fault("name", _("Choose a group or a sector, or write a part of the name."))
    if not form.is_good:
        return _show(meeting, form, (), status=HTTPStatus.UNPROCESSABLE_ENTITY)
    found = find_guests(
        db.session(),
        node=current_node(),
        person=current_person(),
        name=form.text("name"),
        where=where,
    )
    return _show(meeting, form, found, is_found=True)


@bp.post("/invite")
def add(meeting_id: UUID) -> Response:
    """Put the ticked organisations on the list."""
    meeting = _get(meeting_id)
    form = read_form(single=("seats",), many=("organisations",))
    seats = read_number(form, "seats", least=1, most=MAX_SEATS) or 1
    chosen = _ids(form.all("organisations"))
    if not chosen:
        form.fault("organisations", _("Tick whom you want to invite."))
    if not form.is_good:
        return _show(meeting, form, _proposed(meeting), status=HTTPStatus.UNPROCESSABLE_ENTITY)
    session = db.session()
    try:
        added = invite(
            session,
            node=current_node(),
            actor=current_person(),
            meeting_id=meeting_id,
            organisations=chosen,
            seats=seats,
        )
    except InputRefusedError as error:
        session.rollback()
        form.take(error)
        return _show(
            _get(meeting_id), form, _proposed(meeting), status=HTTPStatus.UNPROCESSABLE_ENTITY
        )
    session.commit()
    notice(
        ngettext(
            "%(number)d organisation was put on the list.",
            "%(number)d organisations were put on the list.",
            added,
        )
        % {"number": added}
    )
    return see_other("meeting_guests.show", meeting_id=meeting_id)


@bp.post("/invite/remove")
def remove(meeting_id: UUID) -> Response:
    """Take an organisation off the list."""
    _get(meeting_id)
    form = read_form(single=("organisation",))
    organisation_id = read_uuid(form, "organisation")
    session = db.session()
    if organisation_id is not None:
        try:
            uninvite(
                session,
                node=current_node(),
                actor=current_person(),
                meeting_id=meeting_id,
                organisation_id=organisation_id,
            )
        except InputRefusedError as error:
            session.rollback()
            notice(str(error))
            return see_other("meeting_guests.show", meeting_id=meeting_id)
        session.commit()
        notice(_("It is off the list."))
    return see_other("meeting_guests.show", meeting_id=meeting_id)


@bp.get("/chairs")
def chairs(meeting_id: UUID) -> Response:
    """Show each chair, with the contacts who may sit on it."""
    meeting = _get(meeting_id)
    seats = list_participants(db.session(), person=current_person(), meeting_id=meeting_id)
    choices = _choices(seats)
    return _show_chairs(meeting, fill_chairs(seats, choices), seats, choices)


@bp.post("/chairs")
def seat(meeting_id: UUID) -> Response:
    """Keep who sits where; what a colleague chose since the page was opened stays."""
    session, node, person = db.session(), current_node(), current_person()
    meeting = _get(meeting_id)
    form = read_chairs_form()
    seats = list_participants(session, person=person, meeting_id=meeting_id)
    choices = _choices(seats)
    chosen = read_chairs(form, seats, choices)
    if not form.is_good:
        return _show_chairs(meeting, form, seats, choices, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if chosen:
        give_seats(session, node=node, actor=person, meeting_id=meeting_id, contacts=chosen)
        session.commit()
    notice(_("Saved."))
    return see_other("meetings.show", meeting_id=meeting_id)


@bp.get("/invitation")
def invitation(meeting_id: UUID) -> Response:
    """Show the invitation as partners will read it."""
    meeting = _get(meeting_id)
    language = _language()
    written = _written(meeting, language)
    ids = written.unreached
    names = name_organisations(db.session(), node=current_node(), person=current_person(), ids=ids)
    return render_page(
        "private/meetings/invitation.html",
        meeting=meeting,
        invitation=written,
        letter=written.draft.text,
        clear=describe_clear_parts(written.draft.text, language=language),
        labelled=find_labelled_words(written.draft.text, language=language),
        link=mail_link(written.draft),
        names=names,
        form=blank_form({"language": language}),
        languages=[(each, language_name(each)) for each in LANGUAGES],
        language_chosen=language,
    )


@bp.get("/invitation.eml")
def draft(meeting_id: UUID) -> Response:
    """Return the invitation as a draft for a mail program, with the entry for calendars."""
    written = _written(_get(meeting_id), _language())
    return Response(
        draft_file(written.draft),
        content_type="message/rfc822",
        headers={"Content-Disposition": 'attachment; filename="invitation.eml"'},
    )


@bp.post("/invited")
def invited(meeting_id: UUID) -> Response:
    """Say that the invitations went out."""
    read_form()
    session = db.session()
    try:
        asked = mark_invited(
            session, node=current_node(), actor=current_person(), meeting_id=meeting_id
        )
    except InputRefusedError as error:
        session.rollback()
        notice(str(error))
        return see_other("meeting_guests.show", meeting_id=meeting_id)
    session.commit()
    notice(
        ngettext(
            "Noted: %(number)d organisation was asked to come. It counts as one ask.",
            "Noted: %(number)d organisations were asked to come. It counts as one ask of each.",
            asked,
        )
        % {"number": asked}
    )
    return see_other("meetings.show", meeting_id=meeting_id)


def _get(meeting_id: UUID) -> Meeting:
    return get_meeting(
        db.session(), node=current_node(), person=current_person(), meeting_id=meeting_id
    )


def _language() -> str:
    asked = request.args.get("language", "")
    return asked if asked in LANGUAGES else spoken()


def _written(meeting: Meeting, language: str) -> Invitation:
    session, person = db.session(), current_person()
    return write_invitation(
        session,
        node=current_node(),
        person=person,
        meeting=meeting,
        chairs=list_participants(session, person=person, meeting_id=meeting.meeting_id),
        language=language,
    )


def _proposed(meeting: Meeting) -> tuple[Guest, ...]:
    """Return the members of the meeting's group, or else whom its themes concern."""
    session, node, person = db.session(), current_node(), current_person()
    themes = meeting.content.themes
    if meeting.draft.group_id is not None:
        where = [of_group(meeting.draft.group_id, person=person)]
        return list_guests(session, node=node, person=person, where=where, themes=themes)
    if themes:
        return find_guests(session, node=node, person=person, themes=themes)
    return ()


def _show(
    meeting: Meeting,
    form: Form,
    found: Sequence[Guest],
    *,
    is_found: bool = False,
    status: int = 200,
) -> Response:
    session, node, person = db.session(), current_node(), current_person()
    seats = list_participants(session, person=person, meeting_id=meeting.meeting_id)
    listed = organisations_of(seats)
    where = [OrganisationRow.organisation_id.in_(listed)]
    guests = list_guests(session, node=node, person=person, where=where)
    met = find_encounters(session, person=person, organisations=listed, before=meeting.meeting_id)
    new = [each for each in found if each.organisation_id not in set(listed)]
    return render_page(
        "private/meetings/invite.html",
        status=status,
        meeting=meeting,
        form=form,
        find_form=form if is_found or "name" in form.faults else blank_form(),
        is_found=is_found,
        guests=guests,
        seats=_count_seats(seats),
        partners=count_partners(met),
        new_pairs=count_new_pairs(listed, met),
        options=[_option(each) for each in new],
        is_cut=len(found) == MOST_SHOWN,
        most_shown=MOST_SHOWN,
        tired=[
            (each.name, describe_load(each.asked, most_asks=each.most_asks))
            for each in guests
            if each.is_asked_too_often
        ],
        unclear=[each for each in guests if each.flag is not None],
        lacks_introductions=lacks_introductions(meeting.format, meeting.content.agenda),
        groups=[("", _("Any group")), *_group_options()],
        sectors=[("", _("Any sector")), *_sector_options()],
        seat_options=[(str(number), str(number)) for number in range(1, MAX_SEATS + 1)],
    )


def _choices(seats: Sequence[Participant]) -> Mapping[UUID, list[tuple[str, str]]]:
    """Return who may sit on the chairs of each organisation."""
    session, node, person = db.session(), current_node(), current_person()
    there = organisations_of(seats)
    found = {each: [(NOBODY, _("Not said"))] for each in there}
    for contact in contacts_of(session, node=node, person=person, organisations=there):
        called = contact.content.name or contact.content.function
        found[contact.draft.organisation_id].append((str(contact.contact_id), called))
    return found


def _show_chairs(
    meeting: Meeting,
    form: Form,
    seats: Sequence[Participant],
    choices: Mapping[UUID, Sequence[tuple[str, str]]],
    *,
    status: int = 200,
) -> Response:
    return render_page(
        "private/meetings/chairs.html",
        status=status,
        meeting=meeting,
        form=form,
        chairs=seats,
        choices=choices,
        names=name_organisations(
            db.session(), node=current_node(), person=current_person(), ids=organisations_of(seats)
        ),
    )


def _count_seats(seats: Sequence[Participant]) -> Mapping[UUID, int]:
    found: dict[UUID, int] = {}
    for each in seats:
        found[each.organisation_id] = found.get(each.organisation_id, 0) + 1
    return found


def _group_options() -> list[tuple[str, str]]:
    groups = name_groups(
        db.session(),
        node=current_node(),
        person=current_person(),
        where=[GroupRow.state == State.OPEN],
    )
    return [(str(number), name) for number, name in groups.items()]


def _sector_options() -> list[tuple[str, str]]:
    found = [(each.value, code_words.label(each)) for each in Sector]
    return sorted(found, key=lambda each: each[1].casefold())


def _option(guest: Guest) -> tuple[str, str, str]:
    """Return a tick for somebody who may be invited, with what is to be known before."""
    hints = [code_words.label(guest.sector)]
    if guest.themes:
        hints.append(_("concerned: %(themes)s") % {"themes": ", ".join(map(concept, guest.themes))})
    if guest.asked.asks:
        said = describe_load(guest.asked, most_asks=guest.most_asks)
        is_enough = guest.is_asked_too_often
        hints.append(_("Leave in peace: %(why)s") % {"why": said} if is_enough else said)
    if guest.flag:
        hints.append(guest.flag)
    return (str(guest.organisation_id), guest.name, " · ".join(hints))


def _ids(texts: Collection[str]) -> tuple[UUID, ...]:
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return tuple(found)
