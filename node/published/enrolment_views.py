"""Where a newcomer shows its invitation: an open door with a narrow sill.

The newcomer is nobody yet, so its question is not signed like others. It brings a code that only an
invitation of this node has, and its own statement, signed by itself. What is stored waits for a
person; nothing follows from it here. The code is looked at first: without one nobody makes this
process verify a signature.
"""

from flask import Blueprint, Response, request

from federation.endpoints import ENROLMENT_PATH
from federation.entity_statement import read_unverified_subject, verify_entity_configuration
from node.database import db
from node.errors import InputRefusedError
from node.extensions import current_node
from node.trust.newcomers import check_code, keep_newcomer
from schemas.enrolment import MAX_ENROLMENT_BYTES, parse_enrolment
from schemas.errors import SchemaError

__all__ = ["bp"]

bp = Blueprint("enrolment", __name__)


@bp.post(ENROLMENT_PATH)
def ask() -> Response:
    """Keep who asks to join, for a person to decide."""
    request.max_content_length = MAX_ENROLMENT_BYTES
    node = current_node()
    try:
        asked = parse_enrolment(request.get_data())
    except SchemaError as exc:
        raise InputRefusedError("not a request for enrolment") from exc
    session, token = db.session(), asked.entity_configuration.encode()
    check_code(session, asked.code, clock=node.clock)
    entity_id = read_unverified_subject(token, about="a newcomer")
    verify_entity_configuration(token, entity_id=entity_id, now=node.clock())
    if entity_id == node.settings.entity_id:
        raise InputRefusedError("a node does not join below itself")
    keep_newcomer(session, code=asked.code, entity_id=entity_id, statement=token, clock=node.clock)
    return Response(status=202)
