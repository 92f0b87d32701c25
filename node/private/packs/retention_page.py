"""The page on which is seen what goes by age, before it goes."""

from typing import Final

from flask import Blueprint, Response

from node.database import db
from node.extensions import current_node
from node.language import gettext as _
from node.people.signed_in import current_person
from node.private.network.rules import read_rules
from node.private.packs.retention import count_aged, run_retention
from node.screens.form import read_form
from node.screens.page import notice, render_page, see_other

__all__ = ["bp"]

bp = Blueprint("retention", __name__, url_prefix="/network/rules/retention")

_AHEAD_DAYS: Final = 30


@bp.get("")
def preview() -> Response:
    """Show how much goes now, and within a month."""
    session, node, person = db.session(), current_node(), current_person()
    return render_page(
        "private/packs/retention.html",
        rules=read_rules(session),
        now=count_aged(session, node=node, person=person),
        soon=count_aged(session, node=node, person=person, ahead_days=_AHEAD_DAYS),
    )


@bp.post("")
def run() -> Response:
    """Take it away."""
    read_form()
    session = db.session()
    run_retention(session, node=current_node(), actor=current_person())
    session.commit()
    notice(_("What had stood long enough is taken away. The counts stay."))
    return see_other("retention.preview")
