"""Signing in as somebody invented: a page of the demo alone.

It exists only where the demo's setting is on, which is refused on any address but this machine's
own, and only for accounts whose mailbox says that they are of the demo. The page signs nobody in by
being looked at; its button does.
"""

from flask import Blueprint, Response, request

from node.database import db
from node.errors import NotFoundError
from node.extensions import current_node
from node.language import gettext as _
from node.people.datastore import ensure_sign_in, user_of
from node.people.entering import open_session_for
from node.people.invented import is_invented
from node.people.models import PersonRole
from node.people.proof import Proof
from node.people.service import Person, get_person
from node.screens.form import read_form
from node.screens.page import render_page
from node.screens.return_address import local_address

__all__ = ["bp"]

bp = Blueprint("persona", __name__, url_prefix="/demo/as")


@bp.get("/<handle>")
def show(handle: str) -> Response:
    """Show who one is about to be."""
    person = _get_invented(handle)
    return render_page(
        "coordinator_app/persona.html",
        person=person,
        role=_role(person),
        next=local_address(request.args.get("next", "/")),
    )


@bp.post("/<handle>")
def sign_in(handle: str) -> Response:
    """Sign in as an invented person and go where the tour leads."""
    form = read_form(single=("next",))
    session, node = db.session(), current_node()
    user = user_of(session, ensure_sign_in(session, _get_invented(handle)))
    if user is not None:
        open_session_for(session, user, node=node, proofs=(Proof.PASSWORD, Proof.CODE))
    return Response(status=303, headers={"Location": local_address(form.text("next"))})


def _get_invented(handle: str) -> Person:
    """Return an account of the demo.

    Raises:
        NotFoundError: There is none of this handle, or it is a real person's.
    """
    person = get_person(db.session(), node=current_node(), handle=handle)
    if not is_invented(person, settings=current_node().settings):
        raise NotFoundError(_("There is no invented person of that name."))
    return person


def _role(person: Person) -> str:
    words = {
        PersonRole.DESK: _("staff of the European desk"),
        PersonRole.ADMIN: _("administrator of this node"),
        PersonRole.COORDINATOR: _("coordinator"),
        PersonRole.SECOND_READER: _("second reader"),
    }
    return next(word for role, word in words.items() if role in person.roles)
