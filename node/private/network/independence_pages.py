"""How far the network stands on its own: one share, one number, and what they are made of."""

from flask import Blueprint, Response

from node.database import db
from node.extensions import current_node
from node.people.signed_in import current_person
from node.private.local_time import local_day
from node.private.network.independence import independence_share, independent_core, trend
from node.private.network.links import coordinator_links, partner_links
from node.private.network.optional_rows import check_on
from node.private.network.remembered import remember
from node.private.network.word_labels import label
from node.private.network.words import LogKind
from node.screens.page import render_page

__all__ = ["bp"]

bp = Blueprint("independence", __name__, url_prefix="/network/independence")


@bp.get("")
def index() -> Response:
    """Show the share of links that do not pass through the coordinator, and its way here."""
    session, person = db.session(), current_person()
    check_on(session, "F33")
    partners, coordinator = remember(
        session,
        person=person,
        asked="links by day",
        read=lambda: (
            partner_links(session, person=person),
            coordinator_links(session, person=person),
        ),
    )
    share = independence_share(len(partners), len(coordinator))
    return render_page(
        "private/network/independence.html",
        partners=len(partners),
        coordinator=len(coordinator),
        percent=None if share is None else round(100 * share),
        told_link=label(LogKind.TOLD_LINK),
        core=independent_core(tuple(partners)),
        quarters=[
            (each, None if each.share is None else round(100 * each.share))
            for each in trend(partners, coordinator, today=local_day(current_node()))
        ],
    )
