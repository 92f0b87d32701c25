"""What is missing is filled in on a page of its own, and so is a text written anew."""

import re
from uuid import UUID

import pytest

from node.airlock.requests import draft_of, get_request
from node.airlock.text_digest import seen_of
from tests.node.airlock.views.walk import Walk, text_of

__all__: list[str] = []


def draft(walk: Walk, request_id: UUID) -> dict[str, object]:
    return dict(draft_of(get_request(walk.session, request_id), node=walk.node))


def write(walk: Walk, request_id: UUID, member: str, text: str, **more: str) -> int:
    url = f"/airlock/{request_id}/text/{member}"
    seen = re.search(r'name="seen" value="(\w+)"', walk.get(url).get_data(as_text=True))
    assert seen is not None
    data = {"text": text, "seen": seen[1], **more}
    return walk.post("an", url, data).status_code


@pytest.mark.parametrize(
    ("member", "chosen", "stored"),
    [
        ("kind", ["dialogue"], "dialogue"),
        ("level", ["for_everyone"], "for_everyone"),
        ("target_groups", ["youth", "women"], ["youth", "women"]),
        ("settings", ["school"], ["school"]),
        ("partners", [], []),
        ("themes", ["sport"], ["sport"]),
    ],
)
def test_a_missing_choice_leads_to_its_page_and_is_chosen_there(
    walk: Walk, member: str, chosen: list[str], stored: object
) -> None:
    left_out = {"partners": "partner_sectors"}.get(member, member)
    changes = {"title": "Qq", "aim": "Qq", "approach": "Qq"} if member == "themes" else {}
    request_id = walk.begin(walk.record(**{left_out: None}, **changes))
    check = walk.get(f"/airlock/{request_id}/check").get_data(as_text=True)
    assert f'href="/airlock/{request_id}/tick/{member}"' in check

    answer = walk.post("an", f"/airlock/{request_id}/tick/{member}", {"chosen": chosen})

    assert answer.status_code == 303
    assert draft(walk, request_id)[member] == stored
    check = walk.get(f"/airlock/{request_id}/check").get_data(as_text=True)
    assert f"/tick/{member}" not in check


def test_a_period_is_filled_in_as_months(walk: Walk) -> None:
    request_id = walk.begin(walk.record(period=None))
    url = f"/airlock/{request_id}/tick/period"
    for start, end in (("", ""), ("2025-13", ""), ("spring", ""), ("2025-05", "2025-01")):
        assert walk.post("an", url, {"start": start, "end": end}).status_code == 422
    assert walk.post("an", url, {"start": "2025-01", "end": ""}).status_code == 303
    assert draft(walk, request_id)["period"] == {"start": "2025-01"}


@pytest.mark.parametrize(
    ("member", "chosen"),
    [("kind", []), ("kind", ["moonbase"]), ("themes", ["sport"] * 6), ("settings", [])],
)
def test_a_choice_that_cannot_be_made_is_not_stored(
    walk: Walk, member: str, chosen: list[str]
) -> None:
    request_id = walk.begin(walk.record())
    before = draft(walk, request_id)
    answer = walk.post("an", f"/airlock/{request_id}/tick/{member}", {"chosen": chosen})
    assert answer.status_code == 422
    assert draft(walk, request_id) == before


@pytest.mark.parametrize("member", ["schema", "place", "confirmed", "language", "contact", "x"])
def test_what_is_derived_has_no_page(walk: Walk, member: str) -> None:
    request_id = walk.begin(walk.record())
    assert walk.get(f"/airlock/{request_id}/tick/{member}").status_code == 404


def test_a_text_too_long_is_named_and_can_be_shortened(walk: Walk) -> None:
    request_id = walk.begin(walk.record(situation="Long words. " * 200))
    check = text_of(walk.get(f"/airlock/{request_id}/check"))
    assert "Still to be filled in" in check
    assert "It is too long." in check

    assert write(walk, request_id, "texts.en.situation", "x" * 1_501) == 422
    assert write(walk, request_id, "texts.en.situation", "Shorter words.") == 303

    assert "Still to be filled in" not in text_of(walk.get(f"/airlock/{request_id}/check"))


def test_a_text_is_never_emptied_by_accident(walk: Walk) -> None:
    request_id = walk.begin(walk.record())
    assert write(walk, request_id, "texts.en.situation", "  ") == 422
    assert "Songs along the line" in str(draft(walk, request_id))


def test_what_is_typed_is_kept_when_it_cannot_be_stored(walk: Walk) -> None:
    request_id = walk.begin(walk.record())
    url = f"/airlock/{request_id}/text/texts.en.title"
    typed = "Far too long " * 20
    data = {"text": typed, "seen": seen_of("Evenings for parents at the football club")}
    answer = walk.post("an", url, data)
    assert answer.status_code == 422
    assert typed.strip() in answer.get_data(as_text=True)


def test_a_second_window_sees_what_the_first_one_changed(walk: Walk) -> None:
    request_id = walk.begin(walk.record())
    url = f"/airlock/{request_id}/text/texts.en.title"
    stale = seen_of("Evenings for parents at the football club")
    assert write(walk, request_id, "texts.en.title", "Evenings at the club") == 303

    answer = walk.post("an", url, {"text": "Mornings at the club", "seen": stale})

    page = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "Mornings at the club" in page
    assert re.search(r"<del[^>]*>.*?Mornings</del>", page, re.DOTALL)
    assert re.search(r"<ins[^>]*>.*?Evenings</ins>", page, re.DOTALL)
    assert "Evenings at the club" in str(draft(walk, request_id))


def test_what_is_typed_is_kept_when_the_request_was_called_off_meanwhile(walk: Walk) -> None:
    request_id = walk.begin(walk.record())
    walk.ask(request_id)
    url = f"/airlock/{request_id}/text/texts.en.situation"
    seen = re.search(r'name="seen" value="(\w+)"', walk.get(url).get_data(as_text=True))
    assert seen is not None
    before = draft(walk, request_id)
    walk.post("co", f"/airlock/{request_id}/call-off")

    answer = walk.post("an", url, {"text": "A long morning of writing.", "seen": seen[1]})

    page = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert re.search(r"<textarea[^>]*>\s*A long morning of writing\.</textarea>", page)
    assert "This request is closed." in page
    assert "Copy it before you leave this page." in page
    assert "<del" not in page
    assert draft(walk, request_id) == before


@pytest.mark.parametrize(
    ("member", "data", "kept"),
    [
        ("kind", {"chosen": "dialogue"}, r'value="dialogue"[^>]*checked'),
        ("period", {"start": "2025-01", "end": ""}, r'value="2025-01"'),
    ],
)
def test_what_is_chosen_is_kept_when_the_request_was_called_off_meanwhile(
    walk: Walk, member: str, data: dict[str, str], kept: str
) -> None:
    request_id = walk.begin(walk.record())
    walk.ask(request_id)
    walk.post("co", f"/airlock/{request_id}/call-off")

    answer = walk.post("an", f"/airlock/{request_id}/tick/{member}", data)

    page = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "This request is closed." in page
    assert re.search(kept, page)


def test_what_is_chosen_is_kept_when_a_reader_would_refuse_it(walk: Walk) -> None:
    request_id = walk.begin(walk.record())
    before = draft(walk, request_id)

    answer = walk.post(
        "an", f"/airlock/{request_id}/tick/settings", {"chosen": ["school", "school"]}
    )

    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert re.search(r'value="school"[^>]*checked', page)
    assert draft(walk, request_id) == before


def test_a_lesson_can_be_left_out_and_what_others_need_can_be_emptied(walk: Walk) -> None:
    request_id = walk.begin(walk.record(lessons=[{"kind": "worked", "text": "It worked."}]))
    assert write(walk, request_id, "lessons.0.en", "It worked.", leave_out="yes") == 303
    assert write(walk, request_id, "needs_first.en", "") == 303
    now = draft(walk, request_id)
    assert "It worked." not in str(now["lessons"])
    assert "needs_first" not in now


def test_a_name_written_into_a_text_is_found_at_once(walk: Walk) -> None:
    walk.know()
    request_id = walk.begin(walk.record())
    assert write(walk, request_id, "texts.en.aim", "Ilvara Quastenborg should come.") == 303
    assert "1 of 1 left" in text_of(walk.get(f"/airlock/{request_id}/check"))


@pytest.mark.parametrize("member", ["texts.en", "kind", "lessons.9.en", "texts", "a.b.c"])
def test_a_text_that_is_not_there_has_no_page(walk: Walk, member: str) -> None:
    request_id = walk.begin(walk.record())
    assert walk.get(f"/airlock/{request_id}/text/{member}").status_code == 404


def test_only_the_author_writes(walk: Walk) -> None:
    request_id = walk.begin(walk.record())
    url = f"/airlock/{request_id}/text/texts.en.title"
    stale = seen_of("Evenings for parents at the football club")
    assert walk.post("co", url, {"text": "Mine", "seen": stale}).status_code == 403
    tick = walk.post("co", f"/airlock/{request_id}/tick/kind", {"chosen": "tool"})
    assert tick.status_code == 403
