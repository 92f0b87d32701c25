"""A count of one to four is not told, and cannot be worked out from what is."""

from collections.abc import Iterator, Sequence
from itertools import product

import pytest

from node.private.packs.small_numbers import LEAST, Hidden, protect

__all__: list[str] = []

FEW, UNSAID = Hidden.FEW, Hidden.UNSAID


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        pytest.param([5, 0, 9], (5, 0, 9, 14), id="nothing is small"),
        pytest.param([0, 0], (0, 0, 0), id="nothing at all"),
        pytest.param([3, 0], (FEW, 0, FEW), id="the sum is as small"),
        pytest.param([2, 8, 30], (FEW, UNSAID, 30, 40), id="the next smaller goes with it"),
        pytest.param([1, 5, 6, 7], (FEW, UNSAID, UNSAID, 7, 19), id="a pair that is no riddle"),
        pytest.param([2, 3, 9], (FEW, FEW, 9, 14), id="two that hide each other"),
        pytest.param([1, 1, 9], (FEW, FEW, UNSAID, 11), id="two that do not"),
        pytest.param([1, 1, 0], (FEW, FEW, 0, FEW), id="two that do not, and no other"),
        pytest.param([4, 4], (FEW, FEW, UNSAID), id="the sum is all that is left to hide"),
        pytest.param([2, 20], (FEW, UNSAID, 22), id="one small and one large"),
        pytest.param([], (0,), id="no row"),
    ],
)
def test_what_is_told_of_a_table(counts: list[int], told: tuple[object, ...]) -> None:
    assert protect(counts) == told


def _fitting(told: Sequence[int | Hidden], most: int) -> Iterator[tuple[int, ...]]:
    """Yield every table that somebody who reads `told` must think possible."""
    choices: list[Sequence[int]] = [
        range(1, LEAST) if each is FEW else range(LEAST, most) if each is UNSAID else (int(each),)
        for each in told[:-1]
    ]
    for counts in product(*choices):
        total = sum(counts)
        if told[-1] in (total, UNSAID) or (told[-1] is FEW and 0 < total < LEAST):
            yield counts


@pytest.mark.parametrize("counts", list(product((0, 1, 2, 4, 5, 6), repeat=3)), ids=str)
def test_no_small_count_follows_from_what_is_told(counts: tuple[int, ...]) -> None:
    told = protect(counts)
    possible = list(_fitting(told, most=20))
    assert counts in possible
    for place, count in enumerate(counts):
        if 0 < count < LEAST and told[-1] is not FEW:
            assert len({each[place] for each in possible}) > 1
