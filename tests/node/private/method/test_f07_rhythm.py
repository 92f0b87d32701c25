"""F07: contacts in and out of crises by month; who is only seen after incidents is named."""

from node.private.network.words import LogKind, Part
from schemas.practice_words import Sector
from tests.node.private.method.words import words
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


def test_who_is_only_seen_within_fourteen_days_after_an_incident_is_named(
    stage: NetworkStage,
) -> None:
    only, calm = (
        stage.organisation(name, sector=Sector.SPORT, part=Part.INFORMAL)
        for name in ("Zonnehof", "Akker")
    )
    formal = stage.organisation("School")
    stage.line(LogKind.WAS_THERE, formal, days_ago=60, is_crisis=True)
    for number in (only, calm):
        stage.line(LogKind.WAS_THERE, number, days_ago=60, is_crisis=True)
        stage.line(LogKind.WE_ASKED, number, days_ago=46)
    stage.line(LogKind.WAS_THERE, calm, days_ago=45)
    page = words(stage, "/network/rhythm")
    assert "1 informal organisation saw you only within 14 days after an incident." in page
    assert "Zonnehof: 2 contacts" in page
    assert "Akker" not in page
    assert "School" not in page


def test_months_stand_in_the_picture_and_in_its_table(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    for days_ago, crisis in ((0, False), (1, False), (2, False), (3, True)):
        stage.line(LogKind.WAS_THERE, number, days_ago=days_ago, is_crisis=crisis)
    page = words(stage, "/network/rhythm")
    assert "4 contacts in twelve months, 25 of a hundred because of an incident." in page
    assert "February 2026 1 1" in page
    assert "March 2026 2 0" in page
    assert stage.get("/network/rhythm").get_data(as_text=True).count("<rect") == 13
    table = stage.get("/network/rhythm.csv")
    assert "2026-02,1,1" in table.get_data(as_text=True)


def test_an_empty_log_says_what_to_do_first(stage: NetworkStage) -> None:
    assert "Trust is built when nothing happens" in words(stage, "/network/rhythm")
