"""What an endpoint of the exchange answers, as bytes and as types.

A page of entries is NDJSON: one object for each entry, then one object with the proof
that what has been read up to here is a prefix of the checkpoint's log. Nothing here says that
an entry is genuine or in its place; that is for `federation` to verify.

The smaller answers are built in `schemas.answers` and offered here too, so that this one
module is the whole vocabulary of an endpoint.
"""

from dataclasses import dataclass
from typing import Any, Final, TypeVar

from marshmallow import validates_schema

from schemas import strict_json
from schemas.answers import (
    MAX_PROOF_HASHES,
    CollectionInfo,
    Ping,
    Problem,
    dump_collections,
    dump_ping,
    dump_problem,
    dump_proof,
    parse_collections,
    parse_ping,
    parse_problem,
    parse_proof,
)
from schemas.entry import MAX_BODY_BYTES
from schemas.errors import JsonInvalidError, Reason, RecordInvalidError
from schemas.strict_field import WireField, refusal
from schemas.wire_fields import (
    Digest,
    FixedBytes,
    Shape,
    StrictInteger,
)
from schemas.wire_records import (
    ListOf,
    Nested,
    RecordSchema,
    dump_record,
    load_record,
    refuse_members,
)

__all__ = [
    "MAX_LINES",
    "MAX_PAGE_BYTES",
    "SALT_BYTES",
    "CollectionInfo",
    "Page",
    "PageLine",
    "PageProof",
    "Ping",
    "Problem",
    "dump_collections",
    "dump_page_line",
    "dump_page_proof",
    "dump_ping",
    "dump_problem",
    "dump_proof",
    "parse_collections",
    "parse_page",
    "parse_ping",
    "parse_problem",
    "parse_proof",
]

MAX_PAGE_BYTES: Final = 8 * 1024 * 1024
MAX_LINES: Final = 1_000
SALT_BYTES: Final = 16
_MAX_ENTRY_CHARACTERS = 32_768
# JSON may spell one byte of the body with six characters.
_MAX_LINE_BYTES = 6 * MAX_BODY_BYTES + 2 * _MAX_ENTRY_CHARACTERS


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """One entry as it is served.

    Attributes:
        index: Its place in the log, counted from 0.
        entry: The compact JWS, exactly as signed.
        salt: 16 random bytes in front of the body; None once erased.
        body: The exact bytes of the record; None once erased, or when there never was one.
    """

    index: int
    entry: bytes
    salt: bytes | None = None
    body: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageProof:
    """The last line of a page.

    Attributes:
        start: Size of the prefix that ends with this page: first index plus entries.
        end: Size of the checkpoint it leads to.
        hashes: Consistency proof between the two (RFC 9162, section 2.1.4); 32 bytes each.
    """

    start: int
    end: int
    hashes: tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Entries that follow each other, and the proof that they belong to the checkpoint."""

    lines: tuple[PageLine, ...]
    proof: PageProof


def parse_page(data: bytes) -> Page:
    """Read one page of entries.

    Args:
        data: The whole answer, at most `MAX_PAGE_BYTES`.

    Returns:
        At most `MAX_LINES` entries in the order they came, and the proof.

    Raises:
        JsonInvalidError: Too large, not ended by a line feed, or a line that is no strict JSON.
        RecordInvalidError: A line that is no entry, too many of them, or no proof at the end.
    """
    if len(data) > MAX_PAGE_BYTES:
        raise JsonInvalidError(f"{len(data)} bytes, at most {MAX_PAGE_BYTES} are allowed")
    *rows, rest = data.split(b"\n")
    if rest or not rows:
        raise JsonInvalidError("the last line has no end")
    if len(rows) > MAX_LINES + 1:
        raise RecordInvalidError({"": (Reason.TOO_MANY.value,)})
    *entries, end = rows
    return Page(
        lines=tuple(
            _read_row(row, place=place, schema=_LINE, record=PageLine)
            for place, row in enumerate(entries)
        ),
        proof=_read_row(end, place=len(entries), schema=_END, record=_PageEnd).consistency,
    )


def dump_page_line(line: PageLine) -> bytes:
    """Write one entry of a page.

    Args:
        line: The entry with its salt and body, or without either.

    Returns:
        One line, line feed included.

    Raises:
        JsonInvalidError: The body is not UTF-8.
        RecordInvalidError: A reader would refuse the line.
    """
    return strict_json.dump(dump_record(_LINE, line)) + b"\n"


def dump_page_proof(proof: PageProof) -> bytes:
    """Write the last line of a page.

    Args:
        proof: From the page's end to the checkpoint.

    Returns:
        One line, line feed included.

    Raises:
        RecordInvalidError: A reader would refuse the proof.
    """
    return strict_json.dump(dump_record(_END, _PageEnd(consistency=proof))) + b"\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class _PageEnd:
    consistency: PageProof


class ExactText(WireField[bytes]):
    """Bytes that are UTF-8, carried as a JSON string; what they say is not looked at."""

    def read(self, value: object) -> bytes:
        """Return the bytes that ``value`` stands for."""
        if not isinstance(value, str):
            raise refusal(Reason.NOT_A_STRING)
        data = value.encode("utf-8")
        if not 0 < len(data) <= MAX_BODY_BYTES:
            raise refusal(Reason.TOO_LONG if data else Reason.TOO_FEW)
        return data

    def write(self, value: bytes) -> object:
        """Return the text; a body that is not UTF-8 cannot have been written by this profile."""
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError as exc:
            raise JsonInvalidError(f"body is not UTF-8 at byte {exc.start}") from exc

    def json_schema(self) -> dict[str, object]:
        """Return the length; in characters, because JSON Schema cannot count bytes."""
        return {"type": "string", "minLength": 1, "maxLength": MAX_BODY_BYTES}


class CompactJws(WireField[bytes]):
    """A signed object in compact form (RFC 7515, section 3.1): three parts of base64url."""

    _shape = Shape(
        r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+", max_characters=_MAX_ENTRY_CHARACTERS
    )

    def read(self, value: object) -> bytes:
        """Return the bytes of the text, as they were signed and hashed."""
        return self._shape.read(value).encode("ascii")

    def write(self, value: bytes) -> object:
        """Return the text."""
        return value.decode("latin-1")  # Anything beyond ASCII is then refused by the shape.

    def json_schema(self) -> dict[str, object]:
        """Return the shape."""
        return dict(self._shape.json_schema())


class PageLineSchema(RecordSchema):
    """One entry on a page; salt and body are both there or both erased."""

    record = PageLine

    index = StrictInteger(required=True)
    entry = CompactJws(required=True)
    salt = FixedBytes(SALT_BYTES)
    body = ExactText()

    @validates_schema
    def _check_pair(self, members: dict[str, Any], **_: object) -> None:
        pair = ("salt", "body")
        if any(name in members for name in pair):
            refuse_members({name: Reason.MISSING for name in pair if name not in members})


class PageProofSchema(RecordSchema):
    """The proof inside the last line of a page."""

    record = PageProof

    start = StrictInteger(data_key="from", required=True)
    end = StrictInteger(data_key="to", required=True)
    hashes = ListOf(
        Digest(), maximum=MAX_PROOF_HASHES, unique=False, data_key="proof", required=True
    )

    @validates_schema
    def _check_order(self, members: dict[str, Any], **_: object) -> None:
        if members["start"] > members["end"]:
            refuse_members({"from": Reason.OUT_OF_RANGE})


class PageEndSchema(RecordSchema):
    """The last line of a page."""

    record = _PageEnd

    consistency = Nested(PageProofSchema, required=True)


_T = TypeVar("_T")
_LINE = PageLineSchema()
_END = PageEndSchema()


def _read_row(row: bytes, *, place: int, schema: RecordSchema, record: type[_T]) -> _T:
    """Read one line; what is wrong in it is told with its place, counted from 0."""
    try:
        members = strict_json.parse_object(row, max_bytes=_MAX_LINE_BYTES, max_depth=3)
        return load_record(schema, members, record=record)
    except JsonInvalidError as exc:
        raise JsonInvalidError(f"line {place}: {exc}") from exc
    except RecordInvalidError as exc:
        raise RecordInvalidError(
            {f"{place}.{path}" if path else str(place): exc.reasons[path] for path in exc.reasons}
        ) from exc
