"""The rules that every test runs under, shown on small test files of their own."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import pytest_socket

CONFTEST = Path(__file__).with_name("conftest.py")

SKIPS = {
    "a test": "import pytest\ndef test_it(): pytest.skip('no node here')",
    "a mark": "import pytest\n@pytest.mark.skip(reason='no node here')\ndef test_it(): pass",
    "a file": "import pytest\npytest.skip('no node here', allow_module_level=True)",
    "a package": "import pytest\npytest.importorskip('no_node_here')\ndef test_it(): pass",
    "no cases": "import pytest\n@pytest.mark.parametrize('x', [])\ndef test_it(x): pass",
}


def run(folder: Path, code: str, **environ: str) -> subprocess.CompletedProcess[str]:
    shutil.copy(CONFTEST, folder)
    (folder / "test_small.py").write_text(code + "\n")
    (folder / "test_other.py").write_text("def test_it(): pass\n")
    kept = {name: value for name, value in os.environ.items() if name != "LINKPIN_REQUIRE_ALL"}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--rootdir", ".", "-rs"],
        cwd=folder,
        env=kept | environ,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("code", SKIPS.values(), ids=SKIPS)
def test_a_skip_fails_where_everything_is_required(tmp_path: Path, code: str) -> None:
    result = run(tmp_path, code, LINKPIN_REQUIRE_ALL="1")
    assert result.returncode != 0
    assert "skipped where everything is required" in result.stdout


@pytest.mark.parametrize("code", SKIPS.values(), ids=SKIPS)
def test_a_skip_elsewhere_is_told_with_its_reason(tmp_path: Path, code: str) -> None:
    result = run(tmp_path, code)
    assert result.returncode == 0
    assert "1 skipped" in result.stdout
    assert "SKIPPED [1]" in result.stdout


def test_a_socket_is_off_unless_asked_for() -> None:
    with pytest.warns(UserWarning, match="socket"), pytest.raises(pytest_socket.SocketBlockedError):
        socket.socket(socket.AF_INET)


@pytest.mark.enable_socket
def test_a_socket_that_was_asked_for_reaches_this_machine_alone() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
    with (
        socket.socket(socket.AF_INET) as outside,
        # 192.0.2.0/24 is set aside for documentation (RFC 5737): nobody answers there.
        pytest.warns(UserWarning, match="192"),
        pytest.raises(pytest_socket.SocketConnectBlockedError),
    ):
        outside.connect(("192.0.2.1", 443))
