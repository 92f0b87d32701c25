"""F12: a coordinator begins with a network that is there already, by pasting its list."""

from uuid import uuid4

import pytest

from node.private.network import group_members
from node.private.network.words import LogKind
from tests.node.private.network_stage import NetworkStage
from tests.node.private.room import hidden_fields

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


def test_names_that_do_not_fit_wait_on_and_can_be_taken_off_the_list(
    stage: NetworkStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(group_members, "MAX_MEMBERS", 2)
    number = str(uuid4())
    group = f"/network/groups/{number}"
    form = {"group_id": number, "kind": "existing", "name": "Propere stad", "state": "open"}
    names = "Jeugdhuis Quil\nBuurtraad West\nDe Akker"
    stage.post("/network/groups/new", {**form, "names": names}, page="/network/groups/new")
    assert stage.post(f"{group}/names", page=group).status_code == 303
    page = stage.text(group)
    assert "A group has at most 2 organisations." in page
    assert "all of them still wait here" in page
    assert "3 names wait:" in page
    edit = f"{group}/edit"
    assert f"{names}</textarea>" in stage.text(edit)
    form["revision"] = hidden_fields(stage.text(edit))["revision"]
    assert stage.post(edit, {**form, "names": "Buurtraad West\nDe Akker"}).status_code == 303
    stage.post(f"{group}/names", page=group)
    assert "2 organisations were entered and are members now." in stage.text(group)
