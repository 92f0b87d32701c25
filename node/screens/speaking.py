"""The language of a page: the person's choice, else the browser's cookie, else what it asks for.

The language is no part of an address, so that a link can be sent to a colleague who reads another.
A practice keeps the language it was written in, whatever the page speaks.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from flask import Blueprint, Flask, Response, current_app, request

from node.extensions import current_node
from node.language import LANGUAGES, choose_language, speak
from node.screens.form import read_form
from node.screens.return_address import local_address
from node.screens.visitor import find_visitor

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

__all__ = ["bp", "cookie_name", "set_up_speaking", "spoken_names"]

bp = Blueprint("language", __name__)

spoken_names: Final = {
    "en": "English",
    "nl": "Nederlands",
    "fr": "Français",
    "de": "Deutsch",
}
"""Each language by its own name, as its readers look for it."""

_A_YEAR_SECONDS = 365 * 24 * 3600


class _EachRequestAnew:
    """Ends the language of one reader before the next request of the same thread."""

    def __init__(self, application: "WSGIApplication", *, language: str) -> None:
        self._application = application
        self._language = language

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        with speak(self._language):
            return self._application(environ, start_response)


def set_up_speaking(app: Flask, *, language: str) -> None:
    """Let every answer of `app` speak its reader's language.

    Args:
        app: The application; the visitor must be known before this runs.
        language: What the node speaks where nothing else is known.
    """
    app.wsgi_app = _EachRequestAnew(app.wsgi_app, language=language)  # type: ignore[method-assign] # as WSGI middleware is put in
    app.before_request(_speak_to_reader)
    app.register_blueprint(bp)


def cookie_name() -> str:
    """Return the name of the cookie; cookies are not told apart by port, so nodes are."""
    return f"lp_language_{current_node().settings.short_name}"


@bp.post("/language")
def choose() -> Response:
    """Speak another language from now on, and show the same page again."""
    form = read_form(single=("language", "next"))
    language = form.text("language")
    answer = Response(status=303, headers={"Location": local_address(form.text("next"))})
    if language in LANGUAGES:
        keep = current_app.extensions.get("linkpin_keep_language")
        if keep is not None:
            keep(language)
        answer.set_cookie(
            cookie_name(),
            language,
            max_age=_A_YEAR_SECONDS,
            secure=current_node().settings.people_url.startswith("https:"),
            httponly=True,
            samesite="Lax",
        )
    return answer


def _speak_to_reader() -> None:
    person = find_visitor()
    chosen = person.language if person else None
    chosen = chosen or request.cookies.get(cookie_name())
    if chosen not in LANGUAGES:
        chosen = request.accept_languages.best_match(LANGUAGES) or current_node().settings.language
    choose_language(chosen)
