"""A new town joins by invitation: two served nodes, two administrators, two telephone calls.

The anchor that invites is the network itself here, so that two nodes suffice. What one side reads
out is compared with what the other side sees, as the two people would.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from node.clock import system_clock
from node.extensions import current_node
from node.people.invented import MAILBOX_MARK
from node.people.models import PersonRole
from node.people.service import add_person
from node.supervisor import COMMANDS
from tests.browser.browsing import Reader, browser, is_installed
from tests.browser.looking import WIDE, faults, traffic
from tests.browser.new_node import new_settings, serving
from tests.browser.site import Site, become, free_port
from tests.nodes import opened
from tests.requirements import require

pytestmark = [pytest.mark.enable_socket, pytest.mark.timeout(600)]

_RELOAD_SECONDS = 1.0
_JOIN_SECONDS = 120
_BOXES = "We compared all eight words by telephone, and they are the same"


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Give the node that invites."""
    require(is_installed(), "Chromium, its driver, or axe-core: see conftest.py")
    folder = tmp_path_factory.mktemp("network") / "network"
    with _node(folder, "Netwerk", role="anchor") as site:
        yield site


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Give the node that joins."""
    require(is_installed(), "Chromium, its driver, or axe-core: see conftest.py")
    folder = tmp_path_factory.mktemp("town") / "town"
    with _node(folder, "Dendermonde") as site:
        yield site


@pytest.fixture
def reader(network: Site, town: Site) -> Iterator[Reader]:
    del network, town
    with browser(width=WIDE) as reader:
        yield reader


def test_a_town_joins_by_invitation_and_both_sides_see_it(
    reader: Reader, network: Site, town: Site
) -> None:
    become(reader, network, "admin", "/admin/members")
    line = _invite(reader)
    network_words = _words_of(reader, network, "/admin/keys")
    become(reader, town, "admin", "/admin/network")
    town_words = _words(reader)
    _paste(reader, line, heard=network_words)
    reader.open(network.url("/admin/members"))
    reader.wait_for("Who asks to join", reload_seconds=_RELOAD_SECONDS)
    reader.follow("Dendermonde")
    _admit(reader, heard=town_words)
    reader.open(town.url("/admin/network"))
    _wait_until_joined(reader)
    reader.open(network.url("/admin/peers"))
    reader.wait_for("Dendermonde", reload_seconds=_RELOAD_SECONDS)
    assert _faults(reader) == []


def _invite(reader: Reader) -> str:
    reader.write("Whom is it for?", "Dendermonde")
    reader.write("The only country it may belong to", "be")
    reader.follow("Make an invitation")
    assert reader.heading == "The invitation"
    assert _faults(reader) == []
    line = str(reader.driver.find_element("id", "line").get_attribute("value"))
    assert line.startswith("linkpin-invitation:")
    return line


def _paste(reader: Reader, line: str, *, heard: list[str]) -> None:
    reader.write("Paste the invitation", line)
    reader.follow("See what it says")
    assert reader.heading == "Compare the words"
    assert _words(reader) == heard
    assert _faults(reader) == []
    reader.follow("Join this network")
    assert "Compare the words by telephone first, then tick this." in reader.text
    assert _faults(reader) == []
    reader.choose(_BOXES)
    reader.follow("Join this network")
    assert "The network is asked now." in reader.text
    assert _faults(reader) == []


def _admit(reader: Reader, *, heard: list[str]) -> None:
    assert reader.heading == "Dendermonde"
    assert _words(reader) == heard
    assert _faults(reader) == []
    reader.follow("Vouch for it")
    assert "Compare the words by telephone first, then tick this." in reader.text
    assert _faults(reader) == []
    reader.choose(_BOXES)
    reader.follow("Vouch for it")
    assert "Members now" in reader.text
    assert _faults(reader) == []


def _wait_until_joined(reader: Reader) -> None:
    deadline = time.monotonic() + _JOIN_SECONDS
    while "not yet" in reader.text:
        assert time.monotonic() < deadline, reader.text
        time.sleep(_RELOAD_SECONDS)
        reader.driver.refresh()
    assert "Other towns are known" in reader.text
    assert _faults(reader) == []


def _words_of(reader: Reader, site: Site, path: str) -> list[str]:
    reader.open(site.url(path))
    return _words(reader)


def _words(reader: Reader) -> list[str]:
    """Return the eight words that somebody reads out."""
    words = [each.text for each in reader.driver.find_elements("css selector", ".lp-spoken li")]
    assert len(words) == 8
    return words


def _faults(reader: Reader) -> list[str]:
    # The browser looked at both nodes, one after the other; only this page's requests count.
    traffic(reader)
    found = faults(reader)
    reader.resize(WIDE)
    return found


@contextmanager
def _node(folder: Path, name: str, **members: str) -> Iterator[Site]:
    """Serve a node with an administrator who is invented."""
    ports = (free_port(), free_port())
    settings = new_settings(
        folder, name=name, ports=ports, **{"country": "be", "language": "nl", **members}
    )
    with opened(settings, clock=system_clock) as (_app, session):
        add_person(
            session,
            node=current_node(),
            handle="admin",
            name="Adalbert Zwenkgras",
            mailbox=f"admin{MAILBOX_MARK}nowhere.example",
            roles=[PersonRole.ADMIN],
        )
        session.commit()
    with serving(settings, *COMMANDS) as site:
        yield site
