"""Files of one object a line: all or nothing, every fault named, no text quoted."""

import json

import pytest

from node.errors import InputRefusedError
from node.private.lines import MAX_FAULTS, MAX_FILE_BYTES, MAX_LINES, load_lines, load_object
from node.private.register.known import LINE, KnownLine
from node.private.register.models import KnownKind

GOOD = b'{"kind": "person", "text": "Quillon Ofrane"}'


def refused(data: bytes) -> InputRefusedError:
    """Return the error by which a file is refused."""
    with pytest.raises(InputRefusedError) as caught:
        load_lines(data, schema=LINE, record=KnownLine)
    return caught.value


def test_each_line_becomes_one_record_in_order() -> None:
    data = b'{"kind": "person", "text": "A"}\n{"kind": "place", "text": "B"}\n'

    assert load_lines(data, schema=LINE, record=KnownLine) == (
        KnownLine(kind=KnownKind.PERSON, text="A"),
        KnownLine(kind=KnownKind.PLACE, text="B"),
    )


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(GOOD, id="no line feed at the end"),
        pytest.param(GOOD + b"\r\n", id="line ends of Windows"),
        pytest.param(b"\n\n" + GOOD + b"\n \t\n", id="blank lines"),
    ],
)
def test_line_ends_and_blank_lines_do_not_matter(data: bytes) -> None:
    assert len(load_lines(data, schema=LINE, record=KnownLine)) == 1


@pytest.mark.parametrize(
    "data", [pytest.param(b"", id="no bytes"), pytest.param(b"\n \n\r\n", id="blank lines alone")]
)
def test_an_empty_file_is_refused(data: bytes) -> None:
    assert "empty" in str(refused(data))


@pytest.mark.parametrize(
    "mark",
    [
        pytest.param(b"\xff\xfe", id="UTF-16 little"),
        pytest.param(b"\xfe\xff", id="UTF-16 big"),
    ],
)
def test_a_file_in_utf_16_is_refused_with_how_to_save_it(mark: bytes) -> None:
    assert "again as UTF-8" in str(refused(mark + GOOD))
    with pytest.raises(InputRefusedError, match="again as UTF-8"):
        load_object(mark + GOOD, schema=LINE, record=KnownLine)


def test_the_byte_order_mark_of_utf_8_is_passed_over() -> None:
    data = b"\xef\xbb\xbf" + GOOD

    assert load_lines(data, schema=LINE, record=KnownLine) == (
        load_object(data, schema=LINE, record=KnownLine),
    )


@pytest.mark.parametrize("first", [b"{", b"["], ids=["an object", "a list"])
def test_an_object_laid_out_over_lines_is_one_fault_and_says_one_object_a_line(
    first: bytes,
) -> None:
    error = refused(b"\n" + first + b'\n  "kind": "person",\n  "text": "A"\n}\n')

    assert "Line 2" in str(error)
    assert "one line of its own" in str(error)
    assert error.faults == ()


def test_a_file_beyond_eight_mebibytes_is_refused() -> None:
    assert "8 MiB" in str(refused(b" " * (MAX_FILE_BYTES + 1)))


def test_a_thousand_lines_are_read_and_one_more_is_not() -> None:
    assert len(load_lines((GOOD + b"\n") * 1000, schema=LINE, record=KnownLine)) == 1000
    assert MAX_LINES == 1000
    assert "1001" in str(refused((GOOD + b"\n") * 1001))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param(b'{"kind": ', "not JSON", id="cut off"),
        pytest.param(b"[]", "not an object", id="a list"),
        pytest.param(b'{"kind": "person", "kind": "place"}', "two members", id="a member twice"),
        pytest.param(b'{"kind": 1.5}', "not an integer", id="a fraction"),
        pytest.param(b'{"kind": "\xff"}', "not UTF-8", id="not UTF-8"),
        pytest.param(b'{"kind": "\\ud800"}', "surrogate", id="half a character"),
    ],
)
def test_a_line_that_is_not_strict_json_is_named(line: bytes, said: str) -> None:
    faults = refused(GOOD + b"\n\n" + line + b"\n").faults

    assert len(faults) == 1
    assert faults[0].startswith("line 3: ")
    assert said in faults[0]


def test_every_fault_of_every_line_is_named_in_order() -> None:
    data = b'{"kind": "town"}\n' + GOOD + b'\n{"kind": "person", "text": "", "age": 3}\n'

    assert [fault.split(":")[0] for fault in refused(data).faults] == [
        "line 1, kind",
        "line 1, text",
        "line 3, text",
        "line 3, age",
    ]


def test_a_place_inside_a_list_is_named() -> None:
    data = b'{"kind": "person", "text": "A", "aliases": ["B", ""]}'

    assert refused(data).faults[0].startswith("line 1, aliases.1: ")


def test_fifty_faults_are_named_and_the_rest_is_said_to_be_there() -> None:
    faults = refused(b"{}\n" * 40).faults

    assert len(faults) == MAX_FAULTS + 1
    assert MAX_FAULTS == 50
    assert "more faults" in faults[-1]


def test_a_fault_never_quotes_the_text() -> None:
    hidden = "Quillon Ofrane\u200b"
    error = refused(json.dumps({"kind": "person", "text": hidden, hidden: 1}).encode())

    assert "Quillon" not in "\n".join((str(error), *error.faults))


def test_a_file_with_one_object_names_the_member_alone() -> None:
    with pytest.raises(InputRefusedError) as caught:
        load_object(b'{"kind": "person"}', schema=LINE, record=KnownLine)

    assert caught.value.faults == ("text: It is missing.",)
