"""A form that could not be taken because its page was open too long: nothing typed is lost.

When somebody was signed out while writing, or the token of their page no longer fits, the answer
shows what they typed, with a fresh token and a button that sends it again; a link signs them in
beside it. That is done only for a form of our own pages, as the browser itself says, because a page
elsewhere must not be able to put words into somebody's mouth. Passwords and codes are never shown.

A browser that refuses cookies never gets further than here, so the page says that too.
"""

from typing import Final

from flask import Response, request

from node.coordinator_app.browser_words import is_from_own_page
from node.extensions import current_node
from node.people.sessions import cookie_name
from node.screens.form import TOKEN
from node.screens.page import render_page
from node.screens.visitor import find_visitor

__all__ = ["keep_form"]

_NEVER_SHOWN: Final = ("password", "code", "secret", "token")
_MOST_FIELDS = 200


def keep_form(*, status: int) -> Response:
    """Return a page that holds the form of this request, to be sent again.

    Args:
        status: 401 when somebody has to sign in, 419 when the token did not fit.
    """
    kept: list[tuple[str, str]] = []
    if is_from_own_page(request):
        kept = [
            (name, text)
            for name, texts in request.form.lists()
            for text in texts
            if name != TOKEN and not any(word in name for word in _NEVER_SHOWN)
        ][:_MOST_FIELDS]
    return render_page(
        "coordinator_app/kept_form.html",
        status=status,
        kept=kept,
        action=request.path,
        is_signed_in=find_visitor() is not None,
        sent_cookie=cookie_name(current_node()) in request.cookies,
    )
