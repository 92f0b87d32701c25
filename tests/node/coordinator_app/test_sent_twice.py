"""A form of signing in that is sent twice: the browser stays signed in, and is told so."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from node.database import db
from node.extensions import current_node
from node.people.passwords import set_password
from node.people.service import get_person
from node.people.sessions import cookie_name
from tests.nodes import FixedClock
from tests.screens import people_app, post, token_of

PASSWORD = "three invented herons"  # noqa: S105 - for accounts that live as long as a test


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


def sign_in_twice(app: Flask, browser: FlaskClient, clock: FixedClock, wait: int) -> TestResponse:
    """Sign in, then send the form with the cookie it was first sent with; return that answer."""
    name = cookie_name(current_node())
    token = token_of(browser, "/sign-in")
    before = browser.get_cookie(name)
    assert before is not None
    form = {"csrf_token": token, "handle": "an", "password": PASSWORD, "next": "/"}
    assert browser.post("/sign-in", data=form).status_code == 303
    clock.now += timedelta(seconds=wait)
    again = app.test_client()
    again.set_cookie(name, before.value)
    return again.post("/sign-in", data=form)


def test_the_second_answer_leads_home_and_leaves_the_cookie(app: Flask, clock: FixedClock) -> None:
    browser = app.test_client()

    answer = sign_in_twice(app, browser, clock, 2)

    assert answer.status_code == 200
    assert "This was sent twice" in answer.text
    assert "Set-Cookie" not in answer.headers
    assert "csrf_token" not in answer.text
    assert 'href="/sign-in/code"' in answer.text
    led = browser.get("/sign-in/code", follow_redirects=True)
    assert led.request.path == "/"
    assert browser.get("/account").status_code == 200


def test_a_form_that_comes_much_later_is_shown_again(app: Flask, clock: FixedClock) -> None:
    answer = sign_in_twice(app, app.test_client(), clock, 31)

    assert answer.status_code == 419


def test_who_is_signed_in_stays_so_when_an_old_sign_in_page_is_sent(
    app: Flask, clock: FixedClock
) -> None:
    browser = app.test_client()
    sign_in_twice(app, browser, clock, 1)
    clock.now += timedelta(minutes=5)

    answer = browser.post("/sign-in", data={"csrf_token": "old", "handle": "an", "password": "x"})

    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers
    assert browser.get("/account").status_code == 200


def test_other_forms_are_kept_as_before(app: Flask, clock: FixedClock) -> None:
    browser = app.test_client()
    sign_in_twice(app, browser, clock, 1)

    assert browser.post("/sign-out", data={"csrf_token": "old"}).status_code == 419
    assert post(browser, "/sign-out", page="/account").status_code == 303
