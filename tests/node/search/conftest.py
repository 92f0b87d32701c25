"""A town with an empty index."""

import shutil
from pathlib import Path

import pytest

from tests.node.search.town import Town
from tests.nodes import make_settings, set_up

__all__: list[str] = []


@pytest.fixture(scope="session")
def node_as_set_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a node that nobody has used; it is copied, never opened."""
    return set_up(tmp_path_factory.mktemp("set_up")).data_folder


@pytest.fixture
def town(tmp_path: Path, node_as_set_up: Path) -> Town:
    """Return a node that has released and received nothing."""
    settings = make_settings(tmp_path)
    shutil.copytree(node_as_set_up, settings.data_folder)
    return Town(settings)
