"""Files of one JSON object a line, read all or nothing.

Practices and the register come in this form. Each line is strict JSON and one record; what is
wrong is named by line and member, for all lines at once up to a limit, and never quotes what stands
there: a private text on a terminal ends up in its history.
"""

from collections.abc import Iterator
from typing import Final, TypeVar

from node.errors import InputRefusedError
from node.language import gettext as _
from node.private.faults import describe_fault
from schemas import strict_json
from schemas.errors import JsonInvalidError, RecordInvalidError
from schemas.wire_records import RecordSchema, load_record

__all__ = ["MAX_FAULTS", "MAX_FILE_BYTES", "MAX_LINES", "load_lines", "load_object"]

T = TypeVar("T")

MAX_FILE_BYTES: Final = 8 * 1024 * 1024
MAX_LINES: Final = 1_000
MAX_FAULTS: Final = 50
_MAX_LINE_BYTES: Final = 1024 * 1024
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def load_lines(data: bytes, *, schema: RecordSchema, record: type[T]) -> tuple[T, ...]:
    """Read every line of a file as one record; blank lines are passed over.

    Args:
        data: The file.
        schema: The strict schema of a line.
        record: The type that `schema` builds.

    Raises:
        InputRefusedError: The file or a line is refused; names up to fifty faults by line.
    """
    _check_file(data)
    records: list[T] = []
    faults: list[str] = []
    for number, line in _numbered_lines(data):
        try:
            records.append(_load(line, schema=schema, record=record))
        except (JsonInvalidError, RecordInvalidError) as exc:
            faults.extend(_faults(exc, schema=schema, line=number))
        if len(faults) > MAX_FAULTS:
            break
    if faults:
        raise InputRefusedError(
            _("The file has faults. Nothing was imported."), faults=_at_most(faults)
        )
    if not records:
        raise InputRefusedError(_("The file is empty. Nothing was imported."))
    if len(records) > MAX_LINES:
        raise InputRefusedError(
            _("The file has %(lines)d lines; at most %(most)d are imported at once. Divide it.")
            % {"lines": len(records), "most": MAX_LINES}
        )
    return tuple(records)


def load_object(data: bytes, *, schema: RecordSchema, record: type[T]) -> T:
    """Read a file that holds one record.

    Args:
        data: The file.
        schema: Its strict schema.
        record: The type that `schema` builds.

    Raises:
        InputRefusedError: It is refused; names up to fifty faults by member.
    """
    _check_file(data)
    try:
        return _load(data, schema=schema, record=record)
    except (JsonInvalidError, RecordInvalidError) as exc:
        raise InputRefusedError(
            _("The file has faults. Nothing was stored."),
            faults=_at_most(_faults(exc, schema=schema, line=None)),
        ) from exc


def _check_file(data: bytes) -> None:
    if data.startswith(_BYTE_ORDER_MARKS):
        raise InputRefusedError(
            _(
                "The file begins with a byte order mark. "
                "Save it again as UTF-8 without BOM. Nothing was stored."
            )
        )
    if len(data) > MAX_FILE_BYTES:
        raise InputRefusedError(
            _("The file is larger than %(most)d MiB. Divide it. Nothing was stored.")
            % {"most": MAX_FILE_BYTES // (1024 * 1024)}
        )


def _numbered_lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.strip():
            yield number, line


def _load(data: bytes, *, schema: RecordSchema, record: type[T]) -> T:
    members = strict_json.parse_object(data, max_bytes=_MAX_LINE_BYTES)
    return load_record(schema, members, record=record)


def _faults(
    error: JsonInvalidError | RecordInvalidError, *, schema: RecordSchema, line: int | None
) -> Iterator[str]:
    if isinstance(error, JsonInvalidError):
        yield _place(line, "") + _("This is not strict JSON: %(reason)s.") % {"reason": error}
        return
    for path, words in error.reasons.items():
        for word in words:
            yield _place(line, path) + describe_fault(schema, path=path, word=word)


def _place(line: int | None, path: str) -> str:
    """Say where a fault stands; nothing when it is the whole file."""
    if line is None:
        return f"{path}: " if path else ""
    if not path:
        return _("line %(line)d: ") % {"line": line}
    return _("line %(line)d, %(member)s: ") % {"line": line, "member": path}


def _at_most(faults: Iterator[str] | list[str]) -> list[str]:
    listed = list(faults)
    if len(listed) <= MAX_FAULTS:
        return listed
    return [*listed[:MAX_FAULTS], _("There are more faults; these are the first.")]
