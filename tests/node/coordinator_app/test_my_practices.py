"""The list of practices, one practice, its way to the airlock, and erasing it for good."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from node.airlock.models import ReleaseRequest
from node.audit import AuditRow
from node.database import db
from node.extensions import current_node
from node.people.service import get_person
from node.private.practices.models import PracticeRow
from node.private.practices.service import import_practices
from tests.node.airlock.town import practice_line
from tests.node.private.writers import browser, text_of, writing_app
from tests.screens import post


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    with writing_app(tmp_path) as process:
        yield process


@pytest.fixture
def an(app: Flask) -> FlaskClient:
    """A coordinator's browser."""
    return browser(app, "an")


def record(handle: str = "an", **changes: object) -> UUID:
    """Record a practice that is complete but for `changes`."""
    session, node = db.session(), current_node()
    author = get_person(session, node=node, handle=handle)
    data = practice_line(**changes)
    (practice_id,) = import_practices(session, node=node, author=author, data=data)
    session.commit()
    return practice_id


def requests() -> list[ReleaseRequest]:
    """Return every release request there is."""
    db.session.rollback()
    return list(db.session().scalars(select(ReleaseRequest)))


def test_an_empty_list_says_how_most_begin(an: FlaskClient) -> None:
    said = text_of(an.get("/practices/mine"))

    assert "Most start with one thing they would do differently." in said
    assert "Write down a practice" in said


def test_the_list_shows_mine_before_my_colleagues_with_their_state(an: FlaskClient) -> None:
    record(title="Van mij")
    record("co", title="Van Corneel", kind=None)

    said = text_of(an.get("/practices/mine"))

    assert said.index("Van mij") < said.index("Written by your colleagues")
    assert said.index("Written by your colleagues") < said.index("Van Corneel")
    assert "Corneel Vlasbloem" in said
    assert "Ready to be made safe" in said
    assert "Being written" in said


def test_one_practice_says_what_is_still_needed(an: FlaskClient) -> None:
    practice_id = record(kind=None, period=None)

    said = text_of(an.get(f"/practices/mine/{practice_id}"))

    assert "Before other towns can read it, this is still needed:" in said
    assert "What sort of thing did you do?" in said
    assert "When was it?" in said
    assert "Where did it take place?" not in said


def test_making_it_safe_opens_one_request_and_leads_to_the_check(an: FlaskClient) -> None:
    practice_id = record()
    address = f"/practices/mine/{practice_id}"

    first = post(an, f"{address}/share", page=address)
    second = post(an, f"{address}/share", page=address)

    (row,) = requests()
    assert first.status_code == second.status_code == 303
    assert first.headers["Location"] == f"/airlock/{row.request_id}/check"
    assert second.headers["Location"] == first.headers["Location"]
    assert row.subject_id == practice_id
    assert "Being made safe" in text_of(an.get("/practices/mine"))


def test_a_practice_that_is_not_finished_reaches_the_check_too(an: FlaskClient) -> None:
    practice_id = str(uuid4())
    page = f"/practices/mine/{practice_id}"
    post(
        an,
        f"{page}/autosave",
        {"practice_id": practice_id, "revision": "0", "language": "nl", "title": "Half"},
        page="/practices/new",
    )

    answer = post(an, f"{page}/share", page="/practices/new")

    assert answer.status_code == 303
    assert an.get(answer.headers["Location"]).status_code == 200


def test_nobody_begins_the_release_of_a_colleagues_practice(an: FlaskClient) -> None:
    practice_id = record("co")

    answer = post(an, f"/practices/mine/{practice_id}/share", page="/practices/new")

    assert answer.status_code == 403
    assert requests() == []


def test_erasing_is_asked_first_and_erases_practice_request_and_draft(an: FlaskClient) -> None:
    practice_id = record(title="Quillonveld")
    address = f"/practices/mine/{practice_id}"
    post(an, f"{address}/share", page=address)

    asked = text_of(an.get(f"{address}/erase"))
    assert "Quillonveld" in asked
    assert "Erase it for good" in asked
    assert len(db.session().scalars(select(PracticeRow)).all()) == 1
    answer = post(an, f"{address}/erase")

    assert (answer.status_code, answer.headers["Location"]) == (303, "/practices/mine")
    assert requests() == []
    assert db.session().scalars(select(PracticeRow)).all() == []
    actions = list(db.session().scalars(select(AuditRow.action).order_by(AuditRow.number)))
    assert actions[-2:] == ["request_erased", "practice_erased"]
    assert an.get(address).status_code == 404
    assert post(an, f"{address}/erase", page="/practices/new").status_code == 404
