"""The page behind the link of an invitation: a person sets their password and is signed in."""

from flask import Response, url_for

from node.database import db
from node.errors import InputRefusedError, NotFoundError
from node.extensions import current_node
from node.people.datastore import user_of
from node.people.invitations import (
    OpenInvitation,
    accept_invitation,
    find_owner_of_used,
    get_invitation,
)
from node.people.passwords import MIN_CHARACTERS
from node.people.proof import Proof
from node.people.sessions import was_replaced_lately
from node.people.sign_in_models import SignIn
from node.people.signed_in import find_current_person
from node.people.views.answers import enter
from node.people.views.blueprint import people
from node.screens.form import Form, blank_form, read_form
from node.screens.page import render_page, see_other

__all__ = ["invitation"]


@people.get("/invitation/<code>")
def invitation(code: str) -> Response:
    """Welcome a person, and ask for a password; looking uses nothing up."""
    try:
        found = get_invitation(db.session(), node=current_node(), code=code)
    except NotFoundError:
        if _is_the_owners(code):
            return see_other("people.second_step")
        raise
    return _page(blank_form(), found)


@people.post("/invitation/<code>")
def accept(code: str) -> Response:
    """Take the password, use the invitation, sign the person in; twice is as good as once."""
    form = read_form(single=("handle", "new_password"))
    try:
        return _accept(form, code)
    except NotFoundError:
        if _is_the_owners(code):
            return see_other("people.second_step")
        raise


def _accept(form: Form, code: str) -> Response:
    node, session = current_node(), db.session()
    found = get_invitation(session, node=node, code=code)
    try:
        person = accept_invitation(
            session, node=node, code=code, password=form.typed("new_password")
        )
    except InputRefusedError as error:
        session.rollback()
        form.take(error, at="new_password")
        return _page(form, found, status=422)
    session.commit()
    user = user_of(session, session.get_one(SignIn, person.account_id))
    if user is None:
        raise NotFoundError
    return enter(user, proofs=(Proof.INVITATION,), then=url_for("people.second_step"))


def _is_the_owners(code: str) -> bool:
    """Say whether a used invitation is of who is signed in, or was used here seconds ago."""
    db.session.rollback()
    owner = find_owner_of_used(db.session(), code=code)
    person = find_current_person()
    if owner is None:
        return False
    return was_replaced_lately() if person is None else person.account_id == owner


def _page(form: Form, found: OpenInvitation, *, status: int = 200) -> Response:
    return render_page(
        "people/invitation.html", status=status, form=form, invitation=found, least=MIN_CHARACTERS
    )
