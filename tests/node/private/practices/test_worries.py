"""A worry about one person is answered with the town's route, and kept nowhere."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from node.audit import AuditRow
from node.database import db
from node.extensions import current_node
from node.people.service import get_person
from node.private.lawful_route.service import save_route
from node.private.practices.service import list_practices
from node.private.practices.views import REFUSED_HEADER
from node.private.worries import worried_members
from tests.node.private.writers import (
    ANSWERS,
    NEW,
    browser,
    edit,
    stored,
    text_of,
    write,
    writing_app,
)
from tests.screens import form_of, post

WORRY = "Ik maak me zorgen om mijn neef Quillonveld. Hij zegt dat hij naar Syrië wil."
ROUTE = "Where a worry goes in this town"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    with writing_app(tmp_path) as process:
        yield process


@pytest.fixture
def an(app: Flask) -> FlaskClient:
    """A coordinator's browser."""
    return browser(app, "an")


def new_page(an: FlaskClient, **changes: str) -> dict[str, str]:
    page = form_of(an.get(NEW))
    return {"practice_id": page["practice_id"], "revision": "0", **ANSWERS, **changes}


def kept() -> int:
    db.session.rollback()
    return len(list_practices(db.session(), node=current_node()))


def actions() -> list[str]:
    db.session.rollback()
    return list(db.session.scalars(select(AuditRow.action).order_by(AuditRow.number)))


def test_a_worry_is_answered_with_the_route_and_not_kept(an: FlaskClient) -> None:
    answer = post(an, NEW, new_page(an, situation=WORRY))
    said = text_of(answer)

    assert answer.status_code == 422
    assert kept() == 0
    assert "This looks like a worry about one person." in said
    assert "What you sent just now was not stored" in said
    assert ROUTE in said
    assert "the case conference, the police, or the confidential adviser of the town" in said
    assert WORRY in said, "what was typed is not lost"
    assert 'href="#situation"' in said


def test_the_author_says_that_it_describes_a_practice_and_it_is_kept(an: FlaskClient) -> None:
    page = new_page(an, situation=WORRY)
    assert 'value="keep"' in text_of(post(an, NEW, page))

    answer = post(an, NEW, page | {"then": "keep"})

    assert answer.status_code == 303
    assert stored(page["practice_id"]).content.situation == WORRY
    assert actions().count("worry_overruled") == 1


def test_an_ordinary_page_has_no_such_button(an: FlaskClient) -> None:
    assert 'value="keep"' not in text_of(an.get(NEW))
    write(an)
    assert "worry_overruled" not in actions()


def test_what_was_kept_is_not_asked_about_again_and_what_is_new_is(an: FlaskClient) -> None:
    page = new_page(an, situation=WORRY)
    post(an, NEW, page | {"then": "keep"})
    practice_id = page["practice_id"]

    longer = {"situation": f"{WORRY} Wij gingen langs.", "aim": "Meer."}
    assert edit(an, practice_id, longer).status_code == 303
    worse = longer | {"revision": "2", "result": "Deze jongen radicaliseert."}
    assert edit(an, practice_id, worse).status_code == 422
    assert stored(practice_id).revision == 2


def test_a_worry_in_a_later_version_leaves_the_stored_one_as_it_was(an: FlaskClient) -> None:
    practice_id = write(an)
    assert ROUTE in text_of(edit(an, practice_id, {"approach": WORRY}))
    assert stored(practice_id).content.approach == ANSWERS["approach"]


def test_autosave_keeps_no_worry_and_says_why(an: FlaskClient) -> None:
    page = new_page(an, aim=WORRY)
    address = f"/practices/mine/{page['practice_id']}/autosave"

    answer = post(an, address, page, page=NEW)

    assert (answer.status_code, answer.headers[REFUSED_HEADER]) == (422, "worry")
    assert answer.get_data() == b""
    assert kept() == 0
    other = post(an, address, page | {"aim": "x" * 5_000}, page=NEW)
    assert (other.status_code, REFUSED_HEADER in other.headers) == (422, False)


def test_a_lesson_is_looked_at_like_an_answer(an: FlaskClient) -> None:
    practice_id = write(an)
    address = f"/practices/mine/{practice_id}/ticks"
    ticked = {"revision": "1", "lesson_kind_0": "tip", "lesson_text_0": WORRY, "lesson_dont_0": ""}

    refused = post(an, address, ticked)
    assert (refused.status_code, ROUTE in text_of(refused)) == (422, True)
    assert stored(practice_id).content.lessons == ()

    assert post(an, address, ticked | {"then": "keep"}).status_code == 303
    assert stored(practice_id).content.lessons[0].text == WORRY


def test_the_words_of_the_town_take_the_place_of_the_first_ones(an: FlaskClient) -> None:
    session, node = db.session(), current_node()
    admin = get_person(session, node=node, handle="ad")
    save_route(session, node=node, person=admin, text="Bel het LIVC-R.\n\nIn nood: 112.")
    session.commit()

    said = text_of(post(an, NEW, new_page(an, situation=WORRY)))

    assert "Bel het LIVC-R." in said
    assert "the case conference, the police" not in said


def test_no_word_of_a_worry_reaches_log_or_audit(
    an: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    page = new_page(an, situation=WORRY)
    post(an, NEW, page)
    post(an, f"/practices/mine/{page['practice_id']}/autosave", page, page=NEW)
    post(an, NEW, page | {"then": "keep"})

    rows = db.session.execute(select(AuditRow.actor, AuditRow.action, AuditRow.about)).all()
    for place in (caplog.text, *(" ".join(row) for row in rows)):
        assert "Quillonveld" not in place
        assert "neef" not in place


def test_a_heading_and_what_follows_it_are_read_together() -> None:
    texts = {"title": "Zorgen over een leerling", "situation": "Hij bedreigt de conciërge."}
    assert worried_members(texts) == ("title",)
    assert worried_members({"title": texts["title"], "situation": "Wij gingen langs."}) == ()
    assert worried_members({"title": "Zorgen delen", "aim": "Elkaar kennen."}) == ()
