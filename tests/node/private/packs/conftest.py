"""A town with an empty network for each test that asks for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.node.private.network_stage import NetworkStage, network_stage

__all__: list[str] = []


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[NetworkStage]:
    """Yield the town."""
    with network_stage(tmp_path) as found:
        yield found
