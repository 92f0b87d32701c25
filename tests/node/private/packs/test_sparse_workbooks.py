"""A small workbook that numbers its rows high is answered at once, and fills no memory."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from node.errors import InputRefusedError
from node.private.packs.any_list import read_list
from node.private.packs.book import is_book, read_book, write_book
from tests.bounded import ending
from tests.node.private.packs.bringing import workbook

__all__: list[str] = []

LIST = workbook(["Organisatie", "Doel"], ["Zonnehof", "Samen"])
BOOK = write_book({"organisation": (("organisation_id", "sector"), [{"sector": "school"}])})


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
    with ending(), pytest.raises(InputRefusedError, match="more than 20000 lines"):
        read_list(with_row(LIST, "sheet1", number))


def test_a_list_may_have_gaps() -> None:
    sheet = read_list(with_row(LIST, "sheet1", "900"))
    assert list(sheet.lines) == [2, 900]


@pytest.mark.parametrize("number", ["2000000", "2000000000"])
@pytest.mark.parametrize("size", ["", "A1:XFD1048576"])
def test_a_workbook_of_everything_with_a_row_far_down_is_refused_at_once(
    number: str, size: str
) -> None:
    data = with_row(BOOK, "sheet2", number, column="XFD", size=size)
    with ending():
        assert is_book(data)
        with pytest.raises(InputRefusedError, match="more rows than can be read"):
            read_book(data)


def test_a_workbook_of_everything_may_have_gaps_and_cells_beside_its_columns() -> None:
    data = with_row(BOOK, "sheet2", "5000", column="XFD")
    assert read_book(data) == {"organisation": [{"sector": "school"}]}


def test_a_workbook_of_everything_with_a_broken_row_is_refused() -> None:
    with pytest.raises(InputRefusedError, match="cannot be read"):
        read_book(with_row(BOOK, "sheet2", "many"))


@pytest.mark.parametrize(("before", "below"), [(1, "Samen"), (400, "")])
def test_merged_ranges_are_followed_until_they_have_covered_a_whole_list(
    before: int, below: str
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Organisatie", "Doel"])
    sheet.append(["Zonnehof", "Samen"])
    for number in range(6_000):
        sheet.append([f"Zonnehof {number}", ""])
    written = io.BytesIO()
    book.save(written)
    ranges = '<mergeCell ref="C2:BH6001"/>' * before + '<mergeCell ref="B2:B3"/>'
    data = io.BytesIO()
    with ZipFile(written) as old, ZipFile(data, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                merged = f"</sheetData><mergeCells>{ranges}</mergeCells>".encode()
                part = part.replace(b"</sheetData>", merged)
            new.writestr(name, part)
    assert read_list(data.getvalue()).lines[3][1] == below
