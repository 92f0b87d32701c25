"""A list out of an Excel workbook: its first sheet that is shown and holds something.

Formulas are kept as their text and never worked out. A merged cell counts for each cell it covers;
a title above the table is passed over, and a head of two lines becomes one.
"""

import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Final
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.workbook import Workbook

from node.errors import InputRefusedError
from node.language import gettext as _
from node.private.packs.packed_file import check_packed, has_macros
from node.private.packs.sheet import MAX_COLUMNS, MAX_LINES, Fault, Sheet
from node.private.packs.sheet_lines import fill_sheet, too_many_lines

__all__ = ["cell_text", "open_workbook", "read_xlsx", "unreadable"]

_MERGED: Final = re.compile(rb'<mergeCell [^>]{0,200}?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_MAX_MERGED: Final = 500
_SPARE_ROWS: Final = 1_000
_MOST_ROWS: Final = MAX_LINES + _SPARE_ROWS
_MOST_MERGED_CELLS: Final = _MOST_ROWS * MAX_COLUMNS
"""All cells of a list; ranges do not overlap, so no more of them can be merged."""

_Row = tuple[int, list[str]]


def read_xlsx(data: bytes) -> Sheet:
    """Return the list of a workbook.

    Raises:
        InputRefusedError: It may not be unpacked, cannot be read, or has no list.
    """
    book = open_workbook(data)
    try:
        rows, name = _first_rows(book)
        merged = _merged(data, book.worksheets.index(book[name]))
    except InputRefusedError:
        raise
    except Exception as exc:  # a damaged part breaks anywhere in the reader
        raise unreadable() from exc
    finally:
        book.close()
    sheet = fill_sheet(iter(_one_head(_without_title(_unmerge(rows, merged)), merged)))
    _note_formulas(sheet)
    if has_macros(data):
        sheet.notes.append(
            Fault(line=None, column="", sentence=_("The macros of this file were ignored."))
        )
    return sheet


def open_workbook(data: bytes) -> Workbook:
    """Return a workbook that is read row by row.

    Raises:
        InputRefusedError: It may not be unpacked, or cannot be read.
    """
    check_packed(data)
    try:
        return load_workbook(io.BytesIO(data), read_only=True, keep_vba=False, keep_links=False)
    except Exception as exc:  # the reader raises whatever it stumbles over
        raise unreadable() from exc


def cell_text(value: object) -> str:
    """Return a cell as the text of a list."""
    match value:
        case None:
            return ""
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)


def unreadable() -> InputRefusedError:
    """Return why a damaged workbook is not read."""
    return InputRefusedError(
        _("This workbook cannot be read. Open it and save it again, or save the list as CSV.")
    )


def _first_rows(book: Workbook) -> tuple[list[_Row], str]:
    for name in book.sheetnames:
        sheet = book[name]
        if getattr(sheet, "sheet_state", "visible") != "visible":
            continue
        # What a sheet says of its own size may be wrong.
        sheet.reset_dimensions()
        # The reader makes up every row that is missing before one with a high number.
        rows = sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS + 1, max_row=_MOST_ROWS + 1)
        found = list(_rows(rows))
        if found:
            return found, name
    raise InputRefusedError(_("No sheet of this workbook holds a list."))


def _rows(rows: Iterator[Sequence[object]]) -> Iterator[_Row]:
    for number, row in enumerate(rows, start=1):
        if number > _MOST_ROWS:
            raise too_many_lines()
        cells = [cell_text(value) for value in row]
        if any(cells):
            yield number, cells


def _merged(data: bytes, place: int) -> list[tuple[int, int, int, int]]:
    """Return the merged cells of a sheet, as first column and row, last column and row."""
    with ZipFile(io.BytesIO(data)) as packed:
        name = f"xl/worksheets/sheet{place + 1}.xml"
        if name not in packed.namelist():
            return []
        found = _MERGED.findall(packed.read(name))[:_MAX_MERGED]
    bounds = (range_boundaries(each.decode()) for each in found)
    return [(left, top, right, low) for left, top, right, low in bounds if None not in (left, low)]  # type: ignore[misc]


def _unmerge(rows: list[_Row], merged: Sequence[tuple[int, int, int, int]]) -> list[_Row]:
    by_number = dict(rows)
    left_over = _MOST_MERGED_CELLS
    for left, top, right, low in merged:
        first = by_number.get(top)
        if first is None or left > len(first) or low - top > MAX_LINES:
            continue
        width = min(right, MAX_COLUMNS)
        left_over -= (low - top + 1) * max(width - left + 1, 1)
        if left_over < 0:
            break
        for number in range(top, low + 1):
            cells = by_number.get(number)
            if cells is None:
                continue
            cells.extend([""] * (width - len(cells)))
            for at in range(left - 1, width):
                cells[at] = cells[at] or first[left - 1]
    return rows


def _without_title(rows: list[_Row]) -> list[_Row]:
    """Pass over rows above the table that say one thing only."""
    for at, (_number, cells) in enumerate(rows[:-1]):
        below = {cell for cell in rows[at + 1][1] if cell}
        if len({cell for cell in cells if cell}) > 1 or len(below) <= 1:
            return rows[at:]
    return rows


def _one_head(rows: list[_Row], merged: Sequence[tuple[int, int, int, int]]) -> list[_Row]:
    """Join a head whose upper line spans columns with the line below it."""
    if len(rows) < 2:  # noqa: PLR2004 - a head and something below it
        return rows
    number, upper = rows[0]
    if not any(top == number and right > left and low == top for left, top, right, low in merged):
        return rows
    lower = rows[1][1] + [""] * len(upper)
    joined = [f"{a}: {b}" if b and a != b else a or b for a, b in zip(upper, lower, strict=False)]
    return [(number, joined), *rows[2:]]


def _note_formulas(sheet: Sheet) -> None:
    for number, cells in sheet.lines.items():
        for column, cell in zip(sheet.header, cells, strict=True):
            if cell.startswith("="):
                sentence = _("A formula is not worked out; it is kept as text.")
                sheet.notes.append(Fault(line=number, column=column, sentence=sentence))
