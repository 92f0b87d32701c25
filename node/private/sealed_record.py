"""A typed record in a sealed column: one JSON object, strict on the way in and on the way out."""

from typing import TypeVar
from uuid import UUID

from node.errors import InputRefusedError
from node.extensions import Node
from node.language import gettext as _
from node.private.faults import describe_fault
from schemas import strict_json
from schemas.errors import RecordInvalidError
from schemas.wire_fields import Text
from schemas.wire_records import RecordSchema, dump_record, load_record

__all__ = ["OptionalText", "check_record", "open_record", "seal_record"]

T = TypeVar("T")

_MAX_CONTENT_BYTES = 1024 * 1024


class OptionalText(Text):
    """A text that may be empty; then it is left out of the record."""

    def write(self, value: str) -> object:
        """Return the text; None, which is left out, when it is empty."""
        return value or None


def seal_record(
    schema: RecordSchema,
    record: object,
    *,
    node: Node,
    table: str,
    column: str,
    row: UUID | int | str,
) -> bytes:
    """Return a record sealed for one place only.

    Raises:
        InputRefusedError: It breaks a rule of its form; faults name member and reason.
    """
    check_record(schema, record)
    text = strict_json.dump(dump_record(schema, record)).decode()
    return node.data_key.seal(text, table=table, column=column, row=row)


def open_record(
    schema: RecordSchema,
    sealed: bytes,
    *,
    record: type[T],
    node: Node,
    table: str,
    column: str,
    row: UUID | int | str,
) -> T:
    """Return the record of a sealed column.

    Raises:
        SealedFieldError: Wrong key, damaged, or sealed for another place.
    """
    text = node.data_key.open(sealed, table=table, column=column, row=row)
    members = strict_json.parse_object(text.encode(), max_bytes=_MAX_CONTENT_BYTES)
    return load_record(schema, members, record=record)


def check_record(schema: RecordSchema, record: object) -> None:
    """Check that a record can be stored.

    Raises:
        InputRefusedError: It cannot; faults name member and reason.
    """
    try:
        dump_record(schema, record)
    except RecordInvalidError as exc:
        raise InputRefusedError(
            _("Nothing was stored."),
            faults=[
                f"{path}: {describe_fault(schema, path=path, word=word)}"
                for path, words in exc.reasons.items()
                for word in words
            ],
        ) from exc
