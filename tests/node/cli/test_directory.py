"""`linkpin directory edit` and `show`, as a coordinator types them."""

import json

import pytest

from tests.node.cli.typed import Linkpin

ENTRY = {
    "role": {"en": "Prevention coordinator"},
    "organisation": {"en": "Town of Vilvoorde"},
    "mailbox": "prevention@vilvoorde.example",
    "languages": [{"tag": "en", "use": "talks"}],
}
AGREED = ("--consent-given-on", "2026-01-02")


@pytest.fixture
def coordinator(linkpin: Linkpin) -> tuple[str, str]:
    """Return the option by which a coordinator acts."""
    linkpin.open_account("quil")
    return ("--as", "quil")


def entry(linkpin: Linkpin, **changes: object) -> str:
    """Write a filled-in entry with some members changed, and return its path."""
    return linkpin.file("entry.json", json.dumps({**ENTRY, **changes}).encode())


def test_an_entry_is_filled_in_and_shown_with_its_consent(
    linkpin: Linkpin, coordinator: tuple[str, str]
) -> None:
    edited = linkpin("directory", "edit", entry(linkpin, name="Quillon"), *AGREED, *coordinator)
    assert edited.status == 0
    assert edited.err == ""

    shown = linkpin("directory", "show", *coordinator)
    assert f"draft_id: {edited.out.strip()}" in shown.lines
    assert "name: Quillon" in shown.lines
    assert "consent_given_on: 2026-01-02" in shown.lines
    assert 'role: {"en": "Prevention coordinator"}' in shown.lines


def test_the_entry_is_json_for_a_program(linkpin: Linkpin, coordinator: tuple[str, str]) -> None:
    linkpin("directory", "edit", entry(linkpin), *AGREED, *coordinator)

    shown = json.loads(linkpin("directory", "show", *coordinator, "--json").out)

    assert shown["content"] == ENTRY
    assert shown["consent"] == "directory-consent/1"


def test_without_consent_the_wording_to_agree_to_is_shown(
    linkpin: Linkpin, coordinator: tuple[str, str]
) -> None:
    answer = linkpin("directory", "edit", entry(linkpin), *coordinator)

    assert answer.status == 0
    assert "I agree" in answer.err
    assert "--consent-given-on" in answer.err
    assert linkpin("directory", "edit", entry(linkpin), "--quiet", *coordinator).err == ""


def test_a_name_without_consent_is_refused_with_the_wording(
    linkpin: Linkpin, coordinator: tuple[str, str]
) -> None:
    answer = linkpin("directory", "edit", entry(linkpin, name="Quillon"), *coordinator)

    assert answer.status == 2
    assert "I agree" in answer.err
    assert linkpin("directory", "show", *coordinator).status == 1


def test_a_mailbox_that_looks_like_a_persons_own_is_remarked_on(
    linkpin: Linkpin, coordinator: tuple[str, str]
) -> None:
    file = entry(linkpin, mailbox="quillon.ofrane@vilvoorde.example")

    answer = linkpin("directory", "edit", file, *AGREED, *coordinator)

    assert answer.status == 0
    assert "mailbox of the role" in answer.err


def test_a_member_that_does_not_exist_is_named(
    linkpin: Linkpin, coordinator: tuple[str, str]
) -> None:
    answer = linkpin("directory", "edit", entry(linkpin, photo="x"), *AGREED, *coordinator)

    assert answer.status == 2
    assert "photo: There is no member of this name." in answer.err


def test_a_day_that_is_no_day_is_a_wrong_command_line(
    linkpin: Linkpin, coordinator: tuple[str, str]
) -> None:
    day = ("--consent-given-on", "yesterday")

    assert linkpin("directory", "edit", entry(linkpin), *day, *coordinator).status == 2


def test_who_is_no_coordinator_fills_in_and_sees_nothing(linkpin: Linkpin) -> None:
    linkpin.open_account("bram", "admin")

    assert linkpin("directory", "edit", entry(linkpin), "--as", "bram").status == 1
    assert linkpin("directory", "show", "--as", "bram").status == 1


def test_asking_for_a_reader_needs_an_entry_and_consent_to_it(
    linkpin: Linkpin, coordinator: tuple[str, str]
) -> None:
    ask = ("directory", "ask", "--audience", "ran", *coordinator)
    assert linkpin(*ask).status == 1
    linkpin("directory", "edit", entry(linkpin), *coordinator)

    without = linkpin(*ask)

    assert (without.status, without.out) == (3, "")
    assert "has not agreed" in without.err


def test_an_entry_with_consent_is_asked_about_and_approved(
    linkpin: Linkpin, coordinator: tuple[str, str]
) -> None:
    linkpin.open_account("rowan", "second_reader")
    linkpin("directory", "edit", entry(linkpin), *AGREED, *coordinator)

    asked = linkpin("directory", "ask", "--audience", "ran", *coordinator)

    assert asked.status == 0
    assert "airlock read" in asked.err
    request = asked.out.strip()
    decided = linkpin("airlock", "read", request, "--approve", "--as", "rowan")
    assert decided.out == f"{request}\tapproved\n"
    assert linkpin("directory", "ask", "--audience", "mars", *coordinator).status == 2


def test_who_is_no_coordinator_asks_for_nothing(linkpin: Linkpin) -> None:
    linkpin.open_account("bram", "admin")

    assert linkpin("directory", "ask", "--audience", "ran", "--as", "bram").status == 1
