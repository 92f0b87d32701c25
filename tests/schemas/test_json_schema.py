"""The committed JSON Schemas are those of the working schemas."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from schemas import json_schema
from schemas.practice_summary import PracticeSummarySchema

NAMES = sorted(json_schema.DOCUMENTS)
FOLLOWING_OTHER_PROFILES = {"node-metadata", "problem"}


def _objects(node: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any part of a JSON document
    if isinstance(node, dict):
        if "properties" in node:
            yield node
        for inner in node.values():
            yield from _objects(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _objects(inner)


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_document_is_up_to_date(name: str) -> None:
    path = json_schema.FOLDER / f"{name}.schema.json"
    assert path.read_text(encoding="utf-8") == json_schema.render(name)


def test_no_document_is_left_over() -> None:
    committed = {path.name for path in json_schema.FOLDER.iterdir()}
    assert committed == {f"{name}.schema.json" for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_a_document_refuses_unknown_members_at_every_level(name: str) -> None:
    document = json_schema.build(name)
    assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    outermost, *inner = _objects(document)
    closed = [found.get("additionalProperties") is False for found in inner]
    assert all(closed)
    assert (outermost.get("additionalProperties") is False) is (
        name not in FOLLOWING_OTHER_PROFILES
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_document_refers_to_nothing_outside_itself(name: str) -> None:
    text = json_schema.render(name)
    document = json.loads(text)
    references = [
        line.split('"')[3] for line in text.splitlines() if line.lstrip().startswith('"$ref"')
    ]
    assert {reference.removeprefix("#/$defs/") for reference in references} <= set(
        document.get("$defs", {})
    )


def test_a_document_says_what_its_fields_say() -> None:
    document = json_schema.build("practice-summary-1")
    required = {name for name, field in PracticeSummarySchema().fields.items() if field.required}
    assert set(document["required"]) == required
    assert document["properties"]["schema"] == {"const": "practice-summary/1"}
    assert document["properties"]["themes"]["maxItems"] == 5
    assert document["$defs"]["SummaryText"]["properties"]["title"]["maxLength"] == 100
    assert document["$defs"]["Lesson"]["properties"]["dont"]["enum"][-1] == "D17"
    assert document["properties"]["texts"]["additionalProperties"] == {
        "$ref": "#/$defs/SummaryText"
    }


def test_the_command_writes_what_is_out_of_date_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(json_schema, "FOLDER", tmp_path)
    assert json_schema.main([]) == 1
    assert "out of date\tping.schema.json" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []

    assert json_schema.main(["--write"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(NAMES)

    assert json_schema.main([]) == 0
    assert capsys.readouterr().out == ""
