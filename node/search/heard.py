"""How fresh results are, in words: who was heard last, and from whom something may be missing."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from node.received.reading import CollectionState

__all__ = ["Freshness", "Gap", "read_freshness"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A town from which something may be missing.

    Attributes:
        town: What it is called.
        since: Since when; None if nothing of it was ever read.
    """

    town: str
    since: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Freshness:
    """How fresh everything read here is.

    Attributes:
        towns: How many towns are read.
        last_town: Which of them was heard last; None if none was.
        last_heard: When that was.
        gaps: Those from which something may be missing, the longest silence first.
        silent: Those that do not answer now, with when they did last, the longest silence first;
            what is here of them stays readable.
    """

    towns: int
    last_town: str | None
    last_heard: datetime | None
    gaps: tuple[Gap, ...]
    silent: tuple[Gap, ...] = ()


def read_freshness(
    collections: Iterable[CollectionState],
    *,
    towns: Mapping[str, str],
    silent: Mapping[str, datetime | None] | None = None,
    networks: Collection[str] = (),
) -> Freshness:
    """Return how fresh results are.

    Args:
        collections: Every collection that is read here.
        towns: What towns are called.
        silent: Towns that do not answer now, with when they did last.
        networks: Nodes that are read and are no towns; they are not counted.
    """
    found = list(collections)
    of_towns = [each for each in found if each.origin not in networks]
    heard = [(each.heard_at, each.origin) for each in of_towns if each.heard_at is not None]
    last_heard, last_town = max(heard, default=(None, None))
    missing: dict[str, datetime | None] = {}
    for each in found:
        if not (each.is_frozen or each.is_incomplete):
            continue
        since = each.signed_at if each.is_frozen else each.heard_at
        known = missing.get(each.origin, since)
        missing[each.origin] = min(since, known) if since and known else None
    return Freshness(
        towns=len({each.origin for each in of_towns}),
        last_town=towns.get(last_town, last_town) if last_town else None,
        last_heard=last_heard,
        gaps=tuple(
            Gap(town=towns.get(origin, origin), since=since)
            for origin, since in sorted(missing.items(), key=_silence)
        ),
        silent=tuple(
            Gap(town=towns.get(origin, origin), since=since)
            for origin, since in sorted((silent or {}).items(), key=_silence)
            if origin in {each.origin for each in found}
        ),
    )


def _silence(gap: tuple[str, datetime | None]) -> tuple[float, str]:
    origin, since = gap
    return since.timestamp() if since else 0.0, origin
