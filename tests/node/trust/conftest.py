"""A real node of Vilvoorde, opened for the commands."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from node.settings import Settings
from tests.nodes import opened, set_up


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return set_up(tmp_path, "vilvoorde", authority_hints="https://be.example")


@pytest.fixture
def session(settings: Settings) -> Iterator[Session]:
    """A session that writes to the received database and reads the inbox."""
    with opened(settings) as (_app, session):
        yield session
