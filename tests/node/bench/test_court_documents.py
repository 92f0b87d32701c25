"""Documents that others annotated: each kind is counted under their own word for it."""

import json
from pathlib import Path

import pytest

from node.bench.court_documents import measure_documents, read_documents

TEXT = "La demande (no 20417/91) de M. Lucien Quastenbois, en Suède, à 14 h."
DOCUMENT = {
    "id": "fr-01",
    "lang": "fr",
    "text": TEXT,
    "spans": [
        {"start": TEXT.index("20417"), "end": TEXT.index(")"), "type": "CODE"},
        {"start": TEXT.index("M. L"), "end": TEXT.index(", en"), "type": "PER"},
        {"start": TEXT.index("14 h"), "end": len(TEXT) - 1, "type": "TIME"},
    ],
}


def test_each_kind_is_counted_by_language_and_what_the_gate_is_not_for_is_left_out(
    tmp_path: Path,
) -> None:
    file = tmp_path / "documents.json"
    file.write_text(json.dumps([DOCUMENT]), encoding="utf-8")

    score = measure_documents(file)

    assert score.share("attack:fr PER") == 1.0
    assert score.share("attack:fr CODE") == 1.0
    assert score.recall.keys().isdisjoint({"attack:fr TIME"})


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("{}x", id="no JSON"),
        pytest.param('[{"id": "x"}]', id="without members"),
        pytest.param('[{"id": "x", "lang": "fr", "text": "", "spans": 1}]', id="no list of marks"),
    ],
)
def test_a_file_without_marked_documents_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "documents.json"
    file.write_text(content, encoding="utf-8")

    with pytest.raises(ValueError, match=r"documents|Extra data"):
        read_documents(file)
