"""A town whose airlock is tried."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.node.airlock.town import Town, town_in

__all__: list[str] = []


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """Yield a town with an author and a second reader."""
    with town_in(tmp_path) as set_up_town:
        yield set_up_town
