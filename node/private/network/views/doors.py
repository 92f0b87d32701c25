"""The page of doors: through which settings we come into each neighbourhood."""

from flask import Blueprint, Response

from node.database import db
from node.extensions import current_node
from node.people.signed_in import current_person
from node.private.network.doors import read_doors
from node.private.network.optional_rows import check_on
from node.private.network.views.page_words import page_words
from node.screens.page import render_page

__all__ = ["bp"]

bp = Blueprint("doors", __name__, url_prefix="/network/doors")
bp.context_processor(page_words)


@bp.get("")
def index() -> Response:
    """Show how we came into each neighbourhood within a year."""
    session = db.session()
    check_on(session, "F08")
    return render_page(
        "private/network/organisations/doors.html",
        areas=read_doors(session, node=current_node(), person=current_person()),
    )
