"""What anybody may read without signing in: both statements, and where to report a hole."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from node.people.sessions import IDLE_LIFE, WHOLE_LIFE
from node.people.throttle import WINDOW
from tests.nodes import NOON, FixedClock
from tests.screens import people_app, sign_in

MAILBOX = "linkpin@town.example"
STATEMENTS = ["/accessibility", "/privacy"]


@contextmanager
def node_with(folder: Path, *, contact: str | None = None) -> Iterator[Flask]:
    named = {} if contact is None else {"contact_mailbox": contact}
    with people_app(folder, clock=FixedClock(), language="en", **named) as app:
        yield app


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FlaskClient]:
    with node_with(tmp_path, contact=MAILBOX) as app:
        yield app.test_client()


@pytest.mark.parametrize("address", STATEMENTS)
def test_a_statement_is_read_without_signing_in(client: FlaskClient, address: str) -> None:
    page = client.get(address)
    assert page.status_code == 200
    assert f'href="mailto:{MAILBOX}"' in page.get_data(as_text=True)
    assert "28 November 2026" in page.get_data(as_text=True)


@pytest.mark.parametrize("address", STATEMENTS)
def test_the_footer_of_every_page_leads_to_a_statement(client: FlaskClient, address: str) -> None:
    assert f'href="{address}"' in client.get("/sign-in").get_data(as_text=True)


@pytest.mark.parametrize("address", STATEMENTS)
def test_without_a_contact_the_administrator_is_named(tmp_path: Path, address: str) -> None:
    with node_with(tmp_path) as app:
        page = app.test_client().get(address).get_data(as_text=True)
    assert "mailto:" not in page
    assert "Tell the administrator of this node" in page


def test_the_statement_on_accessibility_says_what_was_not_tested(client: FlaskClient) -> None:
    page = client.get("/accessibility").get_data(as_text=True)
    assert "partially conform" in page
    assert "No person who uses assistive technology every day has tested" in page


def test_the_statement_on_privacy_says_what_the_code_does(client: FlaskClient) -> None:
    page = client.get("/privacy").get_data(as_text=True)
    hours, days = IDLE_LIFE // timedelta(hours=1), WHOLE_LIFE // timedelta(days=1)
    assert f"{hours} hours without use, and after {days} days" in page
    assert f"about {WINDOW // timedelta(minutes=1)} minutes" in page


def test_the_statement_on_privacy_says_what_administrators_see_of_signing_in(
    client: FlaskClient,
) -> None:
    page = client.get("/privacy").get_data(as_text=True)
    sign_in(client, "ad")
    seen = client.get("/admin/people").get_data(as_text=True)

    for column in ("Second step", "Last sign-in"):
        assert f">{column}</th>" in seen
        assert column.lower() in page
    assert "without how they sign in" not in page


def test_the_statement_on_privacy_says_what_can_be_read_again_with_the_key(
    client: FlaskClient,
) -> None:
    page = client.get("/privacy").get_data(as_text=True)

    assert "The secret of an authenticator app is kept encrypted" in page
    assert "Passwords and codes are kept only as hashes" not in page


def test_the_help_says_of_which_invitations_coordinators_are_told(client: FlaskClient) -> None:
    page = client.get("/help").get_data(as_text=True)

    assert "told that it was made, if it is for a coordinator or a second reader" in page


def test_an_answer_sets_no_other_cookie_than_the_two_that_are_named(client: FlaskClient) -> None:
    sign_in(client, "an")
    client.get("/privacy")
    form = client.get("/").get_data(as_text=True)
    token = form.partition('name="csrf_token"')[2].partition('value="')[2].partition('"')[0]
    client.post("/language", data={"language": "nl", "next": "/", "csrf_token": token})
    names = {name for _domain, _path, name in client._cookies or {}}  # noqa: SLF001 - no other way to list them
    assert len(names) == 2
    assert any("language" in name for name in names)


def test_a_hole_is_reported_where_security_txt_says(client: FlaskClient) -> None:
    answer = client.get("/.well-known/security.txt")
    assert answer.content_type == "text/plain; charset=utf-8"
    lines = answer.get_data(as_text=True).splitlines()
    fields = dict(line.split(": ", 1) for line in lines)
    assert list(fields) == ["Contact", "Expires", "Preferred-Languages", "Canonical"]
    assert fields["Contact"] == f"mailto:{MAILBOX}"
    assert fields["Canonical"].endswith("/.well-known/security.txt")
    left = datetime.fromisoformat(fields["Expires"]) - NOON
    assert timedelta(days=30) < left < timedelta(days=365)


def test_without_a_contact_there_is_no_security_txt(tmp_path: Path) -> None:
    with node_with(tmp_path) as app:
        assert app.test_client().get("/.well-known/security.txt").status_code == 404


def test_who_is_refused_is_told_whom_to_write_to(client: FlaskClient) -> None:
    sign_in(client, "an")
    answer = client.get("/admin")
    assert answer.status_code == 403
    assert f'href="mailto:{MAILBOX}"' in answer.get_data(as_text=True)


def test_a_page_that_is_not_there_names_nobody(client: FlaskClient) -> None:
    sign_in(client, "an")
    answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert "mailto:" not in answer.get_data(as_text=True)
