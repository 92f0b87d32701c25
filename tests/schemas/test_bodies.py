"""The kind in the signed entry decides how a body is read, never the body itself."""

from pathlib import Path

import pytest

from schemas.bodies import dump_body, kind_of, parse_body
from schemas.entry import Kind
from schemas.errors import RecordInvalidError, SchemaUnknownError

VECTORS = Path(__file__).parents[1] / "vectors" / "schemas"
BODIES = {kind: (VECTORS / kind / "valid" / "every-member.json").read_bytes() for kind in Kind}


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_is_read_and_written_again(kind: Kind) -> None:
    body = parse_body(kind, BODIES[kind])
    assert kind_of(body) is kind
    assert dump_body(body) == BODIES[kind]


def test_a_body_of_the_other_kind_is_refused() -> None:
    with pytest.raises(RecordInvalidError):
        parse_body(Kind.PRACTICE_SUMMARY, BODIES[Kind.DIRECTORY_ENTRY])
    with pytest.raises(RecordInvalidError):
        parse_body(Kind.DIRECTORY_ENTRY, BODIES[Kind.PRACTICE_SUMMARY])


@pytest.mark.parametrize("kind", Kind)
def test_a_later_version_waits_for_newer_software(kind: Kind) -> None:
    later = BODIES[kind].replace(b'/1"', b'/2"')
    with pytest.raises(SchemaUnknownError) as waiting:
        parse_body(kind, later)
    assert waiting.value.code == "schema_unknown"


@pytest.mark.parametrize("version", [b"0", b"01", b"1.1", b"", b"-2", b"9999999", "٢".encode()])
def test_a_version_that_is_none_is_refused(version: bytes) -> None:
    odd = BODIES[Kind.DIRECTORY_ENTRY].replace(b'/1"', b"/" + version + b'"')
    with pytest.raises(RecordInvalidError):
        parse_body(Kind.DIRECTORY_ENTRY, odd)
