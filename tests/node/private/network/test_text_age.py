"""What somebody writes today is kept, or refused in plain words; nothing goes unseen."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from node.coordinator_app.forgetting import forget
from node.private.network.log import get_line
from node.private.network.log_line import LogContent
from node.private.network.words import LogKind, State
from tests.node.private.network_stage import TODAY, NetworkStage
from tests.node.private.packs.ageing import old_line
from tests.node.private.writers import text_of

__all__: list[str] = []


def content_of(stage: NetworkStage, line: UUID) -> LogContent:
    return get_line(stage.session, node=stage.node, person=stage.person(), line_id=line).content


def a_promise(stage: NetworkStage, *, days_ago: int = 400) -> UUID:
    number = stage.organisation("Zonnehof")
    return old_line(stage, LogKind.WE_PROMISED, number, days_ago=days_ago, text="Een zaal")


def form_of(stage: NetworkStage, line: UUID, text: str, happened_on: str) -> dict[str, str]:
    shown = get_line(stage.session, node=stage.node, person=stage.person(), line_id=line)
    return {
        "line_id": str(line),
        "revision": str(shown.revision),
        "kind": "we_promised",
        "organisation": str(shown.draft.organisation_id),
        "happened_on": happened_on,
        "text": text,
    }


def test_what_came_of_an_old_promise_stays(stage: NetworkStage) -> None:
    line = a_promise(stage)
    assert forget(stage.app)
    assert content_of(stage, line).text == ""
    stage.settle(line, "done", "De zaal is open")
    assert not forget(stage.app)
    assert content_of(stage, line).outcome == "De zaal is open"


def test_what_is_logged_today_about_last_year_stays(stage: NetworkStage) -> None:
    sent = {
        "line_id": str(uuid4()),
        "kind": "else",
        "else_kind": "support",
        "happened_on": "2024-11-01",
        "organisation": "nobody",
        "text": "De raad keurde het plan goed",
    }
    assert stage.post("/log", sent).status_code == 303
    assert not forget(stage.app)
    assert content_of(stage, UUID(sent["line_id"])).text == sent["text"]


@pytest.mark.parametrize("went", [True, False])
def test_a_new_text_on_a_line_that_is_too_old_is_refused(stage: NetworkStage, went: bool) -> None:  # noqa: FBT001 - of a table
    line = a_promise(stage)
    sent = form_of(stage, line, "Een zaal, denk ik", "2025-01-26")
    if went:
        assert forget(stage.app)
    answer = stage.post(f"/log/{line}/edit", sent)
    assert answer.status_code == 422
    assert "have stood their time" in text_of(answer)
    sent = form_of(stage, line, "", "2025-01-26")
    assert stage.post(f"/log/{line}/edit", sent).status_code == 303


def test_an_outcome_of_what_is_open_again_is_refused_where_it_would_go(
    stage: NetworkStage,
) -> None:
    line = a_promise(stage)
    answer = stage.settle(line, "open", "Nog niets")
    assert answer.status_code == 422
    assert "have stood their time" in text_of(answer)


def test_a_line_that_moves_to_a_later_day_may_say_something(stage: NetworkStage) -> None:
    line = a_promise(stage)
    sent = form_of(stage, line, "Een zaal, denk ik", TODAY.isoformat())
    assert stage.post(f"/log/{line}/edit", sent).status_code == 303
    assert not forget(stage.app)


def test_an_edit_does_not_keep_a_text_for_longer(stage: NetworkStage) -> None:
    line = a_promise(stage, days_ago=360)
    sent = form_of(stage, line, "Een zaal.", "2025-03-07")
    assert stage.post(f"/log/{line}/edit", sent).status_code == 303
    stage.session.expire_all()
    stage.clock.now += timedelta(days=10)
    assert forget(stage.app)


def test_settling_without_a_word_is_no_new_text(stage: NetworkStage) -> None:
    line = a_promise(stage)
    assert forget(stage.app)
    assert stage.settle(line, "open").status_code == 303
    shown = get_line(stage.session, node=stage.node, person=stage.person(), line_id=line)
    assert shown.draft.state is State.OPEN
