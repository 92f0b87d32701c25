"""A table for a spreadsheet, in which no cell is taken for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from flask import Response

__all__ = ["answer_table", "safe_cell"]

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_MARK: Final = "\ufeff"
"""A spreadsheet takes a file without this sign for one of its own old encodings."""


def answer_table(rows: Iterable[Sequence[object]], *, name: str) -> Response:
    """Return rows as a file to keep.

    Args:
        rows: The first of them is the head.
        name: Of the file.
    """
    written = io.StringIO()
    csv.writer(written).writerows([safe_cell(value) for value in row] for row in rows)
    answer = Response(_MARK + written.getvalue(), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def safe_cell(value: object) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
