"""A node in a folder, and the program to type commands at it."""

from pathlib import Path

import pytest

from tests.node.cli.typed import Linkpin

__all__: list[str] = []


@pytest.fixture
def linkpin(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Linkpin:
    """Return the program with a new node; it speaks English, and nobody acts unless named."""
    monkeypatch.setenv("LINKPIN_LANGUAGE", "en")
    for name in ("LINKPIN_ACCOUNT", "LINKPIN_PROGRAM", "LINKPIN_SETTINGS"):
        monkeypatch.delenv(name, raising=False)
    return Linkpin(tmp_path / "vilvoorde", capsys)
