"""What one measurement says, as it crosses from the measuring process to the one that asked."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median, quantiles

__all__ = ["Figures", "median_figures", "parse_figures", "percentiles"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """One way of reading everything once.

    Attributes:
        records: Records read, verified, stored and searchable.
        seconds: Wall time of all of it.
        pull_seconds: The part before indexing; None where the two cannot be told apart.
        peak_bytes: Most memory the process held; None where the system does not say.
        database_bytes: Size of the database afterwards.
        index_bytes: Size of the index afterwards.
        search_p50: Half of the searches took at most so many seconds.
        search_p95: So did 95 of 100.
    """

    records: int
    seconds: float
    pull_seconds: float | None
    peak_bytes: int | None
    database_bytes: int
    index_bytes: int
    search_p50: float
    search_p95: float

    @property
    def rate(self) -> float:
        """Return the records per second."""
        return self.records / self.seconds

    def dump(self) -> str:
        """Return the figures as one line."""
        return json.dumps(asdict(self))


def parse_figures(line: str) -> Figures:
    """Return what `dump` wrote.

    Raises:
        ValueError: It is something else.
    """
    try:
        return Figures(**json.loads(line))
    except TypeError as exc:
        raise ValueError("these are no figures") from exc


def percentiles(seconds: Sequence[float]) -> tuple[float, float]:
    """Return p50 and p95 of at least two times."""
    cuts = quantiles(seconds, n=20, method="inclusive")
    return cuts[9], cuts[18]


def median_figures(runs: Sequence[Figures]) -> Figures:
    """Return the median of each figure over all runs."""
    return Figures(
        records=runs[0].records,
        seconds=median(run.seconds for run in runs),
        pull_seconds=_median([run.pull_seconds for run in runs]),
        peak_bytes=_whole(_median([run.peak_bytes for run in runs])),
        database_bytes=int(median(run.database_bytes for run in runs)),
        index_bytes=int(median(run.index_bytes for run in runs)),
        search_p50=median(run.search_p50 for run in runs),
        search_p95=median(run.search_p95 for run in runs),
    )


def _median(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return median(known) if len(known) == len(values) else None


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)
