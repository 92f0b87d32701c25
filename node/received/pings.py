"""Hints to peers that one of our collections grew, so that they need not wait for their next look.

A hint may be lost and costs a peer nothing; what a peer then reads is what counts.
"""

import logging
from collections.abc import Iterable

from federation.endpoints import ping_url
from federation.errors import FederationError
from node.received.asking import Asker
from node.trust.service import Peer
from schemas.answers import Ping, dump_ping

__all__ = ["send_pings"]

_log = logging.getLogger(__name__)


def send_pings(peers: Iterable[Peer], *, pings: Iterable[Ping], asker: Asker) -> int:
    """Tell each peer of each collection that grew.

    Returns:
        How many hints were taken.
    """
    hints, taken = tuple(pings), 0
    for peer in peers:
        for hint in hints:
            try:
                asker.post(ping_url(peer.exchange), dump_ping(hint))
            except FederationError as error:
                _log.info("ping_lost", extra={"origin": peer.entity_id, "code": error.code})
                break
            taken += 1
    return taken
