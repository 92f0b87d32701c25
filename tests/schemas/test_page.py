"""Pages of entries: their limits, and the exact bytes they carry; see also the golden documents."""

import pytest
from hypothesis import given

from schemas.errors import JsonInvalidError, RecordInvalidError
from schemas.page import (
    MAX_LINES,
    MAX_PAGE_BYTES,
    Page,
    PageLine,
    PageProof,
    dump_page_line,
    dump_page_proof,
    parse_page,
)
from tests.schemas.invented_records import pages

SALT = b"0123456789abcdef"
END = dump_page_proof(PageProof(start=0, end=0, hashes=()))


@given(pages())
def test_a_page_comes_back_unchanged(page: Page) -> None:
    data = b"".join(map(dump_page_line, page.lines)) + dump_page_proof(page.proof)
    assert parse_page(data) == page


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b' {"b" : 1,\n"a":2} ', id="white space and order"),
        pytest.param(b'{"a":"\\u00e9\\/"}', id="escapes"),
        pytest.param('{"a":"é\u2028\U0001f600"}'.encode(), id="UTF-8"),
        pytest.param(b"not JSON at all\0", id="no JSON"),
        pytest.param("\ufeff{}".encode(), id="byte order mark"),
        pytest.param(b"\x7f" + b"\x01" * 65_535, id="the longest in its longest spelling"),
    ],
)
def test_the_exact_bytes_of_a_body_survive(body: bytes) -> None:
    line = PageLine(index=0, entry=b"a.b.c", salt=SALT, body=body)
    assert parse_page(dump_page_line(line) + END).lines == (line,)


def test_a_page_has_at_most_a_thousand_entries() -> None:
    line = dump_page_line(PageLine(index=0, entry=b"a.b.c"))
    assert len(parse_page(line * MAX_LINES + END).lines) == 1_000
    with pytest.raises(RecordInvalidError) as refused:
        parse_page(line * (MAX_LINES + 1) + END)
    assert refused.value.reasons == {"": ("too_many",)}


def test_a_page_has_at_most_eight_mebibytes() -> None:
    assert MAX_PAGE_BYTES == 8_388_608
    with pytest.raises(JsonInvalidError, match="at most 8388608"):
        parse_page(b"\n" * (MAX_PAGE_BYTES + 1))


def test_the_place_of_a_bad_line_is_told() -> None:
    good = dump_page_line(PageLine(index=0, entry=b"a.b.c"))
    with pytest.raises(JsonInvalidError, match=r"^line 2: "):
        parse_page(good + good + b"{\n" + END)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(PageLine(index=0, entry=b"a.b.c", salt=SALT), id="salt alone"),
        pytest.param(PageLine(index=0, entry=b"a.b.c", body=b"{}"), id="body alone"),
        pytest.param(PageLine(index=-1, entry=b"a.b.c"), id="negative place"),
        pytest.param(PageLine(index=0, entry=b"a.b"), id="not a compact JWS"),
        pytest.param(PageLine(index=0, entry="a.b.é".encode()), id="entry beyond ASCII"),
        pytest.param(PageLine(index=0, entry=b"a.b.c", salt=b"short", body=b"{}"), id="salt short"),
    ],
)
def test_a_line_a_reader_would_refuse_is_not_written(line: PageLine) -> None:
    with pytest.raises(RecordInvalidError):
        dump_page_line(line)


def test_a_body_that_is_not_utf_8_is_not_written() -> None:
    with pytest.raises(JsonInvalidError, match="byte 1"):
        dump_page_line(PageLine(index=0, entry=b"a.b.c", salt=SALT, body=b"a\xff"))
