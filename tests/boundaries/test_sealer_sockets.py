"""The process that holds the keys opens no connection: traced while it has real work to do."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

from sqlalchemy import func, select

from node.published.models import EntryRow
from tests.boundaries.source_files import ROOT
from tests.node.airlock.town import Town, town_in
from tests.node.environments import environment_of
from tests.requirements import require

_INTERNET = re.compile(r"AF_INET6?|AF_NETLINK|AF_PACKET")


def entries(town: Town) -> int:
    town.session.rollback()
    return town.session.scalar(select(func.count()).select_from(EntryRow)) or 0


def traced(town: Town, log: Path, *command: str) -> str:
    """Run a program under strace until it has released something, and return its calls."""
    strace = ["strace", "-f", "-qq", "-e", "trace=socket,connect,bind,sendto", "-o", str(log)]
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own module
        [*strace, sys.executable, *command],
        cwd=ROOT,
        env=environment_of(town.settings),
        stderr=subprocess.DEVNULL,
        # strace passes no signal on; the whole group is told.
        start_new_session=True,
    )
    deadline = monotonic() + 120
    try:
        while entries(town) < 2 and monotonic() < deadline:
            sleep(0.3)
    finally:
        subprocess.run(["/bin/kill", "-TERM", "--", f"-{process.pid}"], check=True)  # noqa: S603 - our own group
        try:
            process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            subprocess.run(["/bin/kill", "-KILL", "--", f"-{process.pid}"], check=True)  # noqa: S603 - our own group
            process.wait()
    return log.read_text()


def test_the_sealer_opens_no_socket_while_it_releases(tmp_path: Path) -> None:
    require(shutil.which("strace") is not None, "strace: apt-get install strace")
    with town_in(tmp_path / "town") as town:
        town.approve(town.record())
        calls = traced(town, tmp_path / "calls", "-m", "node.sealer")

        assert entries(town) == 2, "it had work to do and did it"
        assert _INTERNET.findall(calls) == []


def test_the_trace_sees_a_socket_where_there_is_one(tmp_path: Path) -> None:
    require(shutil.which("strace") is not None, "strace: apt-get install strace")
    opener = "import socket; socket.socket().close()"
    log = tmp_path / "calls"
    strace = ["strace", "-f", "-qq", "-e", "trace=socket,connect,bind,sendto", "-o", str(log)]
    subprocess.run([*strace, sys.executable, "-c", opener], check=True)  # noqa: S603 - our own literal

    assert "AF_INET" in _INTERNET.findall(log.read_text())
