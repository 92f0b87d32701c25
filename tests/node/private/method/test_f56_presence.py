"""F56: our own calendar of where we were, off until it is switched on."""

from node.private.network.words import LogKind
from node.private.packs.retention import run_retention
from tests.node.private.meetings.planned import hold
from tests.node.private.method.words import words
from tests.node.private.network_stage import NetworkStage
from tests.node.private.packs.ageing import old_line

__all__: list[str] = []

URL = "/network/presence"


def test_the_calendar_is_off_until_it_is_switched_on(stage: NetworkStage) -> None:
    assert stage.get(URL).status_code == 404
    assert URL not in stage.get("/log").get_data(as_text=True)
    stage.switch_on("F56")
    assert stage.get(URL).status_code == 200
    assert URL in stage.get("/log").get_data(as_text=True)


def test_days_are_counted_and_not_lines(stage: NetworkStage) -> None:
    stage.switch_on("F56")
    for place, days_ago in (("Markt", 3), ("Open dag", 3), ("Nagesprek", 4), ("Parade", 0)):
        stage.line(LogKind.WAS_THERE, days_ago=days_ago, content={"place": place})
    page = words(stage, f"{URL}?month=2026-02")
    assert "You were somewhere on 2 days." in page
    assert "Markt" in page
    assert "Parade" not in page
    assert "March 2026: 1 day" in page
    assert "You were somewhere on 1 day." in words(stage, f"{URL}?month=nonsense")


def test_a_call_is_no_day_on_which_we_were_somewhere(stage: NetworkStage) -> None:
    stage.switch_on("F56")
    school = stage.organisation("Akker")
    stage.line(LogKind.WAS_THERE, school, days_ago=3, text="Gebeld over de zaal")
    page = words(stage, f"{URL}?month=2026-02")
    assert "You were somewhere" not in page
    assert "February 2026: " not in page
    stage.line(LogKind.WAS_THERE, school, days_ago=3, content={"place": "Open dag"})
    hold(stage, [school], days=-5)
    page = words(stage, f"{URL}?month=2026-02")
    assert "You were somewhere on 2 days." in page
    assert "February 2026: 2 days" in page


def test_a_day_at_a_place_counts_still_when_its_text_went_by_age(stage: NetworkStage) -> None:
    stage.switch_on("F56")
    old_line(stage, LogKind.WAS_THERE, days_ago=400, content={"place": "Markt"})
    run_retention(stage.session, node=stage.node)
    stage.commit()
    page = words(stage, f"{URL}?month=2025-01")
    assert "You were somewhere on 1 day." in page
    assert "Markt" not in page
