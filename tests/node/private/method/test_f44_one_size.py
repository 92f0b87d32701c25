"""F44: a hint when one text goes unchanged to very different groups; off at first."""

import pytest

from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []

PAGE = "/network/check"
TEXT = {"text": "Come and meet us.", "language": "en"}
HINT = "One text goes to very different groups."


@pytest.mark.parametrize(
    ("whom", "is_told"),
    [
        ({"parts": ["formal", "informal"]}, True),
        ({"parts": ["formal"], "sectors": ["school", "police"]}, False),
        ({"sectors": ["school", "police", "sport"]}, True),
        ({}, False),
    ],
)
def test_very_different_groups_get_a_hint(
    stage: NetworkStage, whom: dict[str, list[str]], *, is_told: bool
) -> None:
    stage.switch_on("F44")
    answer = stage.post(PAGE, {**TEXT, **whom}, page=PAGE)
    assert (HINT in answer.get_data(as_text=True)) is is_told


def test_without_it_nobody_is_asked_for_whom_a_text_is(stage: NetworkStage) -> None:
    assert "To which part of the network" not in stage.text(PAGE)
    answer = stage.post(PAGE, {**TEXT, "parts": ["formal", "informal"]}, page=PAGE)
    assert HINT not in answer.get_data(as_text=True)
