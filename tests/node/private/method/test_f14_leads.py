"""F14: organisations point to others, and one source of all leads is said to be one."""

from schemas.practice_words import Sector
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


def test_the_page_says_when_all_leads_come_from_one_source(stage: NetworkStage) -> None:
    stage.switch_on("F14")
    source = stage.organisation("Zonnehof")
    for name in ("De Akker", "De Brug"):
        stage.organisation(name, pointed_by_id=source)
    assert "All leads come from one source: Zonnehof." in stage.text("/network/leads")
    stage.organisation("De Krant", pointed_by_id=stage.organisation("De Markt"))
    assert "All leads come from one source" not in stage.text("/network/leads")


def test_a_missing_sector_says_whom_to_ask_next(stage: NetworkStage) -> None:
    stage.switch_on("F14")
    stage.organisation("Jeugdhuis Ravot", sector=Sector.YOUTH_WORK)
    page = stage.text("/network/leads")
    asked = page.partition("Schools:")[2].partition("</li>")[0]
    assert "Jeugdhuis Ravot" in asked
    nobody = page.partition("Police:")[2].partition("</li>")[0]
    assert "nobody of the network is near it yet" in nobody


def test_the_page_of_an_organisation_says_who_pointed_it_out(stage: NetworkStage) -> None:
    source = stage.organisation("Zonnehof")
    number = stage.organisation("De Akker", pointed_by_id=source)
    assert "Pointed out by" not in stage.text(f"/network/{number}")
    assert stage.get("/network/leads").status_code == 404
    stage.switch_on("F14")
    assert "Pointed out by" in stage.text(f"/network/{number}")
