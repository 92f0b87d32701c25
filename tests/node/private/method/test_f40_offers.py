"""F40: if the need is this, who is there? What is needed and offered by nobody is a gap."""

from node.private.network.organisation import Offer
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


def test_a_need_that_nobody_meets_is_a_gap(stage: NetworkStage) -> None:
    assert "Nobody offers or needs anything yet." in stage.text("/network/offers")
    stage.organisation("Akker", content={"needs": ("mentoring", "parents")})
    stage.organisation("Beemd", content={"offers": (Offer(topic="parents"),)})
    page = stage.text("/network/offers")
    assert "1 type of help is needed and offered by nobody." in page
    stage.organisation("FC Quil", content={"offers": (Offer(topic="mentoring"),)})
    assert "offered by nobody" not in stage.text("/network/offers")


def test_a_topic_shows_who_is_there_and_no_one_else(stage: NetworkStage) -> None:
    stage.organisation("Beemd", content={"offers": (Offer(topic="parents"),)})
    stage.organisation("FC Quil", content={"offers": (Offer(topic="mentoring"),)})
    table = stage.text("/network/offers?topic=mentoring").split("Last asked")[1]
    assert "FC Quil" in table
    assert "Beemd" not in table
