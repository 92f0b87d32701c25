"""The golden documents: valid ones, and each invalid in exactly one way.

They stay for ever. A reader that accepts one of the invalid, or refuses one of the valid, does
not speak version 1.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from schemas import strict_json
from schemas.directory_entry import dump_directory_entry, parse_directory_entry
from schemas.enrolment import (
    dump_enrolment,
    dump_invitation,
    parse_enrolment,
    parse_invitation,
)
from schemas.entry import dump_entry_claims, parse_entry_claims
from schemas.errors import RecordInvalidError, SchemaError
from schemas.node_metadata import NodeMetadata, dump_node_metadata, parse_node_metadata
from schemas.page import (
    Page,
    dump_collections,
    dump_page_line,
    dump_page_proof,
    dump_ping,
    dump_problem,
    dump_proof,
    parse_collections,
    parse_page,
    parse_ping,
    parse_problem,
    parse_proof,
)
from schemas.practice_summary import dump_practice_summary, parse_practice_summary

VECTORS = Path(__file__).parents[1] / "vectors" / "schemas"


def _parse_metadata(data: bytes) -> NodeMetadata:
    return parse_node_metadata(strict_json.parse_object(data, max_bytes=65_536))


def _dump_metadata(metadata: NodeMetadata) -> bytes:
    return strict_json.dump(dump_node_metadata(metadata))


def _dump_page(page: Page) -> bytes:
    return b"".join(map(dump_page_line, page.lines)) + dump_page_proof(page.proof)


@dataclass(frozen=True, slots=True, kw_only=True)
class Codec:
    """How one type of document is read and written again."""

    parse: Callable[[bytes], object]
    rewrite: Callable[[bytes], bytes]


CODECS = {
    "collections": Codec(
        parse=parse_collections, rewrite=lambda data: dump_collections(parse_collections(data))
    ),
    "directory-entry": Codec(
        parse=parse_directory_entry,
        rewrite=lambda data: dump_directory_entry(parse_directory_entry(data)),
    ),
    "enrolment-request": Codec(
        parse=parse_enrolment, rewrite=lambda data: dump_enrolment(parse_enrolment(data))
    ),
    "entry-claims": Codec(
        parse=parse_entry_claims, rewrite=lambda data: dump_entry_claims(parse_entry_claims(data))
    ),
    "invitation": Codec(
        parse=lambda data: parse_invitation(data.decode()),
        rewrite=lambda data: dump_invitation(parse_invitation(data.decode())).encode(),
    ),
    "node-metadata": Codec(
        parse=_parse_metadata, rewrite=lambda data: _dump_metadata(_parse_metadata(data))
    ),
    "page": Codec(parse=parse_page, rewrite=lambda data: _dump_page(parse_page(data))),
    "ping": Codec(parse=parse_ping, rewrite=lambda data: dump_ping(parse_ping(data))),
    "practice-summary": Codec(
        parse=parse_practice_summary,
        rewrite=lambda data: dump_practice_summary(parse_practice_summary(data)),
    ),
    "problem": Codec(parse=parse_problem, rewrite=lambda data: dump_problem(parse_problem(data))),
    "proof": Codec(parse=parse_proof, rewrite=lambda data: dump_proof(parse_proof(data))),
}


def _valid() -> Iterator[object]:
    for path in sorted(VECTORS.glob("*/valid/*")):
        kind = path.parts[-3]
        yield pytest.param(CODECS[kind], path.read_bytes(), id=f"{kind}: {path.stem}")


def _invalid() -> Iterator[object]:
    for folder in sorted(VECTORS.iterdir()):
        expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
        for name in sorted(expected):
            data = (folder / "invalid" / name).read_bytes()
            way = f"{folder.name}: {Path(name).stem}"
            yield pytest.param(CODECS[folder.name], data, expected[name], id=way)


@pytest.mark.parametrize(("codec", "data"), list(_valid()))
def test_a_valid_document_is_read_and_written_byte_for_byte(codec: Codec, data: bytes) -> None:
    assert codec.rewrite(data) == data


@pytest.mark.parametrize(("codec", "data", "expected"), list(_invalid()))
def test_a_document_wrong_in_one_way_is_refused_for_that_reason(
    codec: Codec, data: bytes, expected: dict[str, object]
) -> None:
    with pytest.raises(SchemaError) as refused:
        codec.parse(data)

    found: dict[str, object] = {"code": refused.value.code}
    if isinstance(refused.value, RecordInvalidError):
        found["reasons"] = {path: list(words) for path, words in refused.value.reasons.items()}
    assert found == expected


def test_every_document_of_the_folder_is_tested() -> None:
    assert {folder.name for folder in VECTORS.iterdir()} == set(CODECS)
    for folder in VECTORS.iterdir():
        expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
        assert {path.name for path in (folder / "invalid").iterdir()} == set(expected)
        assert list((folder / "valid").iterdir())
