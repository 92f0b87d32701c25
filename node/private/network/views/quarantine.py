"""The page of names that wait: each with the day on which its person was told, or erased.

At organisations where a name rests on consent, the day is the one on which the person agreed.
"""

from datetime import date
from http import HTTPStatus
from uuid import UUID

from flask import Blueprint, Response, request

from node.database import db
from node.errors import InputRefusedError
from node.extensions import current_node
from node.language import gettext as _
from node.people.signed_in import current_person
from node.private.local_time import local_day
from node.private.network.contact_consent import CONTACT_CONSENT_VERSION, consent_wording
from node.private.network.organisations import name_organisations
from node.private.network.quarantine import (
    WAITING_ON_PAGE,
    asking_consent,
    confirm_agreed,
    confirm_told,
    count_waiting,
    list_waiting,
)
from node.private.network.views.wanted import page_number
from node.private.typed_values import parse_day
from node.screens.form import Form, blank_form, read_form
from node.screens.page import notice, render_page, see_other

__all__ = ["bp"]

bp = Blueprint("quarantine", __name__, url_prefix="/network/quarantine")


@bp.get("")
def index() -> Response:
    """Show the names that wait."""
    return _show(blank_form())


@bp.post("/<uuid:contact_id>")
def confirm(contact_id: UUID) -> Response:
    """Say on which day somebody was told that their name is kept here, or agreed to it."""
    form = read_form(single=("told_on", "agreed_on"))
    session = db.session()
    try:
        if agreed_on := form.text("agreed_on"):
            _agreed(contact_id, parse_day(agreed_on))
        else:
            _told(contact_id, parse_day(form.text("told_on")))
    except ValueError:
        session.rollback()
        form.fault(_place(contact_id), _("Write a day such as 2026-05-04."))
        return _show(form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except InputRefusedError as error:
        session.rollback()
        form.take(error, at=_place(contact_id))
        return _show(form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    session.commit()
    notice(_("Noted. The name is a contact now."))
    return see_other("quarantine.index")


def _told(contact_id: UUID, day: date) -> None:
    confirm_told(
        db.session(),
        node=current_node(),
        actor=current_person(),
        contact_id=contact_id,
        told_on=day,
    )


def _agreed(contact_id: UUID, day: date) -> None:
    confirm_agreed(
        db.session(),
        node=current_node(),
        actor=current_person(),
        contact_id=contact_id,
        agreed_on=day,
    )


def _place(contact_id: UUID) -> str:
    """Return where on the page the day of one name is asked."""
    return f"day-{contact_id}"


def _show(form: Form, *, status: int = 200) -> Response:
    session, node, person = db.session(), current_node(), current_person()
    number = page_number(request.args)
    waiting = list_waiting(session, node=node, person=person, page=number)
    total = count_waiting(session, person=person)
    organisations = {each.draft.organisation_id for each in waiting}
    return render_page(
        "private/network/contacts/quarantine.html",
        status=status,
        form=form,
        waiting=waiting,
        total=total,
        number=number,
        pages=max(1, -(-total // WAITING_ON_PAGE)),
        today=local_day(node).isoformat(),
        names=name_organisations(session, node=node, person=person, ids=organisations),
        asking=asking_consent(session, person=person, organisation_ids=organisations),
        consent_wording=consent_wording(),
        consent_version=CONTACT_CONSENT_VERSION,
    )
