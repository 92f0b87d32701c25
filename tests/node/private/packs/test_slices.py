"""However many numbers there are, each is asked for once and none is left out."""

import pytest

from node.private.packs.slices import in_slices

__all__: list[str] = []


@pytest.mark.parametrize("number", [0, 1, 400, 401, 1_234])
def test_every_number_stands_in_one_slice_in_its_order(number: int) -> None:
    slices = list(in_slices(range(number)))
    assert [each for some in slices for each in some] == list(range(number))
    assert all(0 < len(some) <= 400 for some in slices)
