"""Signing in with the town's own sign-in, and connecting it with an account."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from flask import Response, request, session, url_for
from werkzeug.exceptions import NotFound

from node.database import db
from node.errors import NotAllowedError
from node.extensions import current_node
from node.language import gettext as _
from node.people.entering import is_proved_lately, take_first_step
from node.people.openid import WORD, Outside, finish_outside, outside, start_outside
from node.people.outside_identities import (
    connect_identity,
    disconnect_identity,
    find_user_of_identity,
    list_outside_identities,
)
from node.people.proof import Proof
from node.people.signed_in import current_person, find_current_person
from node.people.views.answers import enter, prove_first
from node.people.views.blueprint import people
from node.screens.form import read_form
from node.screens.page import notice, render_page, see_other
from node.screens.return_address import local_address

__all__: list[str] = []

_THEN: Final = "outside_then"
_CONNECT: Final = "outside_connect"
_WISH_LIFE: Final = timedelta(minutes=15)


@people.get("/sign-in/<provider>")
def outside_start(provider: str) -> Response:
    """Lead to the town's sign-in."""
    found = outside(provider)
    session[_THEN] = local_address(request.args.get("next", "/"))
    back = current_node().settings.people_url + url_for("people.outside_return", provider=provider)
    return start_outside(found, return_url=back)


@people.get("/sign-in/<provider>/return")
def outside_return(provider: str) -> Response:
    """Take what the town's sign-in says: connect an account, or sign in with a connected one."""
    found = outside(provider)
    wish = session.pop(_CONNECT, None)
    then = session.pop(_THEN, "/")
    subject = finish_outside(found)
    person = find_current_person()
    if person is not None:
        if wish is None or wish["who"] != str(person.account_id):
            raise NotAllowedError(_("You are signed in already. Sign out first."))
        if not _is_fresh(wish["at"]):
            notice(_("That took a while. Please begin again."))
            return see_other("people.outside_account")
        return _connect(found, subject)
    node, database = current_node(), db.session()
    user = find_user_of_identity(database, node=node, issuer=found.issuer, subject=subject)
    if user is None:
        notice(
            _(
                "No account here is connected with this sign-in. Sign in with your password, then "
                "connect it on the page of your account."
            )
        )
        return see_other("people.sign_in")
    if take_first_step(database, user, node=node, first=Proof.OUTSIDE, then=then):
        return see_other("people.second_code")
    return enter(user, proofs=(Proof.OUTSIDE,), then=then)


@people.get("/account/outside")
def outside_account() -> Response:
    """Show whether the town's sign-in is connected."""
    asked = prove_first()
    if asked is not None:
        return asked
    outside(WORD)
    return _page(go_on=False)


@people.post("/account/outside")
def connect_outside() -> Response:
    """Begin to connect; the next page leads on.

    A form may lead to no other site, says the content policy; so a link on the next page does.
    """
    asked = prove_first(back=url_for("people.outside_account"))
    if asked is not None:
        return asked
    read_form()
    outside(WORD)
    session[_CONNECT] = {
        "who": str(current_person().account_id),
        "at": current_node().clock().isoformat(),
    }
    return _page(go_on=True)


@people.post("/account/outside/remove")
def disconnect_outside() -> Response:
    """Let the town's sign-in open this account no more."""
    asked = prove_first(back=url_for("people.outside_account"))
    if asked is not None:
        return asked
    form = read_form(single=("identity",))
    node, database = current_node(), db.session()
    try:
        identity_id = UUID(form.text("identity"))
    except ValueError as exc:
        raise NotFound from exc
    disconnect_identity(database, current_person(), node=node, identity_id=identity_id)
    database.commit()
    notice(_("The sign-in of your town opens this account no more."))
    return see_other("people.account")


def _is_fresh(at: str) -> bool:
    """Say whether a wish to connect of that time, and the password before it, still count."""
    node = current_node()
    return node.clock() - datetime.fromisoformat(at) <= _WISH_LIFE and is_proved_lately(node)


def _connect(found: Outside, subject: str) -> Response:
    node, database, person = current_node(), db.session(), current_person()
    connect_identity(database, person, node=node, issuer=found.issuer, subject=subject)
    database.commit()
    notice(_("The sign-in of your town is connected with this account."))
    return see_other("people.account")


def _page(*, go_on: bool) -> Response:
    identities = list_outside_identities(db.session(), current_person(), node=current_node())
    return render_page("people/outside.html", identities=identities, go_on=go_on, provider=WORD)
