"""F30: partners are experts; who offers something and was never asked stands first."""

from node.private.network.organisation import Offer
from node.private.network.words import LogKind
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


def test_who_was_never_asked_is_counted_and_stands_first(stage: NetworkStage) -> None:
    talk = (Offer(topic="mentoring", form="Een lezing in het Frans", is_paid=True),)
    asked = stage.organisation("Akker", content={"offers": talk})
    stage.organisation("Beemd", content={"offers": (Offer(topic="mentoring"),)})
    stage.line(LogKind.WE_ASKED, asked, text="Een lezing", days_ago=3)
    page = stage.text("/network/offers?topic=mentoring")
    assert "1 organisation that offers something was never asked" in page
    table = page.split("</thead>")[1]
    assert table.index("Beemd") < table.index("Akker")
    assert "Een lezing in het Frans" in table
    assert "27 February 2026" in table
