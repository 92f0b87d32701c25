"""A page of signing in that was open too long: its form again, with a word why.

Whoever is not signed in has a session of an hour, so the token of such a page is lost sooner than
anywhere else, and the page that keeps a form would ask them to sign in first. What was typed stands
there again, but for passwords and codes.

Only a form of our own pages is answered so, as the browser itself says: a page elsewhere must
neither put words into a form nor begin a session, which would end the one that is open.
"""

from flask import Response, request

from node.coordinator_app import setup
from node.coordinator_app.browser_words import is_from_own_page
from node.coordinator_app.sent_twice import SIGNING_IN
from node.errors import NodeError
from node.extensions import current_node
from node.language import gettext as _
from node.people.sessions import cookie_name
from node.people.views.invitation import invitation
from node.people.views.sign_in import sign_in_page
from node.screens.error_pages import show_refusal
from node.screens.form import blank_form
from node.screens.page import notice, see_other
from node.screens.return_address import local_address

__all__ = ["answer_late_sign_in"]

_LOST_TOKEN = 419


def answer_late_sign_in() -> Response | None:
    """Return the fresh form of a page of signing in; None if this is a form of another page."""
    if request.endpoint not in SIGNING_IN or not is_from_own_page(request):
        return None
    notice(_why())
    try:
        answer = _fresh_page(request.endpoint)
    except NodeError as error:
        return show_refusal(error)  # Such as an invitation that ended while its page was open.
    if answer.status_code == 200:  # noqa: PLR2004 - a page, and no way to another one
        answer.status_code = _LOST_TOKEN
    return answer


def _why() -> str:
    if cookie_name(current_node()) in request.cookies:
        return _("This page was open for long, so nothing was done yet. Please try once more.")
    return _(
        "Your browser sent no cookie, so this node does not know who you are. It needs one cookie, "
        "of its own, while you are signed in. Allow cookies for this address, then go on."
    )


def _fresh_page(endpoint: str) -> Response:
    code = (request.view_args or {}).get("code", "")
    if endpoint == "people.accept":
        return invitation(code)
    if endpoint == "setup.open_first_account":
        return setup.show_again(code, blank_form(_typed("name", "handle", "mailbox")))
    then = local_address(request.form.get("next", "/"))
    if endpoint == "people.sign_in_with_passkey":
        return see_other("people.passkey", next=then)
    if endpoint == "people.prove_code":
        # That page leads whoever is not between the two steps any more to the first one.
        return see_other("people.second_code")
    return sign_in_page(blank_form({**_typed("handle"), "next": then}))


def _typed(*names: str) -> dict[str, str]:
    return {name: request.form.get(name, "") for name in names}
