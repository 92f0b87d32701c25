"""The table of the pages says what was measured, on what, and whether it is what was asked."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from node.bench.page_report import PagesRun, document, table
from node.bench.page_timing import PageFigures
from node.bench.page_weight import Weight

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MACHINE = {"python": "3.11.7", "cores": "2"}
HOME = PageFigures(
    page="/", role="coordinator", status=200, p50=0.0204, p95=0.09, cpu=0.0101, html_bytes=8_000
)
SEARCH = PageFigures(
    page="/practices?q=school",
    role="desk",
    status=200,
    p50=0.15,
    p95=0.3,
    cpu=None,
    html_bytes=49_000,
)
WEIGHT = Weight(
    page="/practices",
    role="coordinator",
    sizes={"html": 9_000, "css": 20_000, "js": 15_000, "fonts": 48_000, "svg": 500},
)
RUN = PagesRun(
    records=10_000,
    towns=40,
    repeats=21,
    figures=(HOME, SEARCH),
    weights=(WEIGHT,),
    left_out={"setup.begin": "answers only before the first account is opened"},
    preparing=184.4,
)


def lines(run: PagesRun = RUN) -> list[str]:
    return list(table(run, machine=MACHINE, at=NOON))


def cells(page: str, run: PagesRun = RUN) -> list[str]:
    (row,) = [line for line in lines(run) if line.startswith(f"| `{page}` ")]
    return [cell.strip() for cell in row.strip("|").split("|")]


def test_the_table_names_the_machine_and_the_day() -> None:
    assert "Measured on 2026-03-02: python 3.11.7, cores 2." in lines()


def test_it_says_how_time_was_taken() -> None:
    (said,) = [line for line in lines() if "kept connection" in line]
    assert "10000 received summaries of 40 invented towns" in said
    assert "asked 3 times and then measured 21 times" in said
    assert "nothing is taken off" in said


def test_a_page_has_its_visitor_its_times_and_its_bytes() -> None:
    assert cells("/")[1:] == ["coordinator", "20.4", "90.0", "10.1", "8000"]


def test_a_processor_that_does_not_tell_its_time_is_left_open() -> None:
    assert cells("/practices?q=school")[4] == "-"


def test_a_page_that_sends_its_visitor_on_says_so() -> None:
    sent_on = replace(RUN, figures=(replace(HOME, page="/account/prove", status=303),))
    assert any(line.startswith("| `/account/prove` → 303 ") for line in lines(sent_on))


def test_a_first_visit_is_counted_by_kind_and_as_a_whole() -> None:
    assert cells("/practices")[2:] == ["9000", "20000", "15000", "48000", "500", "92500"]


def test_a_median_of_exactly_what_is_asked_is_good() -> None:
    assert "Every page answers within 150 ms at the median." in lines()
    assert RUN.slow == ()


def test_slow_pages_are_named_the_slowest_first() -> None:
    run = replace(RUN, figures=(HOME, replace(HOME, p50=0.2), replace(SEARCH, p50=0.1501)))
    assert "Slower than 150 ms at the median: `/` (coordinator), `/practices?q=school` (desk)." in (
        lines(replace(run, figures=(*run.figures[::-1],)))
    )


def test_a_slow_page_that_needs_little_of_the_processor_waited_for_the_machine() -> None:
    run = replace(RUN, figures=(replace(HOME, p50=0.4, cpu=0.15),))
    waited = "None takes that much of the processor: what is slower waited for the machine."
    assert waited in lines(run)
    assert waited not in lines()


def test_a_page_that_needs_much_of_the_processor_is_named() -> None:
    run = replace(RUN, figures=(replace(HOME, p50=0.4, cpu=0.1501), SEARCH))
    assert "More than 150 ms of the processor: `/` (coordinator)." in lines(run)


@pytest.mark.parametrize(
    ("html", "verdict"),
    [
        pytest.param(
            16_500, "Every first visit that was weighed stays within 100 kB.", id="just-light"
        ),
        pytest.param(
            16_501, "Heavier than 100 kB at a first visit: `/practices`.", id="just-heavy"
        ),
    ],
)
def test_the_weight_is_judged_as_a_whole(html: int, verdict: str) -> None:
    weight = replace(WEIGHT, sizes={**WEIGHT.sizes, "html": html})
    assert verdict in lines(replace(RUN, weights=(weight,)))


def test_what_is_not_measured_is_named_with_its_reason() -> None:
    assert (
        "Not measured: `setup.begin` (answers only before the first account is opened)." in lines()
    )


def test_every_row_of_one_table_is_as_wide_as_the_others() -> None:
    rows = [line for line in lines() if line.startswith("|")]
    assert len({len(line) for line in rows[:4]}) == len({len(line) for line in rows[4:]}) == 1


def test_the_document_holds_what_the_table_shows_unrounded() -> None:
    members = document(RUN, machine=MACHINE, at=NOON)

    assert members["at"] == "2026-03-02T12:00:00+00:00"
    assert members["pages"] == [
        {
            "page": "/",
            "role": "coordinator",
            "status": 200,
            "p50": 0.0204,
            "p95": 0.09,
            "cpu": 0.0101,
            "html_bytes": 8_000,
        },
        {
            "page": "/practices?q=school",
            "role": "desk",
            "status": 200,
            "p50": 0.15,
            "p95": 0.3,
            "cpu": None,
            "html_bytes": 49_000,
        },
    ]
    assert members["weights"] == [
        {"page": "/practices", "role": "coordinator", **WEIGHT.sizes, "total": 92_500}
    ]
    assert (members["slow"], members["costly"], members["heavy"]) == ([], [], [])
