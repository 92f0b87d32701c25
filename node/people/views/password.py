"""Typing the password again, and changing it."""

from flask import Response, request

from node.audit import record_action
from node.database import db
from node.errors import InputRefusedError
from node.extensions import current_node
from node.language import gettext as _
from node.people.entering import note_proof, renew_session
from node.people.passwords import (
    MIN_CHARACTERS,
    check_password,
    prove_password_again,
    set_password,
)
from node.people.sessions_of_account import end_all_sessions
from node.people.signed_in import current_person
from node.people.throttle import TooManyTriesError
from node.people.views.answers import say_nothing_was_changed, too_many_tries
from node.people.views.blueprint import people
from node.screens.form import Form, blank_form, read_form
from node.screens.page import notice, render_page, see_other
from node.screens.return_address import local_address

__all__: list[str] = []


@people.get("/account/prove")
def prove() -> Response:
    """Ask for the password once more, before ways to sign in are changed."""
    form = blank_form({"next": local_address(request.args.get("next", "/account"))})
    return render_page("people/prove.html", form=form)


@people.post("/account/prove")
def prove_with_password() -> Response:
    """Take the password of who is signed in."""
    form = read_form(single=("handle", "password", "next"))
    try:
        proved = _is_own_password(form.typed("password"))
    except TooManyTriesError as error:
        return too_many_tries(error, "people/prove.html", form)
    if not proved:
        form.fault("password", _("This is not your password."))
        return render_page("people/prove.html", status=422, form=form)
    note_proof(current_node())
    where = local_address(form.text("next"))
    say_nothing_was_changed(where)
    return Response(status=303, headers={"Location": where})


@people.get("/account/password")
def password() -> Response:
    """Ask for the present password and a new one."""
    return _page(blank_form())


@people.post("/account/password")
def change_password() -> Response:
    """Take a new password; every other browser is signed out."""
    form = read_form(single=("handle", "password", "new_password"))
    node, session, person = current_node(), db.session(), current_person()
    try:
        proved = _is_own_password(form.typed("password"))
    except TooManyTriesError as error:
        return too_many_tries(error, "people/password.html", form, least=MIN_CHARACTERS)
    if not proved:
        form.fault("password", _("This is not your password."))
    try:
        check_password(form.typed("new_password"), person=person, node=node)
    except InputRefusedError as error:
        form.take(error, at="new_password")
    if not form.is_good:
        return _page(form, status=422)
    set_password(session, person, form.typed("new_password"), node=node)
    end_all_sessions(session, account_id=person.account_id)
    me = str(person.account_id)
    record_action(
        session,
        actor=me,
        action="password_changed",
        about=me,
        keyring=node.data_key,
        clock=node.clock,
    )
    session.commit()
    renew_session(session, person, node=node, proved=True)
    notice(_("Your password is changed. You are signed out everywhere else."))
    return see_other("people.account")


def _is_own_password(typed: str) -> bool:
    return prove_password_again(
        db.session(),
        person=current_person(),
        password=typed,
        address=request.remote_addr,
        node=current_node(),
    )


def _page(form: Form, *, status: int = 200) -> Response:
    return render_page("people/password.html", status=status, form=form, least=MIN_CHARACTERS)
