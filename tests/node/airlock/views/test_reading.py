"""A second reader decides in three minutes, about exactly the text before them."""

from datetime import timedelta
from uuid import UUID

import pytest

from node.airlock.models import RequestState
from node.airlock.requests import get_request
from node.people.models import PersonRole
from node.published.reading import list_released
from tests.node.airlock.views.walk import NAME, Walk, found_in, text_of

__all__: list[str] = []


def asked(walk: Walk, **changes: object) -> str:
    request_id = walk.begin(walk.record(**changes))
    assert walk.ask(request_id).status_code == 303
    return str(request_id)


def state(walk: Walk, request_id: object) -> RequestState:
    return get_request(walk.session, request_id).state  # type: ignore[arg-type] # a UUID


def test_where_nothing_waits_the_reader_is_told_so(walk: Walk) -> None:
    assert "Nothing waits for you." in text_of(walk.get("/airlock/read", "bo"))


def test_the_list_holds_no_text_and_leads_to_the_page(walk: Walk) -> None:
    request_id = asked(walk, title="Quills at noon")
    page = walk.get("/airlock/read", "bo")
    assert "Quills" not in text_of(page)
    assert "A practice for: All towns of RAN" in text_of(page)
    assert f'href="/airlock/read/{request_id}"' in page.get_data(as_text=True)


def test_the_list_says_since_when_each_waits_and_reminds(walk: Walk) -> None:
    asked(walk)
    page = text_of(walk.get("/airlock/read", "bo"))
    assert "It waits since Monday, 2 March 2026." in page
    assert "Please read it now" not in page
    walk.clock.now += timedelta(days=2)
    walk.clients.clear()
    page = text_of(walk.get("/airlock/read", "bo"))
    assert "Please read it now, or tell its author that you cannot." in page


def test_who_was_not_asked_may_read_it_too(walk: Walk) -> None:
    walk.person("zo", PersonRole.SECOND_READER)
    request_id = asked(walk)
    pages = {each: text_of(walk.get("/airlock/read", each)) for each in ("bo", "zo")}
    # Boudewina comes before Quillon.
    assert "Somebody else is asked" not in pages["bo"]
    assert "Somebody else is asked; it helps if you read it." in pages["zo"]
    assert walk.read(UUID(request_id), "zo").status_code == 303


def test_the_reader_sees_final_text_and_recipients_and_nothing_private(walk: Walk) -> None:
    walk.know()
    walk.meet("https://rotterdam.example", "Rotterdam")
    practice = walk.record(situation=f"{NAME} opened the door.", partners="Mister Wintergreen")
    request_id = walk.begin(practice)
    check = walk.get(f"/airlock/{request_id}/check")
    walk.resolve(request_id, found_in(check)[0], "proposal")
    walk.ask(request_id)

    page = text_of(walk.get(f"/airlock/read/{request_id}", "bo"))

    assert "A person involved opened the door." in page
    assert "Rotterdam" in page
    assert "Could a resident recognise anyone?" in page
    assert "Would the partners be comfortable?" in page
    for private in ("Quastenborg", "Wintergreen", "Quistwater", "must be solved"):
        assert private not in page


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"resident": ""}, "Answer this question before you approve."),
        ({"partners": ""}, "Answer this question before you approve."),
        ({"resident": "yes"}, "only if no resident could recognise anyone"),
        ({"resident": "unsure"}, "only if no resident could recognise anyone"),
        ({"partners": "no"}, "only if the partners would be comfortable"),
        ({"partners": "unsure"}, "only if the partners would be comfortable"),
        ({"resident": "maybe"}, "Answer this question before you approve."),
    ],
)
def test_approving_needs_both_questions_answered_the_safe_way(
    walk: Walk, answers: dict[str, str], sentence: str
) -> None:
    request_id = walk.begin(walk.record())
    walk.ask(request_id)
    answer = walk.read(request_id, **answers, note="My words stay")
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert "My words stay" in answer.get_data(as_text=True)
    assert state(walk, request_id) is RequestState.ASKED


def test_an_approved_text_leaves_when_the_sealer_comes_to_it(walk: Walk) -> None:
    request_id = walk.begin(walk.record())
    walk.ask(request_id)
    answer = walk.read(request_id)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/airlock/read")
    assert state(walk, request_id) is RequestState.APPROVED
    assert list_released(walk.session) == ()
    walk.seal()
    assert len(list_released(walk.session)) == 1


def test_approving_wakes_the_sealer_and_sending_back_does_not(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    woken: list[object] = []
    monkeypatch.setattr("node.airlock.views.reading.wake", lambda _s, name: woken.append(name))
    first, second = walk.begin(walk.record()), walk.begin(walk.record())
    for request_id in (first, second):
        walk.ask(request_id)
    walk.read(first, decision="send_back", note="A name is in it")
    assert woken == []
    walk.read(second)
    assert woken == ["sealer"]


def test_what_is_sent_back_comes_with_its_reasons(walk: Walk) -> None:
    request_id = walk.begin(walk.record())
    walk.ask(request_id)
    answer = walk.read(
        request_id, decision="send_back", resident="yes", note="The club is the only one"
    )
    assert answer.status_code == 303
    assert state(walk, request_id) is RequestState.REFUSED
    for page in ("", "/check"):
        told = text_of(walk.get(f"/airlock/{request_id}{page}"))
        assert "A resident could recognise someone." in told
        assert "The club is the only one" in told


def test_sending_back_without_a_word_is_asked_for_one(walk: Walk) -> None:
    request_id = walk.begin(walk.record())
    walk.ask(request_id)
    answer = walk.read(request_id, decision="send_back", resident="", partners="")
    assert answer.status_code == 422
    assert "Say in a few words what troubles you" in text_of(answer)


@pytest.mark.parametrize("decision", ["approve", "send_back"])
def test_a_button_pressed_twice_decides_once(walk: Walk, decision: str) -> None:
    request_id = walk.begin(walk.record())
    walk.ask(request_id)
    page = walk.get(f"/airlock/read/{request_id}", "bo")
    assert page.status_code == 200
    first = walk.read(request_id, decision=decision, note="Twice")
    second = walk.read(request_id, decision=decision, note="Twice")
    assert (first.status_code, second.status_code) == (303, 303)
    walk.seal()
    assert len(list_released(walk.session)) == (decision == "approve")


def test_a_text_changed_meanwhile_is_refused_and_what_changed_is_named(walk: Walk) -> None:
    request_id = walk.begin(walk.record(situation="On 12 March 2025 it began."))
    walk.ask(request_id)
    url = f"/airlock/read/{request_id}"
    stale = {
        "seen": _field(walk, url, "seen"),
        "parts": _field(walk, url, "parts"),
    }
    walk.resolve(request_id, found_in(walk.get(f"/airlock/{request_id}/check"))[0], "proposal")
    walk.ask(request_id)

    answer = walk.read(request_id, **stale, note="I had a doubt")

    page = text_of(answer)
    assert answer.status_code == 409
    assert "The text was changed since you read it." in page
    changed = page.partition("What is different now")[2].partition("A colleague asks")[0]
    assert changed.strip() == "What was going on?"
    assert "In March 2025 it began." in page
    assert "I had a doubt" in answer.get_data(as_text=True)
    assert "checked" not in answer.get_data(as_text=True)
    assert state(walk, request_id) is RequestState.ASKED


def test_a_name_learned_since_the_asking_voids_it(walk: Walk) -> None:
    request_id = walk.begin(walk.record())
    walk.ask(request_id)
    walk.know()
    answer = walk.read(request_id)
    assert answer.status_code == 409
    assert "The register of names was changed after that." in text_of(answer)
    assert state(walk, request_id) is RequestState.ASKED


def test_a_text_nobody_asks_about_now_says_so(walk: Walk) -> None:
    request_id = walk.begin(walk.record(situation="On 12 March 2025 it began."))
    walk.ask(request_id)
    walk.resolve(request_id, found_in(walk.get(f"/airlock/{request_id}/check"))[0], "proposal")
    for answer in (walk.get(f"/airlock/read/{request_id}", "bo"), walk.read(request_id)):
        assert answer.status_code == 409
        assert "Nobody asks for this now" in text_of(answer)


def test_nobody_reads_their_own_text_under_a_second_account_either(walk: Walk) -> None:
    walk.person("an2", PersonRole.SECOND_READER, mailbox="an@vilvoorde.example")
    request_id = walk.begin(walk.record())
    walk.ask(request_id)
    assert "Nothing waits for you." in text_of(walk.get("/airlock/read", "an2"))
    assert walk.get(f"/airlock/read/{request_id}", "an2").status_code == 403
    assert walk.read(request_id, "an2").status_code == 403
    assert state(walk, request_id) is RequestState.ASKED


@pytest.mark.parametrize("handle", ["an", "ad", "di"])
def test_only_second_readers_read(walk: Walk, handle: str) -> None:
    request_id = walk.begin(walk.record())
    walk.ask(request_id)
    for url in ("/airlock/read", f"/airlock/read/{request_id}"):
        assert walk.get(url, handle).status_code == 403


def test_a_second_reader_sees_nothing_else_of_the_exit(walk: Walk) -> None:
    request_id = walk.release(walk.record())
    record_id = walk.record_of(request_id)
    for url in (
        f"/airlock/{request_id}",
        f"/airlock/{request_id}/check",
        f"/airlock/record/{record_id}/history",
        f"/airlock/record/{record_id}/withdraw",
        "/left",
        "/left/ran-1",
        "/left/list.csv",
    ):
        assert walk.get(url, "bo").status_code == 403


def _field(walk: Walk, url: str, name: str) -> str:
    page = walk.get(url, "bo").get_data(as_text=True)
    return page.partition(f'name="{name}" value="')[2].partition('"')[0]


def test_a_note_that_reads_as_a_worry_is_answered_and_not_kept(walk: Walk) -> None:
    request_id = walk.begin(walk.record())
    walk.ask(request_id)
    note = "I am worried about this boy. He wants to go to Syria."

    refused = walk.read(request_id, decision="send_back", note=note)

    assert refused.status_code == 422
    assert "Where a worry goes in this town" in text_of(refused)
    assert state(walk, request_id) is RequestState.ASKED
    assert note in text_of(refused), "what was typed is not lost"

    kept = walk.read(request_id, decision="send_back", note=note, keep="yes")
    assert kept.status_code == 303
    assert state(walk, request_id) is RequestState.REFUSED
