"""The pages of other towns: how it goes with each, looking now, pausing, blocking with a note."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from node.audit import AuditRow
from node.database import db
from node.screens.record_addresses import origin_word
from node.trust.models import PeerRow, PeerState
from tests.node.trust.peer_rows import RAN, store_peer
from tests.nodes import NOON
from tests.screens import people_app, post, sign_in

ZELE, GENT, LYON = "https://zele.example", "https://gent.example", "https://lyon.example"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    with people_app(tmp_path, language="en") as process:
        session = db.session()
        store_peer(session, ZELE, RAN, heard_at=NOON, tried_at=NOON)
        store_peer(session, GENT, RAN, last_code="peer_unreachable", last_detail="no answer")
        store_peer(session, LYON, RAN, state=PeerState.UNLISTED)
        yield process


@pytest.fixture
def ad(app: Flask) -> FlaskClient:
    """The admin's browser."""
    client = app.test_client()
    sign_in(client, "ad")
    return client


def address(entity_id: str) -> str:
    return f"/admin/peers/{origin_word(entity_id)}"


def row(entity_id: str) -> PeerRow:
    db.session.rollback()
    db.session.expire_all()
    return db.session.get_one(PeerRow, entity_id)


def last_action() -> tuple[str, str]:
    db.session.rollback()
    newest = select(AuditRow.action, AuditRow.about).order_by(AuditRow.number.desc()).limit(1)
    action, about = db.session.execute(newest).one()
    return action, about


def word(page: str) -> str:
    """Return how it goes, as the page says it."""
    return str(re.findall(r'<strong class="govuk-tag[^>]*>([^<]+)<', page)[0])


def test_towns_with_trouble_stand_first_each_with_its_reason(ad: FlaskClient) -> None:
    page = ad.get("/admin/peers").text

    assert re.findall(r'<strong class="govuk-tag[^>]*>([^<]+)<', page) == [
        "trouble",
        "exchanging",
        "no longer listed",
    ]
    assert "tries again by itself" in page
    assert address(GENT) in page


def test_a_node_that_knows_nobody_says_how_that_changes(tmp_path: Path) -> None:
    with people_app(tmp_path / "alone", language="en") as alone:
        client = alone.test_client()
        sign_in(client, "ad")
        assert "knows no other town yet" in client.get("/admin/peers").text


def test_a_town_nobody_knows_is_no_page(ad: FlaskClient) -> None:
    assert ad.get(address("https://nowhere.example")).status_code == 404
    assert ad.get("/admin/peers/no-such-word").status_code == 404


def test_looking_now_makes_it_due(ad: FlaskClient) -> None:
    stored = row(ZELE)
    assert stored.next_due == NOON
    stored_later = NOON + timedelta(hours=3)
    with db.engines["received"].execution_options(linkpin_writes=True).begin() as connection:
        connection.execute(
            PeerRow.__table__.update()  # type: ignore[attr-defined] # a mapped class has one table
            .where(PeerRow.entity_id == ZELE)
            .values(next_due=stored_later)
        )

    answer = post(ad, f"{address(ZELE)}/look", page=address(ZELE))

    assert (answer.status_code, answer.headers["Location"]) == (303, address(ZELE))
    assert row(ZELE).next_due == NOON


def test_a_pause_is_shown_on_card_and_page_and_ends_by_a_button(ad: FlaskClient) -> None:
    assert post(ad, f"{address(ZELE)}/pause", page=address(ZELE)).status_code == 303
    assert last_action() == ("peer_paused", ZELE)
    assert row(ZELE).paused_at == NOON

    page = ad.get(address(ZELE)).text
    assert word(page) == "paused here"
    assert "Paused since" in page
    assert "Next look" not in page
    assert "Look now" not in page
    assert "Paused since 2 March 2026" in ad.get("/admin/peers").text
    assert post(ad, f"{address(ZELE)}/pause", page=address(ZELE)).status_code == 409

    assert post(ad, f"{address(ZELE)}/resume", page=address(ZELE)).status_code == 303
    assert last_action() == ("peer_resumed", ZELE)
    assert row(ZELE).paused_at is None
    assert word(ad.get(address(ZELE)).text) == "exchanging"


def test_blocking_needs_a_note_and_is_taken_back(ad: FlaskClient) -> None:
    for note in ("", " ", "x" * 401):
        answer = post(ad, f"{address(ZELE)}/block", {"note": note}, page=address(ZELE))
        assert answer.status_code == 422
        assert '<a href="#note">' in answer.text
    assert not row(ZELE).blocked

    post(ad, f"{address(ZELE)}/block", {"note": "Its keys were stolen."}, page=address(ZELE))
    assert last_action() == ("peer_blocked", ZELE)
    assert (row(ZELE).blocked, row(ZELE).blocked_note) == (True, "Its keys were stolen.")
    page = ad.get(address(ZELE)).text
    assert word(page) == "blocked here"
    assert "Unblock" in page

    post(ad, f"{address(ZELE)}/unblock", page=address(ZELE))
    assert last_action() == ("peer_unblocked", ZELE)
    assert not row(ZELE).blocked
    assert post(ad, f"{address(ZELE)}/unblock", page=address(ZELE)).status_code == 404


@pytest.mark.parametrize("step", ["look", "pause", "resume", "block", "unblock"])
@pytest.mark.parametrize("handle", ["an", "bo", "di"])
def test_nobody_but_an_admin_decides_about_towns(app: Flask, handle: str, step: str) -> None:
    client = app.test_client()
    sign_in(client, handle)
    before = last_action()

    answer = post(client, f"{address(ZELE)}/{step}", {"note": "x"}, page="/account")

    assert answer.status_code == 403
    assert last_action()[0] == before[0]


def test_a_pages_code_and_detail_are_text(ad: FlaskClient) -> None:
    page = ad.get(address(GENT)).text

    assert "<code>peer_unreachable</code> no answer" in page
    assert word(page) == "trouble"
