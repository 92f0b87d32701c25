"""The answer to a form of signing in that was sent twice: the first one counts, nothing is lost.

A button pressed twice sends the old cookie along with the second form, while the first one has
already signed the browser in under a new one. The page of a lost token would begin a session of its
own and so sign the browser out again; this page holds no form, and leaves the cookie as it is.
"""

from typing import Final

from flask import Response, request

from node.people.sessions import was_replaced_lately
from node.screens.page import render_page
from node.screens.visitor import find_visitor

__all__ = ["SIGNING_IN", "answer_sent_twice"]

SIGNING_IN: Final = frozenset(
    {
        "people.sign_in_with_password",
        "people.prove_code",
        "people.sign_in_with_passkey",
        "people.accept",
        "setup.open_first_account",
    }
)
"""Endpoints that sign a browser in, or lead there."""


def answer_sent_twice() -> Response | None:
    """Return a page that leads on if this form signed its browser in; None if it did not."""
    if request.endpoint not in SIGNING_IN:
        return None
    if find_visitor() is None and not was_replaced_lately():
        return None
    return render_page("coordinator_app/sent_twice.html")
