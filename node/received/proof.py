"""Where a received record comes from, checked again now: its entry, its text, its collection.

What was verified when it arrived is not simply believed: the stored bytes are verified anew each
time somebody asks, with the keys that the log itself listed, so that a damaged disk or a changed
row shows. What goes wrong is told as a code word and never raised: whoever reads a practice must
see it, and see that something is wrong.
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from federation.checkpoint import FROZEN_AFTER
from federation.errors import FederationError, PeerRejectedError
from federation.log_state import LogState, parse_log_state
from federation.signing import check_body, verify_entry
from node.received.models import ReceivedCollection, ReceivedEntry, ReceivedRecord
from node.received.reading import Received
from schemas.entry import EntryClaims, Operation

__all__ = ["Proof", "read_proof"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What stands behind one received record.

    Attributes:
        position: Place of its entry in the log, from 0.
        entry_digest: SHA-256 of the entry's exact bytes; None if the entry is not here.
        kid: Thumbprint of the key that signed the entry; None if no signature holds.
        code: Why the entry does not prove the text; None if it does.
        size: Entries that the town signed for; None before its first checkpoint.
        root_hash: Head of the tree over all of them.
        signed_at: When the town signed that.
        is_covered: Whether the entry is among the entries verified under it.
        is_frozen: Whether that is more than a day ago.
        is_incomplete: Whether something that was signed for is missing here.
        heard_at: When the town answered last.
    """

    position: int
    entry_digest: bytes | None
    kid: str | None
    code: str | None
    size: int | None
    root_hash: bytes | None
    signed_at: datetime | None
    is_covered: bool
    is_frozen: bool
    is_incomplete: bool
    heard_at: datetime | None


def read_proof(session: Session, received: Received, *, now: datetime) -> Proof:
    """Return what stands behind a record.

    Args:
        session: Session that reads the received database.
        received: The record, live.
        now: Current time (UTC).
    """
    row = session.execute(
        select(ReceivedEntry.entry, ReceivedRecord.salt, ReceivedCollection)
        .select_from(ReceivedRecord)
        .outerjoin(
            ReceivedEntry,
            (ReceivedEntry.collection == ReceivedRecord.collection)
            & (ReceivedEntry.position == ReceivedRecord.position),
        )
        .outerjoin(ReceivedCollection, ReceivedCollection.url == ReceivedRecord.collection)
        .where(
            ReceivedRecord.origin == received.origin,
            ReceivedRecord.record_id == received.record_id,
        )
    ).one()
    entry, salt, collection = row
    state = _state(collection)
    kid, code = _check(received, entry=entry, salt=salt, state=state)
    checkpoint = state.checkpoint if state else None
    return Proof(
        position=received.position,
        entry_digest=sha256(entry).digest() if entry else None,
        kid=kid,
        code=code,
        size=checkpoint.size if checkpoint else None,
        root_hash=checkpoint.root_hash if checkpoint else None,
        signed_at=checkpoint.signed_at if checkpoint else None,
        is_covered=state is not None and received.position < state.edge.size,
        is_frozen=checkpoint is not None and now - checkpoint.signed_at > FROZEN_AFTER,
        is_incomplete=collection is not None
        and (collection.pending > 0 or collection.prefix_size < collection.size),
        heard_at=collection.heard_at if collection else None,
    )


def _state(collection: ReceivedCollection | None) -> LogState | None:
    if collection is None:
        return None
    try:
        return parse_log_state(collection.log_state, collection=collection.url)
    except FederationError:
        return None


def _check(
    received: Received, *, entry: bytes | None, salt: bytes | None, state: LogState | None
) -> tuple[str | None, str | None]:
    """Return who signed the entry, and why it does not prove the text."""
    if entry is None or state is None:
        return None, "entry_missing"
    try:
        verified = verify_entry(
            entry, issuer=received.origin, collection=received.collection, keys=state.keys
        )
    except PeerRejectedError as exc:
        return None, exc.code
    if not _is_about(verified.claims, received):
        return verified.kid, "claims_refused"
    try:
        check_body(
            verified.claims, salt=salt or b"", body=received.body or b"", about=received.collection
        )
    except PeerRejectedError as exc:
        return verified.kid, exc.code
    return verified.kid, None


def _is_about(claims: EntryClaims, received: Received) -> bool:
    return (
        claims.op is Operation.PUT
        and claims.id == received.record_id
        and claims.kind is received.kind
        and claims.rev == received.rev
    )
