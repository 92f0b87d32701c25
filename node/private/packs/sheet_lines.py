"""Rows of any program as a list: empty lines left out, the head found, long cells refused."""

from collections.abc import Iterable, Sequence

from node.errors import InputRefusedError
from node.language import gettext as _
from node.private.packs.sheet import (
    MAX_CELL_CHARACTERS,
    MAX_COLUMNS,
    MAX_LINES,
    Fault,
    Sheet,
    keep_cell,
)

__all__ = ["fill_sheet", "too_many_lines"]


def fill_sheet(rows: Iterable[tuple[int, Iterable[str]]]) -> Sheet:
    """Return a list.

    Args:
        rows: Number and cells of each row; the first that is not empty holds the names of the
            columns.

    Raises:
        InputRefusedError: It is empty, or too large.
    """
    sheet: Sheet | None = None
    for number, row in rows:
        cells = list(row)
        if not any(cell.strip() for cell in cells):
            continue
        if sheet is None:
            sheet = Sheet(header=_header(cells))
        else:
            _add(sheet, number, cells)
    if sheet is None:
        raise InputRefusedError(
            _("The file is empty. Its first line names the columns, each other line is one entry.")
        )
    if not sheet.lines:
        raise InputRefusedError(_("There is nothing below the names of the columns."))
    return sheet


def too_many_lines() -> InputRefusedError:
    """Return why a list that is too long is not read."""
    return InputRefusedError(
        _("The list has more than %(most)d lines. Divide it and bring the parts one by one.")
        % {"most": MAX_LINES}
    )


def _header(cells: Sequence[str]) -> tuple[str, ...]:
    names = [" ".join(cell.split())[:100] for cell in cells]
    while names and not names[-1]:
        names.pop()
    if len(names) > MAX_COLUMNS:
        raise InputRefusedError(
            _("The list has %(columns)d columns; at most %(most)d are read. Take some out.")
            % {"columns": len(names), "most": MAX_COLUMNS}
        )
    return tuple(
        name or _("Column %(number)d") % {"number": at} for at, name in enumerate(names, 1)
    )


def _add(sheet: Sheet, number: int, cells: Sequence[str]) -> None:
    if len(sheet.lines) >= MAX_LINES:
        raise too_many_lines()
    kept = []
    for at, name in enumerate(sheet.header):
        cell = keep_cell(cells[at]) if at < len(cells) else ""
        if cell is None:
            sheet.faults.append(_too_long(number, name, len(cells[at])))
        kept.append(cell or "")
    if any(cell.strip() for cell in cells[len(sheet.header) :]):
        sheet.faults.append(
            Fault(
                line=number,
                column="",
                sentence=_(
                    "This line has more cells than there are columns. A text with a comma or a "
                    "semicolon stands between quotation marks."
                ),
            )
        )
    sheet.lines[number] = tuple(kept)


def _too_long(number: int, column: str, length: int) -> Fault:
    sentence = _("The cell has %(length)d characters; at most %(most)d fit. Shorten it.") % {
        "length": length,
        "most": MAX_CELL_CHARACTERS,
    }
    return Fault(line=number, column=column, sentence=sentence)
