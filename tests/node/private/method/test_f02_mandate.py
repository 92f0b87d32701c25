"""F02: know what a partner is there for, and see what nobody asked yet."""

from datetime import date

import pytest

from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


@pytest.mark.parametrize(
    ("mandate", "confirmed_on", "said"),
    [
        ("", None, "Nobody has written down its mandate yet."),
        ("Leerplicht", None, "It never confirmed its mandate."),
        ("Leerplicht", date(2025, 3, 1), "It confirmed its mandate more than a year ago."),
        ("Leerplicht", date(2025, 3, 2), None),
    ],
    ids=["empty", "unconfirmed", "old", "good"],
)
def test_the_page_flags_a_mandate_that_is_empty_or_unconfirmed(
    stage: NetworkStage, mandate: str, confirmed_on: date | None, said: str | None
) -> None:
    number = stage.organisation("Zonnehof", content={"mandate": mandate}, confirmed_on=confirmed_on)
    page = stage.text(f"/network/{number}")
    flags = ("Nobody has written down", "It never confirmed", "It confirmed its mandate more")
    assert any(flag in page for flag in flags) is (said is not None)
    assert said is None or said in page
