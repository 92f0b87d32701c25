"""The demo's content as the tests read it: strictly, and sorted by what a file holds."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, cast

import node
from schemas import strict_json
from schemas.strict_json import JsonValue

__all__ = [
    "ANSWERS",
    "CONTENT",
    "TOWNS",
    "Record",
    "concepts_of",
    "read_directory",
    "read_lines",
    "read_list",
    "read_practices",
    "read_walk",
    "texts_of",
    "words_of",
]

Record = dict[str, JsonValue]

CONTENT: Final = Path(node.__file__).parent / "demo" / "content"
TOWNS: Final = ("vilvoorde", "rotterdam", "sarcelles", "ran")
ANSWERS: Final = (
    "title",
    "situation",
    "aim",
    "partners",
    "approach",
    "result",
    "differently",
    "needs_first",
)
_MAX_BYTES: Final = 65_536


def read_lines(*place: str) -> list[Record]:
    """Return the objects of a JSON Lines file under the content folder."""
    data = CONTENT.joinpath(*place).read_bytes()
    return [
        strict_json.parse_object(line, max_bytes=_MAX_BYTES) for line in data.splitlines() if line
    ]


def read_list(*place: str) -> list[Record]:
    """Return the objects of a JSON file that holds one list."""
    values = strict_json.parse(CONTENT.joinpath(*place).read_bytes(), max_bytes=_MAX_BYTES)
    return cast("list[Record]", values)


def read_directory(town: str) -> Record:
    """Return what the coordinator of `town` filled in of the directory entry."""
    data = (CONTENT / town / "directory.json").read_bytes()
    return strict_json.parse_object(data, max_bytes=_MAX_BYTES)


def read_practices() -> Iterator[tuple[str, Record]]:
    """Yield every practice that is fit to be released, with its town."""
    for town in TOWNS:
        for practice in read_lines(town, "practices.jsonl"):
            yield town, practice


def read_walk() -> Record:
    """Return the practice that starts private."""
    (walk,) = read_lines("vilvoorde", "private_walk.jsonl")
    return walk


def texts_of(practice: Record) -> dict[str, str]:
    """Return every text a person wrote in `practice`, by where it stands."""
    texts = {member: str(practice[member]) for member in ANSWERS}
    for place, lesson in enumerate(cast("list[Record]", practice.get("lessons", []))):
        texts[f"lessons/{place}"] = str(lesson["text"])
    return texts


def words_of(record: Record, member: str) -> list[str]:
    """Return a member that is a list of words; an absent one is empty."""
    return cast("list[str]", record.get(member, []))


def concepts_of(practice: Record) -> list[str]:
    """Return the concepts `practice` is tagged with."""
    return words_of(practice, "themes")
