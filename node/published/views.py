"""What peers may ask of this node: collections, checkpoints, pages of entries, proofs, hints.

Every request is signed by the caller; `authenticate` finds out who that is, `check_may_read`
whether the collection is meant for it. A collection that does not exist is refused like one that is
not for the caller. Answers carry no signature: every byte that matters is inside an object that
this node signed before.
"""

import logging
from hashlib import sha256

from flask import Blueprint, Response, g, request
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from werkzeug.exceptions import LengthRequired, RequestEntityTooLarge

from federation.endpoints import CHECKPOINT_TYPE, ENTRIES_TYPE, JSON_TYPE
from federation.request_signature import SignableRequest
from node.database import db
from node.errors import InputRefusedError
from node.extensions import current_node
from node.published.pages import (
    PageRequest,
    checkpoint_note,
    entries_page,
    list_served,
    proof_answer,
)
from node.trust.admission import audiences_for, check_may_read
from node.trust.callers import authenticate
from node.trust.hints import note_fetch, note_ping
from node.trust.joining import with_superiors
from node.trust.service import Peer
from schemas.answers import dump_collections, parse_ping
from schemas.errors import SchemaError
from schemas.page import MAX_LINES

__all__ = ["MAX_BODY_BYTES", "bp"]

MAX_BODY_BYTES = 4_096
"""Longest body a caller may announce; a ping has a few hundred bytes."""

_CACHE = "private, no-cache"
_log = logging.getLogger(__name__)

bp = Blueprint("exchange", __name__, url_prefix="/exchange")


@bp.before_request
def authenticate_caller() -> None:
    """Find out who asks, before anything is looked up for them or their body is read."""
    node = current_node()
    announced = _announced_bytes()
    # Latin-1 reads every byte; what is not ASCII is refused where the signature is verified.
    query = f"?{request.query_string.decode('latin-1')}" if request.query_string else ""
    signed = SignableRequest(
        method=request.method,
        # Built from our own identifier: a Host header is the caller's word.
        url=f"{node.settings.entity_id}{request.path}{query}",
        headers=dict(request.headers),
    )
    g.caller = authenticate(
        _session(),
        request=signed,
        settings=node.settings,
        clock=node.clock,
        read_body=request.get_data if announced else None,
    )


@bp.get("/collections")
def get_collections() -> Response:
    """List the collections the caller may read, with their sizes."""
    node = current_node()
    settings = with_superiors(db.session(), node.settings)
    audiences = audiences_for(_caller(), settings=settings, now=node.clock())
    return _answer(dump_collections(list_served(_session(), audiences)), JSON_TYPE)


@bp.get("/<audience>/checkpoint")
def get_checkpoint(audience: str) -> Response:
    """Answer with the signed checkpoint; 304 when the caller has it."""
    _check_audience(audience)
    return _answer(checkpoint_note(_session(), audience), CHECKPOINT_TYPE)


@bp.get("/<audience>/entries")
def get_entries(audience: str) -> Response:
    """Answer with one page of entries and its proof."""
    _check_audience(audience)
    wanted = PageRequest(
        start=_number("from"), limit=min(_number("limit"), MAX_LINES), size=_number("size")
    )
    page = entries_page(_session(), audience, wanted)
    # The last line is the proof; line feeds inside a body are escaped.
    _note_fetch(audience, served_to=wanted.start + page.count(b"\n") - 1)
    return _answer(page, ENTRIES_TYPE)


@bp.get("/<audience>/consistency")
def get_consistency(audience: str) -> Response:
    """Answer with the proof that one size of the log contains another."""
    _check_audience(audience)
    proof = proof_answer(_session(), audience, first=_number("from"), second=_number("to"))
    return _answer(proof, JSON_TYPE)


@bp.post("/ping")
def post_ping() -> Response:
    """Keep the hint that a collection of the caller grew; the syncer looks at it soon."""
    try:
        ping = parse_ping(request.get_data())
    except SchemaError as exc:
        raise InputRefusedError(f"the ping is refused: {exc}") from exc
    note_ping(_session(), caller=_caller().entity_id, ping=ping, clock=current_node().clock)
    return Response(status=202)


def _announced_bytes() -> int:
    """Return how long a body the caller announces; only an announced body is compared and read."""
    lacks_length = request.method == "POST" and request.content_length is None
    if lacks_length or "Transfer-Encoding" in request.headers:
        raise LengthRequired
    announced = request.content_length or 0
    if announced > MAX_BODY_BYTES:
        raise RequestEntityTooLarge
    return announced


def _note_fetch(audience: str, *, served_to: int) -> None:
    """Keep how far the caller was given the collection; a full inbox must not stop a peer."""
    node = current_node()
    try:
        note_fetch(
            _session(),
            caller=_caller().entity_id,
            collection=node.settings.collection_url(audience),
            served_to=served_to,
            clock=node.clock,
        )
    except SQLAlchemyError:
        _session().rollback()
        _log.warning("fetch_not_noted", extra={"caller": _caller().entity_id})


def _session() -> Session:
    return db.session()


def _caller() -> Peer:
    caller: Peer = g.caller
    return caller


def _check_audience(audience: str) -> None:
    node = current_node()
    settings = with_superiors(db.session(), node.settings)
    check_may_read(_caller(), audience, settings=settings, now=node.clock())


def _number(name: str) -> int:
    """Return a whole number of the query; anything else is refused in one way."""
    values = request.args.getlist(name)
    if len(values) != 1 or not values[0].isascii() or not values[0].isdigit():
        raise InputRefusedError(f"{name} must be one whole number")
    if len(values[0]) > 15:  # noqa: PLR2004 - as many digits as 2^53 has, less one
        raise InputRefusedError(f"{name} is too large")
    return int(values[0])


def _answer(body: bytes, media_type: str) -> Response:
    """Return `body` with a strong ETag, or 304 when the caller named that ETag."""
    answer = Response(body, content_type=media_type)
    answer.headers["Cache-Control"] = _CACHE
    answer.set_etag(sha256(body).hexdigest()[:32])
    answer.make_conditional(request)
    return answer
