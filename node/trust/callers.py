"""Who sent a request: looked up, never fetched, and answered with one word when unknown.

A stranger costs a look-up and at most one row; a chain is resolved by the syncer, and only for
those whom a superior lists.
"""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import delete, insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from federation.errors import CallerBlockedError, CallerUnknownError, NonceReusedError
from federation.request_signature import (
    SignableRequest,
    VerifiedRequest,
    claimed_caller,
    verify_request,
)
from node.clock import Clock
from node.database import Zone, start_writing
from node.settings import Settings
from node.trust.admission import is_trusted
from node.trust.hints import note_caller
from node.trust.inbox import Nonce
from node.trust.service import Peer, find_peer

__all__ = ["authenticate"]


def authenticate(
    session: Session,
    *,
    request: SignableRequest,
    settings: Settings,
    clock: Clock,
    read_body: Callable[[], bytes] | None = None,
) -> Peer:
    """Return who sent a request; commits the nonce of a POST, or a hint about a stranger.

    Args:
        session: Session that reads the received database and writes to the inbox.
        request: As received; its URL is built from this node's own identifier.
        settings: This node's.
        clock: The present time.
        read_body: Reads the body that the request announces. It is asked only when the headers
            are signed by a caller known here: a stranger, or who takes another's name, could send
            it a byte at a time and keep a thread for ever.

    Raises:
        SignatureMissingError: Not signed as the profile asks, or the caller is not named.
        CallerUnknownError: No superior trusted here lists the caller.
        RequestSignatureError: The signature does not hold.
        RequestExpiredError: Outside the seconds it was made for.
        ContentDigestError: The body is not the one that was signed.
        CallerBlockedError: People here blocked the caller.
        NonceReusedError: The same POST was answered before.
    """
    now = clock()
    caller = claimed_caller(request.headers)
    peer = find_peer(session, entity_id=caller)
    if peer is None or not (peer.blocked or is_trusted(peer, now=now)):
        if caller != settings.entity_id:
            note_caller(session, caller=caller, clock=clock)
        raise CallerUnknownError("no superior trusted here lists the caller", about=caller)
    if peer.metadata is not None:
        # Before the block is told: only the caller itself learns that it is blocked.
        verified = verify_request(request, keys=peer.request_keys, now=now, read_body=read_body)
        _keep_nonce(session, verified, now=now)
    if peer.blocked:
        raise CallerBlockedError("blocked by the people of this node", about=caller)
    return peer


def _keep_nonce(session: Session, verified: VerifiedRequest, *, now: datetime) -> None:
    """Keep the nonce of a POST until the request would be refused as expired; commits."""
    if verified.nonce is None:
        return
    start_writing(session, Zone.INBOX)
    session.execute(delete(Nonce).where(Nonce.expires_at < now))
    kept = insert(Nonce).values(
        caller=verified.entity_id, nonce=verified.nonce, expires_at=verified.expires_at
    )
    try:
        session.execute(kept)
        session.commit()
    except IntegrityError as exc:
        session.rollback()
        raise NonceReusedError(
            "this request was answered before", about=verified.entity_id
        ) from exc
