"""Answers that are being written are looked at by the airlock, and stay with who writes them."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from node.database import db
from node.extensions import current_node
from node.people.service import get_person
from node.private.practices.service import list_practices
from node.private.register.models import KnownKind
from node.private.register.service import add_known
from tests.node.airlock.views.test_looking import everything_stored
from tests.node.private.writers import ANSWERS, NEW, browser, text_of, write, writing_app
from tests.screens import form_of, post

__all__: list[str] = []

NAME = "Ilvara Quastenborg"
LIVE = {"HX-Request": "true"}


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    with writing_app(tmp_path) as process:
        session, node = db.session(), current_node()
        author = get_person(session, node=node, handle="an")
        add_known(session, node=node, actor=author, kind=KnownKind.PERSON, text=NAME)
        session.commit()
        yield process


@pytest.fixture
def an(app: Flask) -> FlaskClient:
    """A coordinator's browser."""
    return browser(app, "an")


def page_of(client: FlaskClient, **changes: str) -> dict[str, str]:
    """Return the fields of a new page, with a form token, filled in."""
    fields = form_of(client.get(NEW))
    kept = {name: fields[name] for name in ("practice_id", "revision", "csrf_token")}
    return {**kept, **ANSWERS, "language": "en", **changes}


def plain(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def below(page: str, name: str) -> str:
    """Return what a page says below a field."""
    found = re.search(
        rf'<p [^>]*id="{name}-look"[^>]*>(.*?)</p>\s*<div id="{name}-looked">(.*?)</div>',
        page,
        re.DOTALL,
    )
    assert found is not None
    return plain(f"{found[1]} {found[2]}")


def test_the_same_is_said_of_an_answer_with_a_script_and_without(an: FlaskClient) -> None:
    data = page_of(an, situation=f"We met {NAME}.", aim="We asked the returnees.")
    address = f"/practices/mine/{data['practice_id']}/look"

    pieces = {
        name: plain(
            an.post(address, data={**data, "look": name}, headers=LIVE).get_data(as_text=True)
        )
        for name in ("situation", "aim")
    }
    page = an.post(address, data={**data, "look": "all"})

    assert page.status_code == 200
    assert pieces == {
        name: below(page.get_data(as_text=True), name) for name in ("situation", "aim")
    }
    assert pieces["situation"].startswith(f"1 thing that an outsider could recognise: “{NAME}”.")
    assert "people who came back" in pieces["aim"]
    assert "Nothing was stored by that." in plain(page.get_data(as_text=True))


def test_a_look_stores_nothing_and_keeps_everything_typed(an: FlaskClient) -> None:
    data = page_of(an, situation=f"We met {NAME}.")
    before = everything_stored()

    page = an.post(f"/practices/mine/{data['practice_id']}/look", data={**data, "look": "all"})

    assert everything_stored() == before
    assert list_practices(db.session(), node=current_node()) == ()
    for name in ("title", "approach", "needs_first"):
        assert ANSWERS[name] in text_of(page)
    saved = post(an, NEW, {name: data[name] for name in data if name != "csrf_token"})
    assert saved.status_code == 303


def test_the_page_of_a_look_saves_where_it_would_have_saved(an: FlaskClient) -> None:
    practice_id = write(an)
    data = page_of(an, practice_id=str(practice_id), revision="1", aim="Other words.")

    page = an.post(f"/practices/mine/{practice_id}/look", data={**data, "look": "all"})

    html = page.get_data(as_text=True)
    assert f'action="/practices/mine/{practice_id}/edit"' in html
    assert 'name="revision" value="1"' in html
    assert f'name="next" value="/practices/mine/{practice_id}/edit"' in html


def test_a_colleagues_practice_is_not_looked_at(app: Flask, an: FlaskClient) -> None:
    practice_id = write(an)
    co = browser(app, "co")
    data = page_of(co, practice_id=str(practice_id), revision="1", aim=f"We met {NAME}.")

    for headers in ({}, LIVE):
        answer = co.post(
            f"/practices/mine/{practice_id}/look", data={**data, "look": "aim"}, headers=headers
        )
        assert answer.status_code == 403
        assert "recognise" not in text_of(answer)


def test_a_page_without_its_number_is_refused(an: FlaskClient) -> None:
    data = page_of(an)
    del data["practice_id"]
    answer = an.post(f"/practices/mine/{uuid4()}/look", data=data, headers=LIVE)
    assert answer.status_code == 400


def test_all_answers_share_the_budget_of_one_text(an: FlaskClient) -> None:
    data = page_of(an, situation="x" * 30_000, aim="y" * 30_000)

    page = an.post(f"/practices/mine/{data['practice_id']}/look", data={**data, "look": "all"})

    assert page.status_code == 422
    html = page.get_data(as_text=True)
    assert "Nothing here that an outsider could recognise" in below(html, "situation") or below(
        html, "situation"
    )
    assert "at most 50000 characters" in below(html, "aim")
    assert ANSWERS["result"] in html
