"""`linkpin airlock scan`: every line answered, or a line named and nothing written."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from node.airlock.recognisers import MAX_CHARACTERS
from node.cli.program import EXIT_STATUSES, program
from node.errors import InputRefusedError

TEXT = "Op 14 maart 2025 belde Jan Peeters naar info@moskee.example."
GOOD = {"id": "a", "lang": "nl", "text": TEXT, "register": ["Jan Peeters"]}


def run(folder: Path, *lines: object) -> Result:
    source = folder / "texts.jsonl"
    source.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return run_file(folder)


def run_file(folder: Path) -> Result:
    source, target = folder / "texts.jsonl", folder / "findings.jsonl"
    return CliRunner().invoke(
        program, ["airlock", "scan", "--input", str(source), "--output", str(target)]
    )


def answers(folder: Path) -> list[dict[str, object]]:
    written = (folder / "findings.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in written.splitlines()]


def test_a_line_is_answered_with_what_identifies_and_where(tmp_path: Path) -> None:
    assert run(tmp_path, GOOD).exit_code == 0

    (answer,) = answers(tmp_path)
    assert answer["id"] == "a"
    spans = answer["spans"]
    assert isinstance(spans, list)
    found = {TEXT[each["start"] : each["end"]]: each for each in spans}
    assert found["Jan Peeters"] == {
        "start": TEXT.index("Jan"),
        "end": TEXT.index("Jan") + len("Jan Peeters"),
        "type": "PERSON",
        "kind": "direct",
        "severity": "high",
        "rule": found["Jan Peeters"]["rule"],
        "proposal": "een betrokkene",
    }
    assert found["Op 14 maart 2025"]["kind"] == "quasi"
    assert found["info@moskee.example"]["type"] == "CONTACT"


def test_places_count_code_points_of_the_text_as_given(tmp_path: Path) -> None:
    text = "🎈🎈 e\u0301te\u0301 2025: bel 0475 12 34 56 \ud800"
    assert run(tmp_path, {"id": "a", "lang": "nl", "text": text}).exit_code == 0
    (answer,) = answers(tmp_path)
    spans = answer["spans"]
    assert isinstance(spans, list)
    found = [text[each["start"] : each["end"]] for each in spans]
    assert any(words.endswith("0475 12 34 56") for words in found)


def test_lines_are_answered_in_their_order_and_empty_ones_passed_over(tmp_path: Path) -> None:
    (tmp_path / "texts.jsonl").write_bytes(
        b'{"id":"b","lang":"fr","text":"Bonjour."}\n\n{"id":"a","lang":"de","text":""}\r\n'
    )
    assert run_file(tmp_path).exit_code == 0
    assert answers(tmp_path) == [{"id": "b", "spans": []}, {"id": "a", "spans": []}]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"id": ""}, "id must be a text that is not empty."),
        ({"id": 1}, "id must be a text that is not empty."),
        ({"lang": "Dutch"}, "lang must be the tag of a language"),
        ({"text": None}, "text must be a text."),
        ({"text": "a" * (MAX_CHARACTERS + 1)}, "more than 50000 characters"),
        ({"register": "Jan"}, "register must be a list"),
        ({"register": [1]}, "register must be a list"),
        ({"name": "Zwenkgras"}, "nothing may stand here"),
    ],
)
def test_a_bad_line_is_named_by_its_number_and_nothing_is_written(
    tmp_path: Path, change: dict[str, object], fault: str
) -> None:
    (tmp_path / "findings.jsonl").write_text("as before")

    result = run(tmp_path, GOOD, {**GOOD, **change})

    assert isinstance(result.exception, InputRefusedError)
    assert EXIT_STATUSES[InputRefusedError] == 2
    assert len(result.exception.faults) == 1
    assert result.exception.faults[0].startswith("Line 2: ")
    assert fault in result.exception.faults[0]
    assert (tmp_path / "findings.jsonl").read_text() == "as before"
    assert {path.name for path in tmp_path.iterdir()} == {"texts.jsonl", "findings.jsonl"}


@pytest.mark.parametrize(
    "raw",
    [b"{", b"[]", b"\xff\xfe", b"[" * 100_000, b'"a"'],
    ids=["cut", "list", "bytes", "deep", "text"],
)
def test_what_is_no_object_is_a_bad_line(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "texts.jsonl").write_bytes(json.dumps(GOOD).encode() + b"\n" + raw)
    result = run_file(tmp_path)
    assert isinstance(result.exception, InputRefusedError)
    assert result.exception.faults[0].startswith("Line 2: ")
    assert not (tmp_path / "findings.jsonl").exists()


def test_a_name_of_an_institution_is_an_organisation(tmp_path: Path) -> None:
    line = {**GOOD, "text": "In El Wahda was het druk.", "register": ["Moskee El Wahda"]}
    run(tmp_path, line)
    (answer,) = answers(tmp_path)
    spans = answer["spans"]
    assert isinstance(spans, list)
    assert [each["type"] for each in spans] == ["ORG"]
