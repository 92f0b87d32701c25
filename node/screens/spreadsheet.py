"""A table for a spreadsheet, in which no cell is taken for a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

from flask import Response

from node.language import spoken

__all__ = ["answer_table", "safe_cell"]

# A spreadsheet may part a line at another sign than the one it was written with, and drops the
# quotation marks that stand there; then what began inside a cell begins one.
_BEGIN: Final = re.compile(r'((?:^|[;,\t\r\n])"*)(?=[=+\-@\t\r])')
_MARK: Final = "\ufeff"
"""A spreadsheet takes a file without this sign for one of its own old encodings."""


def answer_table(rows: Iterable[Sequence[object]], *, name: str) -> Response:
    """Return rows as a file to keep.

    Args:
        rows: The first of them is the head.
        name: Of the file.
    """
    written = io.StringIO()
    # Where a comma parts a number, spreadsheets part cells at a semicolon.
    writer = csv.writer(written, delimiter="," if spoken() == "en" else ";")
    writer.writerows([safe_cell(value) for value in row] for row in rows)
    answer = Response(_MARK + written.getvalue(), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def safe_cell(value: object) -> str:
    """Return a cell that no spreadsheet takes for a formula, wherever it parts the cell."""
    return _BEGIN.sub(r"\1'", str(value))
