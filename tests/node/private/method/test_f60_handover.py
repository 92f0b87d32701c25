"""F60: the handover pack warns when one colleague holds all links."""

import io

from docx import Document

from node.private.network.words import LogKind
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []

PACK = "/network/handover"


def test_the_pack_warns_when_one_colleague_holds_most_links_alone(stage: NetworkStage) -> None:
    made = [stage.organisation(f"Huis {number}") for number in range(4)]
    for each in made:
        stage.line(LogKind.WAS_THERE, each)
    stage.line(LogKind.WAS_THERE, made[0], handle="co")
    page = stage.text(PACK)
    assert "One colleague alone holds 3 of 4 links (75 %)" in page
    document = Document(io.BytesIO(stage.get(f"{PACK}.docx").get_data()))
    assert any("holds 3 of 4 links" in each.text for each in document.paragraphs)


def test_the_warning_goes_once_a_colleague_comes_along(stage: NetworkStage) -> None:
    made = [stage.organisation(f"Huis {number}") for number in range(4)]
    for each in made:
        stage.line(LogKind.WAS_THERE, each)
    for each in made[:3]:
        stage.line(LogKind.WAS_THERE, each, handle="co")
    assert "One colleague alone" not in stage.text(PACK)
