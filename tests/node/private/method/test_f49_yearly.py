"""F49: once a year, what ends or was not confirmed for long, up to three months ahead."""

from datetime import date, timedelta

import pytest

from node.database import Zone, db, start_writing
from node.private.network.group_models import GroupRow
from node.private.network.words import GroupKind, State
from tests.node.private.network_stage import TODAY, NetworkStage

__all__: list[str] = []

PAGE = "/network/yearly"


def group(stage: NetworkStage, review_on: date, *, state: State = State.OPEN) -> None:
    """Store a group that is looked at again on a day."""
    now = stage.clock()
    start_writing(stage.session, Zone.PRIVATE)
    db.session.add(
        GroupRow(
            kind=GroupKind.PANEL,
            state=state,
            review_on=review_on,
            sealed_content=b"sealed",
            change_number=0,
            created_at=now,
            changed_at=now,
        )
    )
    stage.commit()


def test_the_yearly_check_has_no_page_until_it_is_switched_on(stage: NetworkStage) -> None:
    assert stage.get(PAGE).status_code == 404


def test_agreements_that_end_within_three_months_are_named(stage: NetworkStage) -> None:
    stage.switch_on("F49")
    stage.organisation("Zonnehof", agreement_until=TODAY + timedelta(days=92), confirmed_on=TODAY)
    stage.organisation("De Akker", agreement_until=TODAY + timedelta(days=93), confirmed_on=TODAY)
    stage.organisation("Het Veld", agreement_until=TODAY - timedelta(days=1), confirmed_on=TODAY)
    stage.organisation("De Brug", confirmed_on=TODAY)
    page = stage.text(PAGE)
    assert "2 agreements end or have ended" in page
    for name, is_named in {"Zonnehof": True, "Het Veld": True, "De Akker": False}.items():
        assert (name in page) is is_named


@pytest.mark.parametrize(
    ("confirmed_on", "number"),
    [(date(2025, 3, 2), 0), (date(2025, 3, 1), 1), (None, 1)],
    ids=["a year", "more", "never"],
)
def test_what_was_not_confirmed_for_a_year_is_counted(
    stage: NetworkStage, confirmed_on: date | None, number: int
) -> None:
    stage.switch_on("F49")
    stage.organisation("Zonnehof", confirmed_on=confirmed_on)
    word = "organisation was" if number == 1 else "organisations were"
    assert f"{number} {word} not asked for a year" in stage.text(PAGE)


def test_groups_to_look_at_again_are_counted_while_they_are_open(stage: NetworkStage) -> None:
    stage.switch_on("F49")
    group(stage, TODAY + timedelta(days=92))
    group(stage, TODAY + timedelta(days=93))
    group(stage, TODAY, state=State.DONE)
    assert "1 group is to be looked at again" in stage.text(PAGE)


def test_what_a_colleague_keeps_for_themselves_is_not_counted(stage: NetworkStage) -> None:
    stage.switch_on("F49")
    stage.organisation("Zonnehof", is_mine=True)
    assert "1 organisation was" in stage.text(PAGE)
    page = stage.text(PAGE, handle="co")
    assert "0 organisations were" in page
    assert "Zonnehof" not in page


def test_own_mandate_and_objectives_stand_there_too(stage: NetworkStage) -> None:
    stage.switch_on("F49", "F45")
    stage.post("/network/mandate/edit", {"objective_0": "Scholen kennen ons.", "revision": "0"})
    page = stage.text(PAGE)
    assert "The aim is not written yet." in page
    assert "Scholen kennen ons." in page
