"""JSON as the exchange allows it: one reading for every reader, whatever its language.

Checked in this order: size, UTF-8 without byte order mark, syntax with repeated members and
numbers, depth with lone surrogates. What is left has one meaning everywhere: two members of
one name, an integer beyond 2^53 or a float may be read differently by two programs, and a
signature over such bytes would vouch for two different records.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Final, NoReturn, TypeAlias

from schemas.errors import JsonInvalidError

__all__ = ["MAX_INTEGER", "JsonInput", "JsonValue", "dump", "parse", "parse_object"]

JsonValue: TypeAlias = "bool | int | str | list[JsonValue] | dict[str, JsonValue] | None"
"""What `parse` returns."""

JsonInput: TypeAlias = "bool | int | str | Sequence[JsonInput] | Mapping[str, JsonInput] | None"
"""What `dump` takes: as `JsonValue`, tuples and read-only mappings included."""

MAX_INTEGER: Final = 2**53 - 1
"""Largest integer, either side of zero, that every reader keeps exact (RFC 8259, section 6)."""

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_MAX_DIGITS = len(str(-MAX_INTEGER))
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_MAX_DUMP_DEPTH = 64


def parse(data: bytes, *, max_bytes: int, max_depth: int = 8) -> JsonValue:
    """Read strict JSON.

    Args:
        data: The document as received.
        max_bytes: Largest document accepted.
        max_depth: How many lists and objects may stand inside each other; ``[]`` has depth 1.

    Returns:
        The value; every integer within ±`MAX_INTEGER`, every text encodable as UTF-8.

    Raises:
        JsonInvalidError: Anything else.
    """
    if len(data) > max_bytes:
        raise JsonInvalidError(f"{len(data)} bytes, at most {max_bytes} are allowed")
    if data.startswith(_BYTE_ORDER_MARK):
        raise JsonInvalidError("begins with a byte order mark")
    try:
        value: JsonValue = _DECODER.decode(data.decode("utf-8"))
    except UnicodeDecodeError as exc:
        raise JsonInvalidError(f"not UTF-8 at byte {exc.start}") from exc
    except json.JSONDecodeError as exc:
        raise JsonInvalidError(f"not JSON at character {exc.pos}") from exc
    except RecursionError as exc:
        raise JsonInvalidError("nested far too deep") from exc
    if isinstance(value, list | dict):
        _check_depth(value, depth_left=max_depth)
    # UTF-8 has no half of a pair; only an escape can spell one.
    if b"\\u" in data:
        _check_texts(value)
    return value


def parse_object(data: bytes, *, max_bytes: int, max_depth: int = 8) -> dict[str, JsonValue]:
    """Read strict JSON whose outermost value is an object.

    Args:
        data: The document as received.
        max_bytes: Largest document accepted.
        max_depth: As in `parse`.

    Returns:
        Its members.

    Raises:
        JsonInvalidError: Not strict JSON, or not an object.
    """
    value = parse(data, max_bytes=max_bytes, max_depth=max_depth)
    if not isinstance(value, dict):
        raise JsonInvalidError("not an object")
    return value


def dump(value: JsonInput) -> bytes:
    """Write ``value`` as compact UTF-8 with members sorted by code point.

    The same value always gives the same bytes. No reader may rely on that order:
    what is signed is the exact bytes, never a form computed again.

    Args:
        value: What to write.

    Returns:
        The document, without a newline.

    Raises:
        JsonInvalidError: A float, an integer beyond ±`MAX_INTEGER`, a lone surrogate, a
            member name that is no text, or a type JSON does not have.
    """
    return json.dumps(
        _plain(value, depth_left=_MAX_DUMP_DEPTH),
        ensure_ascii=False,
        allow_nan=False,
        sort_keys=True,
        separators=(",", ":"),
    ).encode("utf-8")


def _read_members(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise JsonInvalidError("an object has two members of one name")
    return members


def _read_integer(digits: str) -> int:
    # The length comes first: converting a million digits takes quadratic time.
    if len(digits) > _MAX_DIGITS or not -MAX_INTEGER <= (number := int(digits)) <= MAX_INTEGER:
        raise JsonInvalidError("an integer beyond what every reader keeps exact")
    if digits == "-0":
        raise JsonInvalidError("minus zero")
    return number


def _refuse_float(_digits: str) -> NoReturn:
    raise JsonInvalidError("a number that is not an integer")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_read_members,
    parse_int=_read_integer,
    parse_float=_refuse_float,
    parse_constant=_refuse_float,
)


def _check_depth(value: list[JsonValue] | dict[str, JsonValue], *, depth_left: int) -> None:
    if depth_left == 0:
        raise JsonInvalidError("nested too deep")
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, list | dict):
            _check_depth(inner, depth_left=depth_left - 1)


def _check_texts(value: JsonValue) -> None:
    if isinstance(value, str):
        _check_encodable(value)
    elif isinstance(value, dict):
        for name, inner in value.items():
            _check_encodable(name)
            _check_texts(inner)
    elif isinstance(value, list):
        for inner in value:
            _check_texts(inner)


def _check_encodable(text: str) -> None:
    if _LONE_SURROGATE.search(text):
        raise JsonInvalidError("half of a surrogate pair")


def _plain(value: object, *, depth_left: int) -> JsonValue:
    if depth_left == 0:
        raise JsonInvalidError("nested too deep")
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        if not -MAX_INTEGER <= value <= MAX_INTEGER:
            raise JsonInvalidError("an integer beyond what every reader keeps exact")
        return int(value)
    if isinstance(value, str):
        _check_encodable(value)
        return str(value)
    if isinstance(value, Mapping):
        return {_name(name): _plain(value[name], depth_left=depth_left - 1) for name in value}
    if isinstance(value, list | tuple):
        return [_plain(inner, depth_left=depth_left - 1) for inner in value]
    raise JsonInvalidError(f"JSON has no {type(value).__name__} here")


def _name(name: object) -> str:
    if not isinstance(name, str):
        raise JsonInvalidError("a member name that is no text")
    _check_encodable(name)
    return name
