"""Asking one page again and again, and what the server's answer and the server itself say of it.

Time is taken by the asker, from the request until the last byte, over one connection that is kept:
the loopback's part, well under a millisecond, is not taken off. Processor time is that of all
threads of the server, as the kernel counts it, which other work on the machine changes little.
"""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

from node.bench.figures import percentiles
from node.bench.page_samples import Visit
from node.errors import ServiceMissingError
from node.language import gettext as _
from node.supervisor import COMMANDS

__all__ = ["Browser", "PageFigures", "Received", "Server", "measure", "serving"]

WARM_UPS = 3
_START_SECONDS = 60.0
_NANOSECONDS = 1_000_000_000
_PROCESSES = Path("/proc")


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One answer, as sent.

    Attributes:
        status: Its status.
        body: Its bytes, still shrunk if they were sent so.
        headers: By lower-case name.
    """

    status: int
    body: bytes = field(repr=False)
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFigures:
    """What one page cost one visitor.

    Attributes:
        page: Rule of the URL map, with the question.
        role: Who asked.
        status: What was answered; 303 where the page sends its visitor on.
        p50: Half of the answers took at most so many seconds.
        p95: So did 95 of 100.
        cpu: Seconds of processor that the server spent on one; None if the system does not say.
        html_bytes: Length of the answer, not shrunk.
    """

    page: str
    role: str
    status: int
    p50: float
    p95: float
    cpu: float | None
    html_bytes: int


@dataclass(slots=True, kw_only=True)
class Server:
    """The application for people as a process of its own.

    Attributes:
        url: Where it answers.
        pids: Its manager and the worker. They are looked up once: the kernel promises the children
            of a process only while it rests.
    """

    url: str
    pids: tuple[int, ...]

    def cpu_seconds(self) -> float | None:
        """Return the processor time of all its threads so far; None if the system does not say."""
        found = [_thread_seconds(pid) for pid in self.pids]
        known = [seconds for seconds in found if seconds is not None]
        return sum(known) if known else None


class Browser:
    """One connection that is kept, with the cookie of one visitor.

    Args:
        url: Where the server answers.
        cookie: What signing in gave; empty for nobody.
    """

    def __init__(self, url: str, *, cookie: str = "") -> None:
        parts = urlsplit(url)
        self._connection = http.client.HTTPConnection(
            str(parts.hostname), parts.port, timeout=_START_SECONDS
        )
        self._headers = {"Accept-Language": "en"} | ({"Cookie": cookie} if cookie else {})

    def get(self, path: str, *, shrunk: bool = False) -> Received:
        """Return the complete answer.

        Args:
            path: Path and query.
            shrunk: Whether the server may shrink it, as browsers allow it to.
        """
        headers = self._headers | ({"Accept-Encoding": "gzip"} if shrunk else {})
        self._connection.request("GET", path, headers=headers)
        answer = self._connection.getresponse()
        body = answer.read()
        names = {name.lower(): value for name, value in answer.getheaders()}
        return Received(status=answer.status, body=body, headers=names)

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()


def measure(
    server: Server, visits: Iterable[Visit], *, cookies: Mapping[str, str], repeats: int
) -> Iterator[PageFigures]:
    """Yield what each visit cost.

    Args:
        server: At work.
        visits: Pages with their visitors.
        cookies: Of each role that signs in.
        repeats: Measured answers for each, at least two; a few go before that do not count.

    Raises:
        ServiceMissingError: A page answers with an error.
    """
    for visit in visits:
        browser = Browser(server.url, cookie=cookies.get(visit.role, ""))
        try:
            yield _measure_one(server, visit, browser=browser, repeats=repeats)
        finally:
            browser.close()


def _measure_one(server: Server, visit: Visit, *, browser: Browser, repeats: int) -> PageFigures:
    for _warm_up in range(WARM_UPS):
        answer = browser.get(visit.path)
    if answer.status not in {HTTPStatus.OK, HTTPStatus.SEE_OTHER}:
        raise ServiceMissingError(
            _("The page %(page)s answers %(status)d to %(role)s.")
            % {"page": visit.page, "status": answer.status, "role": visit.role}
        )
    seconds, before = [], server.cpu_seconds()
    for _turn in range(repeats):
        begun = time.perf_counter()
        answer = browser.get(visit.path)
        seconds.append(time.perf_counter() - begun)
    after = server.cpu_seconds()
    p50, p95 = percentiles(seconds)
    return PageFigures(
        page=visit.page,
        role=visit.role,
        status=answer.status,
        p50=p50,
        p95=p95,
        cpu=None if before is None or after is None else (after - before) / repeats,
        html_bytes=len(answer.body),
    )


@contextmanager
def serving(url: str, *, environment: Mapping[str, str]) -> Iterator[Server]:
    """Run the application for people as `linkpin serve` runs it, for the length of a block.

    Raises:
        ServiceMissingError: It did not start.
    """
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, *COMMANDS["coordinator"]],
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    try:
        _await(url, process)
        yield Server(url=url, pids=tuple(_family(process.pid)))
    finally:
        process.terminate()
        process.wait()


def _await(url: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        browser = Browser(url)
        try:
            if browser.get("/healthz").status == HTTPStatus.OK:
                return
        except (OSError, http.client.HTTPException):
            time.sleep(0.1)
        finally:
            browser.close()
    raise ServiceMissingError(
        _("A node of the measurement did not start at %(address)s. Is the port in use?")
        % {"address": url}
    )


def _family(pid: int) -> list[int]:
    """Return a process and those it started."""
    try:
        listed = (_PROCESSES / str(pid) / "task" / str(pid) / "children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(each for child in listed for each in _family(int(child)))]


def _thread_seconds(pid: int) -> float | None:
    """Return what the kernel counted for all threads of a process, in seconds."""
    try:
        threads = os.listdir(_PROCESSES / str(pid) / "task")  # noqa: PTH208 - names are wanted
        spent = [
            int((_PROCESSES / str(pid) / "task" / each / "schedstat").read_text().split()[0])
            for each in threads
        ]
    except OSError:
        return None
    return sum(spent) / _NANOSECONDS
