"""Fetching from a peer: the only socket of the exchange, every cost bounded.

Bytes out, bytes in: nothing is parsed before it is verified, but for the code word of an
error answer. Who may be fetched from is decided by the caller; here stands how.

* `https` only; `http://127.0.0.1:port` when the demo setting allows it.
* One look-up, every address checked, connection to the checked address
  (`federation.pinned_connection`).
* No redirects, no environment proxies, no cookies, no credentials, no retries, no pool.
* Identity or gzip, decoded piece by piece with the limit after decoding.
* The content type must be the expected one, to the letter but for case.
* One deadline for everything from the look-up to the last byte.

`requests` is used by its adapter alone. A session would bring cookies, `.netrc`,
environment proxies and a redirect handler that reads a redirect's whole body.

Safe for several threads: a fetch shares nothing with another but the TLS settings and
the count of unanswered look-ups.
"""

import http.client
import re
import ssl
import time
import zlib
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.utils import DEFAULT_CA_BUNDLE_PATH
from urllib3 import HTTPConnectionPool
from urllib3.exceptions import HTTPError

from federation.errors import (
    AnswerStatusError,
    AnswerTooLargeError,
    AnswerTooSlowError,
    ContentTypeError,
    FederationError,
    PeerUnreachableError,
)
from federation.pinned_connection import (
    Call,
    Dialler,
    PinnedHTTPPool,
    PinnedHTTPSPool,
    SystemDialler,
)
from schemas.errors import SchemaError
from schemas.page import parse_problem

__all__ = [
    "MAX_PROBLEM_BYTES",
    "MAX_REQUEST_BYTES",
    "MAX_URL_CHARACTERS",
    "Answer",
    "FetchLimits",
    "HttpsTransport",
    "PeerTransport",
    "Request",
    "peer_of",
]

MAX_URL_CHARACTERS: Final = 2048
"""Longest URL that is fetched."""

MAX_REQUEST_BYTES: Final = 64 * 1024
"""Largest body that is sent; a socket's buffer takes it whole."""

MAX_PROBLEM_BYTES: Final = 64 * 1024
"""Most that is read of an error answer, after decoding."""

_URL = re.compile(r"https?://(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?/[!-\"$-~]*")
_LOOPBACK = re.compile(r"http://127\.0\.0\.1:[0-9]{1,5}/.*")
_STRONG_ETAG = re.compile(r'"[!#-~]{1,128}"')
_CHUNK_BYTES = 16 * 1024
_GZIP = 31  # zlib's word for "gzip header and checksum, largest window"
_DEFAULT_PORTS = {"https": 443, "http": 80}
_PROBLEM_TYPE = "application/problem+json"
_USER_AGENT = "linkpin-exchange/1"
_OK, _ACCEPTED, _NO_CONTENT, _NOT_MODIFIED = 200, 202, 204, 304


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """What one answer from a peer may cost us.

    Attributes:
        max_bytes: Largest body accepted, in bytes, after decoding.
        connect_seconds: Longest wait for a look-up or a connection, in seconds.
        read_seconds: Longest silence between two reads, in seconds.
        total_seconds: Longest time for the whole answer, in seconds.
    """

    max_bytes: int = 8 * 1024 * 1024
    connect_seconds: float = 5.0
    read_seconds: float = 20.0
    total_seconds: float = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked of a peer.

    Attributes:
        method: `GET` or `POST`.
        url: Absolute, in the one spelling that is sent and signed: lower-case host, a path,
            nothing percent-encoded that need not be, no user, no fragment.
        headers: Sent besides those of this module; the signature's, for one.
        body: Sent as it is; None for GET.
        accept: Content type the answer must have, parameters included; None when only the
            status counts, and the answer's body is then left unread.
        etag: Strong entity tag of what we hold; the answer may then be 304.
        seconds: Longest time for the whole answer, if less than the transport allows.
    """

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    accept: str | None = None
    etag: str | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back. It is not verified.

    Attributes:
        status: 200, 304 when ``etag`` was sent, or 202 and 204 when nothing was expected.
        headers: By lower-case name, printable ASCII.
        body: After decoding; empty but for 200 with a content type expected.
        etag: Strong entity tag, or None.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes
    etag: str | None


class PeerTransport(Protocol):
    """The seam between what this package decides and what crosses the network."""

    def fetch(self, request: Request) -> Answer:
        """Return the complete answer of a peer.

        Raises:
            PeerUnreachableError: No usable answer within the limits; the subclass says why.
        """


class HttpsTransport:
    """PeerTransport over HTTPS.

    Args:
        limits: What one answer may cost.
        allow_loopback_http: Whether `http://127.0.0.1:port` may be fetched; the demo only.
        authorities: Certificates trusted instead of the bundled ones, as a PEM file.
        dialler: How names become sockets; the machine's own way by default.
        clock: Monotonic time, in seconds.
    """

    def __init__(
        self,
        limits: FetchLimits,
        *,
        allow_loopback_http: bool = False,
        authorities: Path | None = None,
        dialler: Dialler | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._limits = limits
        self._allow_loopback_http = allow_loopback_http
        self._dialler = dialler or SystemDialler()
        self._clock = clock
        self._tls = ssl.create_default_context(cafile=str(authorities or DEFAULT_CA_BUNDLE_PATH))

    def fetch(self, request: Request) -> Answer:
        """Return the complete answer of a peer; see `PeerTransport`.

        Args:
            request: What is asked; its URL is sent exactly as it stands.

        Raises:
            AddressRefusedError: The name leads to an address no peer may have.
            RedirectRefusedError: The answer points elsewhere.
            AnswerStatusError: Another status than the expected ones.
            ContentTypeError: Another content type than ``request.accept``.
            AnswerTooLargeError: More bytes than allowed, as sent or decoded.
            AnswerTooSlowError: Not complete in time.
            PeerUnreachableError: Nothing usable came for any other reason.
        """
        about = peer_of(request.url)
        loopback = self._allow_loopback_http and _LOOPBACK.fullmatch(request.url) is not None
        _check_request(request, loopback=loopback, about=about)
        seconds = self._limits.total_seconds
        if request.seconds is not None:
            seconds = min(seconds, request.seconds)
        if seconds <= 0:
            raise AnswerTooSlowError("no time is left for it", about=about)
        call = Call(
            about=about,
            dialler=self._dialler,
            clock=self._clock,
            deadline=self._clock() + seconds,
            connect_seconds=self._limits.connect_seconds,
            read_seconds=self._limits.read_seconds,
            # Chunks of a few bytes are mostly framing; nobody honest sends such.
            max_wire_bytes=2 * self._limits.max_bytes + MAX_PROBLEM_BYTES,
            loopback=loopback,
        )
        try:
            return self._exchange(request, call)
        except FederationError:
            raise
        except requests.Timeout as error:
            raise AnswerTooSlowError("silent for too long", about=about) from error
        # UnicodeError, LocationParseError and InvalidURL are ValueErrors; ssl's are OSErrors.
        except (OSError, ValueError, HTTPError, http.client.HTTPException, zlib.error) as error:
            raise PeerUnreachableError("no complete answer", about=about) from error

    def _exchange(self, request: Request, call: Call) -> Answer:
        """Send ``request`` and read what comes back."""
        prepared = _prepare(request, about=call.about)
        limits = self._limits
        with (
            closing(_PinnedAdapter(call, tls=self._tls)) as adapter,
            closing(
                adapter.send(
                    prepared, stream=True, timeout=(limits.connect_seconds, limits.read_seconds)
                )
            ) as response,
        ):
            return _read_answer(request, response, max_bytes=limits.max_bytes, about=call.about)


class _PinnedAdapter(HTTPAdapter):
    """The adapter of one call: its one connection goes to the checked address."""

    def __init__(self, call: Call, *, tls: ssl.SSLContext) -> None:
        super().__init__(max_retries=0)
        self._call = call
        self._tls = tls
        self._pools: list[HTTPConnectionPool] = []

    def get_connection_with_tls_context(
        self, request: requests.PreparedRequest, *_settings: object, **_more: object
    ) -> HTTPConnectionPool:
        """Return the call's own pool, whatever proxies and settings are asked for."""
        target = urlsplit(str(request.url))
        host, port = str(target.hostname), target.port or _DEFAULT_PORTS[target.scheme]
        pool: HTTPConnectionPool
        if target.scheme == "https":
            pool = PinnedHTTPSPool(host, port, call=self._call, tls=self._tls)
        else:
            pool = PinnedHTTPPool(host, port, call=self._call)
        self._pools.append(pool)
        return pool

    def cert_verify(self, *_settings: object, **_more: object) -> None:
        """Do nothing: the TLS settings of the pool verify, and cannot be switched off."""

    def close(self) -> None:
        """Close the call's connection."""
        for pool in self._pools:
            pool.close()
        super().close()


def peer_of(url: str) -> str:
    """Return scheme, host and port of ``url``: the name of a peer in errors and logs.

    What is no such URL is called `an unreadable URL`, for it may hold anything.
    """
    if _URL.fullmatch(url) is None:
        return "an unreadable URL"
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}"


def _check_request(request: Request, *, loopback: bool, about: str) -> None:
    """Check what is about to be sent.

    Raises:
        PeerUnreachableError: A URL or a body that this exchange does not send.
    """
    if len(request.url) > MAX_URL_CHARACTERS or _URL.fullmatch(request.url) is None:
        raise PeerUnreachableError("not a URL of this exchange", about=about)
    if not loopback and not request.url.startswith("https://"):
        raise PeerUnreachableError("only https is fetched", about=about)
    if len(request.body or b"") > MAX_REQUEST_BYTES:
        raise PeerUnreachableError("the body to send is too large", about=about)


def _prepare(request: Request, *, about: str) -> requests.PreparedRequest:
    """Return ``request`` as the library sends it.

    Raises:
        PeerUnreachableError: The library would respell the URL, and break its signature.
    """
    headers = dict(request.headers) | {
        "accept-encoding": "gzip",
        "connection": "close",
        "user-agent": _USER_AGENT,
    }
    if request.accept is not None:
        headers["accept"] = request.accept
    if request.etag is not None:
        headers["if-none-match"] = request.etag
    prepared = requests.Request(
        request.method, request.url, headers=headers, data=request.body
    ).prepare()
    if prepared.url != request.url:
        raise PeerUnreachableError("the URL has a simpler spelling", about=about)
    return prepared


def _read_answer(
    request: Request, response: requests.Response, *, max_bytes: int, about: str
) -> Answer:
    """Return the answer whose head has arrived, with its body.

    Raises:
        FederationError: It is not the one expected; see `HttpsTransport.fetch`.
    """
    headers = {name.lower(): value for name, value in response.headers.items()}
    etag = headers.get("etag", "")
    status = response.status_code
    answer = Answer(
        status=status,
        headers=headers,
        body=b"",
        etag=etag if _STRONG_ETAG.fullmatch(etag) else None,
    )
    if status == _NOT_MODIFIED and request.etag is not None:
        if etag and etag != request.etag:
            raise PeerUnreachableError("304 names another entity tag", about=about)
        return answer
    if request.accept is None and status in {_OK, _ACCEPTED, _NO_CONTENT}:
        return answer
    if status != _OK:
        problem = _read_problem(response, headers)
        raise AnswerStatusError(f"answered {status}", about=about, status=status, problem=problem)
    if headers.get("content-type", "").lower() != str(request.accept).lower():
        raise ContentTypeError("another content type than expected", about=about)
    body = _read_body(response, headers, max_bytes=max_bytes, about=about)
    return Answer(status=status, headers=headers, body=body, etag=answer.etag)


def _read_body(
    response: requests.Response, headers: Mapping[str, str], *, max_bytes: int, about: str
) -> bytes:
    """Return the whole body, decoded.

    Raises:
        AnswerTooLargeError: Announced, sent or decoded longer than ``max_bytes``.
        AnswerTooSlowError: Not complete in time.
        PeerUnreachableError: Another coding, or not complete.
    """
    coding = headers.get("content-encoding", "identity").lower()
    if coding not in {"identity", "gzip"}:
        raise PeerUnreachableError("a content coding nobody asked for", about=about)
    announced = headers.get("content-length", "0")
    if not announced.isdecimal():
        raise PeerUnreachableError("the length is no number", about=about)
    if int(announced[:20]) > max_bytes:
        raise AnswerTooLargeError(f"announces more than {max_bytes} bytes", about=about)
    unpack = zlib.decompressobj(_GZIP) if coding == "gzip" else None
    body = bytearray()
    while chunk := response.raw.read(_CHUNK_BYTES, decode_content=False):
        # One byte more than allowed is enough to know, however small the packed form is.
        room = max_bytes - len(body) + 1
        body += unpack.decompress(chunk, room) if unpack else chunk[:room]
        if len(body) > max_bytes:
            raise AnswerTooLargeError(f"more than {max_bytes} bytes", about=about)
    if unpack and (not unpack.eof or unpack.unused_data):
        raise PeerUnreachableError("the gzip body is not complete", about=about)
    return bytes(body)


def _read_problem(response: requests.Response, headers: Mapping[str, str]) -> str | None:
    """Return the code word of an error answer; None if there is no such word."""
    if headers.get("content-type", "").partition(";")[0].strip().lower() != _PROBLEM_TYPE:
        return None
    try:
        body = _read_body(response, headers, max_bytes=MAX_PROBLEM_BYTES, about="")
        return parse_problem(body).code
    # The status is already known and is what counts, whatever happens to its explanation.
    except (FederationError, SchemaError, OSError, HTTPError, http.client.HTTPException):
        return None
    except zlib.error:
        return None
