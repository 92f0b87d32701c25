"""F46: own milestones, beside what other towns wrote about time; off at first."""

import pytest

from node.coordinator_app.milestones_page import lessons_about_time
from schemas.practice_summary import parse_practice_summary
from tests.node.private.network_stage import NetworkStage
from tests.node.search.town import Town, practice

__all__: list[str] = []

EDIT, PAGE = "/network/mandate/edit", "/network/milestones"
ASKED = "/network/optional/F46"


def test_milestones_have_no_page_until_they_are_switched_on(stage: NetworkStage) -> None:
    assert stage.get(PAGE).status_code == 404
    assert "Month of milestone" not in stage.text(EDIT)


def test_a_milestone_whose_month_has_passed_is_told(stage: NetworkStage) -> None:
    stage.switch_on("F46")
    said = {"milestone_text_0": "Elke school kent ons.", "revision": "0"}
    stage.post(EDIT, {**said, "milestone_month_0": "2026-03"}, page=EDIT)
    assert "The month has passed" not in stage.text(PAGE)
    said = {**said, "milestone_month_0": "2026-02", "revision": "1"}
    stage.post(EDIT, said, page=EDIT)
    page = stage.text(PAGE)
    assert "The month has passed" in page
    assert "Elke school kent ons." in page


def test_what_was_written_stays_while_it_is_switched_off(stage: NetworkStage) -> None:
    stage.switch_on("F46")
    said = {"milestone_text_0": "Elke school kent ons.", "milestone_month_0": "2026-09"}
    stage.post(EDIT, {**said, "revision": "0"}, page=EDIT)
    stage.post(f"{ASKED}/off", page="/network/optional")
    stage.post(EDIT, {"aim": "Buren kennen elkaar.", "revision": "1"}, page=EDIT)
    stage.switch_on("F46")
    assert "Elke school kent ons." in stage.text(PAGE)


def test_other_towns_tell_what_they_learned_about_time(stage: NetworkStage) -> None:
    stage.switch_on("F46")
    assert "No lesson about time" in stage.text(PAGE)
    town = Town(stage.node.settings, clock=stage.clock)
    town.receive(
        practice("Geduld in de wijk", lesson="Het kostte tijd en geduld: drie jaar."),
        practice("Snel klaar", lesson="Koffie helpt."),
    )
    town.update()
    page = stage.text(PAGE)
    assert "Het kostte tijd en geduld: drie jaar." in page
    assert "Koffie helpt." not in page


@pytest.mark.parametrize(
    ("lesson", "is_about_time"),
    [("Wees geduldig.", True), ("Koffie helpt.", False), ("Het duurde maanden.", True)],
)
def test_a_lesson_is_about_time_by_its_words(lesson: str, *, is_about_time: bool) -> None:
    summary = parse_practice_summary(practice("Een", lesson=lesson))
    assert bool(lessons_about_time(summary, language="nl")) is is_about_time


def test_a_lesson_about_wanting_too_much_too_quickly_is_about_time() -> None:
    lessons = [{"kind": "did_not_work", "text": {"nl": "Te veel."}, "dont": "D07"}]
    summary = parse_practice_summary(practice("Een", lessons=lessons))
    assert lessons_about_time(summary, language="en") == (("nl", "Te veel."),)


@pytest.mark.parametrize("month", ["2026-13", "soon", ""])
def test_a_milestone_without_a_month_is_refused(stage: NetworkStage, month: str) -> None:
    stage.switch_on("F46")
    said = {"milestone_text_0": "Elke school.", "milestone_month_0": month, "revision": "0"}
    assert stage.post(EDIT, said, page=EDIT).status_code == 422
