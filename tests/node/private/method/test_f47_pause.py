"""F47: after an incident, four questions come before many are written to."""

from node.private.network.words import LogKind
from tests.node.private.method.words import words
from tests.node.private.network_stage import NetworkStage
from tests.screens import form_of

__all__: list[str] = []

WARNING = "Take ten minutes for four questions before you write to many."


def test_a_fresh_incident_asks_for_four_questions_until_they_are_answered(
    stage: NetworkStage,
) -> None:
    stage.line(LogKind.WAS_THERE, content={"place": "Markt"}, days_ago=15, is_crisis=True)
    assert WARNING not in words(stage, "/log")
    stage.line(LogKind.WAS_THERE, content={"place": "Markt"}, days_ago=3, is_crisis=True)
    assert f"last logged on 27 February 2026. {WARNING}" in words(stage, "/log")
    form = form_of(stage.get("/log?kind=pause"))
    fields = {name: form[name] for name in ("line_id", "back", "happened_on")}
    fields |= {"kind": "else", "else_kind": "pause", "aim": "Rust", "harm": "Vertrouwen"}
    answer = stage.post("/log", fields | {"alternatives": "Wachten"})
    assert answer.status_code == 422
    assert "Answer this question too." in answer.get_data(as_text=True)
    fields |= {"alternatives": "Wachten", "agreed_with": "De burgemeester"}
    assert stage.post("/log", fields).status_code == 303
    assert WARNING not in words(stage, "/log")


def test_a_note_from_before_the_incident_does_not_count(stage: NetworkStage) -> None:
    stage.line(LogKind.WAS_THERE, content={"place": "Markt"}, days_ago=3, is_crisis=True)
    form = form_of(stage.get("/log?kind=pause"))
    fields = {name: form[name] for name in ("line_id", "back")}
    fields |= {"kind": "else", "else_kind": "pause", "happened_on": "2026-02-26"}
    fields |= dict.fromkeys(("aim", "harm", "alternatives", "agreed_with"), "Rust")
    assert stage.post("/log", fields).status_code == 303
    assert WARNING in words(stage, "/log")
