"""An author makes a text safe in the browser: each step is theirs, none happens by accident."""

import re
from dataclasses import replace
from uuid import UUID

import pytest

from node.airlock.requests import draft_of, get_request
from node.airlock.text_digest import seen_of
from node.people.service import get_person
from node.private.practices.service import change_practice, get_practice
from tests.node.airlock.views.walk import NAME, Walk, found_in, text_of

__all__: list[str] = []

MARKED = f"We met {NAME} there.\nThen 3 young people came."


def situation(walk: Walk, request_id: UUID) -> str:
    row = get_request(walk.session, request_id)
    texts = draft_of(row, node=walk.node)["texts"]
    assert isinstance(texts, dict)
    version = texts["en"]
    assert isinstance(version, dict)
    return str(version["situation"])


def test_what_was_found_is_marked_where_it_stands_and_leads_to_its_card(walk: Walk) -> None:
    walk.know()
    request_id = walk.begin(walk.record(situation=MARKED))

    page = walk.get(f"/airlock/{request_id}/check").get_data(as_text=True)

    marks = re.findall(r"<mark.*?</mark>", page, re.DOTALL)
    assert len(marks) == 2
    number = re.search(r"number 1, must be solved", marks[0])
    target = re.search(r'href="#(finding-[0-9a-f]{6})"', marks[0])
    assert number is not None
    assert target is not None
    assert NAME in marks[0]
    assert f'id="{target[1]}"' in page


def test_a_card_says_why_and_what_an_outsider_could_do(walk: Walk) -> None:
    walk.know()
    page = text_of(walk.get(f"/airlock/{walk.begin(walk.record(situation=MARKED))}/check"))
    assert "This is the full name of a person in your register." in page
    assert "Anybody who reads it knows who is meant" in page
    assert "“ a person involved ”" in page


def test_where_nothing_is_found_the_author_is_asked_to_read_it_once(walk: Walk) -> None:
    page = text_of(walk.get(f"/airlock/{walk.begin(walk.record())}/check"))
    assert "Nothing found. Read it once as a journalist." in page
    assert "See exactly what leaves" in page


@pytest.mark.parametrize(
    ("action", "more", "left"),
    [
        ("proposal", {}, "We met a person involved there."),
        ("remove", {}, "We met there."),
        ("replace", {"words": "the chair"}, "We met the chair there."),
    ],
)
def test_each_way_of_solving_changes_exactly_these_words(
    walk: Walk, action: str, more: dict[str, str], left: str
) -> None:
    walk.know()
    request_id = walk.begin(walk.record(situation=MARKED))
    first, second = found_in(walk.get(f"/airlock/{request_id}/check"))

    answer = walk.resolve(request_id, first, action, **more)

    assert answer.status_code == 303
    assert situation(walk, request_id) == f"{left}\nThen 3 young people came."
    page = text_of(walk.get(f"/airlock/{request_id}/check"))
    assert "1 of 2 left" in page
    assert second not in found_in(
        walk.get(f"/airlock/{request_id}/check")
    )  # It moved with its text


def test_a_reason_settles_what_may_be_decided_and_keeps_the_words(walk: Walk) -> None:
    request_id = walk.begin(walk.record(situation="Then 3 young people came."))
    (only,) = found_in(walk.get(f"/airlock/{request_id}/check"))

    walk.resolve(request_id, only, "not_identifying", reason="public_fact")

    page = text_of(walk.get(f"/airlock/{request_id}/check"))
    assert situation(walk, request_id) == "Then 3 young people came."
    assert "It is a public fact that anybody can look up already" in page
    assert "Nothing holds it up." in page


def test_nobody_is_offered_to_wave_a_full_name_through(walk: Walk) -> None:
    walk.know()
    request_id = walk.begin(walk.record(situation=f"{NAME} came."))
    (only,) = found_in(walk.get(f"/airlock/{request_id}/check"))

    page = walk.get(f"/airlock/{request_id}/check")
    forced = walk.resolve(request_id, only, "not_identifying", reason="public_fact")

    assert "Nobody may wave this through; the words must change." in text_of(page)
    assert f"reason-{only}" not in page.get_data(as_text=True)
    assert forced.status_code == 403


@pytest.mark.parametrize(
    ("action", "more", "sentence"),
    [
        ("replace", {"words": "   "}, "Write the words that shall stand there instead."),
        ("not_identifying", {}, "Choose why these words identify nobody."),
        ("not_identifying", {"reason": "because"}, "Choose why these words identify nobody."),
    ],
)
def test_a_step_without_its_words_or_its_reason_says_so_and_does_nothing(
    walk: Walk, action: str, more: dict[str, str], sentence: str
) -> None:
    request_id = walk.begin(walk.record(situation="Then 3 young people came."))
    (only,) = found_in(walk.get(f"/airlock/{request_id}/check"))

    answer = walk.resolve(request_id, only, action, **more)

    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert situation(walk, request_id) == "Then 3 young people came."


def test_all_proposals_are_taken_at_once(walk: Walk) -> None:
    walk.know()
    request_id = walk.begin(walk.record(situation=MARKED, result="On 12 March 2025 it was full."))
    page = walk.get(f"/airlock/{request_id}/check").get_data(as_text=True)
    seen = re.search(r'/accept".*?name="seen" value="([0-9a-f]+)"', page, re.DOTALL)
    assert seen is not None

    walk.post("an", f"/airlock/{request_id}/accept", {"seen": seen[1]})

    assert found_in(walk.get(f"/airlock/{request_id}/check")) == []
    assert "12 March" not in text_of(walk.get(f"/airlock/{request_id}/check"))


def test_the_last_step_is_undone_by_one_button(walk: Walk) -> None:
    walk.know()
    request_id = walk.begin(walk.record(situation=MARKED))
    check = f"/airlock/{request_id}/check"
    assert "Undo the last step" not in text_of(walk.get(check))
    walk.resolve(request_id, found_in(walk.get(check))[0], "remove")

    walk.post("an", f"/airlock/{request_id}/undo")
    again = walk.post("an", f"/airlock/{request_id}/undo")

    assert again.status_code == 303
    assert situation(walk, request_id) == MARKED
    assert "Undo the last step" not in text_of(walk.get(check))


def test_a_button_pressed_twice_changes_the_text_once(walk: Walk) -> None:
    walk.know()
    walk.know("Wobbe Frankenhoef")
    request_id = walk.begin(walk.record(situation=f"{NAME} came."))
    (only,) = found_in(walk.get(f"/airlock/{request_id}/check"))
    # What takes its place is found by the same rule at the same place, so it has the same number.
    data = {"finding": only, "seen": seen_of(f"{NAME} came."), f"words-{only}": "Wobbe Frankenhoef"}
    data["action"] = "replace"
    walk.post("an", f"/airlock/{request_id}/check", data)
    before = situation(walk, request_id)

    second = walk.post("an", f"/airlock/{request_id}/check", {**data, "action": "remove"})

    assert second.status_code == 303
    assert situation(walk, request_id) == before
    assert "nothing was changed" in text_of(walk.get(f"/airlock/{request_id}/check"))


def test_a_colleague_looks_and_changes_nothing(walk: Walk) -> None:
    walk.know()
    request_id = walk.begin(walk.record(situation=MARKED))
    check = f"/airlock/{request_id}/check"
    first = found_in(walk.get(check))[0]
    page = walk.get(check, "co")

    forced = walk.post("co", check, {"finding": first, "action": "remove", "seen": seen_of(MARKED)})

    assert "Annelore Quistwater makes this text safe." in text_of(page)
    assert "Leave number" not in text_of(page)
    assert forced.status_code == 403
    assert situation(walk, request_id) == MARKED


def test_a_change_after_the_asking_takes_the_asking_back_and_says_so(walk: Walk) -> None:
    request_id = walk.begin(walk.record(situation="On 12 March 2025 it began."))
    walk.ask(request_id)
    check = walk.get(f"/airlock/{request_id}/check")
    assert "Whatever you change takes that back" in text_of(check)

    walk.resolve(request_id, found_in(check)[0], "proposal")

    assert "Nothing waits for you." in text_of(walk.get("/airlock/read", "bo"))


def test_a_practice_changed_since_is_begun_anew(walk: Walk) -> None:
    practice = walk.record(situation="On 12 March 2025 it began.")
    request_id = walk.begin(practice)
    session = walk.session
    now = get_practice(session, node=walk.node, practice_id=practice)
    change_practice(
        session,
        node=walk.node,
        actor=get_person(session, node=walk.node, handle="an"),
        practice_id=practice,
        content=replace(now.content, title="Another title"),
        revision=now.revision,
    )
    session.commit()

    assert "was changed since" in text_of(walk.get(f"/airlock/{request_id}/check"))
    assert "was changed since" in text_of(walk.get(f"/airlock/{request_id}/release"))
    assert walk.begin(practice) != request_id
    closed = walk.get(f"/airlock/{request_id}/check")
    assert (closed.status_code, closed.headers["Location"]) == (303, f"/airlock/{request_id}")


def test_text_of_others_stays_text(walk: Walk) -> None:
    evil = "<script>alert(1)</script> & <b>bold</b>"
    request_id = walk.begin(walk.record(situation=evil, title="<i>Evenings</i>"))
    for page in ("check", "release", "text/texts.en.situation"):
        html = walk.get(f"/airlock/{request_id}/{page}").get_data(as_text=True)
        assert "<script>alert" not in html
        assert "<b>bold" not in html
        assert "<i>Evenings" not in html


def test_no_words_of_a_text_are_kept_in_a_cookie(walk: Walk) -> None:
    walk.know()
    request_id = walk.begin(walk.record(situation=MARKED))
    answer = walk.resolve(
        request_id, found_in(walk.get(f"/airlock/{request_id}/check"))[0], "remove"
    )
    assert "Quastenborg" not in "".join(answer.headers.getlist("Set-Cookie"))


@pytest.mark.parametrize("finding", ["", "zzzzzz", "../etc"])
def test_a_finding_that_no_page_names_is_no_request(walk: Walk, finding: str) -> None:
    request_id = walk.begin(walk.record())
    answer = walk.post(
        "an", f"/airlock/{request_id}/check", {"finding": finding, "action": "remove"}
    )
    assert answer.status_code == 400


def test_only_the_author_begins_a_release(walk: Walk) -> None:
    data = {"kind": "practice-summary", "subject_id": str(walk.record())}
    assert walk.post("co", "/airlock/begin", data).status_code == 403
    assert walk.post("an", "/airlock/begin", {**data, "kind": "letter"}).status_code == 400
    assert walk.post("an", "/airlock/begin", {**data, "subject_id": "7"}).status_code == 400


def test_words_of_an_entry_do_not_change_here(walk: Walk) -> None:
    request_id = walk.begin(walk.fill_in(), kind="directory-entry")
    page = text_of(walk.get(f"/airlock/{request_id}/check"))
    assert "The person in the role agreed to this entry as it is." in page
    assert "Write this text anew" not in page
    assert walk.get(f"/airlock/{request_id}/text/role.en").status_code == 404


@pytest.mark.parametrize("handle", ["bo", "ad", "di"])
def test_nobody_but_coordinators_sees_a_draft(walk: Walk, handle: str) -> None:
    request_id = walk.begin(walk.record(situation=MARKED))
    for page in ("", "/check", "/release", "/text/texts.en.situation", "/tick/kind"):
        answer = walk.get(f"/airlock/{request_id}{page}", handle)
        assert answer.status_code == 403
        assert "young people" not in answer.get_data(as_text=True)


LABELLED = "The returnees came, and more returnees. Nobody called them a danger."


def test_words_that_may_stand_in_the_way_are_explained_and_hold_nothing_up(walk: Walk) -> None:
    request_id = walk.begin(walk.record(situation=LABELLED, aim="Reach the returnees."))

    answer = walk.get(f"/airlock/{request_id}/check")

    said = text_of(answer)
    assert "Nothing found. Read it once as a journalist." in said
    section = said.partition("Words that may stand in the way")[2]
    assert "“ returnees ” (3 times)" in section
    assert section.count("It makes one journey") == 1
    assert "Write anew: What was going on? Write anew: What did you want to change?" in section
    assert "people who came back from a conflict area" in section
    assert f'href="/airlock/{request_id}/text/texts.en.situation"' in answer.get_data(as_text=True)
    assert situation(walk, request_id) == LABELLED
    assert walk.ask(request_id).status_code == 303


def test_a_text_without_a_label_says_nothing_of_labels(walk: Walk) -> None:
    page = text_of(walk.get(f"/airlock/{walk.begin(walk.record())}/check"))
    assert "Words that may stand in the way" not in page


def test_an_author_may_keep_a_label_and_an_approval_stays(walk: Walk) -> None:
    request_id = walk.begin(walk.record(situation=LABELLED))
    walk.ask(request_id)
    walk.read(request_id)

    walk.get(f"/airlock/{request_id}/check")

    assert get_request(walk.session, request_id).state == "approved"


def test_a_colleague_reads_why_and_gets_no_way_to_rewrite(walk: Walk) -> None:
    request_id = walk.begin(walk.record(situation=LABELLED))
    answer = walk.get(f"/airlock/{request_id}/check", "co")
    assert "Words that may stand in the way" in text_of(answer)
    assert "/text/texts.en.situation" not in answer.get_data(as_text=True)
