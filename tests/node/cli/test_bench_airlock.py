"""`linkpin bench airlock`: figures of texts that are there, and none without."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from node.cli.program import program
from node.errors import InputRefusedError


@pytest.mark.parametrize("kept", [(), ("open",), ("held",)])
def test_without_texts_nothing_is_called_found(tmp_path: Path, kept: tuple[str, ...]) -> None:
    line = '{"id": "x", "text": "Met [[PERSON Jan]] erbij."}\n'
    for folder in kept:
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "annotated.nl.jsonl").write_text(line, encoding="utf-8")

    answer = CliRunner().invoke(program, ["bench", "airlock", "--texts", str(tmp_path)])

    assert isinstance(answer.exception, InputRefusedError)
    assert "there are no texts" in str(answer.exception)
    assert answer.stdout == ""


def test_a_text_that_is_none_is_named_by_its_line(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir()
    (tmp_path / "open" / "clean.fr.jsonl").write_text('{"id": "x"}\n', encoding="utf-8")

    answer = CliRunner().invoke(program, ["bench", "airlock", "--texts", str(tmp_path)])

    assert isinstance(answer.exception, InputRefusedError)
    assert "fr, line 1" in str(answer.exception)


def test_a_folder_without_court_documents_is_refused_by_its_name(tmp_path: Path) -> None:
    line = '{"id": "x", "text": "Met [[PERSON Jan]] erbij."}\n'
    for folder in ("open", "held"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "annotated.nl.jsonl").write_text(line, encoding="utf-8")
    asked = ["bench", "airlock", "--whole", "--texts", str(tmp_path), "--documents", str(tmp_path)]

    answer = CliRunner().invoke(program, asked)

    assert isinstance(answer.exception, InputRefusedError)
    assert "court_documents_fr_es.json" in str(answer.exception)
