"""The measurement runs from start to end with real nodes; how fast it is, no test says."""

import os
import socket
import sqlite3
import subprocess
import sys
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.boundaries.source_files import ROOT

RECORDS = 30
PORTS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of the command.

    Attributes:
        folder: Where its nodes stood.
        out: Standard output.
        err: Standard error.
    """

    folder: Path
    out: str
    err: str

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """Return what the origin's private database answers."""
        file = self.folder / "origin" / "private.sqlite"
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            return connection.execute(query).fetchall()


def free_ports() -> int:
    """Return the first of a few ports in a row that nobody listens on."""
    for first in range(18_760, 28_760, PORTS):
        with ExitStack() as stack:
            try:
                for port in range(first, first + PORTS):
                    listener = stack.enter_context(socket.socket())
                    listener.bind(("127.0.0.1", port))
            except OSError:
                continue
            return first
    raise AssertionError("no free ports")


def type_bench(*options: str) -> "subprocess.CompletedProcess[str]":
    kept = {k: v for k, v in os.environ.items() if not k.startswith("LINKPIN_")}
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "node.cli", "bench", *options],
        cwd=ROOT,
        env={**kept, "LINKPIN_LANGUAGE": "en"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("bench") / "nodes"
    size = ("--records", str(RECORDS), "--repeat", "1")
    done = type_bench(*size, "--folder", str(folder), "--port", str(free_ports()))
    assert done.returncode == 0, done.stderr
    return Run(folder=folder, out=done.stdout, err=done.stderr)


@pytest.mark.enable_socket
@pytest.mark.parametrize(
    "row",
    [
        "pull over HTTP, verify, store, index: records/s",
        "the same in seconds",
        "of that, before the index, in seconds",
        "search, p50, in milliseconds",
        "search, p95, in milliseconds",
        "most memory during the pull",
        "database",
        "search index",
    ],
)
def test_the_table_has_a_row_with_product_and_floor_for(run: Run, row: str) -> None:
    (line,) = [line for line in run.out.splitlines() if line.startswith(f"| {row} ")]
    assert len(line.strip("|").split("|")) == 3


@pytest.mark.enable_socket
def test_the_result_is_on_standard_output_and_progress_is_not(run: Run) -> None:
    assert f"{RECORDS} summaries" in run.out
    assert "Measurement 1 of 1" in run.err
    assert "Measurement" not in run.out


@pytest.mark.enable_socket
def test_every_summary_was_approved_by_somebody_else_than_its_author(run: Run) -> None:
    requests = run.rows("SELECT author_id, reader_id, state FROM release_request")
    assert len(requests) == RECORDS
    assert {state for _author, _reader, state in requests} == {"approved"}
    ((author, reader),) = {(author, reader) for author, reader, _state in requests}
    assert reader not in {author, None}


@pytest.mark.enable_socket
def test_every_approval_stands_in_the_audit_log(run: Run) -> None:
    ((approved,),) = run.rows("SELECT count(*) FROM audit WHERE action = 'request_approved'")
    assert approved == RECORDS


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("kept")
    done = type_bench("--records", "1", "--folder", str(tmp_path))
    assert done.returncode == 2
    assert "is not empty" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
