"""The choice of a second step, offered after an invitation and asked of administrators."""

from flask import Response

from node.database import db
from node.extensions import current_node
from node.people.passkeys import accepts_passkeys
from node.people.second_step import find_second_step, must_keep
from node.people.signed_in import current_person
from node.people.views.blueprint import people
from node.screens.page import render_page

__all__: list[str] = []


@people.get("/account/second-step")
def second_step() -> Response:
    """Offer an authenticator app and a passkey."""
    person = current_person()
    return render_page(
        "people/second_step.html",
        ways=find_second_step(db.session(), person),
        must=must_keep(person),
        can_be_used=accepts_passkeys(current_node()),
    )
