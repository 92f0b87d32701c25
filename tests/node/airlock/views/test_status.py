"""Where a release stands is told in words, and what waits says since when."""

import json
from datetime import timedelta

import pytest

from node.airlock.sealer_state import PATIENCE
from node.people.models import PersonRole
from node.supervisor import LOCK_FILE, STATE_FILE, _only_supervisor
from tests.node.airlock.views.walk import Walk, text_of

__all__: list[str] = []


def told(walk: Walk, request_id: object) -> str:
    return text_of(walk.get(f"/airlock/{request_id}"))


def test_each_step_of_the_way_out_is_told_in_words(walk: Walk) -> None:
    request_id = walk.begin(walk.record())
    assert "It is being made safe" in told(walk, request_id)
    walk.ask(request_id)
    asked = told(walk, request_id)
    assert "Since 2 March 2026, 12:00 UTC it waits for a second reader" in asked
    assert "Boudewina Trekhaak is asked since Monday, 2 March 2026." in asked
    assert "Tell them that it takes three minutes." in asked
    assert "Any of these can read it" not in asked
    walk.read(request_id)
    assert "Boudewina Trekhaak approved it on 2 March 2026" in told(walk, request_id)
    walk.seal()
    out = walk.get(f"/airlock/{request_id}")
    assert "It left this node for: All towns of RAN." in text_of(out)
    assert 'href="/left/ran-1"' in out.get_data(as_text=True)


def test_who_is_asked_and_reminded_is_told_with_its_day(walk: Walk) -> None:
    request_id = walk.begin(walk.record())
    walk.ask(request_id)
    walk.clock.now += timedelta(days=2)
    walk.clients.clear()
    page = told(walk, request_id)
    assert "Boudewina Trekhaak is asked since Monday, 2 March 2026." in page
    assert "Reminded on Wednesday, 4 March 2026." in page
    assert "Nobody else may read it" not in page


def test_where_others_may_read_it_too_they_are_named(walk: Walk) -> None:
    walk.person("zo", PersonRole.SECOND_READER)
    request_id = walk.begin(walk.record())
    walk.ask(request_id)
    page = told(walk, request_id)
    assert "Any of these can read it: Boudewina Trekhaak, Quillon Zoski." in page
    assert "after five the next one is asked too" in page


def test_where_nobody_else_may_read_it_the_way_on_is_told(walk: Walk) -> None:
    request_id = walk.begin(walk.record())
    walk.ask(request_id)
    walk.clock.now += timedelta(days=7)
    walk.clients.clear()
    page = told(walk, request_id)
    assert "Nobody else may read it. Ask the administrator to invite one more" in page
    walk.person("zo", PersonRole.SECOND_READER)
    page = told(walk, request_id)
    assert "Quillon Zoski is asked since Monday, 9 March 2026." in page
    assert "Nobody else may read it" not in page


def test_a_colleague_may_look(walk: Walk) -> None:
    request_id = walk.begin(walk.record())
    page = text_of(walk.get(f"/airlock/{request_id}", "co"))
    assert "Annelore Quistwater makes it safe." in page


def test_an_approval_that_lies_too_long_says_since_when(walk: Walk) -> None:
    request_id = walk.begin(walk.record())
    walk.ask(request_id)
    walk.read(request_id)
    assert "does not answer" not in told(walk, request_id)
    walk.clock.now += PATIENCE + timedelta(seconds=1)
    page = told(walk, request_id)
    assert "does not answer since 2 March 2026, 12:00 UTC" in page
    assert "Nothing is lost" in page
    walk.seal()
    assert "does not answer" not in told(walk, request_id)


@pytest.mark.parametrize("running", [["coordinator"], ["coordinator", "sealer"]])
def test_a_supervisor_that_misses_the_sealer_is_believed_at_once(
    walk: Walk, running: list[str]
) -> None:
    request_id = walk.begin(walk.record())
    walk.ask(request_id)
    walk.read(request_id)
    folder = walk.settings.data_folder
    with _only_supervisor(folder):
        state = {"supervisor": 1, "processes": dict.fromkeys(running, 1)}
        (folder / STATE_FILE).write_text(json.dumps(state), encoding="utf-8")
        page = told(walk, request_id)
    assert (folder / LOCK_FILE).exists()
    assert ("does not answer since" in page) == ("sealer" not in running)


def test_a_log_that_does_not_fit_its_mark_says_that_releasing_is_held(walk: Walk) -> None:
    walk.release(walk.record())
    request_id = walk.begin(walk.record(title="Another"))
    walk.ask(request_id)
    walk.read(request_id)
    mark = walk.settings.mark_folder / "ran.json"
    members = json.loads(mark.read_text())
    mark.write_text(json.dumps({**members, "size": 99}))
    assert "Releasing is held" in told(walk, request_id)


def test_what_was_held_back_says_why_and_what_to_do(walk: Walk) -> None:
    request_id = walk.begin(walk.record())
    walk.ask(request_id)
    walk.read(request_id)
    walk.know()
    walk.seal()
    page = told(walk, request_id)
    assert "Approved, but it was held back" in page
    assert "Something is not as it was when the second reader approved it." in page
    assert "The register of names was changed after that." in page
    assert "then ask a second reader again" in page


def test_a_request_that_is_not_there_is_not_found(walk: Walk) -> None:
    missing = "00000000-0000-0000-0000-000000000000"
    for page in ("", "/check", "/release", "/text/texts.en.title", "/tick/kind"):
        assert walk.get(f"/airlock/{missing}{page}").status_code == 404
    assert walk.get(f"/airlock/read/{missing}", "bo").status_code == 404
    assert walk.get(f"/airlock/record/{missing}/history").status_code == 404
