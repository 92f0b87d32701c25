"""F12: a coordinator begins with a network that is there already, by pasting its list."""

from uuid import uuid4

from node.private.network.words import LogKind
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


def test_a_pasted_list_shows_who_is_known_and_whom_nobody_spoke_to(stage: NetworkStage) -> None:
    school = stage.organisation("De Akker")
    stage.organisation("Zonnehof")
    stage.line(LogKind.WE_ASKED, school, text="Een zaal")
    number = str(uuid4())
    answer = stage.post(
        "/network/groups/new",
        {
            "group_id": number,
            "revision": "0",
            "kind": "existing",
            "name": "Spijbelnetwerk",
            "names": "De Akker\n zonnehof \nJeugdhuis Quil\nBuurtraad West",
            "state": "open",
        },
        page="/network/groups/new",
    )
    assert answer.status_code == 303, answer.get_data(as_text=True)
    page = stage.text(f"/network/groups/{number}")
    assert "Of 4 names on your list, 2 are known here already." in page
    assert "2 names wait:" in page
    assert "1 of 2 members was never contacted:" in page


def test_unknown_names_are_entered_in_one_go(stage: NetworkStage) -> None:
    number = str(uuid4())
    form = {"group_id": number, "kind": "existing", "name": "Propere stad", "state": "open"}
    stage.post(
        "/network/groups/new",
        {**form, "names": "Jeugdhuis Quil\nBuurtraad West\nBuurtraad West"},
        page="/network/groups/new",
    )
    stage.post(f"/network/groups/{number}/names", page=f"/network/groups/{number}")
    page = stage.text(f"/network/groups/{number}")
    assert "2 organisations were entered and are members now." in page
    assert "2 of 2 members were never contacted:" in page
    assert "wait:" not in page
