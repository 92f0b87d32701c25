"""The page of saved searches: an address is shown once, and only to who made it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.node.coordinator_app.readers import Readers, readers
from tests.node.search.town import practice
from tests.screens import token_of

_ADDRESS = re.compile(r'value="(http[^"]+/feeds/[^"]+)"')


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Readers]:
    with readers(tmp_path) as here:
        yield here


@pytest.fixture
def client(here: Readers) -> FlaskClient:
    return here.client()


def send(
    client: FlaskClient, address: str, data: Mapping[str, str | Sequence[str]] | None = None
) -> TestResponse:
    token = token_of(client, "/practices?q=x")
    return client.post(address, data={**(data or {}), "csrf_token": token})


def save(client: FlaskClient, **asked: str | Sequence[str]) -> str:
    """Save a search and return the page that follows."""
    answer = send(client, "/saved", asked)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/saved")
    return client.get("/saved").get_data(as_text=True)


def test_nothing_saved_says_how_to_save(client: FlaskClient) -> None:
    assert "You have saved no search." in client.get("/saved").get_data(as_text=True)


def test_a_search_is_saved_from_its_results_with_everything_that_was_asked(
    here: Readers, client: FlaskClient
) -> None:
    here.town.receive(practice("Koffie"))
    here.town.update()
    page = client.get("/practices?q=koffie&themes=mentoring&themes=sport&page=2")
    form = page.get_data(as_text=True).partition('action="/saved"')[2].partition("</form>")[0]
    fields = re.findall(r'name="(q|themes|page)" value="([^"]*)"', form)
    assert sorted(fields) == [("q", "koffie"), ("themes", "mentoring"), ("themes", "sport")]
    saved = save(client, q="koffie", themes=["mentoring", "sport"])
    assert "“koffie”, mentoring, sport" in saved
    assert 'href="/practices?q=koffie&amp;themes=mentoring&amp;themes=sport"' in saved


def test_the_address_of_a_feed_is_shown_once(client: FlaskClient) -> None:
    page = save(client, q="koffie")
    found = _ADDRESS.search(page)
    assert found is not None
    again = client.get("/saved").get_data(as_text=True)
    assert _ADDRESS.search(again) is None
    assert found[1].rpartition("/")[2].removesuffix(".atom") not in again


def test_a_new_address_works_and_the_old_one_no_longer(client: FlaskClient) -> None:
    page = save(client, q="koffie")
    old = _ADDRESS.search(page)
    renew = re.search(r'action="(/saved/[^"]+/address)"', page)
    assert old is not None
    assert renew is not None
    assert send(client, renew[1]).status_code == 303
    new = _ADDRESS.search(client.get("/saved").get_data(as_text=True))
    assert new is not None
    assert client.get(path_of(old[1])).status_code == 404
    assert client.get(path_of(new[1])).status_code == 200


def test_a_deleted_search_is_gone_with_its_feed(client: FlaskClient) -> None:
    page = save(client, q="koffie")
    address = _ADDRESS.search(page)
    delete = re.search(r'action="(/saved/[^"]+/delete)"', page)
    assert address is not None
    assert delete is not None
    assert send(client, delete[1]).status_code == 303
    assert "You have saved no search." in client.get("/saved").get_data(as_text=True)
    assert client.get(path_of(address[1])).status_code == 404


def test_a_colleague_sees_and_touches_only_their_own(here: Readers, client: FlaskClient) -> None:
    page = save(client, q="zwaardvis")
    other = here.client("co")
    assert "zwaardvis" not in other.get("/saved").get_data(as_text=True)
    for action in re.findall(r'action="(/saved/[^"]+)"', page):
        assert send(other, action).status_code == 404
    assert "zwaardvis" in client.get("/saved").get_data(as_text=True)


def test_nothing_asked_is_nothing_to_save(client: FlaskClient) -> None:
    answer = send(client, "/saved", {"q": "  "})
    assert answer.status_code == 409
    assert "Search first" in answer.get_data(as_text=True)


def test_a_field_that_no_search_has_is_refused(client: FlaskClient) -> None:
    assert send(client, "/saved", {"q": "x", "account_id": "y"}).status_code == 400


def test_a_form_without_its_token_saves_nothing(client: FlaskClient) -> None:
    assert client.post("/saved", data={"q": "koffie"}).status_code == 419
    assert "You have saved no search." in client.get("/saved").get_data(as_text=True)


def test_what_was_asked_is_shown_and_does_nothing(client: FlaskClient) -> None:
    assert "<script>alert" not in save(client, q="<script>alert(1)</script>")


def path_of(address: str) -> str:
    return "/" + address.split("/", 3)[3]
