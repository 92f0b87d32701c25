"""F52: you said, we did; a proposal without an answer is marked after thirty days."""

from node.private.network.words import LogKind
from tests.node.private.method.words import words
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


def test_a_proposal_is_marked_after_thirty_days_until_it_is_answered(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    stage.line(LogKind.PROPOSED, number, text="Een loket", days_ago=30)
    assert "Open for" not in words(stage, "/network/proposals")
    line = stage.line(LogKind.PROPOSED, number, text="Een fietspad", days_ago=31)
    assert "Open for 31 days" in words(stage, "/network/proposals")
    stage.settle(line, "done", "Het ligt er")
    page = words(stage, "/network/proposals")
    assert "Open for" not in page
    assert "Een fietspad Het ligt er Done" in page
    assert "2 proposed, 1 done, 0 not done and told why, 1 without an answer." in page
