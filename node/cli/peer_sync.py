"""One look at each peer while a person waits: leased like the syncer's, told as it goes.

A peer whose chain ran out or that is no longer listed counts as skipped, with the reason; it is
looked at all the same, for what it withdrew.
"""

import random
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from uuid import uuid4

from sqlalchemy.orm import Session

from federation.errors import CallerBlockedError, ChainError, ExpiredError
from federation.transport import PeerTransport
from node.extensions import Node
from node.received.asking import Asker
from node.received.sync import PeerOutcome, sync_peer
from node.trust.own_keys import KeyUse, get_own_key
from node.trust.schedule import LEASE, lease, settle
from node.trust.service import Peer, PeerState, find_peer, get_peer

__all__ = ["Looked", "sync_peers"]

MAX_TURNS = 100
"""Turns after which a peer that always has more is left to the syncer."""

_TRY_AGAIN_SECONDS = 0.5


@dataclass(slots=True, kw_only=True)
class Looked:
    """What the look at one peer came to.

    Attributes:
        entity_id: The peer.
        entries: Entries verified and stored.
        received_bytes: Bytes of the pages they came on.
        refused: Records put into quarantine.
        code: Why it was skipped or not read to the end; None if it was.
    """

    entity_id: str
    entries: int = 0
    received_bytes: int = 0
    refused: int = 0
    code: str | None = None

    def count(self, outcome: PeerOutcome) -> None:
        """Add what one more turn came to."""
        self.entries += outcome.entries
        self.received_bytes += outcome.received_bytes
        self.refused += outcome.refused
        self.code = outcome.error.code if outcome.error else None


def sync_peers(
    session: Session,
    entity_ids: Iterable[str],
    *,
    node: Node,
    transport: PeerTransport,
    wait: Callable[[float], None] = time.sleep,
) -> Iterator[Looked]:
    """Read each peer to its end; one that fails does not stop the others.

    Args:
        session: Session that writes to the received database, without open changes.
        entity_ids: Whom to read.
        node: This node.
        transport: What crosses the network.
        wait: Waits so many seconds while somebody else is reading the peer.
    """
    owner = uuid4().hex
    asker = Asker(
        entity_id=node.settings.entity_id,
        key=get_own_key(node.settings.keys_folder, KeyUse.REQUEST),
        transport=transport,
        clock=node.clock,
    )
    for entity_id in entity_ids:
        looked = Looked(entity_id=entity_id)
        peer = find_peer(session, entity_id=entity_id)
        why_not = _why_not(peer)
        if why_not is None or _may_withdraw(peer):
            _read(session, looked, asker=asker, node=node, turn=_Turn(owner=owner, wait=wait))
        looked.code = why_not or looked.code
        yield looked


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """Under which name a peer is leased, and how to wait for somebody else's lease."""

    owner: str
    wait: Callable[[float], None]

    def take(self, session: Session, entity_id: str, *, node: Node) -> bool:
        """Lease one peer, waiting no longer than a lease lasts."""
        for _try in range(int(LEASE.total_seconds() / _TRY_AGAIN_SECONDS) + 2):
            if lease(session, entity_id=entity_id, owner=self.owner, clock=node.clock):
                return True
            self.wait(_TRY_AGAIN_SECONDS)
        return False


def _read(session: Session, looked: Looked, *, asker: Asker, node: Node, turn: _Turn) -> None:
    """Take turns with one peer until nothing is left or something fails."""
    for _number in range(MAX_TURNS):
        if not turn.take(session, looked.entity_id, node=node):
            looked.code = ChainError.code
            return
        peer = get_peer(session, entity_id=looked.entity_id)
        outcome = sync_peer(session, peer, asker=asker, node=node)
        settle(
            session,
            entity_id=looked.entity_id,
            owner=turn.owner,
            error=outcome.error,
            clock=node.clock,
            poll_seconds=node.settings.poll_seconds,
            jitter=partial(random.uniform, -0.1, 0.1),
        )
        looked.count(outcome)
        if outcome.is_complete or outcome.error is not None:
            return


def _why_not(peer: Peer | None) -> str | None:
    """Return the code word of why a peer is not read; None if it may be."""
    if peer is None:
        return ChainError.code
    if peer.blocked:
        return CallerBlockedError.code
    if peer.state is PeerState.EXPIRED:
        return ExpiredError.code
    if peer.state is not PeerState.ADMITTED:
        return peer.last_code or ChainError.code
    return None


def _may_withdraw(peer: Peer | None) -> bool:
    """Say whether a peer that is one of ours no more is looked at for its withdrawals."""
    return (
        peer is not None
        and not peer.blocked
        and peer.state in {PeerState.EXPIRED, PeerState.UNLISTED}
        and peer.metadata is not None
    )
