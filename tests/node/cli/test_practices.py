"""`linkpin practices`, as a coordinator types it."""

import json

import pytest

from tests.node.cli.audited import audited
from tests.node.cli.typed import Linkpin
from tests.node.private.lines import ANSWERED, TICKED, line, lines


@pytest.fixture
def coordinator(linkpin: Linkpin) -> tuple[str, str]:
    """Return the option by which a coordinator acts."""
    linkpin.open_account("quil")
    return ("--as", "quil")


def test_imported_practices_are_listed_and_shown(
    linkpin: Linkpin, coordinator: tuple[str, str]
) -> None:
    file = linkpin.file("two.jsonl", lines(line(title="First"), TICKED))
    imported = linkpin("practices", "import", file, *coordinator)
    assert imported.status == 0
    assert len(imported.lines) == 2
    assert "2 practices" in imported.err

    listed = [each.split("\t") for each in linkpin("practices", "list", *coordinator).lines]
    assert {each[0] for each in listed} == set(imported.lines)
    assert {tuple(each[1:4]) for each in listed} == {("nl", "draft", "1")}
    assert {each[5] for each in listed} == {"First", ANSWERED["title"]}

    shown = linkpin("practices", "show", imported.lines[0][:8], *coordinator)
    assert shown.status == 0
    assert "title: First" in shown.lines
    assert f"situation: {ANSWERED['situation']}" in shown.lines


def test_a_practice_is_shown_as_json_with_the_members_of_its_line(
    linkpin: Linkpin, coordinator: tuple[str, str]
) -> None:
    file = linkpin.file("one.jsonl", lines(TICKED))
    practice_id = linkpin("practices", "import", file, *coordinator).lines[0]

    shown = json.loads(linkpin("practices", "show", practice_id, *coordinator, "--json").out)

    assert shown["practice_id"] == practice_id
    assert shown["content"] == dict(TICKED)
    assert list(shown["content"])[:3] == ["language", "title", "situation"]


def test_the_list_is_one_json_object_a_line(linkpin: Linkpin, coordinator: tuple[str, str]) -> None:
    file = linkpin.file("two.jsonl", lines(ANSWERED, TICKED))
    linkpin("practices", "import", file, *coordinator)

    listed = [
        json.loads(each) for each in linkpin("practices", "list", *coordinator, "--json").lines
    ]

    assert [each["revision"] for each in listed] == [1, 1]


def test_a_file_with_a_fault_imports_nothing_and_names_it(
    linkpin: Linkpin, coordinator: tuple[str, str]
) -> None:
    file = linkpin.file("bad.jsonl", lines(line(), line(themes=["parents"] * 2)))
    answer = linkpin("practices", "import", file, *coordinator)

    assert answer.status == 2
    assert answer.out == ""
    assert "line 2, themes: A value stands in it twice." in answer.err
    assert linkpin("practices", "list", *coordinator).out == ""


def test_a_line_that_reads_as_a_worry_is_named_and_nothing_is_stored(
    linkpin: Linkpin, coordinator: tuple[str, str]
) -> None:
    worry = line(situation="Ik maak me zorgen om mijn neef. Hij wil naar Syrië.")
    file = linkpin.file("worry.jsonl", b"\n" + lines(line(), worry))
    answer = linkpin("practices", "import", file, *coordinator)

    assert answer.status == 2
    assert "line 3, situation: This looks like a worry about one person." in answer.err
    assert "Where a worry goes in this town:" in answer.err
    assert "neef" not in answer.err
    assert linkpin("practices", "list", *coordinator).out == ""

    kept = linkpin("practices", "import", file, "--describes-practice", *coordinator)
    assert (kept.status, len(kept.lines)) == (0, 2)
    assert [each[1] for each in audited(linkpin)].count("worry_overruled") == 1


def test_quiet_leaves_the_result_alone(linkpin: Linkpin, coordinator: tuple[str, str]) -> None:
    file = linkpin.file("one.jsonl", lines(ANSWERED))
    answer = linkpin("practices", "import", file, *coordinator, "--quiet")

    assert len(answer.lines) == 1
    assert answer.err == ""


def test_a_file_that_is_not_there_is_a_wrong_command_line(
    linkpin: Linkpin, coordinator: tuple[str, str]
) -> None:
    assert linkpin("practices", "import", "/nowhere.jsonl", *coordinator).status == 2


@pytest.mark.parametrize("command", ["list", "show", "import"])
@pytest.mark.parametrize("role", ["admin", "second_reader", "desk"])
def test_who_is_no_coordinator_reads_and_records_nothing(
    linkpin: Linkpin, role: str, command: str
) -> None:
    linkpin.open_account("bram", role)
    file = linkpin.file("one.jsonl", lines(ANSWERED))
    about = {"list": (), "show": ("0123456789",), "import": (file,)}[command]

    answer = linkpin("practices", command, *about, "--as", "bram")

    assert answer.status == 1
    assert answer.out == ""


def test_nobody_acts_without_saying_who(linkpin: Linkpin) -> None:
    assert linkpin("practices", "list").status == 2


def test_the_environment_may_say_who_acts(
    linkpin: Linkpin, coordinator: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LINKPIN_ACCOUNT", coordinator[1])

    assert linkpin("practices", "list").status == 0


def test_a_practice_that_is_not_here_is_not_shown(
    linkpin: Linkpin, coordinator: tuple[str, str]
) -> None:
    assert linkpin("practices", "show", "0123456789", *coordinator).status == 1
    assert linkpin("practices", "show", "012", *coordinator).status == 2
