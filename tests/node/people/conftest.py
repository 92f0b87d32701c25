"""A town's node, set up anew for each test that asks for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from tests.node.people.site import Site, open_site
from tests.nodes import opened, set_up

__all__: list[str] = []


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Yield a session of the command's process on a new node."""
    with opened(set_up(tmp_path)) as (_app, opened_session):
        yield opened_session


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """Yield the pages about accounts of a new node."""
    with open_site(tmp_path) as opened_site:
        yield opened_site
