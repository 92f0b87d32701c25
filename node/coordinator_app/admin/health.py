"""How the node fares: what must be fixed, what is advised, what is fine."""

from collections.abc import Mapping, Sequence

from flask import Response

from node.coordinator_app.admin.blueprint import admin
from node.database import db
from node.extensions import current_node
from node.language import gettext as _
from node.operations.doctor import Level, Remark, examine
from node.screens.page import render_page

__all__: list[str] = []


@admin.get("")
def index() -> Response:
    """Examine the node now and show every remark, the worst first."""
    node = current_node()
    remarks = examine(db.session(), node=node)
    return render_page(
        "coordinator_app/admin/health.html",
        groups=_groups(remarks),
        verdict=_verdict(remarks),
        looked_at=node.clock(),
    )


def _groups(remarks: Sequence[Remark]) -> list[Mapping[str, object]]:
    titles = {
        Level.MUST_FIX: _("Must fix"),
        Level.ADVICE: _("Advice"),
        Level.FINE: _("Fine"),
    }
    return [
        {"level": level.value, "title": title, "remarks": found}
        for level, title in titles.items()
        if (found := [remark for remark in remarks if remark.level is level])
    ]


def _verdict(remarks: Sequence[Remark]) -> str:
    levels = {remark.level for remark in remarks}
    if Level.MUST_FIX in levels:
        return _("Something must be fixed.")
    return _("It runs, with some advice.") if Level.ADVICE in levels else _("All is fine.")
