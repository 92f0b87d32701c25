"""A process ends with the one that started it, however that ended."""

import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
CHILD = """
import time
from node.process_life import end_with_parent
end_with_parent({})
print("up", flush=True)
time.sleep(60)
"""
PARENT = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", {child!r}], stdout=subprocess.PIPE)
child.stdout.readline()
print(child.pid, flush=True)
child.wait()
"""


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in {"Z", "X"}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a call of Linux")
def test_a_killed_parent_takes_its_child_along() -> None:
    parent = subprocess.Popen(  # noqa: S603 - our own interpreter and our own literal
        [sys.executable, "-c", PARENT.format(child=CHILD.format(""))],
        cwd=ROOT,
        stdout=subprocess.PIPE,
    )
    try:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert is_running(pid)
    finally:
        parent.kill()
        parent.communicate()

    deadline = monotonic() + 20
    while is_running(pid):
        assert monotonic() < deadline, "the child outlived its parent"
        sleep(0.05)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a call of Linux")
def test_a_process_whose_parent_is_gone_already_ends_at_once() -> None:
    result = subprocess.run(  # noqa: S603 - our own interpreter and our own literal
        [sys.executable, "-c", CHILD.format("parent=1")],
        cwd=ROOT,
        capture_output=True,
        timeout=30,
        check=False,
    )

    assert result.returncode == -15
