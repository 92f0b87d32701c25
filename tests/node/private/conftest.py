"""A town's node, set up anew for each test that asks for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from tests.node.private.network_stage import NetworkStage, network_stage
from tests.nodes import opened, set_up

__all__: list[str] = []


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Yield a session of the command's process on a new node."""
    with opened(set_up(tmp_path)) as (_app, opened_session):
        yield opened_session


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[NetworkStage]:
    """Yield a town with an empty network."""
    with network_stage(tmp_path) as found:
        yield found
