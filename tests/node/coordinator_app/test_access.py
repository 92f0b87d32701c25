"""Every endpoint is closed to those the table does not open it to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from node.coordinator_app.access import OPEN, ROLES_BY_ENDPOINT
from node.people.models import PersonRole
from tests.nodes import FixedClock
from tests.screens import people_app, sign_in

MENU = (
    "Home",
    "Practices",
    "Colleagues",
    "What left this node",
    "To read",
    "This node",
    "RAN desk",
)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    with people_app(tmp_path, language="en") as app:
        yield app


@pytest.fixture
def demo_app(tmp_path: Path) -> Iterator[Flask]:
    demo = {"demo": "yes", "entity_id": "http://127.0.0.1:8719"}
    with people_app(tmp_path / "demo", clock=FixedClock(), **demo) as app:
        yield app


def endpoints(app: Flask) -> set[str]:
    return {rule.endpoint for rule in app.url_map.iter_rules()}


def test_every_endpoint_has_a_row_and_every_row_an_endpoint(demo_app: Flask) -> None:
    assert endpoints(demo_app) == ROLES_BY_ENDPOINT.keys()


def test_a_row_names_roles_that_there_are() -> None:
    for roles in ROLES_BY_ENDPOINT.values():
        assert roles == OPEN or (roles and roles <= set(PersonRole))


def test_the_demos_own_pages_exist_in_the_demo_alone(app: Flask) -> None:
    assert {name for name in endpoints(app) if name.startswith("persona.")} == set()


def test_an_endpoint_without_a_row_is_closed_to_everybody(app: Flask) -> None:
    app.add_url_rule("/forgotten", endpoint="forgotten", view_func=lambda: "open")
    client = app.test_client()
    assert client.get("/forgotten").status_code == 404
    sign_in(client, "ad")
    assert client.get("/forgotten").status_code == 404


def test_who_is_not_signed_in_is_led_to_the_door_and_back(app: Flask) -> None:
    answer = app.test_client().get("/practices?q=jeugd")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/sign-in?next=/practices?q%3Djeugd"


def test_a_page_of_another_role_is_refused_and_says_so(app: Flask) -> None:
    client = app.test_client()
    sign_in(client, "an")
    answer = client.get("/admin")
    assert answer.status_code == 403
    assert "roles" in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    ("handle", "words"),
    [
        ("an", {"Home", "Practices", "Colleagues", "What left this node"}),
        ("ad", {"Home", "This node"}),
        ("di", {"Home", "Practices", "Colleagues", "RAN desk"}),
        ("bo", {"Home", "To read"}),
    ],
)
def test_the_menu_leads_to_no_refusal(app: Flask, handle: str, words: set[str]) -> None:
    client = app.test_client()
    sign_in(client, handle)
    page = client.get("/").get_data(as_text=True)
    menu = page.partition('class="govuk-service-navigation__list"')[2].partition("</ul>")[0]
    shown = {word for word in MENU if f">{word}<" in menu or f"{word}</" in menu}
    assert shown == words
