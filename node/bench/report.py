"""The table of a run, for a person and for the file that is kept with the tests."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Final

from node.bench.figures import Figures
from node.bench.run import QUERIES, Comparison
from node.language import gettext as _

__all__ = ["TARGET", "document", "table"]

TARGET: Final = 0.7
"""What the design asks of the product, as a part of the bare floor."""

_UNKNOWN = "-"
_MEGABYTE = 1_000_000
_KILOBYTE = 1_000
_MILLISECOND = 1_000
_Row = tuple[str, str, str]


def document(
    comparison: Comparison, *, machine: Mapping[str, str], at: datetime
) -> dict[str, object]:
    """Return the run as plain members, seconds and bytes unrounded."""
    return {
        "at": at.isoformat(timespec="seconds"),
        "machine": dict(machine),
        "records": comparison.prepared.records,
        "repeats": comparison.repeats,
        "page_bytes": comparison.prepared.page_bytes,
        "product": {**asdict(comparison.product), "rate": comparison.product.rate},
        "floor": {**asdict(comparison.floor), "rate": comparison.floor.rate},
        "ratio": comparison.ratio,
        "target": TARGET,
        "preparation_seconds": dict(comparison.prepared.steps.seconds),
    }


def table(comparison: Comparison, *, machine: Mapping[str, str], at: datetime) -> Iterator[str]:
    """Yield the run as lines of Markdown."""
    yield _("# Speed on one machine")
    yield ""
    yield _("Measured on %(day)s: %(facts)s.") % {
        "day": f"{at:%Y-%m-%d}",
        "facts": ", ".join(f"{name} {value}" for name, value in machine.items()),
    }
    yield _(
        "%(records)d summaries (%(size)s of pages), medians of %(repeats)d; product and floor in "
        "turn within one run, each in a process and a folder of its own."
    ) % {
        "records": comparison.prepared.records,
        "size": _megabytes(comparison.prepared.page_bytes),
        "repeats": comparison.repeats,
    }
    yield ""
    rows = [(_("what"), _("product"), _("bare floor")), *_rows(comparison)]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for number, row in enumerate(rows):
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield f"|{'|'.join('-' * (width + 2) for width in widths)}|"
    yield ""
    yield _("Product against floor: %(ratio).2f (the design asks for %(target).1f).") % {
        "ratio": comparison.ratio,
        "target": TARGET,
    }
    yield _preparation(comparison)


def _rows(comparison: Comparison) -> Iterator[_Row]:
    yield _row(
        _("pull over HTTP, verify, store, index: records/s"),
        comparison,
        lambda figures: f"{figures.rate:.0f}",
    )
    yield _row(_("the same in seconds"), comparison, lambda figures: f"{figures.seconds:.2f}")
    yield _row(_("of that, before the index, in seconds"), comparison, _pull_seconds)
    yield _row(
        _("search, p50, in milliseconds"), comparison, lambda each: _milliseconds(each.search_p50)
    )
    yield _row(
        _("search, p95, in milliseconds"), comparison, lambda each: _milliseconds(each.search_p95)
    )
    yield _row(_("most memory during the pull"), comparison, _peak)
    yield _row(_("database"), comparison, lambda each: _megabytes(each.database_bytes))
    yield _row(_("search index"), comparison, lambda each: _megabytes(each.index_bytes))


def _row(name: str, comparison: Comparison, show: Callable[[Figures], str]) -> _Row:
    return (name, show(comparison.product), show(comparison.floor))


def _preparation(comparison: Comparison) -> str:
    """Say what preparing cost, which is not timed above."""
    number = comparison.prepared.records
    steps = comparison.prepared.steps.seconds
    each = ", ".join(
        f"{step} {seconds / number * _MILLISECOND:.1f} ms" for step, seconds in steps.items()
    )
    return _(
        "Searches: %(queries)d of mixed kinds; the product's with six facets and twenty snippets, "
        "the floor's the best twenty without them. Preparing through the services, by two "
        "accounts, took %(seconds).0f s, for each summary: %(each)s."
    ) % {"queries": QUERIES, "seconds": sum(steps.values()), "each": each}


def _pull_seconds(figures: Figures) -> str:
    return _UNKNOWN if figures.pull_seconds is None else f"{figures.pull_seconds:.2f}"


def _milliseconds(seconds: float) -> str:
    return f"{seconds * _MILLISECOND:.2f}"


def _peak(figures: Figures) -> str:
    return _UNKNOWN if figures.peak_bytes is None else _megabytes(figures.peak_bytes)


def _megabytes(size: int) -> str:
    if size < _MEGABYTE:
        return f"{size / _KILOBYTE:.0f} kB"
    return f"{size / _MEGABYTE:.1f} MB"
