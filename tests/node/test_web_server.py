"""The web processes as they are run: a real server, real signatures, over loopback."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, sleep

import pytest

from federation.endpoints import CHECKPOINT_TYPE, JSON_TYPE, checkpoint_url, collections_url
from federation.errors import AnswerStatusError, PeerUnreachableError
from federation.keys import generate_signing_key
from federation.transport import FetchLimits, HttpsTransport, Request
from node.clock import system_clock
from node.received.asking import Asker
from node.settings import Settings
from node.trust.own_keys import KeyUse, get_own_key
from node.web_server import APPLICATIONS
from schemas.answers import parse_collections, parse_problem
from tests.node.environments import environment_of
from tests.node.published.released import put, release
from tests.node.received.towns import introduce
from tests.nodes import set_up

pytestmark = pytest.mark.enable_socket

ROOT = Path(__file__).resolve().parent.parent.parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def transport() -> HttpsTransport:
    return HttpsTransport(FetchLimits(total_seconds=20), allow_loopback_http=True)


@contextmanager
def running(process: str, environment: dict[str, str], url: str) -> Iterator[int]:
    """Run a web process until it answers; yield its id."""
    server = subprocess.Popen(  # noqa: S603 - our own interpreter and our own module
        [sys.executable, "-m", "node.web_server", process],
        cwd=ROOT,
        env=environment,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        wait_until_up(url, server)
        yield server.pid
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        try:
            server.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.communicate()


def wait_until_up(url: str, server: "subprocess.Popen[bytes]") -> None:
    deadline = monotonic() + 60
    while not is_up(url):
        assert server.poll() is None, server.stderr.read() if server.stderr else b""
        assert monotonic() < deadline, "it did not come up"
        sleep(0.2)


def is_up(url: str) -> bool:
    wanted = Request(
        method="GET", url=f"{url}/healthz", headers={}, accept="text/plain; charset=utf-8"
    )
    try:
        transport().fetch(wanted)
    except PeerUnreachableError:
        return False
    return True


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def town(tmp_path: Path, port: int) -> Settings:
    """A town on loopback that released one record a moment ago."""
    settings = set_up(
        tmp_path,
        "vilvoorde",
        entity_id=f"http://127.0.0.1:{port}",
        demo="yes",
        authority_hints="https://be.example",
    )
    release(settings, put("Koffie"), clock=system_clock)
    return settings


@pytest.fixture
def peer_process(town: Settings, port: int) -> Iterator[str]:
    environment = environment_of(town, demo="yes", peer_bind=f"127.0.0.1:{port}")
    with running("peer", environment, town.entity_id):
        yield town.entity_id


def asker(settings: Settings) -> Asker:
    return Asker(
        entity_id=settings.entity_id,
        key=get_own_key(settings.keys_folder, KeyUse.REQUEST),
        transport=transport(),
        clock=system_clock,
    )


def test_a_known_town_reads_over_a_real_connection(
    tmp_path: Path, town: Settings, peer_process: str
) -> None:
    reader = set_up(tmp_path, "rotterdam")
    introduce(town, reader, "https://nl.example")
    exchange = f"{peer_process}/exchange"
    asking = asker(reader)

    listed = parse_collections(asking.get(collections_url(exchange), accept=JSON_TYPE).body)
    assert [(info.audience, info.size) for info in listed] == [("ran", 2)]
    note = asking.get(checkpoint_url(f"{exchange}/ran"), accept=CHECKPOINT_TYPE)
    assert note.body.startswith(f"{exchange}/ran\n2\n".encode())
    again = asking.get(checkpoint_url(f"{exchange}/ran"), accept=CHECKPOINT_TYPE, etag=note.etag)
    assert again.status == 304


def test_a_stranger_is_told_so_over_a_real_connection(peer_process: str) -> None:
    stranger = Asker(
        entity_id="https://stranger.example",
        key=generate_signing_key("Ed25519"),
        transport=transport(),
        clock=lambda: datetime.now(tz=UTC),
    )
    with pytest.raises(AnswerStatusError) as caught:
        stranger.get(collections_url(f"{peer_process}/exchange"), accept=JSON_TYPE)

    assert (caught.value.status, caught.value.problem) == (401, "caller_unknown")


@pytest.mark.parametrize(
    ("line", "status"),
    [
        pytest.param(b"GET /exchange/ran/entries?from=\xff HTTP/1.1", (400, 401), id="query bytes"),
        pytest.param(b"GET /exchange/\xc3\xa9/checkpoint HTTP/1.1", (400, 401), id="path bytes"),
        pytest.param(b"GET /%00 HTTP/1.1", (404,), id="a null"),
        pytest.param(b"BREW /healthz HTTP/1.1", (400, 405), id="a method nobody knows"),
        pytest.param(b"GET http://other.example/healthz HTTP/1.1", (200, 400, 404), id="a proxy's"),
        pytest.param(b"nonsense", (400,), id="no request"),
    ],
)
def test_bytes_that_no_client_sends_are_no_fault_of_ours(
    peer_process: str, line: bytes, status: tuple[int, ...]
) -> None:
    host, _colon, port = peer_process.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        connection.sendall(line + b"\r\nHost: a\r\nConnection: close\r\n\r\n")
        answer = connection.makefile("rb").readline()

    assert not answer or int(answer.split()[1]) in status
    assert is_up(peer_process)


@pytest.mark.parametrize(
    "entity_id",
    [
        pytest.param("https://stranger.example", id="a stranger"),
        pytest.param("https://rotterdam.example", id="a borrowed name"),
    ],
)
def test_bodies_that_come_slowly_keep_nobody_waiting(
    tmp_path: Path, town: Settings, peer_process: str, entity_id: str
) -> None:
    introduce(town, set_up(tmp_path, "rotterdam"), "https://nl.example")
    host, _colon, port = peer_process.removeprefix("http://").partition(":")
    with ExitStack() as open_connections:
        for _each in range(20):
            connection = socket.create_connection((host, int(port)), timeout=20)
            open_connections.enter_context(connection)
            connection.sendall(
                b"POST /exchange/ping HTTP/1.1\r\nHost: a\r\nContent-Length: 4000\r\n"
                b"linkpin-entity: " + entity_id.encode() + b"\r\n\r\n{"
            )
        assert is_up(peer_process)
        assert connection.makefile("rb").readline().split()[1] == b"401"


def test_a_body_that_is_too_large_is_refused(peer_process: str) -> None:
    host, _colon, port = peer_process.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        connection.sendall(
            b"POST /exchange/ping HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
            b"Content-Length: 70000\r\n\r\n" + b"x" * 70_000
        )
        answer = connection.makefile("rb").readline()

    assert int(answer.split()[1]) == 413


@pytest.mark.parametrize(
    "announced",
    [
        pytest.param(b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", id="in pieces"),
        pytest.param(b"Transfer-Encoding: CHUNKED\r\n\r\n0\r\n\r\n", id="no piece"),
        pytest.param(b"\r\n", id="no length"),
    ],
)
def test_a_body_of_no_announced_length_is_refused(peer_process: str, announced: bytes) -> None:
    host, _colon, port = peer_process.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        connection.sendall(
            b"POST /exchange/ping HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
            b"linkpin-entity: https://stranger.example\r\n" + announced
        )
        answer = connection.makefile("rb").read()

    head, _blank, problem = answer.partition(b"\r\n\r\n")
    assert int(head.split()[1]) == 411
    assert parse_problem(problem).code == "length_required"


def test_a_killed_manager_takes_its_worker_along(town: Settings, port: int) -> None:
    environment = environment_of(town, demo="yes", peer_bind=f"127.0.0.1:{port}")
    with running("peer", environment, town.entity_id) as pid:
        os.kill(pid, signal.SIGKILL)
        deadline = monotonic() + 20
        while is_up(town.entity_id):
            assert monotonic() < deadline, "the worker went on answering"
            sleep(0.1)


def test_the_coordinators_process_answers_its_probes(town: Settings) -> None:
    port = free_port()
    environment = environment_of(town, demo="yes", coordinator_bind=f"127.0.0.1:{port}")
    with running("coordinator", environment, f"http://127.0.0.1:{port}"):
        assert is_up(f"http://127.0.0.1:{port}")


def test_another_word_than_the_two_processes_is_refused() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "node.web_server", "sealer"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert "|".join(APPLICATIONS) in result.stderr
