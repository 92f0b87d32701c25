"""The application for people, put together: databases, language, sign-in, access, rooms.

Each request goes through the same steps in the same order: who looks, in which language, whether
the form is one of ours, whether this person may open the page; then the room answers. Every answer
carries the strict content policy and is kept by nobody.
"""

import gc
import os
from io import BytesIO
from typing import IO

from flask import Flask, Request, Response, request
from flask_wtf.csrf import CSRFError, CSRFProtect
from sqlalchemy.exc import DBAPIError
from werkzeug.middleware.proxy_fix import ProxyFix

from node.clock import Clock, system_clock
from node.coordinator_app.access import close_by_default, may_open
from node.coordinator_app.forgetting import begin_forgetting
from node.coordinator_app.kept_form import keep_form
from node.coordinator_app.late_sign_in import answer_late_sign_in
from node.coordinator_app.rooms import register_rooms
from node.coordinator_app.sent_twice import answer_sent_twice
from node.database import Zone, db, is_alive
from node.extensions import Node, Process, open_node
from node.logs import log_crashes, set_up_logs
from node.people.engine import set_up_sign_in
from node.people.signed_in import load_visitor
from node.private.packs.import_views import UPLOAD_ENDPOINT
from node.private.packs.sheet import MAX_UPLOAD_BYTES
from node.process_life import end_with_parent
from node.screens import assets, speaking
from node.screens.error_pages import set_up_error_pages
from node.screens.look import set_up_look
from node.screens.speaking import set_up_speaking
from node.screens.theme import DEFAULT_COLOUR
from node.settings import Settings, read_settings

__all__ = ["CONTENT_SECURITY_POLICY", "create_app", "from_environment"]

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)
"""What a page may load: files of this node, and nothing that stands inside the page."""

MAX_FORM_BYTES = 2 * 1024 * 1024
"""Most that one form may hold: six answers of 50,000 characters, and room."""


class _Request(Request):
    """A request whose files stay in memory: what is private touches no disk before it is sealed."""

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        """Return where a file that is sent goes; no larger than a request may be."""
        del total_content_length, content_type, filename, content_length
        return BytesIO()


def create_app(settings: Settings, *, clock: Clock = system_clock) -> Flask:
    """Return the application for the people of this node."""
    app = open_node(settings, process=Process.COORDINATOR, clock=clock)
    app.request_class = _Request
    _configure(app, settings)
    app.before_request(_find_out_who_looks)
    app.before_request(_make_room_for_a_list)
    set_up_speaking(app, language=settings.language)
    set_up_look(app, colour=settings.theme_colour or DEFAULT_COLOUR)
    set_up_error_pages(app)
    app.register_error_handler(CSRFError, _keep_what_was_typed)
    # Choosing a language changes nothing worth forging, and must cost nobody a session.
    CSRFProtect(app).exempt(speaking.bp)
    set_up_sign_in(app)
    _set_up_town_sign_in(app, settings)
    close_by_default(app)
    app.add_url_rule("/healthz", endpoint="health", view_func=_health)
    app.add_url_rule("/readyz", endpoint="ready", view_func=_ready)
    register_rooms(app, settings)
    app.after_request(_harden)
    return app


def from_environment() -> Flask:
    """Return the application of the worker that the web server started."""
    end_with_parent()
    settings = read_settings(os.environ)
    set_up_logs("coordinator", level=settings.log_level)
    log_crashes()
    app = create_app(settings)
    # What was loaded stays: looking it through for rubbish again and again stops every request.
    gc.collect()
    gc.freeze()
    begin_forgetting(app)
    return app


def _configure(app: Flask, settings: Settings) -> None:
    node: Node = app.extensions["linkpin"]
    app.secret_key = node.data_key.derive("signed words of pages")
    app.config.update(
        MAX_CONTENT_LENGTH=MAX_FORM_BYTES,
        MAX_FORM_MEMORY_SIZE=MAX_FORM_BYTES,
        # The token lives as long as the sign-in it belongs to: writing may take a morning.
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
    )
    # A redirect would be built from the Host header, which is the caller's word.
    app.url_map.merge_slashes = False
    if settings.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign] # as WSGI middleware is put in
            app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies, x_host=0
        )


def _set_up_town_sign_in(app: Flask, settings: Settings) -> None:
    """Let people sign in as they do everywhere at their town hall, if that was set up."""
    if settings.sign_in_issuer is None or settings.sign_in_client is None:
        return
    # Loaded here: what speaks OpenID Connect is large, and most towns begin without it.
    from node.people.openid import set_up_outside_sign_in  # noqa: PLC0415 - see above

    set_up_outside_sign_in(
        app,
        issuer=settings.sign_in_issuer,
        client_id=settings.sign_in_client,
        client_secret=settings.sign_in_secret,
    )


def _find_out_who_looks() -> None:
    """Load the visitor, but for the files of a page: a browser keeps those whoever looks."""
    if request.blueprint != assets.bp.name:
        load_visitor()


def _make_room_for_a_list() -> None:
    """Let a list be larger than a form, from those who may bring one."""
    if request.endpoint == UPLOAD_ENDPOINT and may_open(UPLOAD_ENDPOINT):
        request.max_content_length = MAX_UPLOAD_BYTES + MAX_FORM_BYTES


def _keep_what_was_typed(error: CSRFError) -> Response:
    """Show a form whose token no longer fits, with everything that was typed."""
    del error
    return answer_sent_twice() or answer_late_sign_in() or keep_form(status=419)


def _health() -> Response:
    """Say that the process answers, and nothing about the node."""
    return _text(f"coordinator {os.getpid()}\n")


def _ready() -> Response:
    """Say whether every database answers."""
    try:
        for zone in Zone:
            is_alive(db.session(), zone)
    except DBAPIError:
        return _text("a database does not answer\n", status=503)
    return _text("ready\n")


def _text(words: str, *, status: int = 200) -> Response:
    return Response(words, status=status, content_type="text/plain; charset=utf-8")


def _harden(answer: Response) -> Response:
    answer.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Referrer-Policy"] = "same-origin"
    answer.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    answer.headers.setdefault("Cache-Control", "no-store")
    return answer
