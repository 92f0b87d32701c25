"""What holds for every command: `--json`, `--quiet`, and exit statuses in its help."""

import json
import re
from typing import Any

import click
import pytest

from node.cli.every_command import equipped, say, wants_json
from node.cli.serve import serve
from tests.node.airlock.town import ENTRY, practice_line
from tests.node.cli.desk import open_desk
from tests.node.cli.key_files import key_file, new_keys
from tests.node.cli.leaves import exit_statuses, leaves
from tests.node.cli.typed import Linkpin

LEAVES = leaves()
TOWN = "https://zele.example"


@pytest.mark.parametrize("words", LEAVES)
def test_every_command_takes_json_and_quiet_once(words: str) -> None:
    names = [name for parameter in LEAVES[words].params for name in parameter.opts]

    assert names.count("--json") == 1
    assert names.count("--quiet") == 1


@pytest.mark.parametrize("words", LEAVES)
def test_every_command_says_in_its_help_what_its_exit_status_means(words: str) -> None:
    assert re.match(r"0[ ,;]", exit_statuses(LEAVES[words]))


def test_the_walk_finds_every_group_and_what_stands_alone() -> None:
    assert {"init", "doctor", "people add", "airlock ask", "peers sync"} <= LEAVES.keys()


def result(linkpin: Linkpin, *words: str) -> Any:  # noqa: ANN401 - JSON
    """Return the one JSON document that a command writes; under --quiet it says nothing else."""
    answer = linkpin(*words, "--json", "--quiet")
    assert (answer.status, answer.err) == (0, "")
    return json.loads(answer.out)


def test_a_new_node_is_told_as_json(linkpin: Linkpin) -> None:
    folder = linkpin.folder.parent / "second"
    address = ("--entity-id", TOWN, "--name", "Zele", "--country", "be", "--language", "nl")

    made = result(linkpin, "init", str(folder), *address)

    assert made == {
        "entity": TOWN,
        "file": str(folder / "linkpin.toml"),
        "folder": str(folder),
        "keys_made": True,
    }


def test_accounts_are_told_as_json(linkpin: Linkpin) -> None:
    who = ("--name", "Quillon", "--mailbox", "q@town.example", "--role", "coordinator")
    opened = result(linkpin, "people", "add", "quil", *who)
    closed = result(linkpin, "people", "disable", "quil")

    assert (opened["handle"], opened["disabled_on"]) == ("quil", None)
    assert closed["account_id"] == opened["account_id"]
    assert closed["disabled_on"] is not None


def test_members_are_told_as_json(linkpin: Linkpin) -> None:
    folder = linkpin.folder = linkpin.folder.parent / "be"
    address = ("--entity-id", "https://be.example", "--name", "B", "--country", "be")
    assert linkpin("init", str(folder), *address, "--language", "nl", "--role", "superior").out
    keys = new_keys()

    added = result(linkpin, "members", "add", TOWN, "--keys", key_file(linkpin, keys))

    assert (added["entity"], added["thumbprints"]) == (TOWN, list(keys))
    assert result(linkpin, "members", "remove", TOWN) == {"entity": TOWN, "member": False}


def test_peers_are_told_as_json(linkpin: Linkpin) -> None:
    keys = new_keys()
    trusted = result(linkpin, "peers", "add", TOWN, "--keys", key_file(linkpin, keys))

    assert trusted == {"entity": TOWN, "thumbprints": list(keys)}
    blocked = result(linkpin, "peers", "block", TOWN, "--note", "x")
    assert blocked == {"entity": TOWN, "blocked": True}
    assert result(linkpin, "peers", "unblock", TOWN) == {"entity": TOWN, "blocked": False}


def test_what_is_recorded_and_asked_is_told_as_json(linkpin: Linkpin) -> None:
    open_desk(linkpin)
    who = ("--as", "quil")
    lines = linkpin.file("p.jsonl", practice_line())
    known = linkpin.file("r.jsonl", b'{"kind": "person", "text": "Ofrane"}')

    entered = result(linkpin, "register", "add", "person", "Quillon", *who)
    assert (entered["kind"], entered["text"]) == ("person", "Quillon")
    assert result(linkpin, "register", "import", known, *who)["text"] == "Ofrane"
    practice = result(linkpin, "practices", "import", lines, *who)["practice_id"]
    asked = result(linkpin, "airlock", "ask", practice, "--audience", "ran", *who)
    assert asked.keys() == {"request_id", "worth_a_look"}


def test_an_entry_of_the_directory_is_told_as_json(linkpin: Linkpin) -> None:
    open_desk(linkpin)
    who = ("--as", "quil")
    file = linkpin.file("entry.json", json.dumps(ENTRY).encode())

    stored = result(linkpin, "directory", "edit", file, "--consent-given-on", "2026-01-02", *who)
    assert stored["consent_given_on"] == "2026-01-02"
    assert result(linkpin, "directory", "ask", "--audience", "ran", *who).keys() == {"request_id"}


def test_what_was_given_to_a_command_is_found_below_it() -> None:
    seen: list[bool] = []

    @click.command()
    def plain() -> None:
        seen.append(wants_json())
        say("how it goes")

    equipped(plain).main(["--json", "--quiet"], standalone_mode=False)
    equipped(plain).main([], standalone_mode=False)

    assert seen == [True, False]
    assert plain.params == []
    assert [each.name for each in equipped(serve).params][-2:] == ["as_json", "quiet"]
