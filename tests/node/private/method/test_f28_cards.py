"""F28: cards with name, function, organisation and tasks, and nobody's opinion; off until asked."""

from tests.node.private.meetings.tables import put_in_quarantine, seat_meeting
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


def test_cards_are_off_until_they_are_switched_on(stage: NetworkStage) -> None:
    meeting = seat_meeting(stage, [stage.organisation("Zonnehof")])
    assert stage.get(f"/meetings/{meeting}/rounds/cards").status_code == 404
    assert "Cards" not in stage.text(f"/meetings/{meeting}/rounds")
    stage.switch_on("F28")
    assert stage.get(f"/meetings/{meeting}/rounds/cards").status_code == 200
    assert "Cards" in stage.text(f"/meetings/{meeting}/rounds")


def test_a_card_has_name_function_organisation_tasks_and_tables(stage: NetworkStage) -> None:
    stage.switch_on("F28")
    school = stage.organisation(
        "De Akker", content={"tasks": "Teaches eight hundred pupils.", "aim": "Quiet breaks."}
    )
    head = stage.contact(school, "Quillon Ofrane")
    meeting = seat_meeting(stage, [school, stage.organisation("Zonnehof")], contacts=[head])
    stage.post(
        f"/meetings/{meeting}/rounds", {"rounds": "1", "minutes": "4", "odd": "pause", "seed": "1"}
    )
    text = stage.text(f"/meetings/{meeting}/rounds/cards")
    for shown in ("Quillon Ofrane", "Head teacher", "De Akker", "Teaches eight hundred pupils."):
        assert shown in text
    assert "Number 2" in text
    assert "Round 1: Table 1" in text
    assert "Quiet breaks" not in text, "a card has no other word of the organisation"


def test_a_name_in_quarantine_stands_on_no_card(stage: NetworkStage) -> None:
    stage.switch_on("F28")
    school = stage.organisation("De Akker")
    head = stage.contact(school, "Quillon Ofrane")
    put_in_quarantine(head)
    meeting = seat_meeting(stage, [school], contacts=[head])
    assert "Quillon" not in stage.text(f"/meetings/{meeting}/rounds/cards")
