"""The way of one's own entry out of the node, and back: consent taken back withdraws at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from node.airlock.models import ReleaseRequest, RequestState, WithdrawalOrder
from node.airlock.release import release_due
from node.airlock.requests import open_request
from node.airlock.review import ask, read
from node.audit import AuditRow
from node.database import db
from node.extensions import Process, current_node
from node.people.service import get_person
from node.private.directory.service import Draft, find_draft_of
from node.published.store import ensure_collections
from node.settings import Settings
from node.trust.own_keys import KeyUse, get_own_key
from schemas.entry import Kind
from tests.node.private.writers import ENTRY_PAGE, agreed, browser, text_of, writing_app
from tests.nodes import FixedClock, opened
from tests.screens import post


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    with writing_app(tmp_path) as process:
        yield process


@pytest.fixture
def an(app: Flask) -> FlaskClient:
    """A coordinator's browser, whose entry is filled in."""
    client = browser(app, "an")
    post(client, ENTRY_PAGE, agreed(direct_line="+3225550100"))
    return client


def draft() -> Draft:
    """Return the entry as it is stored now."""
    db.session.rollback()
    session, node = db.session(), current_node()
    found = find_draft_of(session, node=node, author=get_person(session, node=node, handle="an"))
    assert found is not None
    return found


def approve() -> None:
    """Let the entry be read and approved."""
    session, node = db.session(), current_node()
    author = get_person(session, node=node, handle="an")
    reader = get_person(session, node=node, handle="bo")
    row = open_request(
        session,
        node=node,
        author=author,
        kind=Kind.DIRECTORY_ENTRY,
        subject_id=draft().draft_id,
    )
    ask(session, node=node, author=author, request_id=row.request_id, audience="ran")
    read(session, node=node, reader=reader, request_id=row.request_id, approve=True, note="")
    session.commit()


def release(settings: Settings) -> None:
    """Let the entry be read, approved and sealed."""
    approve()
    with opened(settings, process=Process.SEALER, clock=FixedClock()) as (_app, sealer):
        key = get_own_key(settings.keys_folder, KeyUse.RECORD)
        ensure_collections(sealer, node=current_node())
        sealer.commit()
        (outcome,) = release_due(sealer, node=current_node(), key=key)
        assert outcome.position is not None


def test_asking_a_second_reader_leads_to_the_check_of_the_entry(an: FlaskClient) -> None:
    assert "Ask a second reader" in text_of(an.get(ENTRY_PAGE))

    answer = post(an, f"{ENTRY_PAGE}/share", page=ENTRY_PAGE)

    row = db.session().scalars(select(ReleaseRequest)).one()
    assert (answer.status_code, row.kind) == (303, Kind.DIRECTORY_ENTRY.value)
    assert answer.headers["Location"] == f"/airlock/{row.request_id}/check"
    assert row.subject_id == draft().draft_id


def test_there_is_nothing_to_ask_about_before_an_entry_is_filled_in(app: Flask) -> None:
    co = browser(app, "co")

    assert post(co, f"{ENTRY_PAGE}/share", page=ENTRY_PAGE).status_code == 404
    assert co.get(f"{ENTRY_PAGE}/consent").status_code == 404


def test_taking_consent_back_is_asked_first_and_erases_what_rests_on_it(an: FlaskClient) -> None:
    assert "Take it back now" in text_of(an.get(f"{ENTRY_PAGE}/consent"))
    assert draft().consent is not None

    answer = post(an, f"{ENTRY_PAGE}/consent")

    assert (answer.status_code, answer.headers["Location"]) == (303, ENTRY_PAGE)
    after = draft()
    assert (after.consent, after.content.direct_line) == (None, None)
    assert after.content.role
    actions = db.session().scalars(select(AuditRow.action).order_by(AuditRow.number)).all()
    assert actions[-1] == "consent_taken_back"
    assert db.session().scalars(select(WithdrawalOrder)).all() == []
    assert "No town could read your entry." in text_of(an.get(ENTRY_PAGE))


def test_taking_consent_back_withdraws_what_towns_can_read(an: FlaskClient) -> None:
    release(current_node().settings)

    post(an, f"{ENTRY_PAGE}/consent")

    row = db.session().scalars(select(ReleaseRequest)).one()
    order = db.session().scalars(select(WithdrawalOrder)).one()
    assert order.record_id == row.record_id
    assert "Every town is told to erase your entry." in text_of(an.get(ENTRY_PAGE))


def test_taking_consent_back_calls_off_what_is_approved_and_not_signed(an: FlaskClient) -> None:
    approve()

    post(an, f"{ENTRY_PAGE}/consent")

    row = db.session().scalars(select(ReleaseRequest)).one()
    order = db.session().scalars(select(WithdrawalOrder)).one()
    assert (order.record_id, row.state) == (row.record_id, RequestState.CANCELLED)
    assert "What was on its way to other towns is called off." in text_of(an.get(ENTRY_PAGE))
