"""What a person fills in is the released entry without what the node derives."""

from dataclasses import fields, replace

import pytest

from node.private.directory.content import DirectoryContent, DirectoryContentSchema, looks_personal
from schemas.directory_entry import DirectoryEntry, DirectoryEntrySchema

CONTENT = DirectoryContent(
    role={"en": "Coordinator"},
    organisation={"en": "Town"},
    mailbox="prevention@town.example",
    languages=(),
)


def test_the_form_has_every_member_of_the_released_entry_that_is_not_derived() -> None:
    asked = {each.name for each in fields(DirectoryContent)}
    released = {each.name for each in fields(DirectoryEntry)}

    assert released - asked == {"place", "confirmed"}
    assert asked - released == set()


@pytest.mark.parametrize("name", sorted(DirectoryContentSchema().fields))
def test_a_member_has_the_bounds_of_the_released_entry(name: str) -> None:
    asked = DirectoryContentSchema().fields[name]
    released = DirectoryEntrySchema().fields[name]

    assert type(asked) is type(released)
    assert asked.required == released.required
    assert asked.json_schema() == released.json_schema()  # type: ignore[attr-defined]  # a WireField


@pytest.mark.parametrize(
    ("mailbox", "personal"),
    [
        pytest.param("quillon.ofrane@town.example", True, id="first name and surname"),
        pytest.param("q.ofrane@town.example", True, id="initial and surname"),
        pytest.param("quillon_ofrane2@town.example", True, id="with a number"),
        pytest.param("prevention@town.example", False, id="a role"),
        pytest.param("local-prevention@town.example", False, id="a role of two words"),
        pytest.param("info.prevention@town.example", False, id="two words of a role"),
        pytest.param("Youth_Centrum@town.example", False, id="one word of a role"),
        pytest.param("team1@first.last.example", False, id="dots in the domain"),
    ],
)
def test_a_mailbox_that_looks_like_a_persons_own_is_seen(mailbox: str, *, personal: bool) -> None:
    assert looks_personal(mailbox) is personal


@pytest.mark.parametrize(
    ("changes", "is_about"),
    [
        ({}, False),
        ({"name": "Quillon Ofrane"}, True),
        ({"direct_line": "+3225550100"}, True),
        ({"mailbox": "quillon.ofrane@town.example"}, True),
    ],
)
def test_what_leads_to_a_person_is_known(changes: dict[str, str], *, is_about: bool) -> None:
    content = replace(CONTENT, **changes)  # type: ignore[arg-type] # members by name
    assert content.is_about_a_person is is_about
