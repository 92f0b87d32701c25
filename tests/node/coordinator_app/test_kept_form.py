"""Somebody is signed out while writing, or a page is open too long: nothing typed is lost."""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from node.people.sessions import IDLE_LIFE
from tests.nodes import FixedClock
from tests.screens import people_app, sign_in, token_of

OWN_PAGE = {"Sec-Fetch-Site": "same-origin"}
LONG = "Wij gingen langs.\nElke week, <b>ook</b> bij regen & wind.\n" * 40
TYPED = {"language": "nl", "title": "Een middag", "situation": LONG, "practice_id": ""}


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def app(tmp_path: Path, clock: FixedClock) -> Iterator[Flask]:
    with people_app(tmp_path, clock=clock, language="en") as process:
        yield process


@pytest.fixture
def an(app: Flask) -> FlaskClient:
    """A coordinator's browser."""
    client = app.test_client()
    sign_in(client, "an")
    return client


def fields_of(answer: TestResponse) -> dict[str, str]:
    """Return what the form of a kept page would send."""
    html = answer.text.partition("<main")[2]
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html)
    areas = re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n([^<]*)</textarea>', html)
    # A browser sends the line ends of a text as two signs.
    return {name: unescape(text) for name, text in [*hidden, *areas]}


def send(
    browser: FlaskClient, form: Mapping[str, str], headers: Mapping[str, str] = OWN_PAGE
) -> TestResponse:
    return browser.post("/practices/new", data=form, headers=dict(headers))


def typed(browser: FlaskClient) -> dict[str, str]:
    """Return a form that somebody filled in."""
    page = browser.get("/practices/new").text.partition("<main")[2]
    names = dict(re.findall(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"', page))
    return {
        **names,
        "language": "nl",
        "title": "Een middag",
        "situation": LONG,
        "csrf_token": token_of(browser),
    }


def test_what_was_typed_is_stored_after_signing_in_again_in_another_tab(
    an: FlaskClient, clock: FixedClock
) -> None:
    form = typed(an)
    clock.now += IDLE_LIFE + timedelta(minutes=1)

    kept = send(an, form)
    assert kept.status_code == 419
    assert "You were signed out" in kept.text
    assert fields_of(kept)["situation"] == LONG

    sign_in(an, "an")
    again = send(an, fields_of(kept))
    assert again.status_code == 419, "the token is of the session before"
    assert "Send it again" in again.text
    assert fields_of(again)["situation"] == LONG

    stored = send(an, fields_of(again))
    assert stored.status_code == 303
    assert "Een middag" in an.get("/practices/mine").text


def test_a_page_whose_token_is_lost_is_sent_again_with_one_more_press(an: FlaskClient) -> None:
    kept = send(an, {**typed(an), "csrf_token": "lost"})

    assert kept.status_code == 419
    assert "Send it again" in kept.text
    assert send(an, fields_of(kept)).status_code == 303


def test_who_is_signed_out_with_a_good_token_keeps_the_text_too(app: Flask) -> None:
    stranger = app.test_client()
    form = {**TYPED, "csrf_token": token_of(stranger, "/sign-in")}

    kept = send(stranger, form)

    assert kept.status_code == 401
    assert fields_of(kept)["situation"] == LONG
    assert 'target="_blank"' in kept.text


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Sec-Fetch-Site": "cross-site"}, id="another site"),
        pytest.param({"Sec-Fetch-Site": "same-site"}, id="a neighbour"),
        pytest.param({"Sec-Fetch-Site": "none"}, id="no site"),
        pytest.param({"Origin": "https://evil.example"}, id="another origin"),
        pytest.param({"Origin": "null"}, id="an origin that hides"),
        pytest.param({}, id="nobody says"),
    ],
)
def test_a_form_of_another_site_puts_no_words_on_a_page(
    an: FlaskClient, headers: Mapping[str, str]
) -> None:
    answer = send(an, {**TYPED, "csrf_token": "guessed"}, headers)

    assert answer.status_code == 419
    assert "regen" not in answer.text
    assert "Een middag" not in answer.text


def test_an_older_browser_says_its_own_origin(an: FlaskClient) -> None:
    answer = send(an, {**TYPED, "csrf_token": "lost"}, {"Origin": "http://localhost"})

    assert fields_of(answer)["situation"] == LONG


@pytest.mark.parametrize("name", ["password", "new_password", "code", "recovery_code", "secret"])
def test_what_is_secret_is_never_shown(an: FlaskClient, name: str) -> None:
    typed_there = "three invented herons"
    answer = an.post(
        "/account/password", data={name: typed_there, "handle": "an"}, headers=OWN_PAGE
    )

    assert answer.status_code == 419
    assert typed_there not in answer.text
    assert fields_of(answer)["handle"] == "an"


def test_markup_that_was_typed_is_text(an: FlaskClient) -> None:
    evil = '"><script>alert(1)</script>'
    answer = send(an, {"title": evil, "situation": evil * 9, evil: "x", "csrf_token": "lost"})

    assert "<script>alert" not in answer.text
    assert fields_of(answer)["title"] == evil


def test_a_browser_that_refuses_cookies_is_told_so(app: Flask) -> None:
    refusing = app.test_client(use_cookies=False)
    token = token_of(refusing, "/sign-in")
    answer = refusing.post(
        "/sign-in",
        data={"handle": "an", "password": "three invented herons", "csrf_token": token},
        headers=OWN_PAGE,
    )

    assert answer.status_code == 419
    assert "Allow cookies for this address" in answer.text
    assert "herons" not in answer.text


def test_a_form_in_which_nothing_was_typed_says_how_to_go_on(an: FlaskClient) -> None:
    answer = an.post("/sign-out", data={"csrf_token": "lost"}, headers=OWN_PAGE)

    assert answer.status_code == 419
    assert "load the page again" in answer.text
    assert "still here" not in answer.text


def test_a_text_that_begins_with_an_empty_line_keeps_it(an: FlaskClient) -> None:
    text = "\nafter an empty line\nand another"
    kept = send(an, {"situation": text, "csrf_token": "lost"})

    assert fields_of(kept)["situation"] == text


def test_a_form_that_is_all_fields_is_not_all_shown(an: FlaskClient) -> None:
    kept = send(an, {f"field{number}": "x" for number in range(500)})

    assert len(fields_of(kept)) <= 201
