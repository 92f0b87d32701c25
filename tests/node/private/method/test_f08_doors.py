"""F08: through which doors we come into a neighbourhood; a community is not one building."""

import pytest

from node.private.network.doors import entry_diversity, leading_door
from node.private.network.words import Door, LogKind
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


def test_the_page_says_when_more_than_half_comes_through_one_door(stage: NetworkStage) -> None:
    stage.switch_on("F08")
    club = stage.organisation("Zonnehof", door=Door.SPORT, content={"area": "Noord"})
    school = stage.organisation("De Akker", door=Door.SCHOOL, content={"area": "noord"})
    for day in range(3):
        stage.line(LogKind.WAS_THERE, club, days_ago=day)
    stage.line(LogKind.WAS_THERE, school)
    stage.line(LogKind.WAS_THERE, school, days_ago=365)  # too long ago
    page = stage.text("/network/doors")
    assert "More than half of the contacts here come through one door: Sport." in page
    assert "Diversity of entries: 0.38" in page
    for day in range(2):
        stage.line(LogKind.WAS_THERE, school, days_ago=day)
    page = stage.text("/network/doors")
    assert "More than half" not in page
    assert "Diversity of entries: 0.50" in page


def test_diversity_is_one_less_the_sum_of_squares() -> None:
    assert entry_diversity({Door.SPORT: 3, Door.SCHOOL: 1}) == pytest.approx(1 - 9 / 16 - 1 / 16)
    assert entry_diversity({Door.SPORT: 3}) == 0
    assert entry_diversity({}) == 0
    assert leading_door({Door.SPORT: 1, Door.SCHOOL: 1}) is None


def test_the_page_is_not_there_while_it_is_off(stage: NetworkStage) -> None:
    assert stage.get("/network/doors").status_code == 404
    assert "/network/doors" not in stage.text("/network")
