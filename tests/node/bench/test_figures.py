"""Figures cross a process boundary unchanged, and medians are medians."""

from dataclasses import replace

import pytest

from node.bench.figures import Figures, median_figures, parse_figures, percentiles

ONE = Figures(
    records=100,
    seconds=4.0,
    pull_seconds=3.0,
    peak_bytes=50_000_000,
    database_bytes=1_000,
    index_bytes=2_000,
    search_p50=0.002,
    search_p95=0.009,
)


def test_a_rate_is_records_in_a_second() -> None:
    assert ONE.rate == 25.0


def test_figures_read_back_as_they_were_written() -> None:
    assert parse_figures(ONE.dump()) == ONE


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("", id="nothing"),
        pytest.param("{}", id="no members"),
        pytest.param('{"seconds": 1, "other": 2}', id="other members"),
        pytest.param("Traceback", id="no JSON"),
    ],
)
def test_what_are_no_figures_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"figures|Expecting"):
        parse_figures(line)


def test_percentiles_are_those_of_the_whole_list() -> None:
    # numpy.percentile([1 … 101], [50, 95]) is 51.0 and 96.0.
    assert percentiles([float(each) for each in range(1, 102)]) == (51.0, 96.0)


def test_a_median_is_taken_of_each_figure_by_itself() -> None:
    runs = [ONE, replace(ONE, seconds=9.0, search_p50=0.001), replace(ONE, seconds=5.0)]
    middle = median_figures(runs)
    assert (middle.seconds, middle.search_p50, middle.peak_bytes) == (5.0, 0.002, 50_000_000)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(ONE, pull_seconds=None, peak_bytes=None), id="one of two"),
        pytest.param(replace(ONE, pull_seconds=None, peak_bytes=None, seconds=1.0), id="faster"),
    ],
)
def test_what_one_run_could_not_tell_is_not_told(other: Figures) -> None:
    middle = median_figures([ONE, other])
    assert (middle.pull_seconds, middle.peak_bytes) == (None, None)
