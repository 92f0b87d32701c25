"""Programs that are killed at a chosen write, as `kill -9` does it.

`strace` sends SIGKILL when the program enters its Nth call of a set; nothing in the program knows.
Every barrier is a point, and of the writes between barriers every 16th: the runs of every day have
no time for more. Under `LINKPIN_LONG=1` every write is a point.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.requirements import require

__all__ = ["IS_LONG", "kill_at", "kill_points"]

ROOT = Path(__file__).resolve().parent.parent.parent
WRITES = "fsync,fdatasync,pwrite64,rename,renameat,ftruncate,unlink,unlinkat,write"
"""Calls by which a database or a file reaches the disk."""

IS_LONG = os.environ.get("LINKPIN_LONG") == "1"
"""Whether every point is wanted, however long that takes."""

_CALL = r"^(\d+) +(\w+)\("
_WITHOUT_BARRIER = frozenset({"ftruncate", "pwrite64", "write"})
_BETWEEN = 1 if IS_LONG else 16


def kill_points(module: str, *arguments: str) -> list[tuple[str, int]]:
    """Run a program to its end and return the writes at which to kill it.

    Each is a call and its number among the calls of that name, from 1, as strace counts them: for
    each thread by itself, so that the first one to reach the number is where the program ends.

    Skips the test where there is no strace.
    """
    require(shutil.which("strace") is not None, "strace: apt-get install strace")
    result = _trace([], module, *arguments)
    assert result.returncode == 0, result.stderr
    seen = Counter[tuple[str, str]]()
    # Without repetition, and in the order of the first thread that came there.
    points: dict[tuple[str, int], None] = {}
    for thread, call in re.findall(_CALL, result.stderr, re.MULTILINE):
        seen[thread, call] += 1
        number = seen[thread, call]
        if call not in _WITHOUT_BARRIER or number % _BETWEEN == 0:
            points[call, number] = None
    return list(points)


def kill_at(point: tuple[str, int], module: str, *arguments: str) -> None:
    """Run a program that is killed when it begins this write."""
    call, number = point
    result = _trace(["-e", f"inject={call}:signal=SIGKILL:when={number}"], module, *arguments)
    # strace ends as the program did.
    assert result.returncode == -signal.SIGKILL, result.stderr


def _trace(options: list[str], module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    # Into a file, even this one, strace names the thread on every line.
    command = ["strace", "-f", "-qq", "-o", "/dev/stderr"]
    command += ["-e", f"trace={WRITES}", "-e", "signal=none", *options]
    return subprocess.run(  # noqa: S603 - our own interpreter and our own module
        [*command, sys.executable, "-B", "-m", module, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
