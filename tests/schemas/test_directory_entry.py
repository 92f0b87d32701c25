"""A directory entry is about a role; what is about the person has no place in it."""

import json
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from schemas.directory_entry import (
    DirectoryEntry,
    DirectoryEntrySchema,
    dump_directory_entry,
    parse_directory_entry,
)
from schemas.errors import RecordInvalidError
from tests.schemas.invented_records import directory_entries

VALID = Path(__file__).parents[1] / "vectors" / "schemas" / "directory-entry" / "valid"
REQUIRED = json.loads((VALID / "required-members-alone.json").read_bytes())
EVERY_MEMBER = (VALID / "every-member.json").read_bytes()


@given(directory_entries())
@settings(max_examples=60)
def test_what_leaves_comes_back_unchanged(entry: DirectoryEntry) -> None:
    data = dump_directory_entry(entry)
    assert parse_directory_entry(data) == entry
    assert dump_directory_entry(parse_directory_entry(data)) == data


@pytest.mark.parametrize("member", sorted(REQUIRED))
def test_an_entry_without_a_required_member_is_refused(member: str) -> None:
    rest = {name: value for name, value in REQUIRED.items() if name != member}
    with pytest.raises(RecordInvalidError) as refused:
        parse_directory_entry(json.dumps(rest).encode())
    assert refused.value.reasons == {member: ("missing",)}


def test_every_member_of_the_type_is_on_the_list_and_no_other() -> None:
    wire = set(DirectoryEntrySchema().fields) - {"schema"}
    assert wire == {member.name for member in fields(DirectoryEntry)}


def test_a_name_and_a_telephone_are_absent_unless_given() -> None:
    entry = parse_directory_entry(json.dumps(REQUIRED).encode())
    assert entry.name is None
    assert entry.direct_line is None
    assert b"null" not in dump_directory_entry(entry)


def test_an_entry_a_reader_would_refuse_is_not_written() -> None:
    entry = parse_directory_entry(EVERY_MEMBER)
    with pytest.raises(RecordInvalidError) as refused:
        dump_directory_entry(replace(entry, direct_line="02 555 01 00"))
    assert refused.value.reasons == {"direct_line": ("wrong_shape",)}
