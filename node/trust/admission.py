"""Which of our collections a peer may read: those whose audience its verified chain puts it in.

`ran` is for every entity with a chain to an anchor trusted here; a country is for those whose chain
passes our own national superior, and for that superior itself. Two towns that pinned each other
without a superior read nothing of each other by that alone: an audience is joined, not assumed.
"""

from datetime import datetime, timedelta

from federation.errors import AudienceRefusedError, CallerBlockedError
from node.settings import Settings
from node.trust.models import PeerState
from node.trust.service import Peer
from schemas.node_metadata import Role

__all__ = ["GRACE", "audiences_for", "check_may_read", "is_trusted"]

GRACE = timedelta(days=14)
"""How long a peer may still read after its chain expired: its superior may be out of reach."""

_NETWORK = "ran"


def is_trusted(peer: Peer, *, now: datetime) -> bool:
    """Say whether the keys of the peer's last chain still speak for it."""
    listed = peer.state in {PeerState.ADMITTED, PeerState.EXPIRED}
    expires_at = peer.chain_expires_at
    return (
        listed and peer.metadata is not None and expires_at is not None and now < expires_at + GRACE
    )


def audiences_for(peer: Peer, *, settings: Settings, now: datetime) -> tuple[str, ...]:
    """Return the audiences of this node that the peer belongs to, the widest first.

    Args:
        peer: Who reads.
        settings: This node's.
        now: Current time (UTC).
    """
    if peer.blocked or not is_trusted(peer, now=now) or _is_pinned_town(peer):
        return ()
    in_country = _national_superior(settings) in peer.path
    return tuple(audience for audience in settings.audiences if audience == _NETWORK or in_country)


def check_may_read(peer: Peer, audience: str, *, settings: Settings, now: datetime) -> None:
    """Check that the peer belongs to the audience of one collection.

    An audience that does not exist is refused in the same words as one that is not the peer's.

    Raises:
        CallerBlockedError: People here blocked the peer.
        AudienceRefusedError: It does not belong to the audience.
    """
    if peer.blocked:
        raise CallerBlockedError("blocked by the people of this node", about=peer.entity_id)
    if audience not in audiences_for(peer, settings=settings, now=now):
        raise AudienceRefusedError(
            "the caller is not of this collection's audience", about=peer.entity_id
        )


def _national_superior(settings: Settings) -> str | None:
    """Return the superior whose chain makes a peer one of our country; ourselves if we are one."""
    if settings.role is not Role.LEAF:
        return settings.entity_id
    return settings.authority_hints[0] if settings.authority_hints else None


def _is_pinned_town(peer: Peer) -> bool:
    """Say whether the peer is a municipality that is its own anchor."""
    return len(peer.path) == 1 and peer.metadata is not None and peer.metadata.role is Role.LEAF
