"""`linkpin register`, as a coordinator types it."""

import json
from uuid import UUID

import pytest

from tests.node.cli.typed import Linkpin
from tests.node.private.lines import lines


@pytest.fixture
def coordinator(linkpin: Linkpin) -> tuple[str, str]:
    """Return the option by which a coordinator acts."""
    linkpin.open_account("quil")
    return ("--as", "quil")


def test_an_entry_is_added_and_listed(linkpin: Linkpin, coordinator: tuple[str, str]) -> None:
    aliases = ("--alias", "Zennegalm", "--alias", "Galm")
    added = linkpin(
        "register", "add", "organisation", "vzw Zennegalm", *aliases, "--may-be-named", *coordinator
    )
    assert added.status == 0
    assert UUID(added.out.strip())

    assert linkpin("register", "list", *coordinator).lines == [
        "organisation\tvzw Zennegalm\tZennegalm; Galm\tmay be named"
    ]


def test_the_list_is_json_for_a_program(linkpin: Linkpin, coordinator: tuple[str, str]) -> None:
    entry_id = linkpin("register", "add", "person", "Quillon", *coordinator).out.strip()

    assert json.loads(linkpin("register", "list", *coordinator, "--json").out) == {
        "entry_id": entry_id,
        "kind": "person",
        "text": "Quillon",
        "aliases": [],
        "may_be_named": False,
    }


def test_a_person_may_not_be_marked_as_to_be_named(
    linkpin: Linkpin, coordinator: tuple[str, str]
) -> None:
    answer = linkpin("register", "add", "person", "Quillon", "--may-be-named", *coordinator)

    assert answer.status == 2
    assert "publishable" in answer.err


def test_a_kind_that_does_not_exist_is_a_wrong_command_line(
    linkpin: Linkpin, coordinator: tuple[str, str]
) -> None:
    assert linkpin("register", "add", "town", "Quillon", *coordinator).status == 2


def test_a_file_is_entered_all_or_none(linkpin: Linkpin, coordinator: tuple[str, str]) -> None:
    good = {"kind": "person", "text": "Quillon"}
    bad = linkpin.file("bad.jsonl", lines(good, {"kind": "person"}))
    refused = linkpin("register", "import", bad, *coordinator)
    assert refused.status == 2
    assert "line 2, text: It is missing." in refused.err
    assert linkpin("register", "list", *coordinator).out == ""

    entered = linkpin("register", "import", linkpin.file("good.jsonl", lines(good)), *coordinator)
    assert entered.status == 0
    assert "1 entry" in entered.err
    assert len(linkpin("register", "list", *coordinator).lines) == 1


def test_quiet_leaves_the_result_alone(linkpin: Linkpin, coordinator: tuple[str, str]) -> None:
    file = linkpin.file("good.jsonl", lines({"kind": "person", "text": "Quillon"}))

    assert linkpin("register", "import", file, *coordinator, "--quiet").err == ""


def test_who_is_no_coordinator_reads_and_enters_nothing(linkpin: Linkpin) -> None:
    linkpin.open_account("bram", "admin")

    assert linkpin("register", "list", "--as", "bram").status == 1
    assert linkpin("register", "add", "person", "Quillon", "--as", "bram").status == 1
