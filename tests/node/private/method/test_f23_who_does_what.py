"""F23: who is responsible, who contributes, who is informed; and whether one does it all."""

from node.private.meetings.tasks import get_task
from node.private.meetings.words import TaskRole
from node.private.network.words import State
from tests.node.private.meetings.planned import hold, take_away
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []

WARNING = "More than half of the open actions are yours."


def test_the_coordinator_is_told_when_they_do_more_than_half(stage: NetworkStage) -> None:
    school = stage.organisation("Akker")
    meeting = hold(stage, [school])
    take_away(stage, meeting, "Zaal zoeken")
    take_away(stage, meeting, "Ouders vragen", school)
    assert WARNING not in stage.text(f"/meetings/{meeting}/after")
    take_away(stage, meeting, "Verslag maken")
    assert WARNING in stage.text(f"/meetings/{meeting}/after")
    board = stage.text("/meetings/board")
    assert "More than half" not in board  # no problem and no notes: it is not on the board
    assert WARNING in stage.text(f"/meetings/{meeting}")


def test_what_is_done_does_not_count(stage: NetworkStage) -> None:
    school = stage.organisation("Akker")
    meeting = hold(stage, [school], problem="Lege pleinen.")
    take_away(stage, meeting, "Ouders vragen", school)
    done = [take_away(stage, meeting, text) for text in ("Zaal zoeken", "Verslag maken")]
    assert "67% of them yours." in stage.text("/meetings/board")
    for number in done:
        answer = stage.post(
            f"/meetings/{meeting}/after/{number}",
            {"revision": "1", "text": "Zaal zoeken", "state": "done"},
        )
        assert answer.status_code == 303
    assert "0% of it yours." in stage.text("/meetings/board")
    assert WARNING not in stage.text("/meetings/board")


def test_the_matrix_shows_what_each_does(stage: NetworkStage) -> None:
    one, two, three = (stage.organisation(name) for name in ("Akker", "Beek", "Cirkel"))
    meeting = hold(stage, [one, two, three])
    number = take_away(stage, meeting, "Sportuur", one)
    answer = stage.post(
        f"/meetings/{meeting}/after/{number}",
        {
            "revision": "1",
            "text": "Sportuur",
            "owner": str(one),
            "state": "open",
            "contributes": [str(two), str(one)],
            "informed": [str(three), str(two)],
        },
    )
    assert answer.status_code == 303
    found = get_task(stage.session, node=stage.node, person=stage.person(), task_id=number)
    assert found.draft.parts == {two: TaskRole.CONTRIBUTES, three: TaskRole.INFORMED}
    assert found.draft.state is State.OPEN
    text = stage.text(f"/meetings/{meeting}/after")
    assert text.index("Sportuur") < text.index("Beek") < text.index("Cirkel")
