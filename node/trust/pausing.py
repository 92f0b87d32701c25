"""Pausing a peer: this node looks at it no more for a while; it may still read this node.

For a peer that needs a rest, such as one whose people are moving it. What was read stays readable
and grows stale, and says so. Withdrawals are honoured again when the pause ends, so a pause is no
way to keep what a town took back: it is shown on the peer's page since when it lasts.
"""

from sqlalchemy.orm import Session

from node.clock import Clock
from node.database import Zone, start_writing
from node.errors import ConflictError, NotFoundError
from node.language import gettext as _
from node.trust.models import PeerRow

__all__ = ["pause", "resume"]


def pause(session: Session, *, entity_id: str, clock: Clock) -> None:
    """Look at a peer no more; the caller commits.

    Args:
        session: Session that writes to the received database.
        entity_id: The peer.
        clock: The present time.

    Raises:
        NotFoundError: Nothing is known of it.
        ConflictError: It is paused already.
    """
    row = _get(session, entity_id)
    if row.paused_at is not None:
        raise ConflictError(_("%(entity)s is paused already.") % {"entity": entity_id})
    row.paused_at = clock()
    session.flush()


def resume(session: Session, *, entity_id: str, clock: Clock) -> None:
    """Look at a peer again, now; the caller commits.

    Raises:
        NotFoundError: Nothing is known of it.
        ConflictError: It is not paused.
    """
    row = _get(session, entity_id)
    if row.paused_at is None:
        raise ConflictError(_("%(entity)s is not paused.") % {"entity": entity_id})
    row.paused_at, row.next_due = None, clock()
    session.flush()


def _get(session: Session, entity_id: str) -> PeerRow:
    start_writing(session, Zone.RECEIVED)
    row = session.get(PeerRow, entity_id, populate_existing=True)
    if row is None:
        raise NotFoundError(_("%(entity)s is no peer of this node.") % {"entity": entity_id})
    return row
