"""What an Excel workbook is before it is read: a packed folder that may be a trap.

How large it becomes is looked at before anything is unpacked, and no part may define words of its
own, because either can fill the memory of the town's machine. A part is told by how it begins, not
by its name, because a workbook may call its sheets anything. Macros are never looked at.
"""

import io
import re
from typing import IO, Final
from zipfile import BadZipFile, ZipFile

from node.errors import InputRefusedError
from node.language import gettext as _

__all__ = ["MAX_UNPACKED_BYTES", "check_packed", "has_macros", "is_old_office", "is_packed"]

MAX_UNPACKED_BYTES: Final = 120 * 1024 * 1024
_MAX_PARTS: Final = 2_000
_CHUNK_BYTES: Final = 64 * 1024
_BEFORE_XML: Final = b"\xef\xbb\xbf\xfe\xff \t\r\n"
_OWN_WORDS: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_MOST_CHARACTERS: Final = len("<!DOCTYPE")
_DECLARED: Final = re.compile(rb"<\?xml[^>]*\?>")
_ENCODING: Final = re.compile(rb"encoding\s*=\s*[\"']([^\"'>]*)")
# In any other, letters may stand for something else than is looked for here.
_ENCODINGS: Final = {
    *(b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"),
}
_WORKBOOK: Final = "xl/workbook.xml"


def is_packed(data: bytes) -> bool:
    """Say whether a file is a packed folder, as workbooks are."""
    return data.startswith(b"PK")


def is_old_office(data: bytes) -> bool:
    """Say whether a file is of the old sort, or locked with a password."""
    return data.startswith(b"\xd0\xcf\x11\xe0")


def has_macros(data: bytes) -> bool:
    """Say whether a workbook brings programs along."""
    with ZipFile(io.BytesIO(data)) as packed:
        return any(name.endswith("vbaProject.bin") for name in packed.namelist())


def check_packed(data: bytes) -> None:
    """Check that a workbook may be unpacked.

    Raises:
        InputRefusedError: It is none, it is damaged, or it would become too large.
    """
    try:
        with ZipFile(io.BytesIO(data)) as packed:
            _check_parts(packed)
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as exc:
        raise InputRefusedError(
            _("This workbook is damaged or locked. Open it and save it again, without a password.")
        ) from exc


def _check_parts(packed: ZipFile) -> None:
    parts = packed.infolist()
    # Python unpacks no more of a part than is said here, so a part cannot lie about its size.
    if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
        raise InputRefusedError(
            _("Unpacked, this workbook is larger than %(most)d MB. Keep only the sheet you need.")
            % {"most": MAX_UNPACKED_BYTES // (1024 * 1024)}
        )
    if _WORKBOOK not in packed.namelist():
        raise InputRefusedError(
            _("This is no Excel workbook. Save the list as .xlsx or as CSV, then bring it again.")
        )
    for part in parts:
        with packed.open(part) as opened:
            if _defines_words(opened):
                raise InputRefusedError(
                    _("This workbook defines words of its own, and is not read.")
                )


def _defines_words(part: IO[bytes]) -> bool:
    """Say whether a part defines words, anywhere in it; a `<` of a text is never written so."""
    chunk = _plain(part).lstrip(_BEFORE_XML)
    while not chunk and (more := _plain(part)):
        chunk = more.lstrip(_BEFORE_XML)
    if not chunk.startswith(b"<"):
        return False
    if chunk.startswith(b"<?xml") and not _is_plain_declaration(chunk):
        return True
    before = b""
    while chunk:
        if _OWN_WORDS.search(before + chunk):
            return True
        before = (before + chunk)[-_MOST_CHARACTERS:]
        chunk = _plain(part)
    return False


def _is_plain_declaration(beginning: bytes) -> bool:
    """Say whether the first line of a part names letters that are what they look like."""
    declared = _DECLARED.match(beginning)
    if declared is None:
        return False
    encoding = _ENCODING.search(declared[0])
    return encoding is None or encoding[1].lower() in _ENCODINGS


def _plain(part: IO[bytes]) -> bytes:
    """Return the next bytes of a part; letters of two bytes count as the one that is not zero."""
    return part.read(_CHUNK_BYTES).replace(b"\x00", b"")
