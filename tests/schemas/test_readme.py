"""The README accounts for every member that leaves."""

import re
from pathlib import Path

import pytest

import schemas
from schemas.directory_entry import DirectoryEntrySchema
from schemas.practice_summary import PracticeSummarySchema
from schemas.wire_records import RecordSchema

README = (Path(schemas.__file__).parent / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("heading", "schema"),
    [
        ("## Every member of a practice summary", PracticeSummarySchema),
        ("## Every member of a directory entry", DirectoryEntrySchema),
    ],
)
def test_every_member_of_a_released_body_is_accounted_for(
    heading: str, schema: type[RecordSchema]
) -> None:
    table = README.partition(heading)[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \|$", table, flags=re.MULTILINE)
    assert sorted(member for member, _, _ in rows) == sorted(schema().fields)


def test_every_module_is_in_the_readme() -> None:
    modules = {path.stem for path in Path(schemas.__file__).parent.glob("[a-z]*.py")}
    assert {module for module in modules | {"errors"} if f"`{module}" not in README} == set()
