"""If the need is this, who is there? And what is needed that nobody offers."""

from typing import Final

from flask import Blueprint, Response, request

from node.database import db
from node.extensions import current_node
from node.people.signed_in import current_person
from node.private.network.held_organisations import held_organisations
from node.private.network.named import name_one
from node.private.network.offers import (
    gaps_of,
    last_asked,
    never_asked,
    offerings_of,
    topics_of,
)
from node.private.network.remembered import remember
from node.screens.formats import concept
from node.screens.page import render_page

__all__ = ["bp"]

bp = Blueprint("offers", __name__, url_prefix="/network/offers")

_MOST: Final = 100


@bp.get("")
def index() -> Response:
    """Show the types of help; with one chosen, who offers it and when they were asked last."""
    session, node, person = db.session(), current_node(), current_person()
    organisations = held_organisations(session, node=node, person=person)
    topics = topics_of(organisations)
    chosen = request.args.get("topic", "")
    chosen = chosen if chosen in {each.topic for each in topics} else ""
    asked = remember(
        session,
        person=person,
        asked="last asked",
        read=lambda: last_asked(session, person=person),
    )
    everything = offerings_of(organisations)
    offerings = offerings_of(organisations, topic=chosen) if chosen else everything
    # Who was never asked stands first: they are the ones who are overlooked.
    waiting = frozenset(never_asked(offerings, asked))
    shown = sorted(offerings, key=lambda each: each.organisation_id not in waiting)[:_MOST]
    return render_page(
        "private/network/offers.html",
        topics=sorted(topics, key=lambda each: concept(each.topic).casefold()),
        chosen=chosen,
        gaps=gaps_of(topics),
        needed_by={each.topic: each.needed_by for each in topics},
        offerings=[
            (each, name_one(organisations[each.organisation_id]), asked.get(each.organisation_id))
            for each in shown
        ],
        never_asked=waiting,
        is_cut=len(offerings) > len(shown),
    )
