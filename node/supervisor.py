"""The supervisor under `linkpin serve`: starts a node's processes and keeps them up.

A process that ends is started again after a pause that doubles up to a minute; one that stays up
for a minute is forgiven. When the supervisor is told to stop, all of them stop. SIGHUP starts again
at once whatever ended, also where `restart` is off. Which process has which id stands in
`processes.json` in the data folder, for `doctor` and for people; that file counts only while the
lock beside it is held, because a killed supervisor takes nothing away.

Under systemd or compose the four processes are units of their own and this module is not used.
"""

import fcntl
import json
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from types import MappingProxyType

__all__ = [
    "COMMANDS",
    "STATE_FILE",
    "Supervisor",
    "read_processes",
    "read_supervisor",
]

_log = logging.getLogger(__name__)

COMMANDS: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "sealer": ("-m", "node.sealer"),
        "peer": ("-m", "node.web_server", "peer"),
        "syncer": ("-m", "node.syncer"),
        "coordinator": ("-m", "node.web_server", "coordinator"),
    }
)
"""What each process is started with, in the order of starting."""

STATE_FILE = "processes.json"
LOCK_FILE = "processes.lock"
FORGIVEN_AFTER_SECONDS = 60.0
LONGEST_PAUSE_SECONDS = 60.0
STOP_SECONDS = 15.0
_TICK_SECONDS = 0.2


@dataclass(slots=True, kw_only=True)
class _Child:
    """One process and how it has fared."""

    name: str
    process: "subprocess.Popen[bytes]"
    started_at: float
    pause: float = 1.0
    restart_at: float | None = None


@dataclass(slots=True, kw_only=True)
class Supervisor:
    """Keeps the processes of one node up.

    Attributes:
        folder: The node's data folder.
        environment: What the processes are started with.
        names: Which of the four.
        restart: Whether a process that ends is started again.
        log_folder: Where each process's log file stands; their lines go to stderr when None.
        monotonic: Clock that pauses are taken with.
    """

    folder: Path
    environment: Mapping[str, str]
    names: Sequence[str] = tuple(COMMANDS)
    restart: bool = True
    log_folder: Path | None = None
    monotonic: Callable[[], float] = time.monotonic
    _children: dict[str, _Child] = field(default_factory=dict)
    _revive: Event = field(default_factory=Event)

    def run(self, stop: Event) -> None:
        """Keep the processes up until `stop` is set; SIGTERM and SIGINT set it.

        Raises:
            BlockingIOError: Another supervisor keeps this node up.
        """
        with _only_supervisor(self.folder):
            self._keep_up(stop)

    def _keep_up(self, stop: Event) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        signal.signal(signal.SIGHUP, lambda *_: self._revive.set())
        try:
            for name in self.names:
                self._start(name)
            self._note()
            while not stop.wait(_TICK_SECONDS):
                self._look()
                self._revive_ended()
        finally:
            self._stop_all()

    def _start(self, name: str) -> None:
        previous = self._children.get(name)
        output = None if self.log_folder is None else self._open_log(name)
        try:
            process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own modules
                [sys.executable, *COMMANDS[name]],
                env=dict(self.environment),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        finally:
            if output is not None:
                os.close(output)
        pause = previous.pause if previous else 1.0
        self._children[name] = _Child(
            name=name, process=process, started_at=self.monotonic(), pause=pause
        )
        _log.info("process_started", extra={"task": name, "pid": process.pid})

    def _open_log(self, name: str) -> int:
        assert self.log_folder is not None  # noqa: S101 - asked before calling
        self.log_folder.mkdir(parents=True, exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        return os.open(self.log_folder / f"{name}.log", flags, 0o600)

    def _look(self) -> None:
        """Notice processes that ended, and start those again whose pause is over."""
        now = self.monotonic()
        for child in list(self._children.values()):
            status = child.process.poll()
            if status is None:
                if now - child.started_at >= FORGIVEN_AFTER_SECONDS:
                    child.pause = 1.0
            elif child.restart_at is None:
                child.restart_at = now + child.pause
                child.pause = min(2 * child.pause, LONGEST_PAUSE_SECONDS)
                _log.error(
                    "process_ended",
                    extra={
                        "task": child.name,
                        "pid": child.process.pid,
                        "exit_status": status,
                    },
                )
                self._note()
            elif self.restart and now >= child.restart_at:
                self._start(child.name)
                self._note()

    def _revive_ended(self) -> None:
        """Start what ended, because somebody asked for it."""
        if self._revive.is_set():
            self._revive.clear()
            for child in list(self._children.values()):
                if child.process.poll() is not None:
                    self._start(child.name)
            self._note()

    def _note(self) -> None:
        """Write down which process has which id."""
        running = {
            name: child.process.pid
            for name, child in self._children.items()
            if child.process.poll() is None
        }
        fresh = self.folder / f"{STATE_FILE}.new"
        document = {"supervisor": os.getpid(), "processes": running}
        fresh.write_text(json.dumps(document), encoding="utf-8")
        fresh.replace(self.folder / STATE_FILE)

    def _stop_all(self) -> None:
        for child in self._children.values():
            if child.process.poll() is None:
                child.process.terminate()
        deadline = self.monotonic() + STOP_SECONDS
        for child in self._children.values():
            try:
                child.process.wait(timeout=max(0.1, deadline - self.monotonic()))
            except subprocess.TimeoutExpired:
                _log.warning("process_killed", extra={"task": child.name})
                os.killpg(child.process.pid, signal.SIGKILL)
                child.process.wait()
        (self.folder / STATE_FILE).unlink(missing_ok=True)


@contextmanager
def _only_supervisor(folder: Path) -> Iterator[None]:
    """Hold the node's lock, which the kernel lets go of however this process ends.

    Raises:
        BlockingIOError: Another supervisor holds it.
    """
    with (folder / LOCK_FILE).open("w") as file:
        for attempt in range(5):
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                # Whoever only looks holds it for a moment.
                if attempt == 4:  # noqa: PLR2004 - the last
                    raise
                time.sleep(_TICK_SECONDS)
        yield


def _is_held(folder: Path) -> bool:
    """Say whether a supervisor holds the node's lock now."""
    try:
        with (folder / LOCK_FILE).open("r") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def read_processes(folder: Path) -> Mapping[str, int]:
    """Return the ids of a node's processes by name; empty if no supervisor is at work."""
    return _read_state(folder)[1]


def read_supervisor(folder: Path) -> int | None:
    """Return the id of the supervisor at work; None if there is none."""
    return _read_state(folder)[0]


def _read_state(folder: Path) -> tuple[int | None, Mapping[str, int]]:
    """Return the supervisor and its processes; nothing of a file that a killed one left behind."""
    try:
        document = json.loads((folder / STATE_FILE).read_text(encoding="utf-8"))
        supervisor = int(document["supervisor"])
        processes = {str(name): int(pid) for name, pid in document["processes"].items()}
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return None, {}
    return (supervisor, processes) if _is_held(folder) else (None, {})
