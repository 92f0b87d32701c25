"""The process for people: what every answer carries, and what people see when something is off."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from node.coordinator_app.application import MAX_FORM_BYTES
from node.database import db
from node.extensions import current_node
from node.people.sessions import cookie_name
from node.screens.speaking import cookie_name as language_cookie
from tests.screens import people_app, post, sign_in

TOWN = "https://linkpin.vilvoorde.example"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    with people_app(tmp_path, people_url=TOWN, language="en") as process:
        yield process


@pytest.fixture
def an(app: Flask) -> FlaskClient:
    """A coordinator's browser."""
    client = app.test_client()
    sign_in(client, "an")
    return client


def break_database(zone: str) -> None:
    """Put something that is no database in the place of one."""
    folder = current_node().settings.data_folder
    for engine in db.engines.values():
        engine.dispose()
    for path in folder.glob(f"{zone}.sqlite*"):
        path.unlink()
    (folder / f"{zone}.sqlite").write_bytes(b"no database" * 1000)


def test_probes_say_that_the_process_and_its_databases_answer(app: Flask) -> None:
    client = app.test_client()

    assert client.get("/healthz").data.startswith(b"coordinator ")
    assert (client.get("/readyz").status_code, client.get("/readyz").data) == (200, b"ready\n")


def test_a_database_that_does_not_answer_is_not_ready_and_still_alive(app: Flask) -> None:
    break_database("received")
    client = app.test_client()

    assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200


def test_a_door_whose_database_does_not_answer_says_so_too(app: Flask) -> None:
    break_database("private")

    answer = app.test_client().get("/sign-in")

    assert answer.status_code == 503
    assert "does not answer" in answer.text
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("zone", ["private", "received"])
def test_a_page_whose_database_does_not_answer_says_what_to_do(an: FlaskClient, zone: str) -> None:
    break_database(zone)

    answer = an.get("/practices")

    assert answer.status_code == 503
    assert "does not answer" in answer.text
    assert "What you had saved is safe." in answer.text


@pytest.mark.parametrize(
    "path", ["/healthz", "/readyz", "/nowhere", "/sign-in", "/practices", "/help", "/admin"]
)
def test_every_answer_is_hardened_and_kept_by_nobody(app: Flask, path: str) -> None:
    answer = app.test_client().get(path)

    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_the_files_of_a_page_are_the_same_whoever_looks(app: Flask, an: FlaskClient) -> None:
    page = an.get("/").text
    addresses = re.findall(r'(?:href|src)="(/(?:static/|theme)[^"]+)"', page)
    assert len(addresses) >= 4

    for address in addresses:
        answers = [browser.get(address) for browser in (an, app.test_client())]
        assert [answer.status_code for answer in answers] == [200, 200]
        assert answers[0].data == answers[1].data
        for answer in answers:
            assert answer.headers["Cache-Control"].startswith("public")
            assert "Set-Cookie" not in answer.headers
            assert "Cookie" not in answer.headers.get("Vary", "")


def test_drawing_a_page_needs_no_database(app: Flask, an: FlaskClient) -> None:
    address = re.findall(r'href="(/theme[^"]+)"', an.get("/").text)[0]
    break_database("private")

    assert an.get(address).status_code == 200
    assert app.test_client().get("/static/linkpin.css").status_code == 200


def test_a_page_that_is_not_there_repeats_nothing_of_the_request(app: Flask) -> None:
    answer = app.test_client().get("/Quillon-Ofrane?q=Quillon")

    assert answer.status_code == 404
    assert "Quillon" not in answer.text.replace('value="/Quillon-Ofrane?q=Quillon"', "")
    assert "There is no such page" in answer.text


@pytest.mark.parametrize(
    "path", ["/practices/..%2f..%2fetc%2fpasswd", "/left/%00", "/colleagues/" + "A" * 3000]
)
def test_an_address_that_means_nothing_is_no_page(an: FlaskClient, path: str) -> None:
    assert an.get(path).status_code == 404


def test_an_address_of_two_slashes_leads_nowhere_else(an: FlaskClient) -> None:
    answer = an.get("/", environ_overrides={"PATH_INFO": "//evil.example/practices"})

    assert answer.status_code == 404


def test_a_page_used_in_another_way_says_which_ways_there_are(an: FlaskClient) -> None:
    answer = an.put("/practices")

    assert answer.status_code == 405
    assert "use the buttons" in answer.text
    assert "GET" in answer.headers["Allow"]


def test_more_than_a_form_may_hold_is_refused_before_it_is_read(an: FlaskClient) -> None:
    answer = an.post("/practices/new", data={"situation": "x" * (MAX_FORM_BYTES + 1)})

    assert answer.status_code == 413
    assert "Shorten the text" in answer.text


def test_a_field_that_no_form_has_is_refused(an: FlaskClient) -> None:
    answer = post(an, "/account", {"is_admin": "yes"})

    assert answer.status_code == 400
    assert "load the page again" in answer.text


def test_what_breaks_by_itself_says_so_and_tells_nothing(
    app: Flask, an: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fall_over() -> str:
        raise RuntimeError("Quillon-Ofrane stands in a row")

    monkeypatch.setitem(app.view_functions, "home.index", fall_over)
    answer = an.get("/")

    assert answer.status_code == 500
    assert "Something broke here" in answer.text
    assert "Quillon" not in answer.text
    assert "page_broken" in caplog.text


@pytest.mark.parametrize("path", ["/", "/practices", "/help", "/sign-in", "/healthz", "/nowhere"])
def test_asking_for_the_head_of_a_page_gives_its_status_and_no_body(
    an: FlaskClient, path: str
) -> None:
    head, whole = an.head(path), an.get(path)

    assert head.status_code == whole.status_code
    assert head.data == b""


def test_a_language_nobody_speaks_is_answered_in_the_nodes_own(app: Flask) -> None:
    client = app.test_client()
    for word in ("tlh", "en/../nl", "\u0661", "x" * 4000):
        client.set_cookie(language_cookie(), word)
        answer = client.get("/sign-in", headers={"Accept-Language": "tlh;q=1,*;q=0"})
        assert answer.status_code == 200
        assert '<html lang="en"' in answer.text


def test_choosing_a_language_nobody_speaks_changes_nothing(app: Flask) -> None:
    client = app.test_client()
    answer = client.post("/language", data={"language": "tlh", "next": "/sign-in"})

    assert (answer.status_code, answer.headers["Location"]) == (303, "/sign-in")
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "localhost", "[::1]"])
@pytest.mark.parametrize("path", ["/practices", "/admin/people", "/left/"])
def test_no_way_and_no_page_is_built_from_what_a_caller_says_the_host_is(
    app: Flask, path: str, host: str
) -> None:
    answer = app.test_client().get(path, headers={"Host": host, "X-Forwarded-Host": "evil.example"})

    assert "evil.example" not in answer.text
    assert answer.headers.get("Location", "/").startswith("/")
    assert not answer.headers.get("Location", "/").startswith("//")


def test_where_people_go_back_to_is_a_page_of_this_node(app: Flask) -> None:
    for there in ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x"):
        answer = app.test_client().post("/language", data={"language": "nl", "next": there})
        assert answer.headers["Location"] == "/"


def test_a_cookie_that_is_none_of_ours_signs_nobody_in(app: Flask) -> None:
    client = app.test_client()
    for word in ("", "x", "A" * 43, "A" * 4000, "%ff"):
        client.set_cookie(cookie_name(current_node()), word)
        assert client.get("/practices").headers["Location"].startswith("/sign-in")
