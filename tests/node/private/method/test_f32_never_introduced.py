"""F32: organisations that were never introduced to anybody are a hint, when it is switched on."""

from node.private.network.words import LogKind
from tests.node.private.network_stage import NetworkStage
from tests.node.private.plain import plain

__all__: list[str] = []

PAGE = "/network/introductions"


def test_who_was_never_introduced_is_named_only_when_switched_on(stage: NetworkStage) -> None:
    one, two = stage.organisation("Akker"), stage.organisation("Beemd")
    stage.organisation("Cirkel")
    stage.line(LogKind.LINKED, one, other_id=two)
    assert "never introduced" not in stage.text(PAGE)
    stage.switch_on("F32")
    assert "1 organisation was never introduced to another: Cirkel" in plain(stage, PAGE)
