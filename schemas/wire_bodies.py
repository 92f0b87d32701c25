"""The way from the bytes of a released body to its record and back.

Every body names its schema with a version. A later version is no fault of the sender: it
waits for newer software, whatever else it contains.
"""

import re
from collections.abc import Mapping
from typing import TypeVar

from schemas import strict_json
from schemas.entry import MAX_BODY_BYTES
from schemas.errors import Reason, RecordInvalidError, SchemaUnknownError
from schemas.wire_records import RecordSchema, dump_record, load_record

__all__ = ["check_version", "dump_body", "load_body"]

T = TypeVar("T")

_VERSION = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)


def load_body(schema: RecordSchema, data: bytes, *, name: str, record: type[T]) -> T:
    """Read a body of the schema called ``name``.

    Args:
        schema: The strict schema, made once.
        data: The exact body.
        name: Name and version, such as ``practice-summary/1``.
        record: The type that ``schema`` builds.

    Returns:
        The record.

    Raises:
        JsonInvalidError: Not strict JSON, or longer than a body may be.
        SchemaUnknownError: A later version of the schema.
        RecordInvalidError: Anything else that is not such a record.
    """
    members = strict_json.parse_object(data, max_bytes=MAX_BODY_BYTES)
    check_version(members, name=name)
    return load_record(schema, members, record=record)


def dump_body(schema: RecordSchema, record: object) -> bytes:
    """Write a body.

    Args:
        schema: The strict schema, made once.
        record: What to write.

    Returns:
        The body, at most `MAX_BODY_BYTES` long.

    Raises:
        RecordInvalidError: A reader would refuse it.
    """
    data = strict_json.dump(dump_record(schema, record))
    if len(data) > MAX_BODY_BYTES:
        raise RecordInvalidError({"": (Reason.TOO_LONG.value,)})
    return data


def check_version(members: Mapping[str, strict_json.JsonValue], *, name: str) -> None:
    """Check that a body is not of a version later than ``name``.

    Another schema, or a member that names none, is left for the schema itself to refuse.

    Args:
        members: The members of the body.
        name: Name and version this software knows.

    Raises:
        SchemaUnknownError: The same schema in a later version.
    """
    family, _, known = name.partition("/")
    stated = members.get("schema")
    if not isinstance(stated, str) or not stated.startswith(f"{family}/"):
        return
    version = stated.removeprefix(f"{family}/")
    if _VERSION.fullmatch(version) and int(version) > int(known):
        raise SchemaUnknownError(f"{family} in version {version}, known up to {known}")
