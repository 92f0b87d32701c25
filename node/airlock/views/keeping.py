"""Keeping a name that the check found and the register does not hold, so that it is found surely.

The words are taken from the draft itself and never from a form; from then on the register finds
them in every text, and nobody can wave a full name through.
"""

from typing import Final
from uuid import UUID

from flask import Response
from werkzeug.exceptions import BadRequest

from node.airlock.draft_texts import text_members
from node.airlock.findings import Finding, FindingType
from node.airlock.requests import get_own_request
from node.airlock.review import Review, review
from node.airlock.text_digest import seen_of
from node.airlock.views.blueprint import bp
from node.database import db
from node.errors import InputRefusedError
from node.extensions import current_node
from node.language import gettext as _
from node.people.signed_in import current_person
from node.private.register.models import KnownKind
from node.private.register.service import add_known
from node.screens.form import Form, read_form
from node.screens.page import notice, see_other

__all__ = ["KINDS", "can_be_kept", "keep_name"]

KINDS: Final = (KnownKind.PERSON, KnownKind.ORGANISATION, KnownKind.PLACE)
"""What a name on the page can be kept as."""

_NAMES: Final = frozenset({FindingType.PERSON, FindingType.ORG, FindingType.PLACE})


def can_be_kept(finding: Finding) -> bool:
    """Say whether a finding is a name that the register does not hold."""
    return finding.type in _NAMES and not finding.about


@bp.post("/<uuid:request_id>/keep")
def keep_name(request_id: UUID) -> Response:
    """Enter the words of a finding into the register."""
    session, node, author = db.session(), current_node(), current_person()
    get_own_request(session, author=author, request_id=request_id)
    form = read_form(single=("finding", "seen", "kind"))
    if form.text("kind") not in set(KINDS):
        raise BadRequest
    finding = _find(review(session, node=node, request_id=request_id), form)
    if finding is None:
        notice(_("The text is not as your page had it, so nothing was kept."))
        return see_other("airlock.check", request_id=request_id)
    try:
        add_known(
            session,
            node=node,
            actor=author,
            kind=KnownKind(form.text("kind")),
            text=" ".join(finding.excerpt.split()),
        )
    except InputRefusedError:
        session.rollback()
        notice(_("These words cannot be kept as a name. Write the name into the register."))
        return see_other("airlock.check", request_id=request_id)
    session.commit()
    notice(_("It is kept in the register. From now on it is found wherever it stands."))
    return see_other("airlock.check", request_id=request_id)


def _find(now: Review, form: Form) -> Finding | None:
    """Return the finding that a form is about, if its text is as the page had it."""
    for finding in now.findings:
        if finding.finding_id == form.text("finding") and can_be_kept(finding):
            text = text_members(now.draft)[finding.member]
            return finding if seen_of(text) == form.text("seen") else None
    return None
