"""The rules are shown with what they mean, and changed within their bounds."""

import pytest

from node.private.network.rules import Rules, read_rules
from tests.node.private.network_stage import NetworkStage

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
