"""Where a request may go: the checked address, under the certificate of the name."""

import http.client
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from federation.errors import (
    AddressRefusedError,
    AnswerTooSlowError,
    FederationError,
    PeerUnreachableError,
)
from federation.pinned_connection import MAX_LOOKUPS, SystemDialler
from federation.transport import (
    MAX_REQUEST_BYTES,
    FetchLimits,
    HttpsTransport,
    Request,
    peer_of,
)

pytestmark = pytest.mark.enable_socket

PUBLIC = "8.8.8.8"
OTHER_PUBLIC = "2a00:1450::1"
TYPE = "text/plain; charset=utf-8"
ANSWER = f"HTTP/1.1 200 OK\r\nContent-Type: {TYPE}\r\nContent-Length: 2\r\n\r\nhi".encode()
LIMITS = FetchLimits(connect_seconds=5.0, read_seconds=5.0)
BIRCH = "https://birch.example/exchange/ran/checkpoint"


class TownDialler:
    """Dialler over a table of addresses; every public address leads to one loopback port.

    Attributes:
        asked: Names that were looked up, in order.
        dialled: Addresses that were connected to, in order.
    """

    def __init__(
        self,
        *addresses: str,
        port: int = 9,
        failures: Sequence[OSError] = (),
        unresolved: Exception | None = None,
    ) -> None:
        self._addresses = addresses
        self._unresolved = unresolved
        self._port = port
        self._failures = list(failures)
        self.asked: list[str] = []
        self.dialled: list[str] = []

    def resolve(self, host: str, port: int, *, seconds: float) -> Sequence[str]:
        assert port == 443
        assert seconds <= LIMITS.connect_seconds
        self.asked.append(host)
        if self._unresolved is not None:
            raise self._unresolved
        return self._addresses

    def connect(self, address: str, port: int, *, seconds: float) -> socket.socket:
        assert port == 443
        self.dialled.append(address)
        if self._failures:
            raise self._failures.pop(0)
        return socket.create_connection(("127.0.0.1", self._port), timeout=seconds)


def certificate(
    folder: Path, name: str, *, starts: datetime | None = None, days: int = 2
) -> tuple[Path, Path]:
    """Write a self-signed certificate for ``name`` and its key; return both paths."""
    key = ec.generate_private_key(ec.SECP256R1())
    begin = starts or datetime.now(UTC) - timedelta(days=1)
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, private = folder / f"{name}.crt", folder / f"{name}.key"
    public.write_bytes(made.public_bytes(Encoding.PEM))
    private.write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption_algorithm=NoEncryption())
    )
    return public, private


class TlsTown:
    """A town's web server: one certificate, one answer.

    Attributes:
        names: TLS server names that callers asked for.
        heads: Heads of the requests.
    """

    def __init__(self, public: Path, private: Path) -> None:
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(public, private)
        self._context.sni_callback = lambda _socket, name, _context: self.names.append(name)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.names: list[str | None] = []
        self.heads: list[str] = []
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        port: int = self._listener.getsockname()[1]
        return port

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(timeout=5)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            connection.settimeout(5)
            with (
                connection,
                suppress(OSError),
                self._context.wrap_socket(connection, server_side=True) as secured,
            ):
                self.heads.append(secured.recv(65536).decode())
                secured.sendall(ANSWER)


@pytest.fixture
def town(tmp_path: Path) -> Iterator[TlsTown]:
    served = TlsTown(*certificate(tmp_path, "birch.example"))
    yield served
    served.close()


def fetch(url: str, *, dialler: TownDialler, authorities: Path | None = None) -> bytes:
    transport = HttpsTransport(LIMITS, authorities=authorities, dialler=dialler)
    return transport.fetch(Request(method="GET", url=url, accept=TYPE)).body


def test_the_connection_goes_to_the_checked_address_under_the_name(
    town: TlsTown, tmp_path: Path
) -> None:
    dialler = TownDialler(PUBLIC, port=town.port)
    assert fetch(BIRCH, dialler=dialler, authorities=tmp_path / "birch.example.crt") == b"hi"
    assert dialler.asked == ["birch.example"]
    assert dialler.dialled == [PUBLIC]
    assert town.names == ["birch.example"]
    assert "\r\nHost: birch.example\r\n" in town.heads[0]


def test_the_next_address_is_tried_when_one_does_not_answer(town: TlsTown, tmp_path: Path) -> None:
    dialler = TownDialler(
        OTHER_PUBLIC, PUBLIC, port=town.port, failures=[OSError("no route to host")]
    )
    assert fetch(BIRCH, dialler=dialler, authorities=tmp_path / "birch.example.crt") == b"hi"
    assert dialler.dialled == [OTHER_PUBLIC, PUBLIC]


def test_a_certificate_nobody_vouches_for_is_refused(town: TlsTown) -> None:
    with pytest.raises(PeerUnreachableError):
        fetch(BIRCH, dialler=TownDialler(PUBLIC, port=town.port))
    assert town.heads == []


def test_the_certificate_of_another_name_is_refused(town: TlsTown, tmp_path: Path) -> None:
    with pytest.raises(PeerUnreachableError):
        fetch(
            BIRCH.replace("birch", "cedar"),
            dialler=TownDialler(PUBLIC, port=town.port),
            authorities=tmp_path / "birch.example.crt",
        )
    assert town.heads == []


def test_an_expired_certificate_is_refused(tmp_path: Path) -> None:
    public, private = certificate(
        tmp_path, "birch.example", starts=datetime(2020, 1, 1, tzinfo=UTC), days=1
    )
    expired = TlsTown(public, private)
    with pytest.raises(PeerUnreachableError):
        fetch(BIRCH, dialler=TownDialler(PUBLIC, port=expired.port), authorities=public)
    assert expired.heads == []
    expired.close()


def test_a_peer_that_never_finishes_its_handshake_is_too_slow() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        hurried = FetchLimits(connect_seconds=0.2, read_seconds=0.2, total_seconds=0.5)
        dialler = TownDialler(PUBLIC, port=listener.getsockname()[1])
        with pytest.raises(AnswerTooSlowError):
            HttpsTransport(hurried, dialler=dialler).fetch(
                Request(method="GET", url=BIRCH, accept=TYPE)
            )


@pytest.mark.parametrize(
    "addresses",
    [
        pytest.param(["10.0.0.1"], id="private"),
        pytest.param(["::ffff:127.0.0.1"], id="mapped loopback"),
        pytest.param(["169.254.169.254"], id="metadata service"),
        pytest.param([PUBLIC, "10.0.0.1"], id="a private one behind a public one"),
        pytest.param([*[PUBLIC] * 9, "127.0.0.1"], id="loopback, tenth of ten"),
        pytest.param(["nowhere"], id="no address at all"),
    ],
)
def test_a_name_that_leads_to_a_special_address_is_never_connected_to(
    addresses: list[str],
) -> None:
    dialler = TownDialler(*addresses)
    with pytest.raises(AddressRefusedError) as caught:
        fetch(BIRCH, dialler=dialler)
    assert dialler.dialled == []
    assert caught.value.about == "https://birch.example"


@pytest.mark.parametrize(
    "host",
    [
        pytest.param("127.0.0.1", id="dotted"),
        pytest.param("127.1", id="short"),
        pytest.param("2130706433", id="decimal"),
        pytest.param("0x7f000001", id="hexadecimal"),
        pytest.param("0177.0.0.1", id="octal"),
        pytest.param("[::1]", id="IPv6"),
        pytest.param("[::ffff:127.0.0.1]", id="mapped"),
        pytest.param("[::ffff:7f00:1]", id="mapped, hexadecimal"),
        pytest.param("[64:ff9b::7f00:1]", id="NAT64"),
        pytest.param("0", id="zero"),
        pytest.param("localhost", id="name"),
    ],
)
def test_no_spelling_of_our_own_machine_is_fetched(host: str) -> None:
    transport = HttpsTransport(LIMITS, allow_loopback_http=True)
    with pytest.raises(AddressRefusedError):
        transport.fetch(Request(method="GET", url=f"https://{host}/", accept=TYPE))


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("http://birch.example/", id="http"),
        pytest.param("http://localhost:8000/", id="http to localhost"),
        pytest.param("http://127.0.0.2:8000/", id="http to another loopback address"),
        pytest.param("http://127.0.0.1/", id="loopback without a port"),
        pytest.param("http://127.0.0.1:8000@birch.example/", id="loopback as user"),
        pytest.param("http://127.0.0.1:8000.birch.example/", id="loopback as prefix"),
        pytest.param("HTTPS://birch.example/", id="scheme in capitals"),
        pytest.param("https://Birch.example/", id="host in capitals"),
        pytest.param("https://user@birch.example/", id="user"),
        pytest.param("https://birch.example\\@cedar.example/", id="backslash"),
        pytest.param("https://birch.example/#top", id="fragment"),
        pytest.param("https://birch.example", id="no path"),
        pytest.param("https://birch.example?a=1", id="query without a path"),
        pytest.param("https://birch.example/a/../b", id="dot segments"),
        pytest.param("https://birch.example/%7Ea", id="needless percent"),
        pytest.param("https://birch.example/a b", id="blank"),
        pytest.param("https://birch.example/\r\nX: 1", id="line break"),
        pytest.param("https://bïrch.example/", id="not ASCII"),
        pytest.param("https://birch.example:99999/", id="port out of range"),
        pytest.param("https://birch.example:/", id="empty port"),
        pytest.param("https://[::1/", id="half a bracket"),
        pytest.param("https:///", id="no host"),
        pytest.param("ftp://birch.example/", id="another scheme"),
        pytest.param("file:///etc/passwd", id="file"),
        pytest.param("", id="nothing"),
        pytest.param(f"https://birch.example/{'a' * 2048}", id="too long"),
    ],
)
def test_a_url_outside_the_profile_is_not_even_looked_up(url: str) -> None:
    dialler = TownDialler(PUBLIC)
    transport = HttpsTransport(LIMITS, allow_loopback_http=True, dialler=dialler)
    with pytest.raises(PeerUnreachableError):
        transport.fetch(Request(method="GET", url=url, accept=TYPE))
    assert dialler.asked == []


def test_loopback_is_only_fetched_under_the_demo_setting() -> None:
    with pytest.raises(PeerUnreachableError):
        HttpsTransport(LIMITS).fetch(Request(method="GET", url="http://127.0.0.1:9/", accept=TYPE))


def test_a_body_larger_than_any_question_is_not_sent() -> None:
    dialler = TownDialler(PUBLIC)
    with pytest.raises(PeerUnreachableError):
        HttpsTransport(LIMITS, dialler=dialler).fetch(
            Request(method="POST", url=BIRCH, body=bytes(MAX_REQUEST_BYTES + 1))
        )
    assert dialler.asked == []


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        pytest.param(socket.gaierror(-2, "unknown"), PeerUnreachableError, id="unknown name"),
        pytest.param(UnicodeError("label too long"), PeerUnreachableError, id="no IDNA"),
        pytest.param(ConnectionResetError(), PeerUnreachableError, id="reset"),
        pytest.param(ssl.SSLError("no cipher"), PeerUnreachableError, id="TLS"),
        pytest.param(http.client.BadStatusLine("x"), PeerUnreachableError, id="HTTP"),
        pytest.param(ValueError("port"), PeerUnreachableError, id="value"),
        pytest.param(TimeoutError(), AnswerTooSlowError, id="look-up too slow"),
    ],
)
def test_every_foreign_exception_becomes_one_of_ours(
    error: Exception, expected: type[FederationError]
) -> None:
    with pytest.raises(FederationError) as caught:
        fetch(BIRCH, dialler=TownDialler(unresolved=error))
    assert type(caught.value) is expected


def test_a_name_without_an_address_is_unreachable() -> None:
    with pytest.raises(PeerUnreachableError):
        fetch(BIRCH, dialler=TownDialler())


def test_addresses_that_do_not_answer_cannot_use_more_than_the_whole_time() -> None:
    moments = iter([0.0, 0.0, 10.0, 31.0])
    dialler = TownDialler(PUBLIC, OTHER_PUBLIC, failures=[OSError(), OSError()])
    with pytest.raises(AnswerTooSlowError):
        HttpsTransport(LIMITS, dialler=dialler, clock=lambda: next(moments)).fetch(
            Request(method="GET", url=BIRCH, accept=TYPE)
        )
    assert dialler.dialled == [PUBLIC]


def test_no_more_than_four_addresses_are_tried() -> None:
    dialler = TownDialler(*[f"8.8.8.{n}" for n in range(9)], failures=[OSError()] * 9)
    with pytest.raises(PeerUnreachableError):
        fetch(BIRCH, dialler=dialler)
    assert len(dialler.dialled) == 4


def test_look_ups_that_never_end_are_left_behind_and_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ended = threading.Event()

    def stuck(*_: object, **__: object) -> list[tuple[object, ...]]:
        ended.wait(10)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (PUBLIC, 443))]

    monkeypatch.setattr(socket, "getaddrinfo", stuck)
    dialler = SystemDialler()
    for _ in range(MAX_LOOKUPS):
        with pytest.raises(TimeoutError):
            dialler.resolve("birch.example", 443, seconds=0.01)
    with pytest.raises(OSError, match="too many look-ups"):
        dialler.resolve("birch.example", 443, seconds=5)
    ended.set()
    assert _eventually(lambda: dialler.resolve("birch.example", 443, seconds=5)) == [PUBLIC]


def _eventually(resolve: Callable[[], Sequence[str]]) -> Sequence[str]:
    """Return what ``resolve`` finds once a look-up left behind has given its place back."""
    for _ in range(500):
        with suppress(OSError):
            return resolve()
        threading.Event().wait(0.01)
    raise AssertionError


@pytest.mark.parametrize(
    ("url", "peer"),
    [
        pytest.param(BIRCH, "https://birch.example", id="name"),
        pytest.param("http://127.0.0.1:8001/a?b=c", "http://127.0.0.1:8001", id="port"),
        pytest.param("https://user:secret@birch.example/", "an unreadable URL", id="user"),
    ],
)
def test_an_error_names_the_peer_and_nothing_of_the_path(url: str, peer: str) -> None:
    assert peer_of(url) == peer
