"""The table of a large network says what was measured, and whether it is what was asked."""

from dataclasses import replace
from datetime import UTC, datetime

from node.bench.crowded_network import Sizes
from node.bench.network_report import document, table
from node.bench.network_run import NetworkRun, measure_speed_dates
from node.bench.page_timing import PageFigures
from node.private.meetings.rounds import Measured

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MACHINE = {"cores": "2"}
LIST = PageFigures(
    page="/network", role="coordinator", status=200, p50=0.08, p95=0.1, cpu=0.07, html_bytes=9_000
)
RUN = NetworkRun(
    sizes=Sizes(organisations=5_000, lines=100_000),
    repeats=21,
    pages=(LIST,),
    files=(replace(LIST, page="/network/report.docx", p50=2.0, cpu=1.9),),
    speed_dates=Measured(new_pairs=239, bound=240, seconds=0.5),
    preparing=90.0,
)


def lines(run: NetworkRun = RUN) -> list[str]:
    return list(table(run, machine=MACHINE, at=NOON))


def test_it_says_how_large_the_network_was() -> None:
    (said,) = [line for line in lines() if "every part" in line]
    assert "5000 organisations with as many contacts and 100000 log lines" in said
    assert "asked 3 times and then measured 21 times" in said


def test_a_page_above_the_bar_is_named() -> None:
    slow = replace(RUN, pages=(LIST, replace(LIST, page="/log", p50=0.301)))
    assert "Slower than 300 ms at the median: `/log` (coordinator)." in lines(slow)
    assert document(slow, machine=MACHINE, at=NOON)["slow"] == ["/log"]


def test_a_file_may_take_longer() -> None:
    assert "Every page answers within 300 ms at the median." in lines()
    assert any(line.startswith("| `/network/report.docx` ") for line in lines())


def test_it_says_what_the_rounds_are_worth() -> None:
    assert any("239 of at most 240 new pairs in 0.5 s" in line for line in lines())


def test_sixty_people_meet_somebody_new_in_each_of_eight_rounds() -> None:
    measured = measure_speed_dates()
    assert measured.bound == 60 // 2 * 8
    assert measured.new_pairs <= measured.bound
