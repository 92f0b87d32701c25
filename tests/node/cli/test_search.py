"""`linkpin search`, as a coordinator types it."""

import json

import pytest

from node.received.models import RecordState
from node.settings import read_settings
from schemas.entry import Kind
from tests.node.cli.typed import Linkpin
from tests.node.search.town import Town, entry, practice
from tests.nodes import NOON


@pytest.fixture
def town(linkpin: Linkpin) -> Town:
    """Return the node that commands are typed at."""
    return Town(read_settings({"LINKPIN_SETTINGS": str(linkpin.folder / "linkpin.toml")}))


def test_our_own_release_is_found_at_once_with_what_answers_marked(
    linkpin: Linkpin, town: Town
) -> None:
    record_id = town.release(practice("Samen op het plein", approach="We gingen voetballen."))

    answer = linkpin("search", "plein", "voetballen")

    assert answer.status == 0
    assert answer.lines[:3] == [
        "  1. Samen op het plein",
        f"     Vilvoorde (be) · 2026-03-02 · {str(record_id)[:8]}",
        "     We gingen «voetballen».",
    ]
    assert "1 result" in answer.lines
    assert "kind: network 1" in answer.lines
    assert answer.err == ""


def test_what_comes_from_a_town_nobody_knows_any_more_has_its_address(
    linkpin: Linkpin, town: Town
) -> None:
    town.receive(practice("Schaken"))

    assert "https://sarcelles.example (be)" in linkpin("search", "schaken").out


def test_a_directory_entry_shows_role_and_mailbox(linkpin: Linkpin, town: Town) -> None:
    town.receive(entry("Preventiecoördinator"), kind=Kind.DIRECTORY_ENTRY)
    town.receive(practice("Een preventiecoördinator vertelt"))

    answer = linkpin("search", "preventiecoordinator", "--kind", "directory-entry")

    assert answer.lines[0] == "  1. Preventiecoördinator"
    assert "     Stad · preventie@town.example" in answer.lines
    assert "1 result" in answer.lines


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        pytest.param((), {"A", "B"}, id="no option"),
        pytest.param(("--theme", "training"), {"A"}, id="theme"),
        pytest.param(("--theme", "training", "--theme", "sport"), {"A", "B"}, id="two themes"),
        pytest.param(("--target", "women"), {"A"}, id="target group"),
        pytest.param(("--setting", "sport"), {"B"}, id="setting"),
        pytest.param(("--sort", "event"), {"B"}, id="sort"),
        pytest.param(("--level", "for_people_involved"), {"B"}, id="level"),
        pytest.param(("--country", "NL"), {"B"}, id="country"),
        pytest.param(("--limit", "1", "--offset", "1"), {"B"}, id="second page"),
    ],
)
def test_options_narrow_what_is_found(
    linkpin: Linkpin, town: Town, options: tuple[str, ...], titles: set[str]
) -> None:
    town.receive(
        practice("A", themes=["training"], target_groups=["women"]),
        practice(
            "B",
            themes=["sport"],
            settings=["sport"],
            kind="event",
            level="for_people_involved",
            place={"country": "nl"},
        ),
    )

    found = json.loads(linkpin("search", *options, "--json").out)

    assert {hit["title"] for hit in found["hits"]} == titles


def test_the_result_is_json_for_a_program(linkpin: Linkpin, town: Town) -> None:
    (record_id,) = town.receive(practice("Schaken", approach="Met thee."))

    found = json.loads(linkpin("search", "thee", "--json").out)

    assert found["total"] == 1
    (hit,) = found["hits"]
    assert hit["record_id"] == str(record_id)
    assert hit["town"] == "https://sarcelles.example"
    assert hit["snippet"] == {"text": "Met thee.", "matches": [[4, 8]]}
    assert found["facets"]["kind"] == {"network": 1}
    assert found["widened"] == []


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        pytest.param(("zwemmen",), "fewer words", id="words only"),
        pytest.param(("schaken", "--sort", "exit"), "leave out an option", id="with an option"),
        pytest.param(("schaken", "--country", "zz"), "no country with the code zz", id="country"),
        pytest.param(("schaken", "--offset", "9"), "begin earlier", id="past the end"),
    ],
)
def test_when_nothing_is_found_the_command_says_what_to_widen(
    linkpin: Linkpin, town: Town, words: tuple[str, ...], advice: str
) -> None:
    town.receive(practice("Schaken"))

    answer = linkpin("search", *words)

    assert answer.status == 1
    assert answer.out == ""
    assert "Nothing was found." in answer.err
    assert advice in answer.err


def test_nothing_found_is_still_json_for_a_program(linkpin: Linkpin) -> None:
    answer = linkpin("search", "zwemmen", "--json")

    assert answer.status == 1
    assert json.loads(answer.out)["hits"] == []


def test_a_widened_word_is_named_on_standard_error(linkpin: Linkpin, town: Town) -> None:
    town.receive(practice("Vertrouwen"))

    answer = linkpin("search", "vertruwen")

    assert "     «Vertrouwen»" not in answer.lines
    assert answer.lines[0] == "  1. Vertrouwen"
    assert "“vertruwen”" in answer.err


def test_collections_that_may_lack_something_are_named_on_standard_error(
    linkpin: Linkpin, town: Town
) -> None:
    town.receive(practice("Schaken"))
    town.read_collection("https://frozen.example", signed_at=NOON.replace(year=2020))
    town.read_collection("https://hidden.example", signed_at=NOON.replace(year=2999), pending=1)

    answer = linkpin("search", "schaken")

    assert "https://frozen.example/exchange/ran has not been signed since 2020-03-02" in answer.err
    assert "https://hidden.example/exchange/ran is incomplete here" in answer.err
    assert "example/exchange" not in answer.out


def test_what_was_withdrawn_is_not_found_any_more(linkpin: Linkpin, town: Town) -> None:
    (record_id,) = town.receive(practice("Schaken"))
    assert linkpin("search", "schaken").status == 0
    town.change(record_id, RecordState.WITHDRAWN)

    assert linkpin("search", "schaken").status == 1


def test_a_code_that_does_not_exist_is_a_wrong_command_line(linkpin: Linkpin) -> None:
    assert linkpin("search", "--sort", "juggling").status == 2
    assert linkpin("search", "--limit", "0").status == 2
