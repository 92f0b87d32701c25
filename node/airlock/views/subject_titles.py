"""What a release request is called on a page: the title of its draft, for those who may read it."""

from sqlalchemy.orm import Session

from node.airlock.body_card import body_card
from node.airlock.models import ReleaseRequest
from node.airlock.requests import draft_of
from node.airlock.standing import Standing, standing_of
from node.extensions import Node
from node.language import gettext as _
from node.published.reading import find_released
from node.published.store import find_outcome

__all__ = ["stands", "title_of"]


def title_of(row: ReleaseRequest, *, node: Node) -> str:
    """Return the title of a request's draft."""
    return body_card(draft_of(row, node=node)).title or _("Without a title")


def stands(session: Session, row: ReleaseRequest) -> Standing:
    """Return where a request stands now."""
    found = find_outcome(session, row.request_id)
    outcome = (found.outcome, found.approved_hash) if found is not None else None
    released = find_released(session, row.record_id)
    return standing_of(row, released=released, outcome=outcome)
