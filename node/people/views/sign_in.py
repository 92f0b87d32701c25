"""Signing in with handle and password, the code after it, and signing out."""

from flask import Response, current_app, request

from node.database import db
from node.extensions import current_node
from node.language import gettext as _
from node.people.entering import Half, find_half, leave, take_first_step
from node.people.passwords import prove_password
from node.people.proof import Proof
from node.people.proving import prove_second_step
from node.people.sessions import was_replaced_lately
from node.people.signed_in import current_person, find_current_person
from node.people.throttle import TooManyTriesError
from node.people.views.answers import enter, too_many_tries
from node.people.views.blueprint import people
from node.screens.form import Form, blank_form, read_form
from node.screens.page import notice, render_page, see_other
from node.screens.return_address import local_address

__all__ = ["sign_in_page"]

_FIELDS = ("handle", "password", "next")


@people.get("/sign-in")
def sign_in() -> Response:
    """Ask for handle and password; who is signed in goes on at once."""
    then = local_address(request.args.get("next", "/"))
    if find_current_person() is not None:
        return Response(status=303, headers={"Location": then})
    return sign_in_page(blank_form({"next": then}))


@people.post("/sign-in")
def sign_in_with_password() -> Response:
    """Take handle and password; the same answer whatever was wrong."""
    form = read_form(single=_FIELDS)
    form.require("handle", _("Type your handle or your work e-mail address."))
    if not form.typed("password"):
        form.fault("password", _("Type your password."))
    if not form.is_good:
        return sign_in_page(form, status=422)
    node, session = current_node(), db.session()
    try:
        user = prove_password(
            session,
            typed=form.text("handle"),
            password=form.typed("password"),
            address=request.remote_addr,
            node=node,
        )
    except TooManyTriesError as error:
        return too_many_tries(error, "people/sign_in.html", form, **_offers())
    if user is None:
        form.fault("handle", _("This handle and this password do not fit. Check both."))
        return sign_in_page(form, status=422)
    then = local_address(form.text("next"))
    if take_first_step(session, user, node=node, first=Proof.PASSWORD, then=then):
        return see_other("people.second_code")
    return enter(user, proofs=(Proof.PASSWORD,), then=then)


@people.get("/sign-in/code")
def second_code() -> Response:
    """Ask for the second step of who proved the first."""
    half = find_half(db.session(), node=current_node())
    if half is None:
        return see_other("people.sign_in")
    return _code_page(blank_form(), half)


@people.post("/sign-in/code")
def prove_code() -> Response:
    """Take the code of an app, or a recovery code."""
    form = read_form(single=("code",))
    node, session = current_node(), db.session()
    half = find_half(session, node=node)
    if half is None:
        notice(_("That took a while. Please begin again."))
        return see_other("people.sign_in")
    if not form.require("code", _("Type the code.")):
        return _code_page(form, half, status=422)
    try:
        proof = prove_second_step(
            session,
            half.user.person,
            code=form.text("code"),
            address=request.remote_addr,
            node=node,
        )
    except TooManyTriesError as error:
        return too_many_tries(error, "people/second_code.html", form, **_ways(half))
    if proof is None and was_replaced_lately():
        # The button was pressed twice: the code was used, and opened this very browser.
        return Response(status=303, headers={"Location": half.next})
    if proof is None:
        form.fault(
            "code", _("This code does not fit, or it was used before. Wait for the next one.")
        )
        return _code_page(form, half, status=422)
    return enter(half.user, proofs=(half.first, proof), then=half.next)


@people.post("/sign-out")
def sign_out() -> Response:
    """End the session of this browser."""
    read_form()
    leave(db.session(), current_person(), node=current_node())
    notice(_("You are signed out."))
    return see_other("people.sign_in")


def sign_in_page(form: Form, *, status: int = 200) -> Response:
    """Return the page that asks for handle and password, with what was typed before."""
    return render_page("people/sign_in.html", status=status, form=form, **_offers())


def _offers() -> dict[str, object]:
    return {"outside": current_app.extensions.get("linkpin_outside")}


def _code_page(form: Form, half: Half, *, status: int = 200) -> Response:
    return render_page("people/second_code.html", status=status, form=form, **_ways(half))


def _ways(half: Half) -> dict[str, object]:
    return {"ways": half.ways}
