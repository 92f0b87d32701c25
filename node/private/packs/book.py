"""A workbook of everything: how it is written, told apart from other workbooks, and read.

Every cell is a text and stands there exactly as it is stored; one that begins like a formula is
marked as a text, so that no spreadsheet works it out. A text too long for one cell goes on in the
next column.
"""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from node.errors import InputRefusedError
from node.language import gettext as _
from node.private.packs.book_tables import BOOK
from node.private.packs.xlsx_list import open_workbook, unreadable

__all__ = ["Rows", "as_bytes", "is_book", "read_book", "text_cell", "write_book"]

Rows = list[dict[str, str]]

_FRONT: Final = "linkpin"
_SIGN: Final = "linkpin everything"
_VERSION: Final = "1"
_CELL: Final = 32_000
_FORMULA: Final = ("=", "+", "-", "@")
_MAX_ROWS: Final = 400_000
_MAX_COLUMNS: Final = 500


def write_book(sheets: Mapping[str, tuple[Sequence[str], Iterable[Mapping[str, str]]]]) -> bytes:
    """Return a workbook.

    Args:
        sheets: Names of columns and rows by name of the sheet; a column that does not fit into one
            cell is written into several.
    """
    book = Workbook(write_only=True)
    front = book.create_sheet(_FRONT)
    front.append([_SIGN, _VERSION])
    for name, (columns, rows) in sheets.items():
        _write_sheet(book.create_sheet(name), columns, list(rows))
    return as_bytes(book)


def as_bytes(book: Workbook) -> bytes:
    """Return a workbook as a file."""
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def is_book(data: bytes) -> bool:
    """Say whether a workbook is one of everything.

    Raises:
        InputRefusedError: It may not be unpacked, or cannot be read.
    """
    with _opened(data) as book:
        if _FRONT not in book.sheetnames:
            return False
        first = next(iter(book[_FRONT].iter_rows(values_only=True, max_row=1, max_col=2)), ())
        return tuple(first) == (_SIGN, _VERSION)


def read_book(data: bytes) -> dict[str, Rows]:
    """Return the rows of a workbook of everything, by table.

    Raises:
        InputRefusedError: A sheet or column is none of ours, or there are too many rows.
    """
    with _opened(data) as book:
        known = {table.name for table in BOOK}
        unknown = [name for name in book.sheetnames if name not in known | {_FRONT}]
        if unknown:
            raise InputRefusedError(
                _("The workbook has a sheet that is not ours: %(name)s.") % {"name": unknown[0]}
            )
        found = {name: list(_read_sheet(book[name])) for name in book.sheetnames if name != _FRONT}
    if sum(map(len, found.values())) > _MAX_ROWS:
        raise _too_many_rows()
    return found


def text_cell(sheet: WriteOnlyWorksheet, value: str) -> Cell:
    """Return a cell that is a text, whatever it begins with."""
    cell = WriteOnlyCell(sheet, value=value)
    cell.data_type = "s"
    if value.startswith(_FORMULA):
        # What a person types with a quotation mark before it: never worked out, never shown.
        cell.quotePrefix = True
    return cell


def _write_sheet(
    sheet: WriteOnlyWorksheet, columns: Sequence[str], rows: Sequence[Mapping[str, str]]
) -> None:
    spread = {
        column: max((-(-len(row.get(column, "")) // _CELL) for row in rows), default=1) or 1
        for column in columns
    }
    head = [
        column if part == 0 else f"{column} {part + 1}"
        for column in columns
        for part in range(spread[column])
    ]
    sheet.append([text_cell(sheet, name) for name in head])
    for row in rows:
        cells: list[Cell | None] = []
        for column in columns:
            text = row.get(column, "")
            parts = (text[at * _CELL : (at + 1) * _CELL] for at in range(spread[column]))
            cells += [text_cell(sheet, part) if part else None for part in parts]
        sheet.append(cells)


@contextmanager
def _opened(data: bytes) -> Iterator[Workbook]:
    """Give a workbook that is read row by row; a part that breaks is one that cannot be read."""
    book = open_workbook(data)
    try:
        yield book
    except InputRefusedError:
        raise
    except Exception as exc:  # a damaged part breaks anywhere in the reader
        raise unreadable() from exc
    finally:
        book.close()


def _too_many_rows() -> InputRefusedError:
    return InputRefusedError(_("The workbook has more rows than can be read at once."))


def _read_sheet(sheet: Any) -> Iterator[dict[str, str]]:  # noqa: ANN401 - a sheet read row by row
    # What a sheet says of its own size may be wrong, and the reader makes up every row and cell
    # that is missing before one with a high number.
    sheet.reset_dimensions()
    first = next(sheet.iter_rows(values_only=True, max_row=1, max_col=_MAX_COLUMNS), ())
    head = [str(name or "").rstrip("0123456789").strip() for name in first]
    while head and not head[-1]:
        head.pop()
    rows = sheet.iter_rows(
        values_only=True, min_row=2, max_row=_MAX_ROWS + 2, max_col=max(len(head), 1)
    )
    for number, row in enumerate(rows, start=2):
        if number > _MAX_ROWS + 1:
            raise _too_many_rows()
        said: dict[str, str] = {}
        for name, value in zip(head, row, strict=False):
            if value is not None:
                said[name] = said.get(name, "") + str(value)
        if said:
            yield said
