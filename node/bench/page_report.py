"""The table of the pages, for a person and for the file that is kept with the tests."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final

from node.bench.page_timing import WARM_UPS, PageFigures
from node.bench.page_weight import Weight
from node.language import gettext as _

__all__ = [
    "MOST_BYTES",
    "MOST_SECONDS",
    "PagesRun",
    "costly_pages",
    "document",
    "judge_speed",
    "ruled",
    "slow_pages",
    "table",
    "timed_rows",
]

MOST_SECONDS: Final = 0.15
"""Half of a page's answers may take so long."""

MOST_BYTES: Final = 100_000
"""A first visit may weigh so much."""

_UNKNOWN = "-"
_MILLISECOND = 1_000
_KILOBYTE = 1_000
_OK = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesRun:
    """What one run found.

    Attributes:
        records: Summaries received.
        towns: Towns they came from.
        repeats: Answers measured for each page and visitor.
        figures: One for each page and visitor.
        weights: First visits.
        left_out: Pages that were not measured, each with the reason.
        preparing: Seconds it took to fill the node.
    """

    records: int
    towns: int
    repeats: int
    figures: Sequence[PageFigures]
    weights: Sequence[Weight]
    left_out: Mapping[str, str]
    preparing: float

    @property
    def slow(self) -> tuple[PageFigures, ...]:
        """Pages whose median is above what the design asks, the slowest first."""
        return slow_pages(self.figures, most=MOST_SECONDS)

    @property
    def costly(self) -> tuple[PageFigures, ...]:
        """Pages that take more than that of the processor, however busy the machine is."""
        return costly_pages(self.figures, most=MOST_SECONDS)

    @property
    def heavy(self) -> tuple[Weight, ...]:
        """First visits above what the design asks."""
        return tuple(each for each in self.weights if each.total > MOST_BYTES)


def slow_pages(figures: Sequence[PageFigures], *, most: float) -> tuple[PageFigures, ...]:
    """Return the pages whose median is above so many seconds, the slowest first."""
    over = [each for each in figures if each.p50 > most]
    return tuple(sorted(over, key=lambda each: each.p50, reverse=True))


def costly_pages(figures: Sequence[PageFigures], *, most: float) -> tuple[PageFigures, ...]:
    """Return the pages that take more seconds of the processor."""
    return tuple(each for each in figures if (each.cpu or 0.0) > most)


def document(run: PagesRun, *, machine: Mapping[str, str], at: datetime) -> dict[str, object]:
    """Return the run as plain members, seconds and bytes unrounded."""
    return {
        "at": at.isoformat(timespec="seconds"),
        "machine": dict(machine),
        "records": run.records,
        "towns": run.towns,
        "repeats": run.repeats,
        "pages": [asdict(each) for each in run.figures],
        "weights": [
            {"page": each.page, "role": each.role, **each.sizes, "total": each.total}
            for each in run.weights
        ],
        "left_out": dict(run.left_out),
        "most_seconds": MOST_SECONDS,
        "most_bytes": MOST_BYTES,
        "slow": [f"{each.page} ({each.role})" for each in run.slow],
        "costly": [f"{each.page} ({each.role})" for each in run.costly],
        "heavy": [each.page for each in run.heavy],
        "preparation_seconds": run.preparing,
    }


def table(run: PagesRun, *, machine: Mapping[str, str], at: datetime) -> Iterator[str]:
    """Yield the run as lines of Markdown."""
    yield _("# Speed of the pages on one machine")
    yield ""
    yield _("Measured on %(day)s: %(facts)s.") % {
        "day": f"{at:%Y-%m-%d}",
        "facts": ", ".join(f"{name} {value}" for name, value in machine.items()),
    }
    yield _(
        "A node with %(records)d received summaries of %(towns)d invented towns and work of its "
        "own. Each page is asked %(warm_ups)d times and then measured %(repeats)d times, signed "
        "in, over one kept connection to the server as it is run; nothing is taken off for the "
        "connection. The processor's time is the server's, user and system, for one answer."
    ) % {
        "records": run.records,
        "towns": run.towns,
        "warm_ups": WARM_UPS,
        "repeats": run.repeats,
    }
    yield ""
    yield from _verdicts(run)
    yield ""
    yield from timed_rows(run.figures)
    yield ""
    yield _("A first visit as it is sent, in bytes:")
    yield ""
    yield from ruled(
        (_("page"), _("role"), "HTML", "CSS", "JS", _("fonts"), "SVG", _("all")),
        [_weight_row(each) for each in run.weights],
    )
    yield ""
    yield _("Not measured: %(pages)s.") % {
        "pages": "; ".join(f"`{page}` ({_(reason)})" for page, reason in run.left_out.items())
    }
    yield _("Filling the node took %(seconds).0f s.") % {"seconds": run.preparing}


def _verdicts(run: PagesRun) -> Iterator[str]:
    """Say whether the pages are what the design asks of them."""
    yield from judge_speed(run.figures, most=MOST_SECONDS)
    if run.heavy:
        yield _("Heavier than %(most)d kB at a first visit: %(pages)s.") % {
            "most": MOST_BYTES // _KILOBYTE,
            "pages": ", ".join(f"`{each.page}`" for each in run.heavy),
        }
    else:
        yield _("Every first visit that was weighed stays within %(most)d kB.") % {
            "most": MOST_BYTES // _KILOBYTE
        }


def judge_speed(figures: Sequence[PageFigures], *, most: float) -> Iterator[str]:
    """Say which pages are slower than so many seconds, and whether they or the machine were."""
    slow, costly = slow_pages(figures, most=most), costly_pages(figures, most=most)
    bar = most * _MILLISECOND
    if slow:
        yield _("Slower than %(most).0f ms at the median: %(pages)s.") % {
            "most": bar,
            "pages": _names(slow),
        }
    else:
        yield _("Every page answers within %(most).0f ms at the median.") % {"most": bar}
    if costly:
        yield _("More than %(most).0f ms of the processor: %(pages)s.") % {
            "most": bar,
            "pages": _names(costly),
        }
    elif slow:
        yield _("None takes that much of the processor: what is slower waited for the machine.")


def timed_rows(figures: Sequence[PageFigures]) -> Iterator[str]:
    """Yield what pages cost as a Markdown table."""
    yield from ruled(
        (_("page"), _("role"), _("median, ms"), _("p95, ms"), _("processor, ms"), _("HTML, bytes")),
        [_row(each) for each in figures],
    )


def _names(figures: Sequence[PageFigures]) -> str:
    return ", ".join(f"`{each.page}` ({each.role})" for each in figures)


def _row(figures: PageFigures) -> tuple[str, ...]:
    page = f"`{figures.page}`"
    return (
        page if figures.status == _OK else f"{page} → {figures.status}",
        figures.role,
        _milliseconds(figures.p50),
        _milliseconds(figures.p95),
        _UNKNOWN if figures.cpu is None else _milliseconds(figures.cpu),
        str(figures.html_bytes),
    )


def _weight_row(weight: Weight) -> tuple[str, ...]:
    return (
        f"`{weight.page}`",
        weight.role,
        *(str(size) for size in weight.sizes.values()),
        str(weight.total),
    )


def _milliseconds(seconds: float) -> str:
    return f"{seconds * _MILLISECOND:.1f}"


def ruled(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield a Markdown table whose columns stand under each other."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    for number, row in enumerate((head, *rows)):
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield f"|{'|'.join('-' * (width + 2) for width in widths)}|"
