"""A new node: its first administrator by a one-time link, then a second step, then first steps."""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from node.audit import AuditRow
from node.coordinator_app import create_app
from node.database import db
from node.extensions import current_node
from node.people.models import Account, PersonRole
from node.people.service import get_person
from node.people.setup_code import make_setup_code
from tests.node.people.one_time_codes import code_at
from tests.nodes import FixedClock, set_up
from tests.screens import post

GOOD = {
    "name": "Adalbert Zwenkgras",
    "handle": "ad",
    "mailbox": "ad@vilvoorde.example",
    "password": "three invented herons",
}


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def app(tmp_path: Path, clock: FixedClock) -> Iterator[Flask]:
    """A node in which nobody has an account."""
    settings = set_up(tmp_path, language="en")
    process = create_app(settings, clock=clock)
    yield process
    with process.app_context():
        for engine in db.engines.values():
            engine.dispose()


@pytest.fixture
def address(app: Flask) -> str:
    """Where the first account is opened."""
    with app.app_context():
        code = make_setup_code(db.session(), node=current_node())
        db.session().commit()
    return f"/setup/{code}"


def accounts(app: Flask) -> int:
    with app.app_context():
        return len(db.session.scalars(select(Account)).all())


def send(browser: FlaskClient, address: str, **changes: str) -> TestResponse:
    return post(browser, address, GOOD | changes)


def faults_of(answer: TestResponse) -> Mapping[str, str]:
    """Return each sentence of the summary by the field it leads to."""
    summary = answer.text.partition("govuk-error-summary__list")[2].partition("</ul>")[0]
    return dict(re.findall(r'<a href="#(\w+)">([^<]+)</a>', summary))


def test_the_page_says_whose_node_it_is_and_looking_uses_nothing(app: Flask, address: str) -> None:
    for _time in range(2):
        page = app.test_client().get(address)
        assert page.status_code == 200
        assert "A new node for Vilvoorde" in page.text
        assert "https://vilvoorde.example" in page.text
        assert "http://127.0.0.1:8470" in page.text
    assert accounts(app) == 0


def test_the_first_administrator_sets_up_a_second_step_and_comes_to_the_first_steps(
    app: Flask, address: str, clock: FixedClock
) -> None:
    browser = app.test_client()

    answer = send(browser, address)

    assert (answer.status_code, answer.headers["Location"]) == (303, "/account/second-step")
    with app.app_context():
        person = get_person(db.session(), node=current_node(), handle="ad")
    assert person.roles == {PersonRole.ADMIN}
    assert browser.get("/admin/begin").headers["Location"] == "/account/second-step"
    page = browser.get("/account/codes").text
    secret = page.split("<code")[1].split(">")[1].split("<")[0].replace(" ", "")
    post(browser, "/account/codes", {"code": code_at(secret, clock.now)})
    home = browser.get("/").text
    assert "Join your national network" in home
    assert 'href="/admin/begin"' in home
    steps = browser.get("/admin/begin").text
    assert re.findall(r'__state">([^<]+):</span> ([A-Z]\w+)', steps) == [
        ("done", "Set"),
        ("not yet", "Join"),
        ("not yet", "Invite"),
        ("not yet", "Invite"),
    ]


def test_opening_the_first_account_stands_in_the_audit_log(app: Flask, address: str) -> None:
    send(app.test_client(), address)

    with app.app_context():
        actions = list(db.session.scalars(select(AuditRow.action).order_by(AuditRow.number)))
    assert actions[:3] == ["setup_code_made", "setup_code_used", "account_opened"]
    assert actions[-1] == "signed_in_by_invitation"


def test_everything_that_is_wrong_is_said_at_once_and_beside_its_field(
    app: Flask, address: str
) -> None:
    browser = app.test_client()

    nothing = send(browser, address, name="", handle="", mailbox="", password="")
    all_wrong = {"name": "x" * 101, "handle": "An Peeters", "mailbox": "an", "password": "heron"}
    wrong = send(browser, address, **all_wrong)

    assert nothing.status_code == wrong.status_code == 422
    assert list(faults_of(nothing)) == ["name", "handle", "mailbox", "password"]
    assert set(faults_of(wrong)) == {"name", "handle", "mailbox", "password"}
    assert 'value="An Peeters"' in wrong.text
    assert "heron" not in wrong.text.replace("herons", "")
    assert accounts(app) == 0
    assert send(browser, address).status_code == 303, "a fault uses nothing up"


@pytest.mark.parametrize("password", ["ad@vilvoorde.example", "Adalbert Zwenkgras"])
def test_a_password_that_others_would_guess_is_refused(
    app: Flask, address: str, password: str
) -> None:
    answer = send(app.test_client(), address, password=password)

    assert list(faults_of(answer)) == ["password"]
    assert "easy to guess" in answer.text


def test_a_button_pressed_twice_opens_one_account(app: Flask, address: str) -> None:
    browser = app.test_client()
    page = browser.get(address).text
    token = re.findall(r'name="csrf_token" value="([^"]+)"', page)[0]
    second = app.test_client()
    other = re.findall(r'name="csrf_token" value="([^"]+)"', second.get(address).text)[0]

    first = browser.post(address, data=GOOD | {"csrf_token": token})
    again = second.post(address, data=GOOD | {"csrf_token": other})

    assert first.headers["Location"] == "/account/second-step"
    assert (again.status_code, again.headers["Location"]) == (303, "/sign-in")
    assert accounts(app) == 1


def test_a_link_works_once_for_an_hour_and_only_as_it_was_given(
    app: Flask, address: str, clock: FixedClock
) -> None:
    browser = app.test_client()
    assert browser.get(address[:-1] + "!").status_code == 404
    clock.now += timedelta(hours=1)
    late = browser.get(address)
    assert late.status_code == 404
    assert "Start the node again for a new one." in late.text
    clock.now -= timedelta(minutes=1)
    form = GOOD | {"csrf_token": _token(browser, address)}
    clock.now += timedelta(minutes=1)
    assert browser.post(address, data=form).status_code == 404
    assert accounts(app) == 0

    clock.now -= timedelta(minutes=1)
    assert browser.post(address, data=form).status_code == 303
    assert app.test_client().get(address).status_code == 404


def _token(browser: FlaskClient, address: str) -> str:
    return str(re.findall(r'name="csrf_token" value="([^"]+)"', browser.get(address).text)[0])


def test_a_password_is_never_sent_back(app: Flask, address: str) -> None:
    answer = send(app.test_client(), address, handle="")

    assert answer.status_code == 422
    assert GOOD["password"] not in answer.text
