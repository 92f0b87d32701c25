"""The process that faces other nodes: serves bytes signed earlier, and keeps hints.

It opens no private database, holds no key and signs nothing; it reads what was published and who
may read it, and writes only the inbox. Every answer to a refusal is a problem document (RFC 9457)
with a stable code word.
"""

import os

from flask import Flask, Response, request
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from federation.endpoints import PROBLEM_TYPE
from federation.errors import AudienceRefusedError, CallerBlockedError, CallerRefusedError
from node.clock import Clock, system_clock
from node.database import Zone, db, is_alive
from node.errors import NodeError
from node.extensions import Process, open_node
from node.logs import set_up_logs
from node.process_life import end_with_parent
from node.published import superior_views, views
from node.settings import Settings, read_settings
from schemas.answers import Problem, dump_problem

__all__ = ["MAX_REQUEST_BYTES", "OPEN_ENDPOINTS", "create_app", "from_environment"]

MAX_REQUEST_BYTES = 65_536
"""Longest request body; a ping has a few hundred bytes."""

OPEN_ENDPOINTS = (
    "health",
    "statements.get_configuration",
    "statements.get_list",
    "statements.get_subordinate",
)
"""Endpoints that answer without a signature; every other one names its caller."""


def create_app(settings: Settings, *, clock: Clock = system_clock) -> Flask:
    """Return the application for other nodes."""
    app = open_node(settings, process=Process.PEER, clock=clock)
    app.config["MAX_CONTENT_LENGTH"] = MAX_REQUEST_BYTES
    app.register_blueprint(superior_views.bp)
    app.register_blueprint(views.bp)
    app.add_url_rule("/healthz", endpoint="health", view_func=_health)
    app.register_error_handler(CallerRefusedError, _caller_refused)
    app.register_error_handler(NodeError, _node_error)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(OperationalError, _database_missing)
    app.after_request(_harden)
    return app


def _health() -> Response:
    """Say that the process answers and its databases do."""
    for zone in (Zone.PUBLISHED, Zone.RECEIVED, Zone.INBOX):
        is_alive(db.session(), zone)
    return Response(f"peer {os.getpid()}\n", content_type="text/plain; charset=utf-8")


def _caller_refused(error: CallerRefusedError) -> Response:
    forbidden = isinstance(error, AudienceRefusedError | CallerBlockedError)
    return _problem(403 if forbidden else 401, error.code, str(error))


def _node_error(error: NodeError) -> Response:
    return _problem(error.status, error.code, str(error))


def _http_error(error: HTTPException) -> Response:
    answer = _problem(error.code or 500, "http_error", error.name)
    for name, value in error.get_headers(request.environ):
        if name.lower() == "allow":
            answer.headers[name] = value
    return answer


def _database_missing(error: OperationalError) -> Response:
    del error
    return _problem(503, "service_missing", "a database does not answer; ask again later")


def _problem(status: int, code: str, title: str) -> Response:
    body = dump_problem(Problem(status=status, code=code, title=title[:200]))
    return Response(body, status=status, content_type=PROBLEM_TYPE)


def _harden(answer: Response) -> Response:
    """No answer of this process is a page, and none may be taken for one."""
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
    answer.headers.setdefault("Cache-Control", "no-store")
    return answer


def from_environment() -> Flask:
    """Return the application of the worker that the web server started."""
    end_with_parent()
    settings = read_settings(os.environ)
    set_up_logs("peer", level=settings.log_level)
    return create_app(settings)
