"""The pages of the desk."""

from collections.abc import Mapping

from flask import Blueprint, Response

from node.database import db
from node.desk.overview import Silence, look_over
from node.extensions import current_node
from node.language import gettext as _
from node.language import spoken
from node.screens.page import render_page

__all__ = ["bp"]

bp = Blueprint("desk", __name__, url_prefix="/desk")


@bp.get("")
def index() -> Response:
    """Show this month at one look."""
    overview = look_over(db.session(), node=current_node(), language=spoken())
    return render_page("desk/index.html", overview=overview, silences=_silences())


def _silences() -> Mapping[Silence, str]:
    return {
        Silence.NOT_HEARD: _("not heard for more than a day"),
        Silence.NOT_SIGNED: _("answers, and has signed nothing for a day"),
        Silence.NOTHING_RELEASED: _("has released nothing yet"),
    }
