"""A real node of Vilvoorde, opened as its sealer."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from node.settings import Settings
from tests.node.published.released import Sealing, sealing
from tests.nodes import FixedClock, set_up


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return set_up(tmp_path, "vilvoorde", authority_hints="https://be.example")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def sealer(settings: Settings, clock: FixedClock) -> Iterator[Sealing]:
    """The node as its sealer opens it, with empty collections."""
    with sealing(settings, clock=clock) as opened:
        yield opened
