"""The text of a file that does not say how it is coded.

A mark at its beginning is believed. Else it is UTF-16 if every other byte is zero, UTF-8 if it can
be, and otherwise what Western spreadsheets write; lines of two programs may stand in one file.
"""

from typing import Final

from charset_normalizer import from_bytes

from node.errors import InputRefusedError
from node.language import gettext as _

__all__ = ["decode_text"]

_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_OLD: Final = "cp1252"
_LOOKED_AT: Final = 4_000
_ZERO_SHARE: Final = 0.3


def decode_text(data: bytes) -> str:
    """Return the text of a file.

    Raises:
        InputRefusedError: No coding makes a text of it.
    """
    text = _decoded(data)
    if text is None or "\x00" in text or "\ufffd" in text:
        raise InputRefusedError(
            _(
                "The letters of this file cannot be read. Open it in your spreadsheet and save it "
                "as “CSV UTF-8” or as an Excel workbook (.xlsx)."
            )
        )
    return text


def _decoded(data: bytes) -> str | None:
    for mark, coding in _MARKS:
        if data.startswith(mark):
            return _try(data[len(mark) :], coding)
    wide = _wide_coding(data[:_LOOKED_AT])
    if wide is not None:
        return _try(data, wide)
    whole = _try(data, "utf-8")
    return whole if whole is not None else _line_by_line(data)


def _wide_coding(data: bytes) -> str | None:
    """Return which UTF-16 it is, if every other byte is zero as it is in Latin letters."""
    half = max(1, len(data) // 2)
    if data[1::2].count(0) / half > _ZERO_SHARE:
        return "utf-16-le"
    return "utf-16-be" if data[::2].count(0) / half > _ZERO_SHARE else None


def _line_by_line(data: bytes) -> str | None:
    """Return lines of which some are UTF-8 and the others are not."""
    lines = data.split(b"\n")
    read = [_try(line, "utf-8") for line in lines]
    others = b"\n".join(line for line, text in zip(lines, read, strict=True) if text is None)
    coding = _old_coding(others)
    if coding is None:
        return None
    return "\n".join(
        text if text is not None else line.decode(coding, "replace")
        for line, text in zip(lines, read, strict=True)
    )


def _old_coding(data: bytes) -> str | None:
    if _try(data, _OLD) is not None:
        return _OLD
    best = from_bytes(data).best()
    return None if best is None else best.encoding


def _try(data: bytes, coding: str) -> str | None:
    try:
        return data.decode(coding)
    except UnicodeDecodeError:
        return None
