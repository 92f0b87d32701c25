"""Every row of the method has its page, its computation and its test, and a test that can fail."""

import re
from pathlib import Path

import pytest

from deploy.rows import ROOT, MethodRow, RowError, neutralise, read_rows
from node.private.network.optional_rows import OPTIONAL

__all__: list[str] = []

EXCHANGED = {16, 36, 37, 39}
"""Rows of the exchange and the desk, or kept nowhere."""

ROWS = read_rows()


def test_every_row_of_the_method_stands_in_the_table() -> None:
    expected = [f"F{number:02}" for number in range(1, 61) if number not in EXCHANGED]
    assert [row.code for row in ROWS] == expected


def test_the_rows_that_can_be_switched_on_are_those_of_the_switches() -> None:
    assert {row.code for row in ROWS if not row.is_core} == set(OPTIONAL)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.code)
def test_a_row_names_a_computation_that_can_be_taken_out(row: MethodRow) -> None:
    source = (ROOT / row.file).read_text(encoding="utf-8")
    assert neutralise(source, row.function) != source


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.code)
def test_the_test_of_a_row_drives_pages(row: MethodRow) -> None:
    text = (ROOT / row.test).read_text(encoding="utf-8")
    assert "NetworkStage" in text
    assert re.search(r'f?"/(network|log|meetings|)', text)


def test_a_function_that_is_taken_out_returns_nothing_of_its_type() -> None:
    source = (
        "class A:\n    def share(self) -> float:\n        x = 1\n        return x\n\n\n"
        "def gaps() -> tuple[str, ...]:\n    return ('a',)\n"
    )
    assert "return 0.0" in neutralise(source, "A.share")
    assert neutralise(source, "gaps").endswith("def gaps() -> tuple[str, ...]:\n    return ()\n")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("def other() -> int:\n    return 1\n", "no function"),
        ("def f() -> X:\n    pass\n", "neither"),
    ],
    ids=["missing", "of another type"],
)
def test_what_cannot_be_taken_out_is_said(source: str, said: str) -> None:
    with pytest.raises(RowError, match=said):
        neutralise(source, "f")


def test_a_table_without_rows_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "node" / "private"
    folder.mkdir(parents=True)
    (folder / "README.md").write_text("# Private\n", encoding="utf-8")
    with pytest.raises(RowError, match="no row"):
        read_rows(tmp_path)
