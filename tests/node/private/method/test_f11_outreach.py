"""F11: how far reaching out has come follows from the log; nobody waits over thirty days."""

from node.private.network.words import LogKind
from tests.node.private.method.words import words
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


def test_the_stage_follows_from_the_log(stage: NetworkStage) -> None:
    stage.organisation("Akker")
    contacted, met, active = (stage.organisation(each) for each in ("Beek", "Cirkel", "Duin"))
    paused = stage.organisation("Eik", is_paused=True)
    stage.line(LogKind.WE_ASKED, contacted)
    stage.line(LogKind.WAS_THERE, met)
    for kind in (LogKind.WAS_THERE, LogKind.THEY_ASKED, LogKind.WE_GAVE):
        stage.line(kind, active)
    stage.line(LogKind.WAS_THERE, paused)
    page = words(stage, "/network/outreach")
    for said in ("Known: 1", "Contacted: 1", "Met: 1", "Active: 1", "Paused: 1"):
        assert said in page
    assert page.index("Known: 1") < page.index("Akker") < page.index("Contacted: 1")
    assert page.index("Active: 1") < page.index("Duin") < page.index("Paused: 1")


def test_who_was_contacted_and_left_is_told_after_thirty_days(stage: NetworkStage) -> None:
    number = stage.organisation("Beek")
    stage.line(LogKind.WE_ASKED, number, days_ago=30)
    assert "left alone for over 30 days" not in words(stage, "/network/outreach")
    late = stage.organisation("Cirkel")
    stage.line(LogKind.WE_ASKED, late, days_ago=31)
    page = words(stage, "/network/outreach")
    assert "1 organisation was contacted and then left alone for over 30 days." in page
    assert "Waits 31 days" in page
    stage.line(LogKind.THEY_ASKED, late)
    assert "Waits 31 days" not in words(stage, "/network/outreach")


def test_contacts_are_counted_by_week(stage: NetworkStage) -> None:
    number = stage.organisation("Beek")
    for days_ago in (0, 1, 7):  # this Monday, the Sunday before it, the Monday before that
        stage.line(LogKind.WE_ASKED, number, days_ago=days_ago)
    page = words(stage, "/network/outreach")
    assert "23 February 2026 2" in page
    assert "2 March 2026 1" in page
