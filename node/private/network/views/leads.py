"""The page of leads: which organisation pointed to others, and whom to ask next."""

from flask import Blueprint, Response

from node.database import db
from node.extensions import current_node
from node.people.signed_in import current_person
from node.private.network.coverage import count_sectors, read_coverage
from node.private.network.held_cards import hold_cards
from node.private.network.leads import count_leads, only_source, whom_to_ask
from node.private.network.optional_rows import check_on
from node.private.network.organisations import name_organisations
from node.private.network.views.page_words import page_words
from node.screens.page import render_page

__all__ = ["bp"]

bp = Blueprint("leads", __name__, url_prefix="/network/leads")
bp.context_processor(page_words)

_MOST = 60


@bp.get("")
def index() -> Response:
    """Show whom to ask for the way into a sector nobody of the network is in."""
    session, node, person = db.session(), current_node(), current_person()
    check_on(session, "F14")
    leads = count_leads(session, person=person)
    coverage = read_coverage(
        count_sectors(hold_cards(session, node=node, person=person)),
        band=node.settings.population_band,
    )
    asking = whom_to_ask(session, person=person, gaps=coverage.gaps)
    shown = sorted(leads.items(), key=lambda each: (-each[1], each[0]))[:_MOST]
    ids = {number for number, _count in shown} | {one for each in asking for one in each.ask}
    return render_page(
        "private/network/organisations/leads.html",
        leads=shown,
        total=sum(leads.values()),
        only=only_source(leads),
        asking=asking,
        names=name_organisations(session, node=node, person=person, ids=ids),
    )
