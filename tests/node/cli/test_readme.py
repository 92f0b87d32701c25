"""The page of the commands says of each what the program itself says."""

from pathlib import Path

import pytest

from tests.node.cli.leaves import exit_statuses, leaves, purpose

README = (Path(__file__).parents[3] / "node" / "cli" / "README.md").read_text(encoding="utf-8")
LEAVES = leaves()


def row_of(words: str) -> str:
    """Return the row that belongs to a command; put it there when this test asks for it."""
    command = LEAVES[words]
    return f"| `{words}` | {purpose(command)} | {exit_statuses(command)} |"


@pytest.mark.parametrize("words", LEAVES)
def test_every_command_has_its_row(words: str) -> None:
    assert row_of(words) in README.splitlines()


def test_every_row_has_its_command() -> None:
    rows = [line for line in README.splitlines() if line.startswith("| `")]

    assert rows == [row_of(words) for words in LEAVES]
