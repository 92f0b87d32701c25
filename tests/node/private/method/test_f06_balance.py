"""F06: formal and informal organisations, and a warning under the floor that was chosen."""

from node.private.network.rules import Rules, change_rules
from node.private.network.words import Part
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


def test_the_overview_warns_when_too_few_are_informal(stage: NetworkStage) -> None:
    for name in ("De Akker", "De Brug"):
        stage.organisation(name, part=Part.FORMAL)
    stage.organisation("Zonnehof", part=Part.INFORMAL)
    page = stage.text("/network")
    assert "2 formal organisations" in page
    assert "Only 33 in a hundred are informal; you wanted at least 40." in page
    change_rules(
        stage.session, node=stage.node, actor=stage.person(), rules=Rules(informal_percent=33)
    )
    stage.commit()
    assert "are informal; you wanted" not in stage.text("/network")
