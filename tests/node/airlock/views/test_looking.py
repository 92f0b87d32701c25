"""A text that is being written anew is looked at: the same words with a script and without."""

import re
from collections.abc import Mapping
from html import unescape
from uuid import UUID, uuid4

import pytest
from sqlalchemy import inspect
from werkzeug.test import TestResponse

from node.airlock.looking import MOST_LOOKS, LookPace
from node.airlock.recognisers import MAX_CHARACTERS
from node.airlock.requests import draft_of, get_request
from node.database import Zone, db
from tests.node.airlock.views.walk import NAME, Walk, text_of

__all__ = ["everything_stored"]

MEMBER = "texts.en.situation"
TYPED = f"We met {NAME} and the returnees."
LIVE = {"HX-Request": "true"}


def everything_stored() -> list[str]:
    """Return every row of every database, but for when somebody was seen last."""
    db.session.rollback()
    rows: list[str] = []
    for zone in Zone:
        with db.engines[zone.value].connect() as connection:
            for table in inspect(connection).get_table_names():
                if table != "web_session":
                    found = connection.exec_driver_sql(f'SELECT * FROM "{table}"')  # noqa: S608 - our own tables
                    rows += sorted(f"{table} {tuple(row)}" for row in found)
    return rows


def look(
    walk: Walk,
    request_id: UUID,
    text: str,
    *,
    handle: str = "an",
    headers: Mapping[str, str] | None = None,
    **more: str,
) -> TestResponse:
    url = f"/airlock/{request_id}/text/{MEMBER}"
    client = walk(handle)
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/").get_data(as_text=True))
    assert token is not None
    data = {"text": text, "look": "text", "csrf_token": token[1], **more}
    return client.post(f"{url}/look", data=data, headers=headers or {})


def said(page: str) -> str:
    """Return what the page says below the field, the sentence and the list."""
    found = re.search(
        r'<p [^>]*id="text-look"[^>]*>(.*?)</p>\s*<div id="text-looked">(.*?)</div>',
        page,
        re.DOTALL,
    )
    assert found is not None
    return plain(f"{found[1]} {found[2]}")


def plain(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def test_the_same_is_said_with_a_script_and_without(walk: Walk) -> None:
    walk.know()
    request_id = walk.begin(walk.record())

    piece = look(walk, request_id, TYPED, headers=LIVE)
    page = look(walk, request_id, TYPED)

    assert piece.status_code == page.status_code == 200
    words = plain(piece.get_data(as_text=True))
    assert words == said(page.get_data(as_text=True))
    assert (
        f"1 thing that an outsider could recognise: “{NAME}”. 1 word may stand in the way." in words
    )
    assert "This is the full name of a person in your register." in words
    assert "people who came back from a conflict area" in words
    assert "<html" not in piece.get_data(as_text=True)


def test_what_was_typed_is_kept_on_the_page_and_its_button_saves(walk: Walk) -> None:
    request_id = walk.begin(walk.record())
    url = f"/airlock/{request_id}/text/{MEMBER}"
    seen = re.search(r'name="seen" value="(\w+)"', walk.get(url).get_data(as_text=True))
    assert seen is not None

    page = look(walk, request_id, "An evening with tea.", seen=seen[1]).get_data(as_text=True)

    assert re.search(r"<textarea[^>]*>\s*An evening with tea\.</textarea>", page)
    assert f'<form method="post" action="{url}"' in page
    assert f'name="seen" value="{seen[1]}"' in page
    saved = walk.post("an", url, {"text": "An evening with tea.", "seen": seen[1]})
    assert saved.status_code == 303


def test_a_look_passes_over_no_change_of_another_window(walk: Walk) -> None:
    request_id = walk.begin(walk.record())
    page = look(walk, request_id, "An evening with tea.", seen="0123456789ab")
    assert 'name="seen" value="0123456789ab"' in page.get_data(as_text=True)


def test_a_look_stores_nothing(walk: Walk) -> None:
    walk.know()
    request_id = walk.begin(walk.record())
    walk.ask(request_id)
    state = get_request(walk.session, request_id).state
    before = everything_stored()

    look(walk, request_id, TYPED, headers=LIVE)
    look(walk, request_id, TYPED)

    assert everything_stored() == before
    row = get_request(walk.session, request_id)
    assert row.state == state == "asked"
    assert NAME not in str(draft_of(row, node=walk.node))


def test_a_text_of_50000_characters_is_answered_and_one_more_gets_a_clear_answer(
    walk: Walk,
) -> None:
    request_id = walk.begin(walk.record())

    long = look(walk, request_id, "We met with parents in the evening. " * (MAX_CHARACTERS // 36))
    longer = look(walk, request_id, "x" * (MAX_CHARACTERS + 1))
    live = look(walk, request_id, "x" * (MAX_CHARACTERS + 1), headers=LIVE)

    assert long.status_code == 200
    assert longer.status_code == 422
    sentence = (
        "This was not looked at: at most 50000 characters can be looked at at once. Shorten it."
    )
    assert sentence in text_of(longer)
    assert plain(live.get_data(as_text=True)) == sentence


def test_nothing_is_said_of_an_empty_field(walk: Walk) -> None:
    request_id = walk.begin(walk.record())
    assert plain(look(walk, request_id, " ", headers=LIVE).get_data(as_text=True)) == ""
    assert "Nothing is written here yet." in text_of(look(walk, request_id, " "))


@pytest.mark.parametrize(("handle", "status"), [("co", 403), ("bo", 403), ("ad", 403), ("di", 403)])
def test_nobody_looks_for_an_author(walk: Walk, handle: str, status: int) -> None:
    request_id = walk.begin(walk.record())
    answer = look(walk, request_id, TYPED, handle=handle, headers=LIVE)
    assert answer.status_code == status
    assert NAME not in answer.get_data(as_text=True)


def test_who_asks_too_often_is_told_so_and_keeps_what_was_typed(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("node.airlock.looking.MOST_LOOKS", 1)
    request_id = walk.begin(walk.record())
    assert look(walk, request_id, TYPED).status_code == 200

    page, piece = look(walk, request_id, TYPED), look(walk, request_id, TYPED, headers=LIVE)

    assert (page.status_code, piece.status_code) == (429, 200)
    assert "too much was asked for at once" in text_of(page)
    assert plain(piece.get_data(as_text=True)).startswith("This was not looked at: too much")
    assert "the returnees." in page.get_data(as_text=True)
    assert MOST_LOOKS > 1


def test_markup_in_a_text_is_shown_and_does_nothing(walk: Walk) -> None:
    request_id = walk.begin(walk.record())
    answer = look(walk, request_id, "<script>alert(1)</script> <hx-partial>", headers=LIVE)
    assert "<script>" not in answer.get_data(as_text=True)
    assert answer.get_data(as_text=True).count("<hx-partial") == 1


def test_a_page_whose_turn_it_is_not_asks_again_by_itself(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("node.airlock.looking._LIVE_WAIT_SECONDS", 0.01)
    monkeypatch.setattr("node.airlock.looking._WAIT_SECONDS", 0.01)
    request_id = walk.begin(walk.record())
    pace = walk.app.extensions.setdefault("linkpin_looks", LookPace())

    with pace.turn(uuid4(), now=walk.clock()):
        piece = look(walk, request_id, TYPED, headers=LIVE).get_data(as_text=True)
        page = look(walk, request_id, TYPED)

    assert plain(piece) == "This is looked at in a moment."
    address = f"/airlock/{request_id}/text/{MEMBER}/look"
    assert f'data-hx-post="{address}" data-hx-trigger="load delay:3s"' in piece
    assert page.status_code == 429
    assert "load delay" not in page.get_data(as_text=True)
    assert "load delay" not in look(walk, request_id, TYPED, headers=LIVE).get_data(as_text=True)
