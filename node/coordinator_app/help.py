"""Help that works without a network: what this is, what leaves, what never does, who sees what."""

from flask import Blueprint, Response

from node.screens.page import render_page

__all__ = ["bp"]

bp = Blueprint("help", __name__, url_prefix="/help")


@bp.get("")
def index() -> Response:
    """Show the help page."""
    return render_page("coordinator_app/help.html")
