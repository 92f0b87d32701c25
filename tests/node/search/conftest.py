"""A town with an empty index."""

from pathlib import Path

import pytest

from tests.node.search.town import Town
from tests.nodes import set_up

__all__: list[str] = []


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """Return a node that has released and received nothing."""
    return Town(set_up(tmp_path))
