"""Many numbers, a few at a time: no question to a database may name any number of them."""

from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

__all__ = ["in_slices"]

T = TypeVar("T")

_MOST: Final = 400


def in_slices(numbers: Iterable[T]) -> Iterator[list[T]]:
    """Yield what is given in its order, at most 400 at a time; of none there is no slice."""
    listed = list(numbers)
    return (listed[start : start + _MOST] for start in range(0, len(listed), _MOST))
