"""F17: what we asked and what we gave, in one line of two numbers and no score."""

from node.private.network.words import LogKind
from tests.node.private.method.words import words
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


def test_what_was_asked_and_given_stands_in_one_line(stage: NetworkStage) -> None:
    number, other = stage.organisation("Zonnehof"), stage.organisation("Akker")
    for days_ago in range(5):
        stage.line(LogKind.WE_ASKED, number, days_ago=days_ago)
    stage.line(LogKind.WE_GAVE, number)
    stage.line(LogKind.WE_GAVE, number, days_ago=366)
    stage.line(LogKind.WE_GAVE, other)
    said = "In the last year we asked 5 times, gave 1 time."
    assert said in words(stage, f"/log?organisation={number}")
    assert said in words(stage, "/network/care")


def test_nothing_is_said_where_nothing_went_either_way(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    assert "In the last year" not in words(stage, f"/log?organisation={number}")
