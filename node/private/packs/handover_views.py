"""The handover pack as a page to print and as a document, with what to settle before leaving."""

from dataclasses import replace

from flask import Blueprint, Response

from node.database import db
from node.extensions import current_node
from node.people.signed_in import current_person
from node.private.local_time import local_day
from node.private.packs.handover import handover_pack
from node.private.packs.handover_reading import list_mine
from node.private.packs.holders import count_held, single_holder_warning
from node.private.packs.paper_files import answer_file, as_word
from node.screens.page import render_page

__all__ = ["bp"]

bp = Blueprint("network_handover", __name__, url_prefix="/network")


@bp.get("/handover")
def page() -> Response:
    """Show the pack, and before it what its owner should settle."""
    session, node, person = db.session(), current_node(), current_person()
    return render_page(
        "private/packs/handover.html",
        paper=handover_pack(session, node=node, person=person),
        warning=_warning(),
        mine=list_mine(session, node=node, person=person),
    )


@bp.get("/handover.docx")
def word() -> Response:
    """Give the pack as a document for a word processor."""
    paper = handover_pack(db.session(), node=current_node(), person=current_person())
    if (warning := _warning()) is not None:
        paper = replace(paper, about=(*paper.about, warning))
    return answer_file(as_word(paper), name=f"handover-{paper.made_on:%Y-%m-%d}.docx")


def _warning() -> str | None:
    most, total = count_held(db.session(), person=current_person(), today=local_day(current_node()))
    return single_holder_warning(most=most, total=total)
