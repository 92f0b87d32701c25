"""The pages on which a practice is written: nothing typed is lost, nobody writes for another."""

from collections.abc import Iterator
from html import unescape
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from node.database import db
from node.extensions import current_node
from node.private.practices.service import list_practices
from node.private.practices.views import REVISION_HEADER
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

PAGES = ("", "/edit", "/ticks", "/erase")


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    with writing_app(tmp_path) as process:
        yield process


@pytest.fixture
def an(app: Flask) -> FlaskClient:
    """A coordinator's browser."""
    return browser(app, "an")


def test_the_page_asks_six_questions_and_says_who_may_read_the_answers(an: FlaskClient) -> None:
    said = text_of(an.get(NEW))

    assert said.count("<h1") == 1
    for question in ("What was going on?", "What did you want to change?", "Who was at the table?"):
        assert question in said
    assert "The person concerned, a journalist or a judge may read this." in said
    assert "Not here: a worry about a particular person." in said
    assert said.count("<textarea") == 7


def test_a_practice_is_kept_with_one_answer_and_without_a_title(an: FlaskClient) -> None:
    empty = dict.fromkeys(ANSWERS, "") | {"language": "nl"}
    practice_id = write(an, **empty | {"differently": "Eerder beginnen."})

    kept = stored(practice_id)
    assert (kept.content.title, kept.content.differently) == ("", "Eerder beginnen.")
    assert "Without a title yet" in text_of(an.get(f"/practices/mine/{practice_id}"))


def test_a_form_sent_twice_makes_one_practice(an: FlaskClient) -> None:
    page = form_of(an.get(NEW))
    data = {"practice_id": page["practice_id"], "revision": "0", **ANSWERS}

    first, second = post(an, NEW, data), post(an, NEW, data)

    assert first.status_code == second.status_code == 303
    assert first.headers["Location"] == second.headers["Location"]
    assert len(list_practices(db.session(), node=current_node())) == 1


def test_each_new_page_has_a_number_of_its_own(an: FlaskClient) -> None:
    assert form_of(an.get(NEW))["practice_id"] != form_of(an.get(NEW))["practice_id"]


def test_a_page_without_its_number_is_refused(an: FlaskClient) -> None:
    assert post(an, NEW, {"revision": "0", **ANSWERS}).status_code == 400
    data = {"practice_id": str(uuid4()), "revision": "-1", **ANSWERS}
    assert post(an, NEW, data).status_code == 400


def test_a_paste_of_50000_characters_is_refused_by_name_and_the_text_is_kept(
    an: FlaskClient,
) -> None:
    page = form_of(an.get(NEW))
    data = {"practice_id": page["practice_id"], "revision": "0", **ANSWERS, "aim": "y" * 50_000}

    answer = post(an, NEW, data)

    said = text_of(answer)
    assert answer.status_code == 422
    assert "“What did you want to change?” has 50000 characters; at most 4000 fit." in said
    assert "y" * 50_000 in said
    assert ANSWERS["situation"] in said
    assert 'href="#aim"' in said
    assert list_practices(db.session(), node=current_node()) == ()


@pytest.mark.parametrize(
    ("character", "code"),
    [
        pytest.param("\u202e", "U+202E", id="right-to-left override"),
        pytest.param("\u0007", "U+0007", id="bell"),
        pytest.param("\u200b", "U+200B", id="zero width space"),
    ],
)
def test_a_character_nobody_sees_is_refused_with_its_place(
    an: FlaskClient, character: str, code: str
) -> None:
    page = form_of(an.get(NEW))
    data = {"practice_id": page["practice_id"], "revision": "0", **ANSWERS}

    answer = post(an, NEW, data | {"result": f"Men{character}belt"})

    assert answer.status_code == 422
    assert "“What changed, and how do you know?”: character 4, after “Men”" in text_of(answer)
    assert code in text_of(answer)


def test_markup_in_an_answer_is_shown_and_does_nothing(an: FlaskClient) -> None:
    practice_id = write(an, title="<script>alert(1)</script>", aim="<img src=x onerror=alert(1)>")

    for page in ("", "/edit", "/ticks", "/erase"):
        html = an.get(f"/practices/mine/{practice_id}{page}").get_data(as_text=True)
        assert "<script>alert" not in html
        assert "<img" not in html


def test_the_second_of_two_windows_sees_both_versions_and_loses_nothing(an: FlaskClient) -> None:
    practice_id = write(an)
    assert edit(an, practice_id, {"aim": "Eerste venster"}).status_code == 303

    answer = edit(an, practice_id, {"aim": "Tweede venster", "result": "Ook anders"})

    said = text_of(answer)
    assert answer.status_code == 409
    for words in ("Eerste venster", "Tweede venster", "Ook anders", ANSWERS["result"]):
        assert words in said
    assert "Keep mine" in said
    assert "Take the stored one" in said
    assert said.count('class="lp-versions"') == 2
    assert stored(practice_id).content.aim == "Eerste venster"
    fields = {name: unescape(text) for name, text in form_of(answer).items()}
    kept = {name: fields[name] for name in (*ANSWERS, "practice_id", "revision")}
    assert post(an, f"/practices/mine/{practice_id}/edit", kept).status_code == 303
    mine = stored(practice_id)
    assert (mine.content.aim, mine.content.result) == ("Tweede venster", "Ook anders")


def test_the_same_words_from_an_older_window_are_no_conflict(an: FlaskClient) -> None:
    practice_id = write(an)
    edit(an, practice_id, {"aim": "Eerste venster"})

    assert edit(an, practice_id, {"aim": "Eerste venster"}).status_code == 303
    assert stored(practice_id).revision == 2


def test_what_was_erased_while_somebody_wrote_can_be_kept_as_a_new_one(an: FlaskClient) -> None:
    practice_id = str(uuid4())

    answer = edit(an, practice_id, {"aim": "Nog hier"})

    fields = form_of(answer)
    assert answer.status_code == 409
    assert "Nog hier" in text_of(answer)
    assert fields["practice_id"] != practice_id
    assert fields["revision"] == "0"
    assert f'action="{NEW}"' in text_of(answer)


def test_autosave_keeps_a_new_practice_and_tells_its_revision(an: FlaskClient) -> None:
    page = form_of(an.get(NEW))
    address = f"/practices/mine/{page['practice_id']}/autosave"
    data = {"practice_id": page["practice_id"], "revision": "0", **ANSWERS}

    first = post(an, address, data, page=NEW)
    second = post(an, address, data | {"revision": "1", "aim": "Meer"}, page=NEW)

    assert (first.status_code, first.headers[REVISION_HEADER]) == (204, "1")
    assert (second.status_code, second.headers[REVISION_HEADER]) == (204, "2")
    assert post(an, NEW, data | {"revision": "2", "aim": "Klaar"}).status_code == 303
    assert stored(page["practice_id"]).content.aim == "Klaar"
    assert len(list_practices(db.session(), node=current_node())) == 1


def test_autosave_says_when_another_window_was_faster_or_something_cannot_be_stored(
    an: FlaskClient,
) -> None:
    practice_id = write(an)
    edit(an, practice_id, {"aim": "Eerste venster"})
    address = f"/practices/mine/{practice_id}/autosave"
    data = {"practice_id": practice_id, "revision": "1", **ANSWERS}

    assert post(an, address, data, page=NEW).status_code == 409
    assert post(an, address, data | {"aim": "x" * 4_001}, page=NEW).status_code == 422
    assert stored(practice_id).content.aim == "Eerste venster"


def test_a_colleague_reads_and_does_not_write(app: Flask, an: FlaskClient) -> None:
    practice_id = write(an)
    co = browser(app, "co")
    read = text_of(co.get(f"/practices/mine/{practice_id}"))

    assert ANSWERS["situation"] in read
    assert "Go on writing" not in read
    assert "Erase this practice" not in read
    for page in ("/edit", "/ticks", "/erase"):
        assert co.get(f"/practices/mine/{practice_id}{page}").status_code == 403
    assert edit(co, practice_id, {"aim": "Van een ander"}).status_code == 403
    address = f"/practices/mine/{practice_id}"
    data = {"practice_id": practice_id, "revision": "1", **ANSWERS}
    assert post(co, f"{address}/autosave", data, page=NEW).status_code == 403
    assert post(co, f"{address}/ticks", {"revision": "1"}, page=NEW).status_code == 403
    assert post(co, f"{address}/erase", page=NEW).status_code == 403
    assert stored(practice_id).content.aim == ANSWERS["aim"]


@pytest.mark.parametrize("handle", ["ad", "bo", "di"])
def test_who_is_no_coordinator_sees_nothing_of_it(app: Flask, an: FlaskClient, handle: str) -> None:
    practice_id = write(an)
    client = browser(app, handle)

    for page in (
        "/practices/mine",
        NEW,
        *(f"/practices/mine/{practice_id}{each}" for each in PAGES),
    ):
        answer = client.get(page)
        assert answer.status_code == 403
        assert "Quillonveld" not in text_of(answer)


@pytest.mark.parametrize("page", PAGES)
def test_a_practice_that_is_not_here_is_not_found(an: FlaskClient, page: str) -> None:
    assert an.get(f"/practices/mine/{uuid4()}{page}").status_code == 404


def test_a_field_that_the_page_does_not_have_is_refused(an: FlaskClient) -> None:
    practice_id = write(an)

    assert edit(an, practice_id, {"case_number": "7"}).status_code == 400
    ticks = f"/practices/mine/{practice_id}/ticks"
    assert post(an, ticks, {"revision": "1", "score": "9"}).status_code == 400
