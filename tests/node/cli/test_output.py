"""Rows are a table with headings on a terminal, and lines with tabs anywhere else."""

import sys

import pytest

from node.cli.output import write_rows

__all__: list[str] = []

ROWS: list[dict[str, object]] = [
    {"entity": "https://zele.example", "heard_at": None},
    {"entity": "b", "heard_at": "now"},
]
COLUMNS = ("entity", "heard_at")


def test_a_pipe_gets_tabs_and_no_heading(capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(ROWS, columns=COLUMNS, as_json=False)

    assert capsys.readouterr().out == "https://zele.example\t\nb\tnow\n"


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        pytest.param(
            ROWS,
            ["entity                heard at", "https://zele.example", "b                     now"],
            id="rows",
        ),
        pytest.param([], [], id="none"),
    ],
)
def test_a_terminal_gets_a_table_with_headings(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    rows: list[dict[str, object]],
    lines: list[str],
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    write_rows(rows, columns=COLUMNS, as_json=False)

    assert capsys.readouterr().out.splitlines() == lines
