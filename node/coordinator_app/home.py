"""The first page: what is worth doing today."""

from typing import Final

from flask import Blueprint, Response, current_app
from sqlalchemy.orm import Session

from node.airlock.asking import carry_on_asking
from node.coordinator_app.today import todays_page
from node.database import db
from node.extensions import Node, current_node
from node.language import spoken
from node.people.signed_in import current_person
from node.private.local_time import local_day
from node.private.packs.retention import carry_on_forgetting
from node.private.packs.staging import forget_staged
from node.screens.page import render_page

__all__ = ["bp"]

bp = Blueprint("home", __name__)

_FORGOT_ON: Final = "linkpin_forgot_on"


@bp.get("/")
def index() -> Response:
    """Show what is worth doing today."""
    session, node = db.session(), current_node()
    if carry_on_asking(session, node=node):
        session.commit()
    _forget_once_a_day(session, node=node)
    today = todays_page(session, node=node, person=current_person(), language=spoken())
    return render_page("coordinator_app/home.html", today=today)


def _forget_once_a_day(session: Session, *, node: Node) -> None:
    """Let the network forget what has stood or waited long enough, once a day in each process.

    Asking whether something is due passes every old line, which no first page should wait for.
    """
    today = local_day(node)
    if current_app.extensions.get(_FORGOT_ON) == today:
        return
    has_forgotten = carry_on_forgetting(session, node=node)
    if forget_staged(session, node=node) or has_forgotten:
        session.commit()
    current_app.extensions[_FORGOT_ON] = today
