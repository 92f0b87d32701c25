"""The table says what was measured, on what, and against what."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from node.bench.preparation import Steps
from node.bench.report import document, table
from node.bench.run import Comparison, Prepared
from tests.node.bench.test_figures import ONE

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MACHINE = {"python": "3.11.7", "cores": "2"}
COMPARISON = Comparison(
    prepared=Prepared(
        records=100,
        steps=Steps(seconds={"import": 1.0, "ask": 2.0}),
        pages=Path("pages"),
        page_bytes=250_000,
    ),
    repeats=3,
    product=ONE,
    floor=replace(ONE, seconds=3.0, pull_seconds=None, search_p50=0.0004),
)


def lines() -> list[str]:
    return list(table(COMPARISON, machine=MACHINE, at=NOON))


def cells(name: str) -> list[str]:
    (row,) = [line for line in lines() if line.startswith(f"| {name} ")]
    return [cell.strip() for cell in row.strip("|").split("|")]


def test_the_table_names_the_machine_and_the_day() -> None:
    assert "Measured on 2026-03-02: python 3.11.7, cores 2." in lines()


def test_each_row_has_product_and_floor_side_by_side() -> None:
    assert cells("pull over HTTP, verify, store, index: records/s")[1:] == ["25", "33"]
    assert cells("the same in seconds")[1:] == ["4.00", "3.00"]
    assert cells("search, p50, in milliseconds")[1:] == ["2.00", "0.40"]
    assert cells("search, p95, in milliseconds")[1:] == ["9.00", "9.00"]
    assert cells("most memory during the pull")[1:] == ["50.0 MB", "50.0 MB"]
    assert cells("database")[1:] == ["1 kB", "1 kB"]


def test_what_cannot_be_told_is_left_open() -> None:
    assert cells("of that, before the index, in seconds")[1:] == ["3.00", "-"]


def test_the_ratio_stands_beside_what_the_design_asks() -> None:
    # 25 records/s against 33.3.
    assert "Product against floor: 0.75 (the design asks for 0.7)." in lines()


def test_every_row_of_the_table_is_as_wide_as_the_others() -> None:
    assert len({len(line) for line in lines() if line.startswith("|")}) == 1


def test_preparing_is_told_for_each_step_of_a_summary() -> None:
    assert "took 3 s, for each summary: import 10.0 ms, ask 20.0 ms." in lines()[-1]


def test_the_document_has_the_figures_unrounded() -> None:
    members = document(COMPARISON, machine=MACHINE, at=NOON)
    assert members["ratio"] == 0.75
    assert members["at"] == "2026-03-02T12:00:00+00:00"
    assert members["preparation_seconds"] == {"import": 1.0, "ask": 2.0}
