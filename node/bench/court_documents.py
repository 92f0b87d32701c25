"""Court documents that others annotated: what the gate finds in texts that are none of its own.

Judgments in French and Spanish, marked after the guidelines of the Text Anonymization Benchmark.
Their marks are wider than what the gate is for: countries, judges and amounts are public in a
practice. So each kind is counted by itself, and there is no bar.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from node.airlock.findings import FindingType
from node.airlock.recognisers import RECOGNISERS
from node.bench.gate_run import scorer_of
from node.bench.gate_score import Score, score_texts
from node.bench.marked_texts import Span, Text

__all__ = ["DOCUMENTS", "KINDS", "measure_documents", "read_documents"]

DOCUMENTS: Final = "court_documents_fr_es.json"
"""Name of the file in the folder of test data from elsewhere."""

KINDS: Final[Mapping[str, FindingType]] = {
    "PER": FindingType.PERSON,
    "LEGAL_PROFESSIONAL": FindingType.PERSON,
    "ORG": FindingType.ORG,
    "CODE": FindingType.ID,
    "DATE": FindingType.DATE,
    "LOC": FindingType.PLACE,
    "NATIONALITY": FindingType.DEMOG,
    "ETHNIC_CATEGORY": FindingType.DEMOG,
    "QUANTITY": FindingType.COUNT,
}
"""What their annotators call a kind, and what is nearest to it here; other kinds are left out."""


def measure_documents(file: Path) -> Score:
    """Return what the gate finds in the court documents; shares by `attack:fr PER` and the like.

    Raises:
        ValueError: The file holds no such documents.
        OSError: It cannot be read.
    """
    return score_texts(read_documents(file), scorer_of(RECOGNISERS))


def read_documents(file: Path) -> list[Text]:
    """Return the documents of a file, each mark with its language and the annotators' kind.

    Args:
        file: JSON list of objects with `id`, `lang`, `text` and `spans` (`start`, `end`, `type`).

    Raises:
        ValueError: It is none.
        OSError: It cannot be read.
    """
    try:
        return [_document(each) for each in json.loads(file.read_text(encoding="utf-8"))]
    except (KeyError, TypeError) as error:
        raise ValueError(f"{file.name} holds no marked documents: {error!r}") from error


def _document(read: Mapping[str, object]) -> Text:
    marks = read["spans"]
    if not isinstance(marks, list):
        raise TypeError("spans is no list")
    return Text(
        id=str(read["id"]),
        language=str(read["lang"]),
        text=str(read["text"]),
        spans=tuple(
            Span(
                start=int(mark["start"]),
                end=int(mark["end"]),
                type=KINDS[mark["type"]],
                attacks=(f"{read['lang']} {mark['type']}",),
            )
            for mark in marks
            if mark["type"] in KINDS
        ),
    )
