"""A town whose exit is walked in the browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.node.airlock.views.walk import Walk, walking

__all__: list[str] = []


@pytest.fixture
def walk(tmp_path: Path) -> Iterator[Walk]:
    """Yield a town with its people and their browsers."""
    with walking(tmp_path) as found:
        yield found
