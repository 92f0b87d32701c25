"""What a node says about itself; see also the golden documents."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from schemas.errors import RecordInvalidError
from schemas.node_metadata import (
    ENTITY_TYPE,
    Role,
    dump_node_metadata,
    parse_node_metadata,
)

VALID = Path(__file__).parents[1] / "vectors" / "schemas" / "node-metadata" / "valid"
EVERY_MEMBER = json.loads((VALID / "every-member.json").read_bytes())


def test_the_entity_type_and_roles_are_those_of_the_specification() -> None:
    assert ENTITY_TYPE == "linkpin_node"
    assert list(Role) == ["leaf", "superior", "anchor"]


def test_metadata_comes_back_unchanged() -> None:
    metadata = parse_node_metadata(EVERY_MEMBER)
    assert dump_node_metadata(metadata) == EVERY_MEMBER
    assert parse_node_metadata(dump_node_metadata(metadata)) == metadata


def test_members_of_a_later_version_are_skipped() -> None:
    later = {**EVERY_MEMBER, "colour": "green"}
    assert parse_node_metadata(later) == parse_node_metadata(EVERY_MEMBER)


def test_key_sets_are_kept_as_other_libraries_expect_them() -> None:
    metadata = parse_node_metadata(EVERY_MEMBER)
    assert metadata.record_keys == EVERY_MEMBER["record_keys"]
    assert metadata.request_keys != metadata.record_keys


@pytest.mark.parametrize("secret", ["d", "k", "p", "oth"])
def test_a_secret_part_of_a_key_is_neither_read_nor_written(secret: str) -> None:
    metadata = parse_node_metadata(EVERY_MEMBER)
    key = {**EVERY_MEMBER["record_keys"]["keys"][0], secret: "A" * 43}
    with pytest.raises(RecordInvalidError) as refused:
        parse_node_metadata({**EVERY_MEMBER, "record_keys": {"keys": [key]}})
    assert refused.value.reasons == {f"record_keys.keys.0.{secret}": ("unknown_member",)}
    assert f'"{secret}"' not in json.dumps(
        dump_node_metadata(replace(metadata, record_keys={"keys": [key]}))
    )
