"""Two of an origin's own notes that contradict each other, kept to be shown to its superior.

Only what the origin signed is evidence. A page that does not fit is none: a mirror, or whoever sat
in between, may have made it.
"""

from datetime import datetime
from hashlib import sha256

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from federation.errors import FederationError
from node.database import Zone, start_writing
from node.received.models import Evidence

__all__ = ["MAX_EVIDENCE", "keep_evidence"]

MAX_EVIDENCE = 20
"""Most contradictions kept of one collection; the first is proof enough."""


def keep_evidence(
    session: Session,
    *,
    origin: str,
    collection: str,
    shown: bytes,
    accepted: bytes | None,
    error: FederationError,
    now: datetime,
) -> None:
    """Keep a note that contradicts the accepted one, each once; commits.

    Args:
        session: Session that writes to the received database, without open changes.
        origin: Entity identifier of who signed both.
        collection: URL of the collection.
        shown: The note that was refused.
        accepted: The note that was accepted before.
        error: What is wrong between the two.
        now: Current time (UTC).
    """
    start_writing(session, Zone.RECEIVED)
    digest = sha256(shown).digest()
    kept = select(func.count()).select_from(Evidence)
    is_known = session.scalar(kept.where(Evidence.digest == digest))
    is_full = (session.scalar(kept.where(Evidence.collection == collection)) or 0) >= MAX_EVIDENCE
    if not is_known and not is_full:
        session.add(
            Evidence(
                origin=origin,
                collection=collection,
                code=error.code,
                digest=digest,
                shown=shown,
                accepted=accepted,
                at=now,
            )
        )
    session.commit()
