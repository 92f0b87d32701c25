"""Connections made to the address that was checked, and read under one budget.

A name is looked up once; every address it has is checked; the connection goes to one of
those addresses. TLS server name, certificate and `Host` stay those of the name. Nothing
is pooled: one request, one connection, so nothing of one answer can reach the next.

Time and bytes are counted at the socket, below HTTP and TLS' own buffers: each read may
wait no longer than what is left of the whole, and no read passes the number of bytes the
head or body may have on the wire. A peer cannot earn time by sending slowly, nor memory
by endless headers, chunks or interim answers.

The head of an answer is judged here, before any other library acts on it: libraries
differ in what they make of two lengths, and one reads a redirect's body unasked.

Limit: a look-up cannot be broken off, only left behind. It runs in a thread of its own,
of which no more than `MAX_LOOKUPS` exist.
"""

import io
import re
import socket
import ssl
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from http.client import HTTPMessage, HTTPResponse
from typing import TYPE_CHECKING, Final, Protocol, cast

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from federation.addresses import check_public_address
from federation.errors import (
    AnswerTooLargeError,
    AnswerTooSlowError,
    PeerUnreachableError,
    RedirectRefusedError,
)

if TYPE_CHECKING:
    from typing_extensions import Buffer

__all__ = [
    "MAX_HEAD_BYTES",
    "MAX_LOOKUPS",
    "Call",
    "Dialler",
    "PinnedHTTPPool",
    "PinnedHTTPSPool",
    "SystemDialler",
]

MAX_HEAD_BYTES: Final = 64 * 1024
"""Most bytes of status lines and headers together, interim answers included."""

MAX_LOOKUPS: Final = 8
"""Look-ups that may be unanswered at one time."""

_MAX_ADDRESSES = 4
_NOT_MODIFIED = 304
_REDIRECTS = range(300, 400)
_HEADER_TEXT = re.compile(r"[\t -~]*")
_ONLY_ONCE = frozenset(
    {"content-length", "content-type", "content-encoding", "transfer-encoding", "etag"}
)


class Dialler(Protocol):
    """How names become addresses and addresses become sockets."""

    def resolve(self, host: str, port: int, *, seconds: float) -> Sequence[str]:
        """Return every address of ``host`` as text.

        Raises:
            OSError: It has none, or ``seconds`` are over (`TimeoutError`).
        """

    def connect(self, address: str, port: int, *, seconds: float) -> socket.socket:
        """Return a connected socket whose time-out is ``seconds``.

        Raises:
            OSError: Nobody answers there in time.
        """


class SystemDialler:
    """The machine's own resolver and sockets; safe for several threads."""

    def __init__(self) -> None:
        self._free = threading.BoundedSemaphore(MAX_LOOKUPS)

    def resolve(self, host: str, port: int, *, seconds: float) -> Sequence[str]:
        """Return every address of ``host``; see `Dialler`."""
        if not self._free.acquire(blocking=False):
            raise OSError("too many look-ups are still unanswered")
        answer: Future[Sequence[str]] = Future()
        threading.Thread(target=self._look_up, args=(host, port, answer), daemon=True).start()
        return answer.result(timeout=seconds)

    def connect(self, address: str, port: int, *, seconds: float) -> socket.socket:
        """Return a connected socket; see `Dialler`."""
        connected = socket.create_connection((address, port), timeout=seconds)
        connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connected

    def _look_up(self, host: str, port: int, answer: Future[Sequence[str]]) -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answer.set_result([str(place[0]) for *_, place in found])
        # A label that is no IDNA raises UnicodeError.
        except (OSError, UnicodeError) as error:
            answer.set_exception(error)
        finally:
            self._free.release()


@dataclass(slots=True, kw_only=True)
class Call:
    """One request on its way: whom it goes to, and what its answer may still cost.

    Attributes:
        about: The peer, as an https URL.
        dialler: Resolves and connects.
        clock: Monotonic time, in seconds.
        deadline: Moment of ``clock`` at which the answer must be complete.
        connect_seconds: Longest wait for a look-up, and again for a connection.
        read_seconds: Longest silence between two reads.
        max_wire_bytes: Most bytes of the body as sent, with the framing of its chunks.
        loopback: Whether a loopback address is what the caller asked for.
        bytes_left: What may still be read; first for the head, then for the body.
        ended: Whether the peer has closed its side.
    """

    about: str
    dialler: Dialler
    clock: Callable[[], float]
    deadline: float
    connect_seconds: float
    read_seconds: float
    max_wire_bytes: int
    loopback: bool
    bytes_left: int = MAX_HEAD_BYTES
    ended: bool = False

    def seconds_left(self, *, at_most: float) -> float:
        """Return how long the next step may take.

        Raises:
            AnswerTooSlowError: The time is up.
        """
        left = self.deadline - self.clock()
        if left <= 0:
            raise AnswerTooSlowError("no complete answer in the time allowed", about=self.about)
        return min(left, at_most)

    def spend(self, count: int) -> None:
        """Count bytes that were read; none means that the peer has closed its side.

        Raises:
            AnswerTooLargeError: They are more than the head or the body may have.
        """
        self.ended = self.ended or count == 0
        self.bytes_left -= count
        if self.bytes_left < 0:
            raise AnswerTooLargeError("more bytes than allowed", about=self.about)

    def dial(self, host: str, port: int) -> socket.socket:
        """Return a socket connected to a checked address of ``host``.

        One special address among several refuses the name: who mixes them is trying.

        Raises:
            AddressRefusedError: The name leads to an address no peer may have.
            AnswerTooSlowError: The look-up took too long.
            OSError: No address answers.
        """
        try:
            addresses = self.dialler.resolve(
                host, port, seconds=self.seconds_left(at_most=self.connect_seconds)
            )
        except TimeoutError as error:
            raise AnswerTooSlowError(
                "the name was not resolved in time", about=self.about
            ) from error
        if not self.loopback:
            for address in addresses:
                check_public_address(address, about=self.about)
        failure = OSError("the name has no address")
        for address in dict.fromkeys(addresses[:_MAX_ADDRESSES]):
            try:
                seconds = self.seconds_left(at_most=self.connect_seconds)
                return self.dialler.connect(address, port, seconds=seconds)
            except OSError as error:
                failure = error
        raise failure

    def open_body(self, status: int, headers: HTTPMessage) -> None:
        """Check the head of an answer and let its body be read.

        Raises:
            RedirectRefusedError: It points elsewhere.
            PeerUnreachableError: It breaks off, or can be read in more than one way.
        """
        # The parser takes an end inside the head for the end of the head. A length that lost
        # its last digits would then look like a complete answer.
        if self.ended:
            raise PeerUnreachableError("the answer ends inside its head", about=self.about)
        if status in _REDIRECTS and status != _NOT_MODIFIED:
            raise RedirectRefusedError(f"answered {status}", about=self.about)
        names = Counter(name.lower() for name in headers)
        if any(names[name] > 1 for name in _ONLY_ONCE):
            raise PeerUnreachableError("a header stands there twice", about=self.about)
        if names["content-length"] and names["transfer-encoding"]:
            raise PeerUnreachableError("the body has two lengths", about=self.about)
        fields = [text for pair in headers.items() for text in pair]
        if headers.defects or not all(_HEADER_TEXT.fullmatch(text) for text in fields):
            raise PeerUnreachableError("the headers are not plain text", about=self.about)
        self.bytes_left = self.max_wire_bytes


class _CountedReader(io.RawIOBase):
    """The reading side of a socket, with every read charged to a call."""

    def __init__(self, raw: io.RawIOBase, connected: socket.socket, call: Call) -> None:
        super().__init__()
        self._raw = raw
        self._connected = connected
        self._call = call

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "Buffer") -> int | None:
        seconds = self._call.seconds_left(at_most=self._call.read_seconds)
        self._connected.settimeout(seconds)
        try:
            count = self._raw.readinto(buffer)
        except TimeoutError as error:
            raise AnswerTooSlowError("silent for too long", about=self._call.about) from error
        self._call.spend(count or 0)
        return count

    def close(self) -> None:
        self._raw.close()
        super().close()


class _JudgedResponse(HTTPResponse):
    """An answer whose bytes are counted and whose head is judged as soon as it is read."""

    def __init__(
        self, sock: socket.socket, debuglevel: int = 0, method: str | None = None, *, call: Call
    ) -> None:
        super().__init__(sock, debuglevel, method)
        # The buffer made by the base class has read nothing yet; ours takes its place.
        self.fp = io.BufferedReader(_CountedReader(self.fp.detach(), sock, call))
        self._call = call

    def begin(self) -> None:
        super().begin()
        self._call.open_body(self.status, self.msg)


class _Pinned:
    """What both kinds of connection do differently: where they go and how they read."""

    call: Call
    _dns_host: str
    port: int
    response_class: type[HTTPResponse]

    def pin(self, call: Call) -> None:
        """Give this connection its one call."""
        self.call = call
        self.response_class = cast("type[HTTPResponse]", partial(_JudgedResponse, call=call))

    def _new_conn(self) -> socket.socket:
        return self.call.dial(self._dns_host, self.port)


class _PinnedHTTP(_Pinned, HTTPConnection):
    """Plain HTTP to a checked address."""


class _PinnedHTTPS(_Pinned, HTTPSConnection):
    """HTTPS to a checked address; the certificate must be that of the name."""


class PinnedHTTPPool(HTTPConnectionPool):
    """The one connection of one call, without TLS."""

    ConnectionCls = _PinnedHTTP

    def __init__(self, host: str, port: int, *, call: Call) -> None:
        super().__init__(host, port, maxsize=1)
        self._call = call

    def _new_conn(self) -> _PinnedHTTP:
        connection = cast("_PinnedHTTP", super()._new_conn())
        connection.pin(self._call)
        return connection


class PinnedHTTPSPool(HTTPSConnectionPool):
    """The one connection of one call, with TLS."""

    ConnectionCls = _PinnedHTTPS

    def __init__(self, host: str, port: int, *, call: Call, tls: ssl.SSLContext) -> None:
        super().__init__(host, port, maxsize=1, ssl_context=tls)
        self._call = call

    def _new_conn(self) -> _PinnedHTTPS:
        connection = cast("_PinnedHTTPS", super()._new_conn())
        connection.pin(self._call)
        return connection
