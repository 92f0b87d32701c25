"""Calling off what has not left: one coordinator is enough, and it holds at once.

What left meanwhile leads on to its withdrawal; what nobody was asked about has nothing to stop.
"""

from typing import Final
from uuid import UUID

from flask import Response

from node.airlock.orders import call_off as stop
from node.airlock.requests import get_request
from node.airlock.standing import Standing
from node.airlock.views.blueprint import bp
from node.airlock.views.subject_titles import stands, title_of
from node.database import db
from node.extensions import current_node
from node.language import gettext as _
from node.people.signed_in import current_person
from node.published.reading import find_released
from node.queues import QueueName, wake
from node.screens.form import read_form
from node.screens.page import notice, render_page, see_other

__all__ = ["STOPPABLE", "call_off", "called_off_words", "calling_off"]

STOPPABLE: Final = frozenset({Standing.ASKED, Standing.APPROVED, Standing.HELD_BACK})
"""Where a request stands that can be called off."""


def called_off_words() -> str:
    """Return what is said once a first version was called off."""
    return _("Called off. If it was being signed just now, it is withdrawn at once.")


@bp.get("/<uuid:request_id>/call-off")
def calling_off(request_id: UUID) -> Response:
    """Show what calling off does, before it is done."""
    elsewhere = _find_elsewhere(request_id)
    if elsewhere is not None:
        return elsewhere
    session, node = db.session(), current_node()
    row = get_request(session, request_id)
    return render_page(
        "airlock/call_off.html",
        request_id=request_id,
        title=title_of(row, node=node),
        is_correction=find_released(session, row.record_id) is not None,
    )


@bp.post("/<uuid:request_id>/call-off")
def call_off(request_id: UUID) -> Response:
    """Stop a request before it leaves; done twice it is stopped once."""
    read_form()
    elsewhere = _find_elsewhere(request_id)
    if elsewhere is not None:
        return elsewhere
    session, node = db.session(), current_node()
    row = stop(session, node=node, person=current_person(), request_id=request_id)
    is_correction = find_released(session, row.record_id) is not None
    session.commit()
    wake(node.settings, QueueName.SEALER)
    notice(
        _("Called off. Towns read the version they have.") if is_correction else called_off_words()
    )
    return see_other("airlock.status", request_id=request_id)


def _find_elsewhere(request_id: UUID) -> Response | None:
    """Return the way to where a request belongs now; None if it can be called off."""
    session = db.session()
    row = get_request(session, request_id)
    standing = stands(session, row)
    if standing is Standing.RELEASED:
        return see_other("airlock.withdrawal", record_id=row.record_id)
    if standing not in STOPPABLE:
        return see_other("airlock.status", request_id=request_id)
    return None
