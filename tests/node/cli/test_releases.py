"""`linkpin releases` and `linkpin left`: what left, what is held back, what is withdrawn."""

import json
import os

import pytest

from node.database import db
from node.extensions import current_node
from node.sealer import create_app, turn
from node.settings import read_settings
from tests.node.cli.desk import Desk, open_desk
from tests.node.cli.typed import Linkpin

__all__: list[str] = []


@pytest.fixture
def desk(linkpin: Linkpin) -> Desk:
    """Return the program with an author and a second reader."""
    return open_desk(linkpin)


def seal(desk: Desk) -> None:
    """Let the sealer take one turn at the node."""
    environment = {"LINKPIN_SETTINGS": str(desk.linkpin.folder / "linkpin.toml")}
    app = create_app(read_settings({**os.environ, **environment}))
    with app.app_context():
        turn()
        assert current_node().settings.country == "be"
        for engine in db.engines.values():
            engine.dispose()


def approve(desk: Desk, practice: str) -> str:
    """Take a practice up to its approval and return the number of the request."""
    request = desk.ask(practice)
    assert desk("airlock", "read", request, "--approve", who="rowan").status == 0
    return request


def states(desk: Desk) -> list[str]:
    """Return the state of each request as the list has it."""
    return [line.split("\t")[4] for line in desk("releases", "list").lines]


def test_an_empty_list_is_an_answer(desk: Desk) -> None:
    for words in (("releases", "list"), ("left",)):
        answer = desk(*words) if words[0] == "releases" else desk.linkpin(*words)
        assert (answer.status, answer.out) == (0, "")


def test_a_request_is_followed_from_draft_to_release_to_withdrawal(desk: Desk) -> None:
    practice = desk.record()
    desk.checked(practice)
    assert states(desk) == ["drafting"]
    approve(desk, practice)
    assert states(desk) == ["approved"]
    seal(desk)
    assert states(desk) == ["released"]
    record = desk("releases", "list").out.split("\t")[0]
    approve(desk, practice)
    seal(desk)
    assert states(desk) == ["replaced", "released"]

    ordered = desk("releases", "withdraw", record[:8])

    assert (ordered.status, ordered.out) == (0, f"{record}\n")
    assert "leaves this node" in ordered.err
    again = desk("releases", "withdraw", record[:8])
    assert (again.status, again.out) == (0, f"{record}\n")
    assert again.err.startswith("It was ordered before")
    seal(desk)
    assert states(desk) == ["withdrawn", "withdrawn"]
    assert desk("releases", "withdraw", record).err.startswith("It was withdrawn before")


def test_what_is_held_back_says_why_and_what_changed(desk: Desk) -> None:
    practice = desk.record()
    request = approve(desk, practice)
    desk.know()
    seal(desk)

    listed = desk("releases", "list")

    assert listed.out.rstrip("\n").split("\t")[4:] == ["held_back", request, "voided_approval"]
    assert listed.err == "  The register of names was changed after that.\n"
    row = json.loads(desk("releases", "list", "--json").out)
    assert (row["state"], row["why"]) == ("held_back", "voided_approval")
    assert row["differences"] == ["The register of names was changed after that."]

    approve(desk, practice)
    seal(desk)
    assert states(desk) == ["released"]


@pytest.mark.parametrize("role", ["second_reader", "admin", "desk"])
def test_only_a_coordinator_sees_drafts_differ_and_withdraws(desk: Desk, role: str) -> None:
    approve(desk, desk.record())
    seal(desk)
    record = desk("releases", "list").out.split("\t")[0]
    desk.linkpin.open_account("sam", role)

    for words in (("releases", "list"), ("releases", "withdraw", record)):
        answer = desk(*words, who="sam")
        assert (answer.status, answer.out) == (1, "")
    assert states(desk) == ["released"]


def test_what_was_never_released_cannot_be_withdrawn(desk: Desk) -> None:
    nobody = "00000000-0000-4000-8000-000000000000"

    assert desk("releases", "withdraw", nobody).status == 1
    assert desk("releases", "withdraw", nobody[:8]).status == 1
    assert desk("releases", "withdraw", "x").status == 2


def test_what_left_is_shown_to_the_byte(desk: Desk, linkpin: Linkpin) -> None:
    approve(desk, desk.record())
    seal(desk)

    assert [line.split("\t")[:3] for line in linkpin("left").lines] == [
        ["ran", "0", "key"],
        ["ran", "1", "put"],
    ]
    rows = [json.loads(line) for line in linkpin("left", "--json").lines]
    assert [row["served"] for row in rows] == [True, True]
    exact = linkpin("left", "--audience", "ran", "--bytes", "1")
    assert exact.lines == [rows[1]["entry"], rows[1]["body"]]
    assert json.loads(rows[1]["body"])["schema"] == "practice-summary/1"
    only_entry = linkpin("left", "--audience", "ran", "--bytes", "0")
    assert only_entry.lines == [rows[0]["entry"]]


def test_no_entry_and_no_collection_are_told_apart_from_an_error(linkpin: Linkpin) -> None:
    assert linkpin("left", "--bytes", "7").status == 1
    answer = linkpin("left", "--audience", "ran")
    assert (answer.status, answer.err) == (0, "Nothing has left this node.\n")
