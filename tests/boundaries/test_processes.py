"""The processes that meet peers hold no private code in memory, however it would have come in."""

import subprocess
import sys

import pytest

from tests.boundaries.source_files import ROOT

PROBE = "import sys, {module}; print(*sorted(name for name in sys.modules))"
PRIVATE = ("node.private", "node.airlock", "node.people")


def loaded_by(module: str) -> list[str]:
    result = subprocess.run(  # noqa: S603 - our own interpreter and our own literal
        [sys.executable, "-c", PROBE.format(module=module)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.split()


@pytest.mark.parametrize(
    ("process", "needs"),
    [
        pytest.param("node.peer_app", "node.published", id="peer process"),
        pytest.param("node.syncer", "node.received", id="syncer"),
    ],
)
def test_a_process_that_meets_peers_loads_no_private_code(process: str, needs: str) -> None:
    loaded = loaded_by(process)
    assert {process, needs} <= set(loaded), "the probe saw less than the process needs"
    assert [name for name in loaded if name.startswith(PRIVATE)] == []


def test_the_probe_sees_private_code_where_it_is() -> None:
    assert "node.private" in loaded_by("node.private.practices.models")
