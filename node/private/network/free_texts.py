"""Which texts of a record are looked at before it is kept: all that people write.

They are told by the form of the record, so that a text that is added to it is looked at from its
first day.
"""

from collections.abc import Iterator
from typing import Any, Final

from schemas.wire_fields import Text
from schemas.wire_records import ByLanguage, ListOf, Nested, RecordSchema

__all__ = ["REACHES", "free_texts"]

REACHES: Final = frozenset({"mailbox", "phone"})
"""Members that hold an address or a number and nothing else, which their own form sees to."""


def free_texts(schema: RecordSchema, record: object) -> dict[str, str]:
    """Return the texts of a record by member, in the order of its form; empty ones are left out.

    Texts of a list stand together under its member; those of a record inside stand under their own.

    Args:
        schema: Form of the record.
        record: What somebody wants to keep.
    """
    return {member: "\n".join(texts) for member, texts in _grouped(schema, record).items()}


def _grouped(schema: RecordSchema, record: object) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for member, field in schema.load_fields.items():
        value = getattr(record, member)
        if member in REACHES or not value:
            continue
        if isinstance(field, Nested):
            found |= _grouped(field.schema, value)
        elif texts := list(_texts(field, value)):
            found[member] = texts
    return found


def _texts(field: object, value: Any) -> Iterator[str]:  # noqa: ANN401 - as its field reads it
    """Yield the texts of one member; words of a list and numbers are none."""
    match field:
        case Text():
            yield value
        case Nested():
            for texts in _grouped(field.schema, value).values():
                yield from texts
        case ListOf():
            for each in value:
                yield from _texts(field.inner, each)
        case ByLanguage():
            for each in value.values():
                yield from _texts(field.inner, each)
        case _:
            return
