"""The ways from every page: what there is, for whom it is, and where the reader stands."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from node.language import speak
from node.screens.navigation import (
    MAY_OPEN,
    find_address,
    find_page,
    here,
    here_is,
    navigation,
)
from node.screens.visitor import Visitor, set_visitor
from tests.node.screens.drawing import coordinator, drawing_app


def ways(
    folder: Path,
    *,
    visitor: Visitor | None,
    at: str = "/",
    settings: Mapping[str, str] | None = None,
) -> list[tuple[str, str, bool]]:
    with drawing_app(folder, settings=settings) as app, app.test_request_context(at):
        set_visitor(visitor)
        return [(way.text, way.address, way.is_current) for way in navigation()]


def test_a_coordinator_finds_the_pages_that_are_there(tmp_path: Path) -> None:
    assert ways(tmp_path, visitor=coordinator()) == [
        ("Home", "/", True),
        ("Practices", "/practices", False),
        ("Colleagues", "/colleagues", False),
        ("What left this node", "/left", False),
    ]


@pytest.mark.parametrize(
    ("role", "more"),
    [
        ("second_reader", ("To read", "/airlock/read")),
        ("admin", ("This node", "/admin")),
        ("desk", ("RAN desk", "/desk")),
    ],
)
def test_a_role_finds_its_own_pages_too(tmp_path: Path, role: str, more: tuple[str, str]) -> None:
    found = [(text, address) for text, address, _ in ways(tmp_path, visitor=coordinator(role))]
    assert more in found
    assert len(found) == 5


def test_the_desk_is_called_after_the_network(tmp_path: Path) -> None:
    found = ways(
        tmp_path, visitor=coordinator("desk"), settings={"network_name": "EU Knowledge Hub"}
    )
    assert "EU Knowledge Hub desk" in [text for text, _, _ in found]


def test_nobody_finds_anything_before_signing_in(tmp_path: Path) -> None:
    assert ways(tmp_path, visitor=None) == []


@pytest.mark.parametrize(
    ("at", "current"),
    [
        ("/practices", ["Practices"]),
        ("/practices/be/17?page=2", ["Practices"]),
        ("/airlock/17/check", ["Practices"]),
        ("/practices-of-others", []),
        ("/help", []),
    ],
)
def test_the_reader_sees_where_they_are(tmp_path: Path, at: str, current: list[str]) -> None:
    assert [text for text, _, is_in in ways(tmp_path, visitor=coordinator(), at=at) if is_in] == (
        current
    )


def test_who_reads_for_others_stands_at_their_queue_and_nowhere_else(tmp_path: Path) -> None:
    both = coordinator("coordinator", "second_reader")
    found = ways(tmp_path, visitor=both, at="/airlock/read/17")
    assert [text for text, _, is_in in found if is_in] == ["To read"]
    found = ways(tmp_path, visitor=both, at="/airlock/17/check")
    assert [text for text, _, is_in in found if is_in] == ["Practices"]


def test_a_page_the_visitor_may_not_open_is_no_way(tmp_path: Path) -> None:
    with drawing_app(tmp_path) as app, app.test_request_context("/"):
        set_visitor(coordinator())
        app.extensions[MAY_OPEN] = lambda endpoint: endpoint != "plan./left"
        assert find_page("/left") is None
        assert find_page("/practices") == "/practices"
        assert "/left" not in [way.address for way in navigation()]


def test_a_page_that_is_not_there_has_no_address(tmp_path: Path) -> None:
    with drawing_app(tmp_path) as app, app.test_request_context("/"):
        assert find_page("/network") is None
        # Somewhere a form is sent to is no page.
        assert find_page("/language.choose") is None
        assert find_address("language.choose") == "/language.choose"
        assert find_address("nobody.knows") is None
        # An address with a part that varies cannot be told without it.
        assert find_address("gallery") is None


def test_the_ways_speak_the_readers_language_and_not_the_first_readers(tmp_path: Path) -> None:
    with drawing_app(tmp_path) as app, app.test_request_context("/"):
        set_visitor(coordinator())
        english = [way.text for way in navigation()]
        with speak("fr"):
            spoken_later = [way.text for way in navigation()]
    assert english[0] == "Home"
    assert len(spoken_later) == len(english)


@pytest.mark.parametrize("address", ["/practices", "/practices?query=school&page=2"])
def test_a_reader_comes_back_to_the_same_address(tmp_path: Path, address: str) -> None:
    with drawing_app(tmp_path) as app, app.test_request_context(address):
        assert here() == address


def test_below_the_first_page_is_not_everything(tmp_path: Path) -> None:
    with drawing_app(tmp_path) as app, app.test_request_context("/practices/17"):
        assert here_is("/practices")
        assert not here_is("/")
