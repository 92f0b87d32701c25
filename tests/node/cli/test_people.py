"""`linkpin people`, as an admin types it."""

import json
from uuid import UUID

from tests.node.cli.typed import Linkpin

MEMBERS = ("--name", "Quillon Ofrane", "--mailbox", "q@town.example")


def test_an_account_is_opened_and_listed(linkpin: Linkpin) -> None:
    roles = ("--role", "second_reader", "--role", "coordinator")
    added = linkpin("people", "add", "quil", *MEMBERS, *roles)
    assert added.status == 0
    assert UUID(added.out.strip())
    assert "quil" in added.err

    listed = linkpin("people", "list")
    assert listed.lines == ["quil\tcoordinator second_reader\tQuillon Ofrane\tq@town.example\t"]


def test_the_list_is_json_for_a_program(linkpin: Linkpin) -> None:
    account_id = linkpin("people", "add", "quil", *MEMBERS, "--role", "admin").out.strip()

    assert json.loads(linkpin("people", "list", "--json").out) == {
        "account_id": account_id,
        "handle": "quil",
        "roles": "admin",
        "name": "Quillon Ofrane",
        "mailbox": "q@town.example",
        "disabled_on": None,
    }


def test_a_list_of_nobody_is_empty(linkpin: Linkpin) -> None:
    answer = linkpin("people", "list")

    assert (answer.status, answer.out) == (0, "")


def test_every_fault_of_an_account_is_shown(linkpin: Linkpin) -> None:
    wrong = ("--name", "", "--mailbox", "nowhere", "--role", "admin")
    answer = linkpin("people", "add", "Q", *wrong)

    assert answer.status == 2
    assert answer.out == ""
    assert len(answer.err.splitlines()) == 4


def test_a_taken_handle_is_for_a_person_to_decide(linkpin: Linkpin) -> None:
    linkpin.open_account("quil")
    answer = linkpin("people", "add", "quil", *MEMBERS, "--role", "admin")

    assert answer.status == 3
    assert "quil" in answer.err


def test_a_role_that_does_not_exist_is_a_wrong_command_line(linkpin: Linkpin) -> None:
    assert linkpin("people", "add", "quil", *MEMBERS, "--role", "mayor").status == 2


def test_a_disabled_account_can_act_no_more(linkpin: Linkpin) -> None:
    linkpin.open_account("quil")
    assert linkpin("people", "disable", "quil").status == 0

    answer = linkpin("practices", "list", "--as", "quil")
    assert answer.status == 1
    assert "disabled" in answer.err
    assert linkpin("people", "disable", "quil").status == 1
    assert linkpin("people", "list").lines[0].split("\t")[4] != ""


def test_an_account_nobody_has_is_not_disabled(linkpin: Linkpin) -> None:
    assert linkpin("people", "disable", "nobody").status == 1


def test_an_invitation_is_a_link_for_one_person(linkpin: Linkpin) -> None:
    linkpin.open_account("quil")
    answer = linkpin("people", "invite", "quil")

    assert answer.status == 0
    assert answer.out.startswith("http://127.0.0.1:8470/invitation/")
    assert "quil" in answer.err
    # Each link is a new one, and ends the one before.
    assert linkpin("people", "invite", "quil").out != answer.out


def test_nobody_is_invited_to_an_account_that_is_not_there(linkpin: Linkpin) -> None:
    answer = linkpin("people", "invite", "nobody")

    assert (answer.status, answer.out) == (1, "")
