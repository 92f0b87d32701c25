"""F48: what politicians expect is asked, promised or not; a promise needs who keeps it."""

from node.private.network.words import LogKind
from tests.node.private.method.words import words
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


def test_a_promise_without_a_department_is_warned_about(stage: NetworkStage) -> None:
    lines = [
        stage.line(LogKind.EXPECTED, text=text, content={"department": department})
        for text, department in (("Rust", ""), ("Cijfers", "Preventie"), ("Namen", ""))
    ]
    assert "no department" not in words(stage, "/network/politics")
    for line, state in zip(lines, ("done", "done", "dropped"), strict=True):
        stage.settle(line, state)
    page = words(stage, "/network/politics")
    assert "1 promise has no department that keeps it." in page
    assert "Namen Not promised" in page
    briefing = words(stage, "/network/politics/briefing")
    assert "Promised: 2" in briefing
    assert "Not promised: 1" in briefing
    assert "Asked for: 0" in briefing
    assert "Rust" not in briefing
