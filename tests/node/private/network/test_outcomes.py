"""What came of a line of the log is written, kept and emptied as its coordinator says."""

from node.private.network.words import LogKind
from tests.node.private.network_stage import NetworkStage
from tests.node.private.room import hidden_fields

__all__: list[str] = []


def test_what_came_of_a_line_is_emptied_by_emptying_its_field(stage: NetworkStage) -> None:
    line = stage.line(LogKind.WE_PROMISED, stage.organisation("Zonnehof"), text="Een zaal")
    stage.settle(line, "done", "Zaal geregeld")
    assert stage.settle(line, "done", "").status_code == 303
    assert "Zaal geregeld" not in stage.text(f"/log/{line}")


def test_the_button_that_asks_for_no_words_leaves_those_that_stand_there(
    stage: NetworkStage,
) -> None:
    line = stage.line(LogKind.WE_PROMISED, stage.organisation("Zonnehof"), text="Een zaal")
    stage.settle(line, "open", "Zaal gevraagd")
    button = {**hidden_fields(stage.text("/network/promises")), "state": "done"}
    assert stage.post(f"/log/{line}/settle", button).status_code == 303
    assert "Zaal gevraagd" in stage.text(f"/log/{line}")
    answer = stage.post(f"/log/{line}/settle", button)
    assert answer.status_code == 409
    assert "Zaal gevraagd</textarea>" in answer.get_data(as_text=True)
