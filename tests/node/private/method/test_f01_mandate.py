"""F01: the mandate is shown in plain words, and warns when it is out of date or empty."""

from datetime import timedelta

import pytest

from tests.node.private.network_stage import TODAY, NetworkStage
from tests.screens import sign_in

__all__: list[str] = []

EDIT = "/network/mandate/edit"
FULL = {
    "aim": "Buren kennen elkaar.",
    "objective_0": "Elke school kent ons.",
    "review_on": "2026-12-31",
    "revision": "0",
}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"aim": ""}, "The aim is not written yet."),
        ({"objective_0": ""}, "There is no objective yet."),
        ({"review_on": (TODAY - timedelta(days=1)).isoformat()}, "has passed"),
        ({"review_on": ""}, "No day is set"),
        ({"strategy_on": (TODAY + timedelta(days=1)).isoformat()}, "newer strategy"),
    ],
)
def test_what_is_out_of_date_or_empty_is_said(
    stage: NetworkStage, changes: dict[str, str], said: str
) -> None:
    assert stage.post(EDIT, {**FULL, **changes}, page=EDIT).status_code == 303
    assert said in stage.text("/network/mandate")


def test_a_mandate_in_order_warns_of_nothing_and_tells_what_it_says(stage: NetworkStage) -> None:
    stage.post(EDIT, {**FULL, "strategy_on": TODAY.isoformat()}, page=EDIT)
    page = stage.text("/network/mandate")
    for word in ("not written yet. ", "no objective", "No day is set", "has passed", "newer"):
        assert word not in page
    assert "Buren kennen elkaar." in page
    assert "Elke school kent ons." in page


def test_goals_keep_their_day_until_they_change(stage: NetworkStage) -> None:
    stage.post(EDIT, FULL, page=EDIT)
    stage.clock.now += timedelta(days=30)
    sign_in(stage.browsers["an"], "an")
    newer = {**FULL, "strategy_on": (TODAY + timedelta(days=20)).isoformat(), "revision": "1"}
    stage.post(EDIT, newer, page=EDIT)
    assert "newer strategy" in stage.text("/network/mandate")
    stage.post(EDIT, {**newer, "aim": "Iedereen doet mee.", "revision": "2"}, page=EDIT)
    assert "newer strategy" not in stage.text("/network/mandate")
