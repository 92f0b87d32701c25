"""The process that faces other nodes: serves bytes signed earlier, and keeps hints.

It opens no private database, holds no key and signs nothing; it reads what was published and who
may read it, and writes only the inbox. Every answer to a refusal is a problem document (RFC 9457)
with a stable code word; its title is the phrase of its status, as the RFC asks where the type is
`about:blank`.
"""

import logging
import os
from http import HTTPStatus
from types import MappingProxyType

from flask import Flask, Response, request
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from werkzeug.exceptions import HTTPException

from federation.endpoints import PROBLEM_TYPE
from federation.errors import AudienceRefusedError, CallerBlockedError, FederationError
from node.clock import Clock, system_clock
from node.database import Zone, db, is_alive
from node.errors import NodeError
from node.extensions import Process, open_node
from node.logs import log_crashes, set_up_logs
from node.process_life import end_with_parent
from node.published import enrolment_views, superior_views, views
from node.settings import Settings, read_settings
from schemas.answers import Problem, dump_problem
from schemas.errors import RecordInvalidError

__all__ = ["OPEN_ENDPOINTS", "create_app", "from_environment"]

OPEN_ENDPOINTS = (
    "enrolment.ask",
    "health",
    "statements.get_configuration",
    "statements.get_list",
    "statements.get_subordinate",
)
"""Endpoints that answer without a signature; every other one names its caller."""

HTTP_CODES = MappingProxyType(
    {
        404: "not_found",
        405: "method_not_allowed",
        411: "length_required",
        413: "request_too_large",
        500: "internal_error",
    }
)
"""Code words of what the web framework refuses; `http_error` for anything else."""

_log = logging.getLogger(__name__)


def create_app(settings: Settings, *, clock: Clock = system_clock) -> Flask:
    """Return the application for other nodes."""
    app = open_node(settings, process=Process.PEER, clock=clock)
    app.config["MAX_CONTENT_LENGTH"] = views.MAX_BODY_BYTES
    # A redirect would be built from the Host header, which is the caller's word.
    app.url_map.merge_slashes = False
    app.register_blueprint(superior_views.bp)
    app.register_blueprint(enrolment_views.bp)
    app.register_blueprint(views.bp)
    app.add_url_rule("/healthz", endpoint="health", view_func=_health)
    app.register_error_handler(FederationError, _caller_refused)
    app.register_error_handler(NodeError, _node_error)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(DBAPIError, _database_missing)
    app.register_error_handler(PoolTimeoutError, _database_missing)
    app.after_request(_harden)
    return app


def _health() -> Response:
    """Say that the process answers and its databases do."""
    for zone in (Zone.PUBLISHED, Zone.RECEIVED, Zone.INBOX):
        is_alive(db.session(), zone)
    return Response(f"peer {os.getpid()}\n", content_type="text/plain; charset=utf-8")


def _caller_refused(error: FederationError) -> Response:
    forbidden = isinstance(error, AudienceRefusedError | CallerBlockedError)
    return _problem(403 if forbidden else 401, error.code, str(error))


def _node_error(error: NodeError) -> Response:
    return _problem(error.status, error.code, str(error))


def _http_error(error: HTTPException) -> Response:
    status = error.code or 500
    answer = _problem(status, HTTP_CODES.get(status, "http_error"))
    for name, value in error.get_headers(request.environ):
        if name.lower() == "allow":
            answer.headers[name] = value
    return answer


def _database_missing(error: DBAPIError | PoolTimeoutError) -> Response:
    _log.error("database_missing", extra={"task": type(error).__name__})
    db.session.rollback()
    return _problem(503, "service_missing", "a database does not answer; ask again later")


def _problem(status: int, code: str, detail: str | None = None) -> Response:
    title = HTTPStatus(status).phrase
    problem = Problem(status=status, code=code, title=title, detail=detail and detail[:1000])
    try:
        body = dump_problem(problem)
    except RecordInvalidError:
        # The detail quotes the caller, who may have written anything.
        body = dump_problem(Problem(status=status, code=code, title=title))
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
    log_crashes()
    return create_app(settings)
