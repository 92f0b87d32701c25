"""F51: the same voice used again and again is said to be one."""

from node.private.network.words import LogKind
from schemas.practice_words import Sector
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []

SAID = "You asked it 3 times in 90 days, of 4 questions to its whole sector."


def test_the_page_says_when_one_organisation_speaks_for_its_sector(stage: NetworkStage) -> None:
    stage.switch_on("F51")
    number = stage.organisation("Zonnehof", sector=Sector.SPORT, content={"channel": "Bellen"})
    other = stage.organisation("De Bal", sector=Sector.SPORT)
    school = stage.organisation("De Akker", sector=Sector.SCHOOL)
    for day in (0, 30, 89):
        stage.line(LogKind.WE_ASKED, number, days_ago=day)
    stage.line(LogKind.WE_ASKED, number, days_ago=90)  # too long ago
    stage.line(LogKind.WE_ASKED, other)
    stage.line(LogKind.WE_ASKED, school)
    stage.line(LogKind.THEY_ASKED, number)
    page = stage.text(f"/network/{number}")
    assert SAID in page
    assert "Bellen" in page
    assert "You asked it" not in stage.text(f"/network/{other}")
    for _time in range(2):
        stage.line(LogKind.WE_ASKED, other)
    assert "You asked it" not in stage.text(f"/network/{number}")


def test_nothing_of_it_shows_while_it_is_off(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof", content={"channel": "Bellen"})
    for _time in range(3):
        stage.line(LogKind.WE_ASKED, number)
    page = stage.text(f"/network/{number}")
    assert "You asked it" not in page
    assert "Bellen" not in page
