"""The rules are shown with what they mean, and changed within their bounds."""

import pytest

from node.private.network.rules import Rules, read_rules
from node.private.network.words import LogKind
from tests.node.private.network_stage import NetworkStage
from tests.node.private.packs.ageing import old_line
from tests.screens import form_of

__all__: list[str] = []

PAGE = "/network/rules"
GOOD = {
    "log_months": "6",
    "attendance_days": "30",
    "min_days": "60",
    "most_asks": "2",
    "informal_percent": "50",
}


def test_rules_that_are_sent_count(stage: NetworkStage) -> None:
    assert stage.post(PAGE, GOOD, page=PAGE).status_code == 303
    assert read_rules(stage.session) == Rules(
        log_months=6, attendance_days=30, min_days=60, most_asks=2, informal_percent=50
    )
    assert 'value="60"' in stage.text(PAGE)


@pytest.mark.parametrize(
    ("name", "value"),
    [("log_months", "13"), ("attendance_days", "91"), ("min_days", "x"), ("most_asks", "-1")],
)
def test_a_rule_out_of_its_bounds_is_named_and_nothing_stored(
    stage: NetworkStage, name: str, value: str
) -> None:
    answer = stage.post(PAGE, {**GOOD, name: value}, page=PAGE)
    assert answer.status_code == 422
    assert f'href="#{name}"' in answer.get_data(as_text=True)
    assert read_rules(stage.session) == Rules()


def test_a_shorter_time_is_asked_about_with_what_goes_and_counts_once_it_is_ticked(
    stage: NetworkStage,
) -> None:
    old_line(stage, LogKind.WE_GAVE, stage.organisation("Zonnehof"), days_ago=200, text="Een zaal")
    asked = stage.post(PAGE, GOOD, page=PAGE)
    assert asked.status_code == 422
    assert "Texts of the log older than 6 months: 1" in asked.get_data(as_text=True)
    assert form_of(asked)["min_days"] == "60"
    assert read_rules(stage.session) == Rules()
    shorter = {**GOOD, "log_months": "5", "confirmed": "6-30"}
    assert stage.post(PAGE, shorter, page=PAGE).status_code == 422
    assert stage.post(PAGE, {**GOOD, "confirmed": "6-30"}, page=PAGE).status_code == 303
    assert read_rules(stage.session).log_months == 6


def test_a_time_that_stays_or_takes_nothing_away_is_not_asked_about(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    old_line(stage, LogKind.WE_GAVE, number, days_ago=100, text="Een zaal")
    assert stage.post(PAGE, GOOD, page=PAGE).status_code == 303
    old_line(stage, LogKind.WE_GAVE, number, days_ago=400, text="Een bus")
    assert stage.post(PAGE, {**GOOD, "log_months": "7"}, page=PAGE).status_code == 303
