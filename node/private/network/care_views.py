"""The pages of rhythm: whom to call, whom to leave in peace, and how far reaching out has come."""

from typing import Final
from uuid import UUID

from flask import Blueprint, Response

from node.database import db
from node.errors import InputRefusedError
from node.extensions import current_node
from node.language import gettext as _
from node.people.signed_in import current_person
from node.private.local_time import local_day
from node.private.network.addresses import organisation_address
from node.private.network.care import list_care
from node.private.network.encouraging import list_encouraged
from node.private.network.give_and_ask import give_and_ask
from node.private.network.load import CRISIS_WEIGHT
from node.private.network.optional_rows import is_on
from node.private.network.organisations import name_organisations, snooze_organisation
from node.private.network.outreach import Stage, contacts_by_week, list_reached
from node.private.network.outreach import describe_stage as stage_label
from node.private.network.paging import read_page
from node.private.network.rules import read_rules
from node.private.network.tally import ASK_DAYS, count_contacts
from node.screens.form import read_form
from node.screens.page import notice, render_page, see_other

__all__ = ["bp"]

bp = Blueprint("care", __name__, url_prefix="/network")

_PER_PAGE: Final = 25
_PER_STAGE: Final = 20
_REST_DAYS: Final = ("7", "30")


@bp.get("/care")
def index() -> Response:
    """Show whom to call and whom to leave in peace, each with its reason."""
    session, node, person = db.session(), current_node(), current_person()
    counted = count_contacts(session, node=node, person=person)
    found = list_care(counted)
    page = read_page()
    lines = found[page * _PER_PAGE : (page + 1) * _PER_PAGE]
    ids = [each.organisation_id for each in lines]
    encourages = is_on(session, "F34")
    encouraged = list_encouraged(session, person=person, counted=counted) if encourages else ()
    wanted = {*ids, *encouraged}
    return render_page(
        "private/network/care.html",
        lines=lines,
        names=name_organisations(session, node=node, person=person, ids=wanted),
        exchange=give_and_ask(session, node=node, person=person, organisation_ids=ids),
        encouraged=encouraged,
        encourages=encourages,
        calls=sum(each.advice == "call" for each in found),
        peace=sum(each.advice == "leave" for each in found),
        rules=read_rules(session),
        ask_days=ASK_DAYS,
        crisis_weight=CRISIS_WEIGHT,
        page=page,
        has_more=len(found) > (page + 1) * _PER_PAGE,
        address_of=organisation_address,
    )


@bp.post("/care/<uuid:organisation_id>/snooze")
def snooze(organisation_id: UUID) -> Response:
    """Leave an organisation off the list for a week or a month."""
    form = read_form(single=("days",))
    if form.text("days") not in _REST_DAYS:
        raise InputRefusedError(_("Choose a week or a month."))
    session = db.session()
    days = int(form.text("days"))
    snooze_organisation(
        session,
        node=current_node(),
        actor=current_person(),
        organisation_id=organisation_id,
        days=days,
    )
    session.commit()
    notice(_("It is not named here for %(days)d days.") % {"days": days})
    return see_other("care.index")


@bp.get("/outreach")
def outreach() -> Response:
    """Show how far reaching out has come, and what is next with each organisation."""
    session, node, person = db.session(), current_node(), current_person()
    reached = list_reached(session, node=node, person=person)
    columns = [(stage, [each for each in reached if each.stage == stage]) for stage in Stage]
    shown = [each.organisation_id for _stage, column in columns for each in column[:_PER_STAGE]]
    return render_page(
        "private/network/outreach.html",
        columns=columns,
        most=_PER_STAGE,
        names=name_organisations(session, node=node, person=person, ids=shown),
        waiting=sum(each.is_left_waiting for each in reached),
        weeks=contacts_by_week(session, person=person, today=local_day(node)),
        stage_label=stage_label,
        address_of=organisation_address,
    )
