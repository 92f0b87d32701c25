"""Who vouches for a town, link by link, verified again now from the statements that are stored."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from federation.base64url import parse_base64url
from federation.errors import PeerRejectedError
from federation.trust_chain import verify_trust_chain
from node.trust.service import PeerState, find_peer, list_anchors

__all__ = ["Vouch", "Vouching", "read_vouching"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouch:
    """What one entity signed about the one below it.

    Attributes:
        issuer: Who vouches.
        subject: For whom.
        issued_at: When that was signed.
        expires_at: When it stops counting.
    """

    issuer: str
    subject: str
    issued_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouching:
    """The chain from a town up to who is trusted here.

    Attributes:
        vouches: From the town upwards; none if no chain is stored.
        anchor: Where the chain ends; None without a chain.
        code: Why the chain does not hold now; None if it does.
        verified_at: When it was verified on arrival.
        is_blocked: Whether people here blocked the town.
    """

    vouches: tuple[Vouch, ...]
    anchor: str | None
    code: str | None
    verified_at: datetime | None
    is_blocked: bool


def read_vouching(session: Session, *, entity_id: str, now: datetime) -> Vouching:
    """Return who vouches for a town.

    Args:
        session: Session that reads the received database.
        entity_id: The town.
        now: Current time (UTC).
    """
    peer = find_peer(session, entity_id=entity_id)
    if peer is None or not peer.chain:
        return Vouching(
            vouches=(),
            anchor=None,
            code="chain_refused",
            verified_at=None,
            is_blocked=peer is not None and peer.blocked,
        )
    code = _verify(session, peer.chain, entity_id=entity_id, now=now)
    if code is None and peer.state is PeerState.UNLISTED:
        code = "chain_refused"
    return Vouching(
        vouches=tuple(_read(token) for token in peer.chain[1:-1]),
        anchor=peer.path[-1] if peer.path else None,
        code=code,
        verified_at=peer.verified_at,
        is_blocked=peer.blocked,
    )


def _verify(
    session: Session, chain: Sequence[bytes], *, entity_id: str, now: datetime
) -> str | None:
    """Return why a chain does not hold."""
    anchors = {anchor.entity_id: anchor.keys for anchor in list_anchors(session)}
    try:
        verify_trust_chain(chain, entity_id=entity_id, anchors=anchors, now=now)
    except PeerRejectedError as exc:
        return exc.code
    return None


def _read(token: bytes) -> Vouch:
    """Return what a stored statement says; it was verified before it was stored."""
    members = json.loads(parse_base64url(token.split(b".")[1]))
    return Vouch(
        issuer=str(members["iss"]),
        subject=str(members["sub"]),
        issued_at=datetime.fromtimestamp(int(members["iat"]), tz=UTC),
        expires_at=datetime.fromtimestamp(int(members["exp"]), tz=UTC),
    )
