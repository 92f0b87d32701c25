"""F22: a problem or notes without an action are named as such."""

from datetime import timedelta

from tests.node.private.meetings.planned import hold, stored_meeting, take_away
from tests.node.private.network_stage import TODAY, NetworkStage

__all__: list[str] = []

WARNING = "nobody does anything about it yet"


def test_a_problem_without_an_action_is_named_until_there_is_one(stage: NetworkStage) -> None:
    school = stage.organisation("Akker")
    meeting = hold(stage, [school], problem="Lege pleinen na zes uur.")
    assert "1 meeting has a problem or notes and no action." in stage.text("/meetings/board")
    assert WARNING in stage.text(f"/meetings/{meeting}/after")
    assert WARNING in stage.text(f"/meetings/{meeting}")
    take_away(stage, meeting, "Sportuur op vrijdag", school)
    board = stage.text("/meetings/board")
    assert "no action." not in board
    assert "Sportuur op vrijdag" in board
    assert WARNING not in stage.text(f"/meetings/{meeting}/after")


def test_notes_alone_ask_for_an_action_too(stage: NetworkStage) -> None:
    hold(stage, [stage.organisation("Akker")], notes="Veel gehoord.")
    assert "1 meeting has a problem or notes and no action." in stage.text("/meetings/board")


def test_what_is_overdue_says_so(stage: NetworkStage) -> None:
    school = stage.organisation("Akker")
    meeting = hold(stage, [school], problem="Lege pleinen.")
    take_away(stage, meeting, "Sportuur", school, TODAY - timedelta(days=1))
    assert "Overdue" in stage.text("/meetings/board")


def test_the_form_keeps_problem_and_shared_aim(stage: NetworkStage) -> None:
    meeting = hold(stage, [stage.organisation("Akker")])
    answer = stage.post(
        f"/meetings/{meeting}/after",
        {
            "revision": str(stored_meeting(stage, meeting).revision),
            "problem": "Lege pleinen.",
            "shared_aim": "Spelen tot acht uur.",
        },
    )
    assert answer.status_code == 303
    assert stored_meeting(stage, meeting).content.shared_aim == "Spelen tot acht uur."


def test_an_empty_board_says_how_it_fills(stage: NetworkStage) -> None:
    assert "It fills by itself" in stage.text("/meetings/board")
