"""What the coordinator's card plans for a year: visits, objectives, the yearly check."""

from flask import Blueprint, Response

from node.database import db
from node.extensions import current_node
from node.people.signed_in import current_person
from node.private.local_time import local_day
from node.private.network.mandate import firewall_warning, mandate_warnings
from node.private.network.optional_rows import check_on, is_on
from node.private.network.organisations import name_organisations
from node.private.network.own_cards import find_own_card
from node.private.network.word_labels import label
from node.private.packs.objectives import count_tasks, untied_percent
from node.private.packs.visits import VisitMonth, free_months, months_ahead, planned_visits
from node.private.packs.yearly import (
    AGREEMENTS,
    CONFIRMATIONS,
    FACTS,
    GROUPS,
    count_renewals,
    find_ending_agreements,
    find_groups_to_review,
    find_unconfirmed,
)
from node.screens.page import render_page

__all__ = ["bp"]

bp = Blueprint("own_year", __name__, url_prefix="/network")

_OBJECTIVES, _YEARLY = "F45", "F49"
_HALF = 50


@bp.get("/visits")
def visits() -> Response:
    """Show in which months colleagues are welcome."""
    session, node = db.session(), current_node()
    today = local_day(node)
    offer = find_own_card(session, node=node).content.visits
    planned = planned_visits(session, node=node, person=current_person())
    free = free_months(offer, planned, today=today)
    calendar = [
        VisitMonth(
            month=each,
            is_offered=offer is not None and int(each.rpartition("-")[2]) in offer.months,
            planned=planned.get(each, 0),
            is_free=each in free,
        )
        for each in months_ahead(today)
    ]
    return render_page("private/packs/visits.html", offer=offer, calendar=calendar, free=free)


@bp.get("/visits/checklist")
def checklist() -> Response:
    """Show what a host thinks of, to be printed."""
    card = find_own_card(db.session(), node=current_node())
    return render_page("private/packs/visit_checklist.html", offer=card.content.visits)


@bp.get("/objectives")
def objectives() -> Response:
    """Show the objectives and what is done for each."""
    session = db.session()
    check_on(session, _OBJECTIVES)
    texts = find_own_card(session, node=current_node()).content.objectives
    tasks = count_tasks(session, person=current_person())
    percent = untied_percent(tasks)
    return render_page(
        "private/packs/objectives.html",
        objectives=[(text, *tasks.get(at, (0, 0))) for at, text in enumerate(texts, start=1)],
        untied=tasks.get(None, (0, 0)),
        percent=percent,
        is_lost=percent > _HALF,
    )


@bp.get("/yearly")
def yearly() -> Response:
    """Show what has to be renewed, and the objectives."""
    session, node, person = db.session(), current_node(), current_person()
    check_on(session, _YEARLY)
    ending = find_ending_agreements(session, node=node, person=person)
    unconfirmed = find_unconfirmed(session, node=node, person=person)
    ids = {number for number, _day in (*ending, *unconfirmed)}
    groups = find_groups_to_review(session, node=node, person=person)
    counts = count_renewals(session, node=node, person=person)
    card, today = find_own_card(session, node=node), local_day(node)
    return render_page(
        "private/packs/yearly.html",
        agreements=counts[AGREEMENTS],
        confirmations=counts[CONFIRMATIONS],
        group_count=counts[GROUPS],
        old_facts=counts[FACTS],
        ending=ending,
        unconfirmed=unconfirmed,
        groups=[(number, label(kind), day) for number, kind, day in groups],
        names=name_organisations(session, node=node, person=person, ids=ids),
        warnings=mandate_warnings(card, today=today),
        # Briefings have a page of their own; here it counts whether it was confirmed.
        firewall=firewall_warning(card, briefed=1, today=today),
        objectives=card.content.objectives if is_on(session, _OBJECTIVES) else (),
        today=today,
    )
