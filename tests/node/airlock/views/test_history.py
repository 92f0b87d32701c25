"""Corrected by two people, withdrawn by one: the history shows both, and who knows of it."""

import re

from node.published.reading import find_released
from tests.node.airlock.views.walk import Walk, found_in, text_of

__all__: list[str] = []

ROTTERDAM, GENT = "https://rotterdam.example", "https://gent.example"


def history(walk: Walk, record_id: object) -> str:
    return text_of(walk.get(f"/airlock/record/{record_id}/history"))


def test_one_version_is_shown_with_who_asked_and_who_read(walk: Walk) -> None:
    record_id = walk.record_of(walk.release(walk.record()))
    page = history(walk, record_id)
    assert "Version 1 Read by towns now" in page
    assert "Asked by Annelore Quistwater" in page
    assert "Read by Boudewina Trekhaak" in page
    assert "The first version." in page


def test_a_correction_shows_word_by_word_what_it_changes(walk: Walk) -> None:
    practice = walk.record(situation="On 12 March 2025 it began.")
    first = walk.release(practice)
    second = walk.begin(practice)
    assert second != first
    walk.resolve(second, found_in(walk.get(f"/airlock/{second}/check"))[0], "proposal")

    page = walk.get(f"/airlock/record/{walk.record_of(first)}/history").get_data(as_text=True)

    added = re.findall(r"<ins[^>]*>(.*?)</ins>", page, re.DOTALL)
    removed = re.findall(r"<del[^>]*>(.*?)</del>", page, re.DOTALL)
    assert any("In" in each for each in added)
    assert any("12" in each for each in removed)
    assert "began" not in "".join(added + removed)


def test_a_correction_replaces_the_version_before(walk: Walk) -> None:
    practice = walk.record()
    first = walk.release(practice)
    walk.release(practice)
    page = history(walk, walk.record_of(first))
    assert "Version 2 Read by towns now" in page
    assert "Version 1 Replaced" in page
    assert "The same words as the version before." in page


def test_a_withdrawal_is_confirmed_on_a_page_that_says_what_it_cannot_undo(walk: Walk) -> None:
    record_id = walk.record_of(walk.release(walk.record()))
    walk.meet(ROTTERDAM, "Rotterdam")
    walk.fetch(ROTTERDAM, served_to=2)
    page = text_of(walk.get(f"/airlock/record/{record_id}/withdraw"))
    assert "You alone decide this. It is done at once, and it is final." in page
    assert "What somebody printed, remembers or copied into another system." in page
    assert "1 town has fetched it already: Rotterdam." in page
    released = find_released(walk.session, record_id)
    assert released is not None
    assert released.live


def test_any_coordinator_withdraws_alone_and_twice_is_once(walk: Walk) -> None:
    record_id = walk.record_of(walk.release(walk.record()))
    url = f"/airlock/record/{record_id}/withdraw"
    answers = [walk.post("co", url), walk.post("co", url)]
    assert {answer.headers["Location"] for answer in answers} == {
        f"/airlock/record/{record_id}/history"
    }
    assert "Corneel Vlasbloem ordered it withdrawn" in history(walk, record_id)
    walk.seal()
    released = find_released(walk.session, record_id)
    assert released is not None
    assert not released.live
    assert "Withdrawn on 2 March 2026" in history(walk, record_id)
    assert walk.get(url).status_code == 303


def test_who_has_been_told_of_a_withdrawal_is_counted(walk: Walk) -> None:
    record_id = walk.record_of(walk.release(walk.record()))
    for town, name in ((ROTTERDAM, "Rotterdam"), (GENT, "Gent")):
        walk.meet(town, name)
        walk.fetch(town, served_to=2)
    walk.post("an", f"/airlock/record/{record_id}/withdraw")
    walk.seal()
    walk.fetch(ROTTERDAM, served_to=3)

    page = history(walk, record_id)

    assert re.search(r"Rotterdam 2 March 2026 Fetched: it deletes its copy", page)
    assert re.search(r"Gent 2 March 2026 Not fetched yet", page)
    assert "1 of the 2 towns that fetched it have been told." in page


def test_a_town_that_fetched_before_the_record_is_not_counted(walk: Walk) -> None:
    record_id = walk.record_of(walk.release(walk.record()))
    walk.meet(GENT, "Gent")
    walk.fetch(GENT, served_to=1)
    assert "No town has fetched it from here." in history(walk, record_id)


def test_a_silent_sealer_is_told_to_who_withdrew(walk: Walk) -> None:
    record_id = walk.record_of(walk.release(walk.record()))
    walk.post("an", f"/airlock/record/{record_id}/withdraw")
    walk.clock.now = walk.clock.now.replace(hour=14)
    assert "does not answer since 2 March 2026, 12:00 UTC" in history(walk, record_id)


def test_only_the_author_is_offered_to_correct(walk: Walk) -> None:
    record_id = walk.record_of(walk.release(walk.record()))
    assert "Correct" in history(walk, record_id)
    others = text_of(walk.get(f"/airlock/record/{record_id}/history", "co"))
    assert "Correct" not in others
    assert "Withdraw now" in others


def test_what_never_left_cannot_be_withdrawn(walk: Walk) -> None:
    record_id = walk.record_of(walk.begin(walk.record()))
    assert "Nothing of it has left this node yet." in history(walk, record_id)
    assert walk.get(f"/airlock/record/{record_id}/withdraw").status_code == 404
    assert walk.post("an", f"/airlock/record/{record_id}/withdraw").status_code == 404


def test_nobody_but_coordinators_withdraws(walk: Walk) -> None:
    record_id = walk.record_of(walk.release(walk.record()))
    for handle in ("bo", "ad", "di"):
        assert walk.post(handle, f"/airlock/record/{record_id}/withdraw").status_code == 403
        assert walk.get(f"/airlock/record/{record_id}/history", handle).status_code == 403
