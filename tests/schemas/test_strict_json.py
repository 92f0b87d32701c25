"""Strict JSON has one reading; everything else is refused, and refused as one error."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.errors import JsonInvalidError
from schemas.strict_json import MAX_INTEGER, JsonInput, JsonValue, dump, parse, parse_object

# Anything JSON can say within the limits of the exchange.
TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)
VALUES: st.SearchStrategy[JsonValue] = st.recursive(
    st.none() | st.booleans() | st.integers(-MAX_INTEGER, MAX_INTEGER) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize(
    ("data", "value"),
    [
        pytest.param(b"null", None, id="null"),
        pytest.param(b' {"a" : [1, true]}\n', {"a": [1, True]}, id="white space"),
        pytest.param(b"9007199254740991", 9007199254740991, id="largest integer"),
        pytest.param(b"-9007199254740991", -9007199254740991, id="smallest integer"),
        pytest.param(b'"\\ud83d\\ude00"', "\U0001f600", id="a whole surrogate pair"),
        pytest.param(b'"\\u0000"', "\0", id="NUL is for the text rules to refuse"),
        pytest.param(b"[[[[[[[[]]]]]]]]", [[[[[[[[]]]]]]]], id="eight deep"),
        pytest.param('"é"'.encode(), "é", id="UTF-8"),
    ],
)
def test_strict_json_is_read(data: bytes, value: JsonValue) -> None:
    assert parse(data, max_bytes=100) == value


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\xef\xbb\xbf1", id="byte order mark"),
        pytest.param('"a"'.encode("utf-16"), id="UTF-16"),
        pytest.param(b'"\xff"', id="not UTF-8"),
        pytest.param(b'"\xed\xa0\x80"', id="surrogate in UTF-8"),
        pytest.param(b'"\xc0\xaf"', id="overlong UTF-8"),
        pytest.param(b'{"a":1,"a":1}', id="member twice"),
        pytest.param(b'{"a":1,"\\u0061":1}', id="member twice in two spellings"),
        pytest.param(b'[{"b":{"a":1,"a":2}}]', id="member twice inside"),
        pytest.param(b"1.0", id="float"),
        pytest.param(b"1e2", id="exponent"),
        pytest.param(b"NaN", id="NaN"),
        pytest.param(b"[Infinity]", id="Infinity"),
        pytest.param(b"-Infinity", id="minus Infinity"),
        pytest.param(b"-0", id="minus zero"),
        pytest.param(b"01", id="leading zero"),
        pytest.param(b"9007199254740992", id="integer beyond the largest"),
        pytest.param(b"-9007199254740992", id="integer beyond the smallest"),
        pytest.param(b"9" * 5_000, id="integer longer than Python converts"),
        pytest.param(b'"\\ud800"', id="first half of a pair"),
        pytest.param(b'[{"\\udfff":1}]', id="half of a pair in the name of a member"),
        pytest.param(b'{"\\udc00":1}', id="second half in a name"),
        pytest.param(b"[[[[[[[[[]]]]]]]]]", id="nine deep"),
        pytest.param(b"[" * 9_999, id="deep enough to exhaust the stack"),
        pytest.param(b'{"a":' * 2_000, id="objects deep enough to exhaust the stack"),
        pytest.param(b"1 2", id="two values"),
        pytest.param(b"{'a':1}", id="single quotes"),
        pytest.param(b"[1,]", id="trailing comma"),
        pytest.param(b'"a\nb"', id="raw line feed"),
        pytest.param(b"/**/1", id="comment"),
        pytest.param(b'{"a":1}' + b" " * 9_999, id="too long"),
    ],
)
def test_anything_else_is_refused_as_one_error(data: bytes) -> None:
    with pytest.raises(JsonInvalidError) as refused:
        parse(data, max_bytes=10_000)
    assert refused.value.code == "json_invalid"


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8")))
def test_no_bytes_raise_any_other_error(data: bytes) -> None:
    try:
        parse(data, max_bytes=50)
    except JsonInvalidError:
        return
    assert len(data) <= 50


def test_size_is_checked_before_anything_is_read() -> None:
    with pytest.raises(JsonInvalidError, match="4 bytes, at most 3"):
        parse(b"\xff\xff\xff\xff", max_bytes=3)


def test_a_byte_order_mark_is_named_as_the_fault() -> None:
    with pytest.raises(JsonInvalidError, match="byte order mark"):
        parse(b"\xef\xbb\xbf1", max_bytes=9)


def test_a_smaller_depth_can_be_asked_for() -> None:
    assert parse(b"[[1]]", max_bytes=9, max_depth=2) == [[1]]
    with pytest.raises(JsonInvalidError, match="deep"):
        parse(b"[[[1]]]", max_bytes=9, max_depth=2)


@pytest.mark.parametrize("data", [b"[]", b"1", b'"a"', b"null", b"true"])
def test_an_object_is_asked_for_by_name(data: bytes) -> None:
    with pytest.raises(JsonInvalidError, match="not an object"):
        parse_object(data, max_bytes=9)


def test_what_is_written_is_compact_sorted_and_not_escaped() -> None:
    assert dump({"b": (1, None), "a": {"é": "😀", "Z": True}}) == (
        '{"a":{"Z":true,"é":"😀"},"b":[1,null]}'.encode()
    )


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(1.5, id="float"),
        pytest.param({"a": [float("nan")]}, id="NaN inside"),
        pytest.param(2**53, id="integer beyond the largest"),
        pytest.param("\ud800", id="half a pair"),
        pytest.param({"\udfff": 1}, id="half a pair in a name"),
        pytest.param({1: 2}, id="a name that is a number"),
        pytest.param(b"bytes", id="bytes"),
        pytest.param({1, 2}, id="set"),
    ],
)
def test_what_cannot_be_read_again_is_not_written(value: JsonInput) -> None:
    with pytest.raises(JsonInvalidError):
        dump(value)


def test_a_value_inside_itself_is_not_written() -> None:
    endless: list[JsonValue] = []
    endless.append(endless)
    with pytest.raises(JsonInvalidError, match="deep"):
        dump(endless)


@given(VALUES)
def test_what_is_written_is_read_back_here_and_elsewhere(value: JsonValue) -> None:
    data = dump(value)
    assert parse(data, max_bytes=1_000_000, max_depth=64) == value
    assert json.loads(data) == value
    assert dump(json.loads(data)) == data
