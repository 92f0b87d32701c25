"""Which counts of a table may be told: none from one to four, and none that the others give away.

A count that is left out can be found again if the sum of its table stands there and everything else
is told. So the next smaller counts are left out with it, and in the end the sum, until no count
follows from the rest.

Source: Handbook on Statistical Disclosure Control (Hundepool and others, 2010), section 4.2.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

__all__ = ["LEAST", "Hidden", "protect"]

LEAST: Final = 5
"""The least count that is told, besides none at all."""


class Hidden(StrEnum):
    """Why a count is not told."""

    FEW = "few"
    UNSAID = "unsaid"


def protect(counts: Sequence[int]) -> tuple[int | Hidden, ...]:
    """Return what may be told of the counts of one table, and of their sum, which comes last."""
    hidden = {place: Hidden.FEW for place, count in enumerate(counts) if 0 < count < LEAST}
    others = sorted(
        (place for place, count in enumerate(counts) if count >= LEAST),
        key=lambda place: counts[place],
    )
    while hidden and others and _is_found(counts, hidden):
        hidden[others.pop(0)] = Hidden.UNSAID
    total = sum(counts)
    told: list[int | Hidden] = [hidden.get(place, count) for place, count in enumerate(counts)]
    if 0 < total < LEAST:
        return (*told, Hidden.FEW)
    return (*told, Hidden.UNSAID if hidden and _is_found(counts, hidden) else total)


def _is_found(counts: Sequence[int], hidden: Mapping[int, Hidden]) -> bool:
    """Say whether somebody who knows the sum can work one of the hidden counts out."""
    known = sum(counts[place] for place in hidden)
    least = {place: 1 if why is Hidden.FEW else LEAST for place, why in hidden.items()}
    most = {place: LEAST - 1 if why is Hidden.FEW else known for place, why in hidden.items()}
    for place in hidden:
        low = max(least[place], known - sum(most.values()) + most[place])
        high = min(most[place], known - sum(least.values()) + least[place])
        if low == high:
            return True
    return False
