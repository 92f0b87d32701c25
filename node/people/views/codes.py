"""Setting up and removing an authenticator app, and the recovery codes on paper."""

from typing import Final

from flask import Response, session, url_for

from node.database import db
from node.errors import ConflictError, InputRefusedError
from node.extensions import current_node
from node.language import gettext as _
from node.people.recovery_codes import (
    count_recovery_codes,
    forget_recovery_codes,
    make_recovery_codes,
)
from node.people.second_step import find_second_step, must_keep
from node.people.service import Person
from node.people.signed_in import current_person
from node.people.totp import remove_codes, set_up_codes, start_codes
from node.people.views.answers import prove_first
from node.people.views.blueprint import people
from node.screens.form import Form, blank_form, read_form
from node.screens.page import notice, render_page, see_other

__all__: list[str] = []

_BEGUN: Final = "codes_begun"


@people.get("/account/codes")
def codes() -> Response:
    """Show the picture to point the telephone at, or that an app is set up."""
    asked = prove_first()
    if asked is not None:
        return asked
    return _page(blank_form())


@people.post("/account/codes")
def set_up_app() -> Response:
    """Take the first code of the app."""
    asked = prove_first(back=url_for("people.codes"))
    if asked is not None:
        return asked
    form = read_form(single=("code",))
    node, database, person = current_node(), db.session(), current_person()
    secret = session.get(_BEGUN)
    if secret is None:
        return see_other("people.codes")
    try:
        set_up_codes(database, person, node=node, secret=secret, code=form.text("code"))
    except InputRefusedError as error:
        database.rollback()
        form.take(error, at="code")
        return _page(form, status=422)
    database.commit()
    session.pop(_BEGUN)
    notice(_("Your authenticator app is set up. It is asked for at every sign-in."))
    return _codes_or_account(person)


@people.post("/account/codes/remove")
def remove_app() -> Response:
    """Forget the app."""
    asked = prove_first(back=url_for("people.codes"))
    if asked is not None:
        return asked
    read_form()
    node, database, person = current_node(), db.session(), current_person()
    ways = find_second_step(database, person)
    if must_keep(person) and ways.passkeys == 0:
        raise ConflictError(_("An administrator keeps a second step. Add a passkey first."))
    remove_codes(database, person, node=node)
    if ways.passkeys == 0:
        forget_recovery_codes(database, person)
    database.commit()
    notice(_("The authenticator app is removed."))
    return see_other("people.account")


@people.get("/account/recovery")
def recovery() -> Response:
    """Say how many recovery codes are left."""
    asked = prove_first()
    if asked is not None:
        return asked
    left = count_recovery_codes(db.session(), current_person())
    return render_page("people/recovery.html", left=left)


@people.post("/account/recovery")
def make_recovery() -> Response:
    """Make ten new codes and show them, once."""
    asked = prove_first(back=url_for("people.recovery"))
    if asked is not None:
        return asked
    read_form()
    database = db.session()
    made = make_recovery_codes(database, current_person(), node=current_node())
    database.commit()
    return render_page("people/recovery_codes.html", made=made)


def _codes_or_account(person: Person) -> Response:
    """Lead to recovery codes whoever has none: a lost telephone must not lock them out."""
    left = count_recovery_codes(db.session(), person)
    return see_other("people.account" if left else "people.recovery")


def _page(form: Form, *, status: int = 200) -> Response:
    node, database, person = current_node(), db.session(), current_person()
    ways = find_second_step(database, person)
    setup = None
    if not ways.codes:
        # The same secret until it is proved, so that a wrong figure does not ask for a new scan.
        setup = start_codes(person, node=node, secret=session.get(_BEGUN))
        session[_BEGUN] = setup.secret
    return render_page(
        "people/codes.html",
        status=status,
        form=form,
        setup=setup,
        keep=must_keep(person),
        ways=ways,
    )
