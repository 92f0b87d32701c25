"""The first page: what is worth doing today."""

from flask import Blueprint, Response

from node.airlock.asking import carry_on_asking
from node.coordinator_app.today import todays_page
from node.database import db
from node.extensions import current_node
from node.language import spoken
from node.people.signed_in import current_person
from node.screens.page import render_page

__all__ = ["bp"]

bp = Blueprint("home", __name__)


@bp.get("/")
def index() -> Response:
    """Show what is worth doing today."""
    session, node = db.session(), current_node()
    if carry_on_asking(session, node=node):
        session.commit()
    today = todays_page(session, node=node, person=current_person(), language=spoken())
    return render_page("coordinator_app/home.html", today=today)
