"""The demo as a program for tests: started with a folder of its own, looked at, stopped."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from click.testing import CliRunner

from node.cli.demo import demo
from tests.boundaries.source_files import ROOT

__all__ = ["Looked", "Playing", "free_ports", "processes_of"]

_START_SECONDS = 400
_PORTS = 15
_RANGES = 600
"""As many processes begin to look at ranges that do not overlap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What one look at the facts said.

    Attributes:
        status: Exit status of the command.
        facts: The facts as the command wrote them.
    """

    status: int
    facts: list[dict[str, object]]

    @property
    def broken(self) -> list[object]:
        """Numbers of the facts that do not hold."""
        return [fact["number"] for fact in self.facts if not fact["holds"]]

    def needing(self, key: str) -> list[object]:
        """Numbers of the facts that name this node's peer process."""
        return [
            fact["number"]
            for fact in self.facts
            if isinstance(fact["peers"], list) and key in fact["peers"]
        ]


@dataclass(slots=True, kw_only=True)
class Playing:
    """One demo that runs until it is told to stop.

    Attributes:
        folder: Where its nodes stand.
        first_port: Its ports are counted from here.
    """

    folder: Path
    first_port: int
    _process: "subprocess.Popen[str] | None" = field(default=None)

    def start(self) -> None:
        """Start it, and wait until it invites."""
        log = self.folder.with_suffix(".log").open("w")
        with log:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and words
                self.command("--port", str(self.first_port)),
                cwd=ROOT,
                env=clean_environment(),
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        assert self._process.stdout is not None
        deadline = time.monotonic() + _START_SECONDS
        for line in self._process.stdout:
            if "--check" in line:
                return
            assert time.monotonic() < deadline
        raise AssertionError(self.folder.with_suffix(".log").read_text())

    def interrupt(self) -> int:
        """Press Ctrl-C and return the exit status."""
        assert self._process is not None
        self._process.send_signal(signal.SIGINT)
        try:
            return self._process.wait(timeout=120)
        finally:
            self.close()

    def close(self) -> None:
        """Leave nothing behind, whatever happened."""
        if self._process is not None:
            if self._process.poll() is None:
                self._process.terminate()
                self._process.wait(timeout=120)
            assert self._process.stdout is not None
            self._process.stdout.close()

    def command(self, *options: str) -> list[str]:
        """Return the command line for this folder."""
        return [sys.executable, "-m", "node.cli", "demo", "--folder", str(self.folder), *options]

    def look(self, *options: str) -> Looked:
        """Look at the facts by the command, in this process: loading it anew takes longer."""
        arguments = ["--folder", str(self.folder), "--check", "--json", *options]
        result = CliRunner().invoke(demo, arguments, catch_exceptions=False)
        return Looked(status=result.exit_code, facts=json.loads(result.stdout))


def clean_environment() -> dict[str, str]:
    """Return the environment without settings of a node."""
    return {name: value for name, value in os.environ.items() if not name.startswith("LINKPIN_")}


def free_ports() -> int:
    """Return a port from which as many are free as the demo needs.

    Ports are taken later than they are looked at, so each process begins at a range of its own:
    tests that run beside each other have neighbouring numbers, and must not share ports.
    """
    for base in range(20_000 + os.getpid() % _RANGES * _PORTS, 32_000, _PORTS):
        if all(map(_is_free, range(base, base + _PORTS))):
            return base
    raise AssertionError("no free ports")


def processes_of(folder: Path) -> list[int]:
    """Return the processes that were started with settings in `folder`."""
    return sorted(_started_in(folder.as_posix().encode(), Path("/proc").glob("[0-9]*")))


def _started_in(word: bytes, entries: Iterable[Path]) -> Iterable[int]:
    for entry in entries:
        try:
            environment = (entry / "environ").read_bytes()
            zombie = b"\nState:\tZ" in (entry / "status").read_bytes()
        except OSError:
            continue  # ended meanwhile
        if b"LINKPIN_SETTINGS=" + word in environment and not zombie:
            yield int(entry.name)


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
