"""The supervisor: what ends is started again, what is told to stop stops, and nothing is left."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from time import monotonic, sleep

import pytest

from node.supervisor import (
    COMMANDS,
    LOCK_FILE,
    STATE_FILE,
    Supervisor,
    read_processes,
    read_supervisor,
)

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = """
import sys
from pathlib import Path
from threading import Event
from node import supervisor

supervisor.COMMANDS = {{
    "quiet": ("-c", "import time; time.sleep(300)"),
    "deaf": ("-c", "import signal, time; signal.signal(15, signal.SIG_IGN); time.sleep(300)"),
    "brief": ("-c", "print('line', flush=True)"),
}}
supervisor.STOP_SECONDS = 0.5
supervisor.Supervisor(
    folder=Path(sys.argv[1]),
    environment={environment},
    names={names!r},
    restart={restart},
    log_folder=Path(sys.argv[1]) / "logs",
).run(Event())
"""


@contextmanager
def supervising(
    folder: Path, *names: str, restart: bool = True
) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a supervisor over stand-ins for the four processes."""
    program = PROGRAM.format(names=names, restart=restart, environment=dict(os.environ))
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own literal
        [sys.executable, "-c", program, str(folder)], cwd=ROOT, stderr=subprocess.PIPE
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
        process.communicate(timeout=30)


def eventually(condition: Callable[[], bool]) -> None:
    deadline = monotonic() + 30
    while not condition():
        assert monotonic() < deadline, "it did not come to that"
        sleep(0.05)


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in {"Z", "X"}


def test_which_process_has_which_id_stands_in_a_file(tmp_path: Path) -> None:
    with supervising(tmp_path, "quiet", "deaf"):
        eventually(lambda: set(read_processes(tmp_path)) == {"quiet", "deaf"})
        assert all(is_running(pid) for pid in read_processes(tmp_path).values())


def test_what_ends_is_started_again(tmp_path: Path) -> None:
    with supervising(tmp_path, "quiet"):
        eventually(lambda: "quiet" in read_processes(tmp_path))
        first = read_processes(tmp_path)["quiet"]
        os.kill(first, signal.SIGKILL)
        eventually(lambda: read_processes(tmp_path).get("quiet", first) != first)


def test_without_restart_what_ends_stays_down(tmp_path: Path) -> None:
    with supervising(tmp_path, "quiet", restart=False) as supervisor:
        eventually(lambda: "quiet" in read_processes(tmp_path))
        os.kill(read_processes(tmp_path)["quiet"], signal.SIGKILL)
        eventually(lambda: read_processes(tmp_path) == {})
        sleep(1.5)
        assert read_processes(tmp_path) == {}
        supervisor.send_signal(signal.SIGHUP)
        eventually(lambda: "quiet" in read_processes(tmp_path))


def test_told_to_stop_it_stops_all_and_leaves_nothing(tmp_path: Path) -> None:
    with supervising(tmp_path, "quiet", "deaf") as supervisor:
        eventually(lambda: len(read_processes(tmp_path)) == 2)
        pids = list(read_processes(tmp_path).values())
        supervisor.terminate()
        assert supervisor.wait(timeout=30) == 0

    assert not any(is_running(pid) for pid in pids)
    assert not (tmp_path / STATE_FILE).exists()


def test_a_process_that_keeps_ending_is_not_started_all_the_time(tmp_path: Path) -> None:
    with supervising(tmp_path, "brief"):
        log = tmp_path / "logs" / "brief.log"
        eventually(lambda: log.exists() and log.read_text().count("line") == 2)
        sleep(1.0)
        # Pauses of one, two, four … seconds.
        assert log.read_text().count("line") <= 3


def test_a_log_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    with supervising(tmp_path, "brief"):
        log = tmp_path / "logs" / "brief.log"
        eventually(log.exists)
        assert log.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"processes": []}', '{"processes": {"a": []}}'])
def test_a_file_that_says_nothing_names_no_process(tmp_path: Path, text: str) -> None:
    (tmp_path / STATE_FILE).write_text(text)

    assert read_processes(tmp_path) == {}


def test_a_file_that_a_killed_supervisor_left_names_no_process(tmp_path: Path) -> None:
    # The ids are those of processes that run: the kernel gives them out again.
    document = {"supervisor": os.getpid(), "processes": {"sealer": os.getpid()}}
    (tmp_path / STATE_FILE).write_text(json.dumps(document))

    assert read_processes(tmp_path) == {}
    (tmp_path / LOCK_FILE).touch()
    assert read_supervisor(tmp_path) is None


def test_a_second_supervisor_of_one_node_is_refused(tmp_path: Path) -> None:
    with supervising(tmp_path, "quiet") as first:
        eventually(lambda: "quiet" in read_processes(tmp_path))
        with pytest.raises(BlockingIOError):
            Supervisor(folder=tmp_path, environment={}).run(Event())

        assert set(read_processes(tmp_path)) == {"quiet"}
        assert read_supervisor(tmp_path) == first.pid


def test_the_four_processes_are_started_as_modules_of_the_node() -> None:
    assert list(COMMANDS) == ["sealer", "peer", "syncer", "coordinator"]
    for command in COMMANDS.values():
        assert command[0] == "-m"
        assert (ROOT / f"{command[1].replace('.', '/')}.py").exists()
