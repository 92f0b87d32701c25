"""A small workbook that numbers its rows high is answered at once, and fills no memory."""

import io
import time
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from node.errors import InputRefusedError
from node.private.packs.any_list import read_list
from node.private.packs.book import is_book, read_book, write_book
from tests.node.private.packs.bringing import workbook

__all__: list[str] = []

LIST = workbook(["Organisatie", "Doel"], ["Zonnehof", "Samen"])
BOOK = write_book({"organisation": (("organisation_id", "sector"), [{"sector": "school"}])})
SECONDS = 5


def with_row(data: bytes, sheet: str, number: str, *, column: str = "A", size: str = "") -> bytes:
    """Return a workbook with one more row of this number, and a size the sheet claims."""
    written = io.BytesIO()
    row = f'<row r="{number}"><c r="{column}9" t="inlineStr"><is><t>x</t></is></c></row>'
    with ZipFile(io.BytesIO(data)) as old, ZipFile(written, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == f"xl/worksheets/{sheet}.xml":
                part = part.replace(b"</sheetData>", row.encode() + b"</sheetData>")
                if size:
                    part = part.replace(
                        b"<sheetData>", f'<dimension ref="{size}"/><sheetData>'.encode()
                    )
            new.writestr(name, part)
    return written.getvalue()


@pytest.mark.parametrize("number", ["22000", "2000000", "2000000000", "2000000000000"])
def test_a_list_with_a_row_far_down_is_refused_at_once(number: str) -> None:
    began = time.monotonic()
    with pytest.raises(InputRefusedError, match="more than 20000 lines"):
        read_list(with_row(LIST, "sheet1", number))
    assert time.monotonic() - began < SECONDS


def test_a_list_may_have_gaps() -> None:
    sheet = read_list(with_row(LIST, "sheet1", "900"))
    assert list(sheet.lines) == [2, 900]


@pytest.mark.parametrize("number", ["2000000", "2000000000"])
@pytest.mark.parametrize("size", ["", "A1:XFD1048576"])
def test_a_workbook_of_everything_with_a_row_far_down_is_refused_at_once(
    number: str, size: str
) -> None:
    data = with_row(BOOK, "sheet2", number, column="XFD", size=size)
    began = time.monotonic()
    assert is_book(data)
    with pytest.raises(InputRefusedError, match="more rows than can be read"):
        read_book(data)
    assert time.monotonic() - began < SECONDS


def test_a_workbook_of_everything_may_have_gaps_and_cells_beside_its_columns() -> None:
    data = with_row(BOOK, "sheet2", "5000", column="XFD")
    assert read_book(data) == {"organisation": [{"sector": "school"}]}


def test_a_workbook_of_everything_with_a_broken_row_is_refused() -> None:
    with pytest.raises(InputRefusedError, match="cannot be read"):
        read_book(with_row(BOOK, "sheet2", "many"))


def test_ranges_that_cover_a_list_again_and_again_cost_no_more_than_the_list() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Organisatie", "Doel"])
    for number in range(6_000):
        sheet.append([f"Zonnehof {number}", ""])
    written = io.BytesIO()
    book.save(written)
    ranges = "".join(f'<mergeCell ref="B{at}:BH6001"/>' for at in range(2, 502))
    data = io.BytesIO()
    with ZipFile(written) as old, ZipFile(data, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                merged = f"</sheetData><mergeCells>{ranges}</mergeCells>".encode()
                part = part.replace(b"</sheetData>", merged)
            new.writestr(name, part)
    began = time.monotonic()
    read_list(data.getvalue())
    assert time.monotonic() - began < SECONDS
