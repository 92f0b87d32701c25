"""What a person sees when something is refused or broken: what happened, and what to do now.

A refusal of ours brings its sentence, which is for its reader. What broke by itself is written to
the log without its message and told to nobody: a database's words may quote a person.
"""

import logging
from collections.abc import Sequence

from flask import Flask, Response, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from werkzeug.exceptions import HTTPException

from node.database import db
from node.errors import ConflictError, InputRefusedError, NodeError
from node.language import gettext as _
from node.language import mark
from node.screens.page import render_page
from schemas.errors import SchemaError

__all__ = ["set_up_error_pages", "show_refusal"]

_log = logging.getLogger(__name__)

_TITLES = {
    400: mark("This request cannot be read"),
    403: mark("You may not do this"),
    404: mark("There is no such page"),
    405: mark("This page cannot be used this way"),
    409: mark("Something changed meanwhile"),
    413: mark("This is too much at once"),
    419: mark("The page was open too long"),
    422: mark("Something has to be corrected"),
    429: mark("Too many tries"),
    500: mark("Something broke here"),
    503: mark("Something this page needs does not answer"),
}

_NEXT_STEPS = {
    400: mark("Go back, load the page again and send it once more."),
    403: mark("Ask the administrator of this node if you need it for your work."),
    404: mark("Check the address, or search for what you are looking for."),
    405: mark("Go back and use the buttons of the page."),
    409: mark("Go back, load the page again, then decide."),
    413: mark("Shorten the text or send less, then try again. Nothing was stored."),
    419: mark("Load the page again and send it once more. Nothing was changed."),
    422: mark("Go back, correct it and send it once more."),
    429: mark("Wait a little, then try again."),
    500: mark("Try again in a minute. If it stays so, tell the administrator of this node when."),
    503: mark("Try again in a minute. What you had saved is safe."),
}

_LOST_TOKEN = 419


def set_up_error_pages(app: Flask) -> None:
    """Answer every refusal and every fault of `app` with a page."""
    app.register_error_handler(CSRFError, _token_lost)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(NodeError, show_refusal)
    app.register_error_handler(SchemaError, _broken)
    app.register_error_handler(DBAPIError, _database_missing)
    app.register_error_handler(PoolTimeoutError, _database_missing)
    app.register_error_handler(Exception, _broken)


def show_refusal(error: NodeError) -> Response:
    """Show what a service refused, in its own words."""
    db.session.rollback()
    sentences = [str(error)]
    if isinstance(error, ConflictError):
        sentences += error.differences
    if isinstance(error, InputRefusedError):
        sentences += error.faults
    if error.status >= 500:  # noqa: PLR2004 - faults of this side
        _log.error("page_failed", extra={"code": error.code})
    return _page(error.status, sentences)


def _http_error(error: HTTPException) -> Response:
    if error.code is not None and 300 <= error.code < 400:  # noqa: PLR2004 - ways to elsewhere
        return Response(status=error.code, headers=dict(error.get_headers(request.environ)))
    original = getattr(error, "original_exception", None)
    if isinstance(original, DBAPIError | PoolTimeoutError):
        return _database_missing(original)  # It broke beside the views, where a session is stored.
    answer = _page(error.code or 500, [])
    for name, value in error.get_headers(request.environ):
        if name.lower() in {"allow", "retry-after"}:
            answer.headers[name] = value
    return answer


def _token_lost(error: CSRFError) -> Response:
    del error
    return _page(_LOST_TOKEN, [])


def _database_missing(error: DBAPIError | PoolTimeoutError) -> Response:
    db.session.rollback()
    _log.error("database_missing", extra={"task": type(error).__name__})
    return _page(503, [])


def _broken(error: Exception) -> Response:
    db.session.rollback()
    _log.error("page_broken", exc_info=error)
    return _page(500, [])


def _page(status: int, sentences: Sequence[str]) -> Response:
    known = status if status in _TITLES else 500 if status >= 500 else 400  # noqa: PLR2004 - see above
    return render_page(
        "screens/error.html",
        status=status,
        code=status,
        title=_(_TITLES[known]),
        sentences=[*sentences, _(_NEXT_STEPS[known])],
    )
