"""Reading without marshmallow's machinery comes to what that machinery comes to."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from marshmallow import Schema, ValidationError, fields

from schemas import strict_json
from schemas.directory_entry import DirectoryEntrySchema
from schemas.practice_summary import PracticeSummarySchema
from schemas.wire_records import RecordSchema
from tests.schemas.test_wire_records import TREE

VECTORS = Path(__file__).parents[1] / "vectors" / "schemas"
SCHEMAS = {
    "practice-summary": PracticeSummarySchema(),
    "directory-entry": DirectoryEntrySchema(),
}
# What is no strict JSON never comes as far as a schema.
BODIES = sorted(
    path
    for name in SCHEMAS
    for path in (VECTORS / name).rglob("*.json")
    if not path.name.startswith("json-") and path.parent.name in {"valid", "invalid"}
)
LEAVES = [{"size": 1}]


def outcome(load: Any, *given: object) -> object:  # noqa: ANN401 - a method of two classes
    try:
        return load(*given)
    except ValidationError as exc:
        return exc.messages


@pytest.mark.parametrize("path", BODIES, ids=lambda path: str(path.relative_to(VECTORS)))
def test_a_golden_body_comes_to_the_same_in_both_ways(path: Path) -> None:
    members = strict_json.parse_object(path.read_bytes(), max_bytes=1_000_000)
    schema = SCHEMAS[path.parents[1].name]
    assert outcome(schema.load, members) == outcome(Schema.load, schema, members)


@pytest.mark.parametrize(
    "members",
    [
        pytest.param({"leaves": LEAVES}, id="only what is required"),
        pytest.param({"leaves": LEAVES, "tags": ["nl"], "first": {"size": 3}}, id="everything"),
        pytest.param({}, id="a required member is absent"),
        pytest.param({"leaves": None}, id="a required member is null"),
        pytest.param({"leaves": LEAVES, "first": None}, id="an optional member is null"),
        pytest.param({"leaves": LEAVES, "other": 1}, id="an unknown member"),
        pytest.param({"leaves": LEAVES, "other": None}, id="an unknown member that is null"),
        pytest.param({"leaves": [{"size": 1, "other": 1}]}, id="an unknown member inside"),
        pytest.param({"leaves": [{"size": "1"}], "tags": ["NL"]}, id="two faults in two places"),
        pytest.param({"leaves": LEAVES, "other": 1, "tags": []}, id="unknown, and a fault"),
    ],
)
def test_members_come_to_the_same_in_both_ways(members: Mapping[str, object]) -> None:
    assert outcome(TREE.load, members) == outcome(Schema.load, TREE, members)


def test_a_member_that_is_not_read_strictly_has_no_place_in_a_schema() -> None:
    class Loose(RecordSchema):
        record = dict
        size = fields.Integer()

    with pytest.raises(TypeError, match="read strictly"):
        Loose()
