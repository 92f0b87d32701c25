"""F34: partners are encouraged to meet each other, and it stops where the rhythm stops."""

from node.private.network.words import LogKind
from tests.node.private.method.words import words
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []

TITLE = "Let partners meet each other"
SAID = "Introduce Zonnehof to somebody"


def test_it_is_off_until_it_is_switched_on(stage: NetworkStage) -> None:
    stage.line(LogKind.WAS_THERE, stage.organisation("Zonnehof"))
    assert TITLE not in words(stage, "/network/care")
    stage.switch_on("F34")
    assert SAID in words(stage, "/network/care")


def test_it_stops_at_what_an_organisation_bears(stage: NetworkStage) -> None:
    stage.switch_on("F34")
    number = stage.organisation("Zonnehof", most_asks=2)
    stage.line(LogKind.WE_ASKED, number)
    assert SAID in words(stage, "/network/care")
    stage.line(LogKind.WE_ASKED, number)
    assert SAID not in words(stage, "/network/care")


def test_who_was_introduced_lately_is_not_named(stage: NetworkStage) -> None:
    stage.switch_on("F34")
    one, two = stage.organisation("Zonnehof"), stage.organisation("Akker")
    stage.line(LogKind.LINKED, one, other_id=two, days_ago=181)
    assert SAID in words(stage, "/network/care")
    stage.line(LogKind.LINKED, two, other_id=one, days_ago=2)
    assert "Nobody now" in words(stage, "/network/care")
