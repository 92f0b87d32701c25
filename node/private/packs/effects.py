"""What a list did to each record, and what stood there before: sealed beside the list."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from node.extensions import Node
from node.private.network.group_models import ImportEffect
from schemas import strict_json
from schemas.strict_json import JsonInput, JsonValue
from schemas.wire_records import RecordSchema, dump_record

__all__ = ["EDITED_SINCE", "open_before", "seal_before"]

EDITED_SINCE: Final = 0
"""Revision of an effect that cannot be taken back any more: no record ever has it."""

_TABLE: Final = ImportEffect.__tablename__
_MAX_BYTES: Final = 2 * 1024 * 1024


def seal_before(
    columns: Mapping[str, str | None],
    schema: RecordSchema,
    content: object,
    *,
    node: Node,
    import_id: UUID,
    kind: str,
    record_id: UUID,
) -> bytes:
    """Return what stood in a record, sealed for this list and record only.

    Args:
        columns: What stood in the clear, by column.
        schema: Form of its texts.
        content: Its texts.
        node: This node.
        import_id: The list that changes it.
        kind: Table of the record.
        record_id: Its key.
    """
    content_members: JsonInput = dump_record(schema, content)
    members: dict[str, JsonInput] = {"columns": dict(columns), "content": content_members}
    return node.data_key.seal(
        strict_json.dump(members).decode(),
        table=_TABLE,
        column="sealed_before",
        row=_row(import_id, kind, record_id),
    )


def open_before(effect: ImportEffect, *, node: Node) -> tuple[dict[str, str | None], str]:
    """Return what stood in the clear, and the JSON of the texts, before a list changed them."""
    assert effect.sealed_before is not None  # noqa: S101 - asked by every caller
    text = node.data_key.open(
        effect.sealed_before,
        table=_TABLE,
        column="sealed_before",
        row=_row(effect.import_id, effect.kind, effect.record_id),
    )
    members = strict_json.parse_object(text.encode(), max_bytes=_MAX_BYTES)
    return _columns(members["columns"]), strict_json.dump(members["content"]).decode()


def _columns(value: JsonValue) -> dict[str, str | None]:
    assert isinstance(value, dict)  # noqa: S101 - as it was written above
    return {name: None if each is None else str(each) for name, each in value.items()}


def _row(import_id: UUID, kind: str, record_id: UUID) -> str:
    return f"{import_id}|{kind}|{record_id}"
