"""F27: rounds in which most people who have not met meet, and the figure against the most."""

from node.private.meetings.words import Attendance, MeetingState
from node.private.network.words import Part
from tests.node.private.meetings.tables import seat_meeting, stay_away
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []

FORM = {"rounds": "3", "minutes": "4", "odd": "pause", "seed": "12"}


def test_a_page_makes_rounds_and_says_how_many_pairs_are_new(stage: NetworkStage) -> None:
    towns = [
        stage.organisation(f"Huis {each}", part=Part.INFORMAL if each % 2 else Part.FORMAL)
        for each in range(6)
    ]
    seat_meeting(stage, towns[:2], attendance=Attendance.CAME, state=MeetingState.HELD)
    page = f"/meetings/{seat_meeting(stage, towns)}/rounds"
    assert "Make the rounds" in stage.text(page)
    assert stage.post(page, FORM).status_code == 303
    text = stage.text(page)
    assert "9 pairs of at most 9 that any rounds could give" in text
    assert "Huis 3" in text
    assert "3 rounds, 4 minutes each" in text
    assert "Make the rounds anew" in text
    assert stage.post(page, FORM).status_code == 303
    assert _table(stage.text(page)) == _table(text), "the draw is the same"


def test_pairs_that_met_before_are_not_counted_as_new(stage: NetworkStage) -> None:
    towns = [stage.organisation(name) for name in "AB"]
    seat_meeting(stage, towns, attendance=Attendance.CAME, state=MeetingState.HELD)
    page = f"/meetings/{seat_meeting(stage, towns)}/rounds"
    stage.post(page, {**FORM, "rounds": "1"})
    assert "0 pairs of at most 0" in stage.text(page)


def test_more_rounds_than_possible_are_explained(stage: NetworkStage) -> None:
    page = f"/meetings/{seat_meeting(stage, [stage.organisation(name) for name in 'ABC'])}/rounds"
    stage.post(page, {**FORM, "rounds": "9"})
    text = stage.text(page)
    assert "You asked for 9 rounds. After these, everybody has met everybody they can." in text
    assert "Sits out" in text


def test_a_list_that_changed_since_is_said(stage: NetworkStage) -> None:
    one, two = stage.organisation("A"), stage.organisation("B")
    meeting = seat_meeting(stage, [one, two])
    page = f"/meetings/{meeting}/rounds"
    stage.post(page, FORM)
    assert "has changed" not in stage.text(page)
    stay_away(meeting, seat=2)
    assert "has changed since these rounds were made" in stage.text(page)


def test_what_cannot_be_is_said_and_what_was_typed_stays(stage: NetworkStage) -> None:
    one = stage.organisation("A")
    page = f"/meetings/{seat_meeting(stage, [one, one])}/rounds"
    answer = stage.post(page, FORM)
    assert answer.status_code == 422
    assert "Everybody comes from the same organisation" in answer.get_data(as_text=True)
    wrong = stage.post(page, {**FORM, "rounds": "many", "odd": "x", "seed": "-1"})
    assert wrong.status_code == 422
    text = wrong.get_data(as_text=True)
    assert 'value="many"' in text
    assert "Write a whole number from 1 to 20." in text


def test_an_empty_list_says_what_to_do_first(stage: NetworkStage) -> None:
    page = f"/meetings/{seat_meeting(stage, [])}/rounds"
    assert "Put at least two organisations on it first" in stage.text(page)


def test_a_colleagues_own_meeting_is_not_there(stage: NetworkStage) -> None:
    page = f"/meetings/{seat_meeting(stage, [stage.organisation('A')], owner='co')}/rounds"
    assert stage.get(page).status_code == 404
    assert stage.get(page, "co").status_code == 200


def _table(text: str) -> str:
    return text.split("<table")[1].split("</table>", maxsplit=1)[0]
