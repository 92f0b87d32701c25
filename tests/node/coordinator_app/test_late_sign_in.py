"""A page of signing in that was open too long: its form is there again, and the page says why."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from node.coordinator_app import create_app
from node.coordinator_app.sent_twice import SIGNING_IN
from node.database import db
from node.extensions import current_node
from node.people.invitations import invite
from node.people.models import PersonRole
from node.people.passwords import set_password
from node.people.service import add_person, get_person
from node.people.sessions import ANONYMOUS_LIFE
from node.people.setup_code import make_setup_code
from tests.nodes import FixedClock, set_up
from tests.screens import people_app, token_of

PASSWORD = "three invented herons"  # noqa: S105 - for accounts that live as long as a test
OWN_PAGE = {"Sec-Fetch-Site": "same-origin"}
OPEN_LONG = "This page was open for long, so nothing was done yet. Please try once more."
LONG = ANONYMOUS_LIFE + timedelta(minutes=1)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def app(tmp_path: Path, clock: FixedClock) -> Iterator[Flask]:
    with people_app(tmp_path, clock=clock, language="en") as process:
        session, node = db.session(), current_node()
        person = get_person(session, node=node, handle="an")
        set_password(session, person, PASSWORD, node=node)
        session.commit()
        yield process


@pytest.fixture
def invitation(app: Flask) -> str:
    """Return the path of somebody's invitation."""
    del app
    session, node = db.session(), current_node()
    person = add_person(
        session,
        node=node,
        handle="newcomer",
        name="Nele Invented",
        mailbox="newcomer@vilvoorde.example",
        roles=[PersonRole.COORDINATOR],
    )
    code = invite(session, person, node=node, actor="x")
    session.commit()
    return f"/invitation/{code}"


def fields_of(answer: TestResponse) -> dict[str, str]:
    """Return what the form of a page would send."""
    html = answer.text.partition("<main")[2]
    fields = {}
    for field in re.findall(r"<input[^>]*>", html):
        name, value = re.search(r'name="([^"]+)"', field), re.search(r'value="([^"]*)"', field)
        assert name is not None
        fields[name[1]] = unescape(value[1]) if value else ""
    return fields


def send_late(
    browser: FlaskClient, clock: FixedClock, path: str, form: dict[str, str]
) -> TestResponse:
    """Open a page, come back when its session has ended, and send its form."""
    token = token_of(browser, path)
    clock.now += LONG
    return browser.post(path, data={**form, "csrf_token": token}, headers=OWN_PAGE)


def test_a_sign_in_page_left_open_asks_for_the_password_once_more(
    app: Flask, clock: FixedClock
) -> None:
    browser = app.test_client()
    typed = {"handle": "an", "password": PASSWORD, "next": "/practices/mine"}

    late = send_late(browser, clock, "/sign-in", typed)

    assert late.status_code == 419
    assert OPEN_LONG in late.text
    assert PASSWORD not in late.text
    again = fields_of(late)
    assert (again["handle"], again["password"]) == ("an", "")
    answer = browser.post("/sign-in", data={**again, "password": PASSWORD}, headers=OWN_PAGE)
    assert (answer.status_code, answer.location) == (303, "/practices/mine")
    assert browser.get("/account").status_code == 200


def test_a_newcomer_gets_the_form_of_their_invitation_again(
    app: Flask, clock: FixedClock, invitation: str
) -> None:
    browser = app.test_client()

    late = send_late(browser, clock, invitation, {"handle": "newcomer", "new_password": PASSWORD})

    assert late.status_code == 419
    assert OPEN_LONG in late.text
    assert PASSWORD not in late.text
    form = {**fields_of(late), "new_password": PASSWORD}
    assert browser.post(invitation, data=form, headers=OWN_PAGE).status_code == 303
    assert browser.get("/account").status_code == 200


def test_an_invitation_that_ended_meanwhile_says_so(
    app: Flask, clock: FixedClock, invitation: str
) -> None:
    browser = app.test_client()
    token = token_of(browser, invitation)
    clock.now += timedelta(days=8)

    answer = browser.post(invitation, data={"csrf_token": token}, headers=OWN_PAGE)

    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("path", "reached"), [("/sign-in/code", "/sign-in"), ("/sign-in/passkey", "/sign-in/passkey")]
)
def test_the_other_ways_in_begin_again(
    app: Flask, clock: FixedClock, path: str, reached: str
) -> None:
    browser = app.test_client()
    token = token_of(browser, "/sign-in")
    clock.now += LONG

    late = browser.post(path, data={"csrf_token": token}, headers=OWN_PAGE, follow_redirects=True)

    assert late.request.path == reached
    assert OPEN_LONG in late.text


def test_the_first_administrator_of_a_node_gets_what_they_typed_again(
    tmp_path: Path, clock: FixedClock
) -> None:
    process = create_app(set_up(tmp_path, language="en"), clock=clock)
    with process.app_context():
        path = f"/setup/{make_setup_code(db.session(), node=current_node())}"
        db.session().commit()
    browser = process.test_client()
    typed = {"name": "Ad", "handle": "ad", "mailbox": "a@b.example", "password": PASSWORD}
    late = browser.post(path, data={**typed, "csrf_token": "lost"}, headers=OWN_PAGE)

    assert late.status_code == 419
    assert fields_of(late) | {"csrf_token": ""} == {**typed, "password": "", "csrf_token": ""}
    with process.app_context():
        for engine in db.engines.values():
            engine.dispose()


@pytest.mark.parametrize("path", ["/sign-in", "invitation"])
def test_a_browser_without_a_cookie_is_told_so_above_the_form(
    app: Flask, invitation: str, path: str
) -> None:
    refusing = app.test_client(use_cookies=False)
    path = path if path.startswith("/") else invitation

    late = refusing.post(path, data={"csrf_token": "lost"}, headers=OWN_PAGE)

    assert late.status_code == 419
    assert "Allow cookies for this address" in late.text
    assert 'type="password"' in late.text


@pytest.mark.parametrize("endpoint", sorted(SIGNING_IN))
def test_a_form_of_another_site_begins_no_session_and_puts_no_words_on_a_page(
    app: Flask, endpoint: str
) -> None:
    with app.test_request_context():
        rule = next(rule for rule in app.url_map.iter_rules() if rule.endpoint == endpoint)
    path = rule.rule.replace("<code>", "x")

    answer = app.test_client().post(
        path,
        data={"handle": "evil words", "csrf_token": "lost"},
        headers={"Sec-Fetch-Site": "cross-site"},
    )

    assert answer.status_code == 419
    assert "evil words" not in answer.text
    assert "Set-Cookie" not in answer.headers
