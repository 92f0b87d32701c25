"""The node with nothing in it and the running demo, each started once for all browser tests."""

from collections.abc import Iterator

import pytest

from node.demo.cast import CAST
from tests.browser.browsing import is_installed
from tests.browser.site import Site, empty_site
from tests.node.demo.playing import Playing, free_ports
from tests.requirements import require

__all__ = ["empty", "playing", "tour", "towns"]

_MISSING = "Chromium, its driver, or axe-core: apt install chromium chromium-driver; npm ci here"


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A node in which nobody has done anything yet."""
    require(is_installed(), _MISSING)
    with empty_site(tmp_path_factory.mktemp("empty")) as site:
        yield site


@pytest.fixture(scope="session")
def playing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Playing]:
    """The demo, running."""
    require(is_installed(), _MISSING)
    folder = tmp_path_factory.mktemp("demo") / "stage"
    play = Playing(folder=folder, first_port=free_ports())
    try:
        play.start()
        yield play
    finally:
        play.close()


@pytest.fixture(scope="session")
def towns(playing: Playing) -> dict[str, Site]:
    """Every node of the demo that has people, by its key."""
    return {
        key: Site(address=f"http://127.0.0.1:{player.people_port(playing.first_port)}")
        for key, player in CAST.items()
        if "coordinator" in player.processes
    }


@pytest.fixture(scope="session")
def tour(playing: Playing) -> Site:
    """The page with the four cards."""
    return Site(address=f"http://127.0.0.1:{playing.first_port + 14}")
