"""Programs that are killed at a chosen write, as `kill -9` does it.

`strace` sends SIGKILL when the program enters its Nth call of a set; nothing in the program knows.
"""

import re
import shutil
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.requirements import require

__all__ = ["kill_at", "kill_points"]

ROOT = Path(__file__).resolve().parent.parent.parent
WRITES = "fsync,fdatasync,pwrite64,rename,ftruncate,unlink"
"""Calls by which a database or a file reaches the disk."""

_BETWEEN = 16


def kill_points(module: str, *arguments: str) -> list[tuple[str, int]]:
    """Run a program to its end and return the writes at which to kill it.

    Each is a call and its number among the calls of that name, from 1, as strace counts them.

    Every barrier is one of them, and some of the writes between two barriers. Skips the test where
    there is no strace.
    """
    require(shutil.which("strace") is not None, "strace: apt-get install strace")
    result = _trace([], module, *arguments)
    assert result.returncode == 0, result.stderr
    seen = Counter[str]()
    points: list[tuple[str, int]] = []
    for call in re.findall(r"^(\w+)\(", result.stderr, re.MULTILINE):
        seen[call] += 1
        if call not in {"pwrite64", "ftruncate"} or seen[call] % _BETWEEN == 0:
            points.append((call, seen[call]))
    return points


def kill_at(point: tuple[str, int], module: str, *arguments: str) -> None:
    """Run a program that is killed when it begins this write."""
    call, number = point
    result = _trace(["-e", f"inject={call}:signal=SIGKILL:when={number}"], module, *arguments)
    # strace ends as the program did.
    assert result.returncode == -signal.SIGKILL, result.stderr


def _trace(options: list[str], module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["strace", "-qq", "-e", f"trace={WRITES}", "-e", "signal=none", *options]
    return subprocess.run(  # noqa: S603 - our own interpreter and our own module
        [*command, sys.executable, "-B", "-m", module, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
