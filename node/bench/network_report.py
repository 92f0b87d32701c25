"""The table of a crowded network, for a person and for the file that is kept with the tests."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Final

from node.bench.network_run import PEOPLE, ROUNDS, NetworkRun
from node.bench.page_report import judge_speed, slow_pages, timed_rows
from node.bench.page_timing import WARM_UPS
from node.language import gettext as _

__all__ = ["MOST_SECONDS", "document", "table"]

MOST_SECONDS: Final = 0.3
"""Half of a page's answers may take so long."""


def document(run: NetworkRun, *, machine: Mapping[str, str], at: datetime) -> dict[str, object]:
    """Return the run as plain members, seconds and bytes unrounded."""
    return {
        "at": at.isoformat(timespec="seconds"),
        "machine": dict(machine),
        **asdict(run.sizes),
        "repeats": run.repeats,
        "pages": [asdict(each) for each in run.pages],
        "files": [asdict(each) for each in run.files],
        "most_seconds": MOST_SECONDS,
        "slow": [each.page for each in slow_pages(run.pages, most=MOST_SECONDS)],
        "speed_dates": {"people": PEOPLE, "rounds": ROUNDS, **asdict(run.speed_dates)},
        "preparation_seconds": run.preparing,
    }


def table(run: NetworkRun, *, machine: Mapping[str, str], at: datetime) -> Iterator[str]:
    """Yield the run as lines of Markdown."""
    yield _("# Speed of a large network's pages on one machine")
    yield ""
    yield _("Measured on %(day)s: %(facts)s.") % {
        "day": f"{at:%Y-%m-%d}",
        "facts": ", ".join(f"{name} {value}" for name, value in machine.items()),
    }
    yield _(
        "A network of %(organisations)d organisations with as many contacts and %(lines)d log "
        "lines, every part of the method on. Each page is asked %(warm_ups)d times and then "
        "measured %(repeats)d times, over one kept connection to the server as it is run."
    ) % {
        "organisations": run.sizes.organisations,
        "lines": run.sizes.lines,
        "warm_ups": WARM_UPS,
        "repeats": run.repeats,
    }
    yield ""
    yield from judge_speed(run.pages, most=MOST_SECONDS)
    yield _(
        "Speed-dates of %(people)d people in %(rounds)d rounds: %(pairs)d of at most %(bound)d new "
        "pairs in %(seconds).1f s."
    ) % {
        "people": PEOPLE,
        "rounds": ROUNDS,
        "pairs": run.speed_dates.new_pairs,
        "bound": run.speed_dates.bound,
        "seconds": run.speed_dates.seconds,
    }
    yield ""
    yield from timed_rows(run.pages)
    yield ""
    yield _("Files that are saved, which may take longer:")
    yield ""
    yield from timed_rows(run.files)
    yield ""
    yield _("Filling the node took %(seconds).0f s.") % {"seconds": run.preparing}
