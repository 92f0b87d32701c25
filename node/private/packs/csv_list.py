"""A list out of a CSV file: parted by semicolons, commas or tabs, whichever parts it best."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

from node.errors import InputRefusedError
from node.language import gettext as _
from node.private.packs.decoded_text import decode_text
from node.private.packs.sheet import MAX_UPLOAD_BYTES, Sheet
from node.private.packs.sheet_lines import fill_sheet

__all__ = ["read_csv"]

# A cell that is too long is named by its line; the reader itself would only stop.
csv.field_size_limit(MAX_UPLOAD_BYTES)

_SIGNS: Final = (";", ",", "\t")
_LINES_LOOKED_AT: Final = 20


def read_csv(data: bytes) -> Sheet:
    """Return the list of a CSV file.

    Raises:
        InputRefusedError: It is no text, or no table.
    """
    text = decode_text(data)
    try:
        return fill_sheet(_rows(text, _sign(text)))
    except csv.Error as exc:
        raise InputRefusedError(
            _("This file is no table that can be read. Save it again as CSV from your spreadsheet.")
        ) from exc


def _rows(text: str, sign: str) -> Iterator[tuple[int, Iterable[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    start = 1
    for row in reader:
        yield start, row
        start = reader.line_num + 1


def _sign(text: str) -> str:
    """Return the sign that parts the first lines into most columns, the same number in each."""
    begin = "".join(text.splitlines(keepends=True)[:_LINES_LOOKED_AT])
    return max(_SIGNS, key=lambda sign: _columns(begin, sign))


def _columns(begin: str, sign: str) -> tuple[int, int]:
    widths = [len(row) for row in csv.reader(io.StringIO(begin, newline=""), delimiter=sign) if row]
    return (min(widths, default=0), sum(widths))
