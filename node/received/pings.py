"""Hints to peers that one of our collections grew, so that they need not wait for their next look.

A hint may be lost and costs a peer nothing; what a peer then reads is what counts.
"""

import logging
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import Final

from federation.endpoints import ping_url
from federation.errors import FederationError
from node.received.asking import Asker
from node.trust.service import Peer
from schemas.answers import Ping, dump_ping

__all__ = ["PING_SECONDS", "send_pings"]

PING_SECONDS: Final = 5.0
"""Longest time for one hint; it is worth no more."""

_log = logging.getLogger(__name__)


def send_pings(
    peers: Iterable[Peer], *, pings: Iterable[Ping], asker: Asker, at_once: int = 1
) -> int:
    """Tell each peer of each collection that grew.

    Args:
        peers: Whom.
        pings: Of what.
        asker: Asks in this node's name.
        at_once: How many peers are told at the same time, so that a silent one delays nobody.

    Returns:
        How many hints were taken.
    """
    hurried = replace(asker, seconds_left=lambda: PING_SECONDS)
    tell = partial(_tell, pings=tuple(pings), asker=hurried)
    with ThreadPoolExecutor(max_workers=at_once) as pool:
        return sum(pool.map(tell, peers))


def _tell(peer: Peer, *, pings: tuple[Ping, ...], asker: Asker) -> int:
    """Tell one peer; one that does not take the first hint is not told the others."""
    taken = 0
    try:
        for hint in pings:
            asker.post(ping_url(peer.exchange), dump_ping(hint))
            taken += 1
    except FederationError as error:
        _log.info("ping_lost", extra={"origin": peer.entity_id, "code": error.code})
    return taken
