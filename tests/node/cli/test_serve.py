"""A served node: brought up to date, kept up, and gone when it is told to or when its parent is."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from node.database import Zone, db
from node.operations.migrate import current_revision, downgrade, head_revision
from node.settings import Settings
from node.settings_file import dump_settings_file
from node.supervisor import read_processes, read_supervisor
from tests.boundaries.source_files import ROOT
from tests.node.demo.playing import clean_environment, processes_of
from tests.nodes import TOWNS, opened, set_up

pytestmark = pytest.mark.timeout(300)

SERVE = (sys.executable, "-m", "node.cli", "serve", "--only", "sealer")
FIRST_PARENT = "import subprocess, sys; subprocess.run(sys.argv[1:])"
PATIENCE_SECONDS = 90


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A node with its settings file."""
    made = set_up(tmp_path)
    members = {
        **TOWNS["vilvoorde"],
        "entity_id": made.entity_id,
        "data_folder": str(made.data_folder),
    }
    (made.data_folder / "linkpin.toml").write_text(dump_settings_file(members))
    return made


def environment(folder: Path) -> dict[str, str]:
    """Return what a command of the node in `folder` is started with."""
    return {**clean_environment(), "LINKPIN_SETTINGS": str(folder / "linkpin.toml")}


@contextmanager
def serving(settings: Settings, *command: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Serve the node for the length of a block; nothing is left behind."""
    log = settings.data_folder / "serve.log"
    with log.open("wb") as file:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and words
            command, cwd=ROOT, env=environment(settings.data_folder), stdout=file, stderr=file
        )
    try:
        await_processes(settings, process)
        yield process
    finally:
        supervisor = read_supervisor(settings.data_folder)
        with suppress(ProcessLookupError):
            os.kill(supervisor or process.pid, signal.SIGTERM)
        process.wait(timeout=PATIENCE_SECONDS)


def await_processes(settings: Settings, process: "subprocess.Popen[bytes]") -> None:
    """Wait until the supervisor has noted its processes."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not read_processes(settings.data_folder):
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.1)


def await_nobody(folder: Path) -> list[int]:
    """Return the processes of a node that are there after a while; normally none."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while processes_of(folder) and time.monotonic() < deadline:
        time.sleep(0.1)
    return processes_of(folder)


def revision(settings: Settings, zone: Zone) -> str | None:
    """Return the revision of one database."""
    with opened(settings), db.engines[zone.value].connect() as connection:
        return current_revision(connection)


def take_back(settings: Settings, zone: Zone) -> None:
    """Take one database back to before its first migration."""
    with opened(settings):
        downgrade(db.engines[zone.value], zone, revision="base")


def test_a_folder_without_a_node_is_refused_with_what_to_do(
    settings: Settings, tmp_path: Path
) -> None:
    settings.keys_folder.rename(tmp_path / "elsewhere")
    result = subprocess.run(  # noqa: S603 - our own interpreter and words
        SERVE,
        cwd=ROOT,
        env=environment(settings.data_folder),
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 4
    assert "linkpin init" in result.stderr


def test_databases_are_brought_to_the_newest_revision_first(settings: Settings) -> None:
    take_back(settings, Zone.INBOX)
    with serving(settings, *SERVE):
        assert revision(settings, Zone.INBOX) == head_revision(Zone.INBOX)


def test_databases_are_taken_as_they_are_where_that_is_said(settings: Settings) -> None:
    take_back(settings, Zone.INBOX)
    with serving(settings, *SERVE, "--no-upgrade"):
        assert revision(settings, Zone.INBOX) is None


def test_what_is_told_to_stop_stops_with_all_its_processes(settings: Settings) -> None:
    with serving(settings, *SERVE) as process:
        assert read_processes(settings.data_folder).keys() == {"sealer"}
        process.terminate()
        assert process.wait(timeout=PATIENCE_SECONDS) == 0
    assert await_nobody(settings.data_folder) == []


def test_a_node_that_belongs_to_a_program_ends_with_it_even_if_that_is_killed(
    settings: Settings,
) -> None:
    parent = (sys.executable, "-c", FIRST_PARENT)
    with serving(settings, *parent, *SERVE, "--with-parent") as process:
        assert len(processes_of(settings.data_folder)) > 2
        process.kill()
        assert await_nobody(settings.data_folder) == []


@pytest.mark.enable_socket
def test_an_address_that_is_taken_is_said_before_anything_starts(settings: Settings) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        address = f"127.0.0.1:{other.getsockname()[1]}"
        result = subprocess.run(
            [sys.executable, "-m", "node.cli", "serve"],
            cwd=ROOT,
            env={**environment(settings.data_folder), "LINKPIN_PEER_BIND": address},
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_SECONDS,
        )
    assert result.returncode == 4
    assert address in result.stderr
    assert "LINKPIN_PEER_BIND" in result.stderr
    assert await_nobody(settings.data_folder) == []


def test_a_node_that_is_served_is_not_served_twice(settings: Settings) -> None:
    with serving(settings, *SERVE) as first:
        second = subprocess.run(  # noqa: S603 - our own interpreter and words
            SERVE,
            cwd=ROOT,
            env=environment(settings.data_folder),
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_SECONDS,
        )
        assert first.poll() is None
    assert second.returncode == 3
    assert str(first.pid) in second.stderr
