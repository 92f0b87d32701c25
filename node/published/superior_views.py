"""Statements that anybody may read: who this node is, and whom it vouches for.

Source: OpenID Federation 1.1, sections 9 (configuration), 8.1 (fetch) and 8.2 (list).
"""

import json

from flask import Blueprint, Response, request

from federation.endpoints import CONFIGURATION_PATH, FETCH_PATH, JSON_TYPE, LIST_PATH
from federation.entity_statement import ENTITY_STATEMENT_TYPE
from node.database import db
from node.errors import InputRefusedError
from node.extensions import current_node
from node.published.statements import get_statement, list_subjects
from schemas.errors import RecordInvalidError
from schemas.wire_fields import check_url

__all__ = ["bp"]

bp = Blueprint("statements", __name__)


@bp.get(CONFIGURATION_PATH)
def get_configuration() -> Response:
    """Answer with this node's entity configuration."""
    return _statement(current_node().settings.entity_id)


@bp.get(FETCH_PATH)
def get_subordinate() -> Response:
    """Answer with the statement about the entity named by `sub`."""
    subjects = request.args.getlist("sub")
    if len(subjects) != 1 or subjects[0] == current_node().settings.entity_id:
        raise InputRefusedError("sub must name one entity below this one")
    try:
        check_url(subjects[0])
    except RecordInvalidError as exc:
        raise InputRefusedError("sub must be an entity identifier") from exc
    return _statement(subjects[0])


@bp.get(LIST_PATH)
def get_list() -> Response:
    """Answer with the entity identifiers of everybody this node vouches for."""
    subjects = list_subjects(db.session(), own=current_node().settings.entity_id)
    return Response(json.dumps(subjects), content_type=JSON_TYPE)


def _statement(subject: str) -> Response:
    return Response(get_statement(db.session(), subject), content_type=ENTITY_STATEMENT_TYPE)
