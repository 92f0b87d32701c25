"""The process that serves people: health and readiness now, the screens on top of these services.

Closed by default: the open endpoints are a tuple here, and a test compares it with the URL map.
"""

import os

from flask import Flask, Response
from sqlalchemy.exc import DBAPIError
from werkzeug.exceptions import HTTPException

from node.clock import Clock, system_clock
from node.database import Zone, db, is_alive
from node.extensions import Process, open_node
from node.logs import log_crashes, set_up_logs
from node.process_life import end_with_parent
from node.settings import Settings, read_settings

__all__ = ["OPEN_ENDPOINTS", "create_app", "from_environment"]

OPEN_ENDPOINTS = ("health", "ready")
"""Endpoints that answer without signing in."""

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)


def create_app(settings: Settings, *, clock: Clock = system_clock) -> Flask:
    """Return the application for the people of this node."""
    app = open_node(settings, process=Process.COORDINATOR, clock=clock)
    app.add_url_rule("/healthz", endpoint="health", view_func=_health)
    app.add_url_rule("/readyz", endpoint="ready", view_func=_ready)
    app.register_error_handler(HTTPException, _http_error)
    app.after_request(_harden)
    return app


def from_environment() -> Flask:
    """Return the application of the worker that the web server started."""
    end_with_parent()
    settings = read_settings(os.environ)
    set_up_logs("coordinator", level=settings.log_level)
    log_crashes()
    return create_app(settings)


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


def _http_error(error: HTTPException) -> Response:
    return _text(f"{error.name}\n", status=error.code or 500)


def _text(words: str, *, status: int = 200) -> Response:
    return Response(words, status=status, content_type="text/plain; charset=utf-8")


def _harden(answer: Response) -> Response:
    answer.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Referrer-Policy"] = "same-origin"
    answer.headers.setdefault("Cache-Control", "no-store")
    return answer
