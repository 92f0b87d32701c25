"""What the demo asks of ports on this machine, past the product: who is behind one, is it free.

The product's own way over the network stays in `federation.transport`; these few looks are an
administrator's, at nodes the demo started itself.
"""

import socket
from collections.abc import Iterable
from urllib.error import HTTPError
from urllib.request import urlopen

from node.errors import ServiceMissingError
from node.language import gettext as _

__all__ = ["check_free", "is_served", "peer_process", "raw_answer"]

_SECONDS = 5
_OK = 200


def check_free(ports: Iterable[int]) -> None:
    """Check that nobody listens on these ports of 127.0.0.1.

    Raises:
        ServiceMissingError: Somebody does; names the ports.
    """
    taken = [str(port) for port in ports if not _is_free(port)]
    if taken:
        raise ServiceMissingError(
            _(
                "Another program listens on port %(ports)s. Stop it, or choose other ports with "
                "--port, and another folder with --folder if nodes stand in this one."
            )
            % {"ports": ", ".join(taken)}
        )


def is_served(url: str) -> bool:
    """Say whether a web process answers at `url` with what is asked for."""
    try:
        with urlopen(url, timeout=_SECONDS) as answer:  # noqa: S310 - our own loopback address
            return bool(answer.status == _OK)
    except OSError:
        return False


def peer_process(entity_id: str) -> int:
    """Return the id of the process that answers other nodes, as it says itself.

    Raises:
        OSError: Nothing answers there.
    """
    with urlopen(f"{entity_id}/healthz", timeout=_SECONDS) as answer:  # noqa: S310 - loopback
        return int(answer.read().split()[1])


def raw_answer(url: str) -> bytes:
    """Return headers and body of whatever is answered to an unsigned question, a refusal included.

    Raises:
        OSError: Nothing answers there.
    """
    try:
        with urlopen(url, timeout=_SECONDS) as answer:  # noqa: S310 - our own loopback address
            return str(answer.headers).encode() + bytes(answer.read())
    except HTTPError as refusal:
        with refusal:
            return str(refusal.headers).encode() + refusal.read()


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # What a stopped node leaves behind for a minute does not count as taken.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
