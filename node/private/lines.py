"""Files of one JSON object a line, read all or nothing.

Practices and the register come in this form. Each line is strict JSON and one record; what is
wrong is named by line and member, for all lines at once up to a limit, and never quotes a text that
stands there: a private text on a terminal ends up in its history. A word that should be on a list
is repeated if it is almost one of it.
"""

from collections.abc import Iterator, Mapping
from typing import Final, TypeVar

from node.errors import InputRefusedError
from node.language import gettext as _
from node.private.faults import describe_fault
from node.private.json_reasons import explain_json
from schemas import strict_json
from schemas.errors import JsonInvalidError, RecordInvalidError
from schemas.strict_json import JsonValue
from schemas.wire_records import RecordSchema, load_record

__all__ = [
    "MAX_FAULTS",
    "MAX_FILE_BYTES",
    "MAX_LINES",
    "line_numbers",
    "load_lines",
    "load_object",
    "place_of",
]

T = TypeVar("T")

MAX_FILE_BYTES: Final = 8 * 1024 * 1024
MAX_LINES: Final = 1_000
MAX_FAULTS: Final = 50
_MAX_LINE_BYTES: Final = 1024 * 1024
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_LAID_OUT = (b"{", b"[")


def load_lines(data: bytes, *, schema: RecordSchema, record: type[T]) -> tuple[T, ...]:
    """Read every line of a file as one record; blank lines are passed over.

    Args:
        data: The file.
        schema: The strict schema of a line.
        record: The type that `schema` builds.

    Raises:
        InputRefusedError: The file or a line is refused; names up to fifty faults by line.
    """
    data = _checked(data)
    records: list[T] = []
    faults: list[str] = []
    for number, line in _numbered_lines(data):
        if line.strip() in _LAID_OUT:
            raise InputRefusedError(
                _(
                    "Line %(line)d is only the beginning of an object or a list. Write each "
                    "object whole, on one line of its own. Nothing was imported."
                )
                % {"line": number}
            )
        try:
            records.append(_load(line, schema=schema, record=record))
        except _LineRefusedError as exc:
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


def line_numbers(data: bytes) -> tuple[int, ...]:
    """Return the number of each line of a file that `load_lines` makes a record of."""
    return tuple(number for number, _line in _numbered_lines(data))


def place_of(line: int | None, path: str) -> str:
    """Say where a fault stands; nothing when it is the whole file."""
    if line is None:
        return f"{path}: " if path else ""
    if not path:
        return _("line %(line)d: ") % {"line": line}
    return _("line %(line)d, %(member)s: ") % {"line": line, "member": path}


def load_object(data: bytes, *, schema: RecordSchema, record: type[T]) -> T:
    """Read a file that holds one record.

    Args:
        data: The file.
        schema: Its strict schema.
        record: The type that `schema` builds.

    Raises:
        InputRefusedError: It is refused; names up to fifty faults by member.
    """
    data = _checked(data)
    try:
        return _load(data, schema=schema, record=record)
    except _LineRefusedError as exc:
        raise InputRefusedError(
            _("The file has faults. Nothing was stored."),
            faults=_at_most(_faults(exc, schema=schema, line=None)),
        ) from exc


class _LineRefusedError(Exception):
    """A line is refused.

    Attributes:
        reason: What the schemas say of it.
        members: What stands in it, as far as it is an object.
    """

    def __init__(
        self, reason: JsonInvalidError | RecordInvalidError, *, members: Mapping[str, JsonValue]
    ) -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.members = members


def _checked(data: bytes) -> bytes:
    """Return a file without the byte order mark that some programs begin UTF-8 with.

    Raises:
        InputRefusedError: It is too large, or UTF-16.
    """
    if data.startswith(_UTF_16):
        raise InputRefusedError(
            _("The file is saved as UTF-16. Save it again as UTF-8. Nothing was stored.")
        )
    if len(data) > MAX_FILE_BYTES:
        raise InputRefusedError(
            _("The file is larger than %(most)d MiB. Divide it. Nothing was stored.")
            % {"most": MAX_FILE_BYTES // (1024 * 1024)}
        )
    return data.removeprefix(_BYTE_ORDER_MARK)


def _numbered_lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.strip():
            yield number, line


def _load(data: bytes, *, schema: RecordSchema, record: type[T]) -> T:
    members: Mapping[str, JsonValue] = {}
    try:
        members = strict_json.parse_object(data, max_bytes=_MAX_LINE_BYTES)
        return load_record(schema, members, record=record)
    except (JsonInvalidError, RecordInvalidError) as exc:
        raise _LineRefusedError(exc, members=members) from exc


def _faults(error: _LineRefusedError, *, schema: RecordSchema, line: int | None) -> Iterator[str]:
    if isinstance(error.reason, JsonInvalidError):
        yield place_of(line, "") + explain_json(error.reason)
        return
    for path, words in error.reason.reasons.items():
        for word in words:
            said = describe_fault(schema, path=path, word=word, members=error.members)
            yield place_of(line, path) + said


def _at_most(faults: Iterator[str] | list[str]) -> list[str]:
    listed = list(faults)
    if len(listed) <= MAX_FAULTS:
        return listed
    return [*listed[:MAX_FAULTS], _("There are more faults; these are the first.")]
