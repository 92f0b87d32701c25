"""F57: the firewall is explained to colleagues, briefings are counted, once a year confirmed."""

from datetime import timedelta

from node.private.network.words import LogKind
from tests.node.private.network_stage import NetworkStage
from tests.screens import sign_in

__all__: list[str] = []

EDIT, PAGE = "/network/mandate/edit", "/network/mandate/firewall"
BRIEFED = {"place": "Stadhuis"}


def test_a_firewall_that_is_not_written_cannot_be_confirmed(stage: NetworkStage) -> None:
    assert "is not written yet" in stage.text(PAGE)
    assert stage.post(PAGE, page=PAGE).status_code == 409


def test_it_is_confirmed_for_a_year_and_then_again(stage: NetworkStage) -> None:
    stage.post(EDIT, {"firewall": "Namen blijven hier.", "revision": "0"}, page=EDIT)
    page = stage.text(PAGE)
    assert "Namen blijven hier." in page
    assert "Nobody has confirmed yet" in page
    assert stage.post(PAGE, page=PAGE).status_code == 303
    assert "No colleague was briefed on the firewall" in stage.text(PAGE)
    stage.line(LogKind.BRIEFED, content=BRIEFED)
    assert "No colleague was briefed" not in stage.text(PAGE)
    stage.clock.now += timedelta(days=364)
    sign_in(stage.browsers["an"], "an")
    assert "more than twelve months ago" not in stage.text(PAGE)
    stage.clock.now += timedelta(days=3)
    sign_in(stage.browsers["an"], "an")
    assert "more than twelve months ago" in stage.text(PAGE)


def test_briefings_of_the_last_twelve_months_are_counted(stage: NetworkStage) -> None:
    for days_ago in (0, 100, 364, 400):
        stage.line(LogKind.BRIEFED, days_ago=days_ago, content=BRIEFED)
    assert "Briefings of colleagues in twelve months</dt><dd>3</dd>" in stage.text(PAGE)
