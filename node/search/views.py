"""The pages of results: practices and colleagues, found by words and narrowed by ticks.

Everything that was asked stands in the address, so that a search can be sent to a colleague, kept
as a bookmark and gone back to. Nothing here is private, and nothing here writes.
"""

from flask import Blueprint, Response, request

from node.database import db
from node.extensions import current_node
from node.screens.page import render_page
from node.screens.shrinking import shrink
from node.search.addresses import register_origins
from node.search.asked import read_asked
from node.search.results import (
    COLLEAGUE_FILTERS,
    PRACTICE_FILTERS,
    find_colleagues,
    find_practices,
)

__all__ = ["bp"]

bp = Blueprint("search", __name__)
bp.record_once(register_origins)
bp.after_request(shrink)


@bp.get("/practices")
def practices() -> Response:
    """Show practices that answer a question, or the newest."""
    asked = read_asked(request.args, filters=PRACTICE_FILTERS)
    found = find_practices(db.session(), node=current_node(), asked=asked)
    return render_page("search/practices.html", found=found)


@bp.get("/colleagues")
def colleagues() -> Response:
    """Show colleagues in other towns, narrowed by what they can talk about or look for."""
    asked = read_asked(request.args, filters=COLLEAGUE_FILTERS)
    found = find_colleagues(db.session(), node=current_node(), asked=asked)
    return render_page("search/colleagues.html", found=found)
