"""Signing in with a passkey, and a person's own passkeys.

The browser's functions for passkeys need a script; every page here says so and names another way.
"""

from datetime import datetime, timedelta
from typing import Final, cast
from uuid import UUID

from flask import Response, request, session, url_for
from werkzeug.exceptions import NotFound

from node.database import db
from node.errors import ConflictError, InputRefusedError
from node.extensions import Node, current_node
from node.language import gettext as _
from node.people.datastore import user_of
from node.people.entering import find_half
from node.people.passkeys import (
    Asked,
    accepts_passkeys,
    add_passkey,
    ask_for_new_passkey,
    ask_for_passkey,
    list_passkeys,
    prove_passkey,
    remove_passkey,
)
from node.people.proof import Proof
from node.people.recovery_codes import count_recovery_codes, forget_recovery_codes
from node.people.second_step import find_second_step, must_keep
from node.people.sign_in_models import SignIn
from node.people.signed_in import current_person
from node.people.throttle import TooManyTriesError, from_address, give_back, take_try
from node.people.views.answers import enter, prove_first, too_many_tries
from node.people.views.blueprint import people
from node.screens.form import WHOLE_FORM, Form, blank_form, read_form
from node.screens.page import notice, render_page, see_other
from node.screens.return_address import local_address

__all__: list[str] = []

_CHALLENGE: Final = "passkey_challenge"
_CHALLENGE_LIFE: Final = timedelta(minutes=5)
_SIGN_IN: Final = "sign_in"
_ADD: Final = "add"


@people.get("/sign-in/passkey")
def passkey() -> Response:
    """Ask the browser for a passkey."""
    return _sign_in_page(blank_form({"next": local_address(request.args.get("next", "/"))}))


@people.post("/sign-in/passkey")
def sign_in_with_passkey() -> Response:
    """Take the answer of a passkey."""
    form = read_form(single=("answer", "next"))
    node, database = current_node(), db.session()
    half = find_half(database, node=node)
    challenge = _take_challenge(_SIGN_IN, node=node)
    subject = from_address(request.remote_addr)
    try:
        take_try(database, (subject,), node=node)
    except TooManyTriesError as error:
        return too_many_tries(
            error, "people/passkey.html", form, asked=None, can_be_used=accepts_passkeys(node)
        )
    person = None
    if challenge is not None:
        person = prove_passkey(
            database, node=node, challenge=challenge, answer=form.typed("answer")
        )
    if person is None or (half and half.user.person.account_id != person.account_id):
        database.rollback()
        form.fault(WHOLE_FORM, _("This passkey did not open an account here. Try once more."))
        return _sign_in_page(form, status=422)
    database.commit()
    give_back(database, (subject,), node=node)
    user = user_of(database, database.get_one(SignIn, person.account_id))
    if user is None:
        raise NotFound
    proofs = (half.first, Proof.PASSKEY) if half else (Proof.PASSKEY,)
    return enter(user, proofs=proofs, then=half.next if half else form.text("next"))


@people.get("/account/passkeys")
def passkeys() -> Response:
    """Show the passkeys of who is signed in, and offer another."""
    return prove_first() or _own_page(blank_form())


@people.post("/account/passkeys")
def add_own_passkey() -> Response:
    """Keep a passkey that the browser made."""
    asked = prove_first(back=url_for("people.passkeys"))
    if asked is not None:
        return asked
    form = read_form(single=("label", "answer"))
    node, database, person = current_node(), db.session(), current_person()
    challenge = _take_challenge(_ADD, node=node)
    if not form.typed("answer") or challenge is None:
        form.fault(WHOLE_FORM, _("The browser made no passkey. Try once more."))
        return _own_page(form, status=422)
    try:
        add_passkey(
            database,
            person,
            node=node,
            challenge=challenge,
            answer=form.typed("answer"),
            label=form.text("label") or _("Passkey"),
        )
    except (InputRefusedError, ConflictError) as error:
        database.rollback()
        form.fault(WHOLE_FORM, str(error))
        return _own_page(form, status=422)
    database.commit()
    notice(_("The passkey is set up. It opens this node without a password."))
    left = count_recovery_codes(database, person)
    return see_other("people.passkeys" if left else "people.recovery")


@people.post("/account/passkeys/remove")
def remove_own_passkey() -> Response:
    """Forget one passkey."""
    asked = prove_first(back=url_for("people.passkeys"))
    if asked is not None:
        return asked
    form = read_form(single=("passkey",))
    node, database, person = current_node(), db.session(), current_person()
    ways = find_second_step(database, person)
    last = ways.passkeys == 1 and not ways.codes
    if last and must_keep(person):
        raise ConflictError(_("An administrator keeps a second step. Set up another way first."))
    try:
        passkey_id = UUID(form.text("passkey"))
    except ValueError as exc:
        raise NotFound from exc
    remove_passkey(database, person, node=node, passkey_id=passkey_id)
    if last:
        forget_recovery_codes(database, person)
    database.commit()
    notice(_("The passkey is removed here. Remove it on your device too."))
    return see_other("people.passkeys")


def _sign_in_page(form: Form, *, status: int = 200) -> Response:
    node, database = current_node(), db.session()
    half = find_half(database, node=node)
    asked = ask_for_passkey(database, node=node, person=half.user.person if half else None)
    _keep_challenge(asked, _SIGN_IN, node=node)
    return render_page(
        "people/passkey.html",
        status=status,
        form=form,
        asked=asked,
        can_be_used=accepts_passkeys(node),
    )


def _own_page(form: Form, *, status: int = 200) -> Response:
    node, database, person = current_node(), db.session(), current_person()
    asked = ask_for_new_passkey(database, person, node=node)
    _keep_challenge(asked, _ADD, node=node)
    return render_page(
        "people/passkeys.html",
        status=status,
        form=form,
        asked=asked,
        can_be_used=accepts_passkeys(node),
        passkeys=list_passkeys(database, person, node=node),
    )


def _keep_challenge(asked: Asked, use: str, *, node: Node) -> None:
    session[_CHALLENGE] = {
        "use": use,
        "challenge": asked.challenge,
        "at": node.clock().isoformat(),
    }


def _take_challenge(use: str, *, node: Node) -> str | None:
    """Return the challenge of this browser and forget it; None if there is none for this use."""
    kept = session.pop(_CHALLENGE, None)
    if kept is None or kept["use"] != use:
        return None
    if node.clock() - datetime.fromisoformat(kept["at"]) > _CHALLENGE_LIFE:
        return None
    return cast("str", kept["challenge"])
