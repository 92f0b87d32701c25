"""A peer over real HTTP that misbehaves in every way it knows, one way per path.

Raw sockets on loopback, so that no library tidies up what is sent. A behaviour is a
generator: the bytes it yields are sent, the seconds it yields are waited, and when it ends
the connection is closed. Example:

    with HostilePeer() as peer:
        transport.fetch(Request(method="GET", url=peer.url("gzip_bomb"), accept=TEXT))

The behaviours of one head or body stand in `tests.hostile_answers`; here is the server.
"""

import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from types import TracebackType
from typing import Self, TypeAlias

__all__ = ["Behaviour", "HostilePeer"]

Behaviour: TypeAlias = Callable[[], Iterator[bytes | float]]
"""What is sent (bytes) and waited (seconds) on one connection."""

_MAX_REQUEST_BYTES = 64 * 1024
_SOCKET_SECONDS = 5.0


class HostilePeer:
    """A server on loopback that answers each path with the behaviour of that name.

    Args:
        behaviours: By the name that is their path.

    Attributes:
        sent: Bytes sent for each behaviour, as far as the socket took them.
        requests: Heads of the requests as they came, in order.
    """

    def __init__(self, behaviours: Mapping[str, Behaviour]) -> None:
        self._behaviours = behaviours
        self._stopped = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self.sent: Counter[str] = Counter()
        self.requests: list[bytes] = []

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stopped.set()
        # On Linux a listener's close does not wake its accept; its shutdown does.
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(timeout=_SOCKET_SECONDS)

    @property
    def port(self) -> int:
        """Where it listens."""
        port: int = self._listener.getsockname()[1]
        return port

    def url(self, behaviour: str) -> str:
        """Return the URL that is answered with ``behaviour``."""
        assert behaviour in self._behaviours
        return f"http://127.0.0.1:{self.port}/{behaviour}"

    def _accept(self) -> None:
        while not self._stopped.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._converse, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _converse(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            connection.settimeout(_SOCKET_SECONDS)
            head = _read_head(connection)
            self.requests.append(head)
            name = head.split(b" ")[1].decode().lstrip("/").partition("?")[0]
            for step in self._behaviours[name]():
                if self._stopped.is_set():
                    return
                if isinstance(step, bytes):
                    connection.sendall(step)
                    self.sent[name] += len(step)
                else:
                    self._stopped.wait(step)


def _read_head(connection: socket.socket) -> bytes:
    """Return the request up to the end of its head, and what came with it."""
    head = b""
    while b"\r\n\r\n" not in head and len(head) < _MAX_REQUEST_BYTES:
        piece = connection.recv(4096)
        if not piece:
            break
        head += piece
    return head
