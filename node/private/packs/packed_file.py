"""What an Excel workbook is before it is read: a packed folder that may be a trap.

How large it becomes is looked at before anything is unpacked, and no part may define words of its
own, because either can fill the memory of the town's machine. Macros are never looked at.
"""

import io
from typing import Final
from zipfile import BadZipFile, ZipFile

from node.errors import InputRefusedError
from node.language import gettext as _

__all__ = ["MAX_UNPACKED_BYTES", "check_packed", "has_macros", "is_old_office", "is_packed"]

MAX_UNPACKED_BYTES: Final = 120 * 1024 * 1024
_MAX_PARTS: Final = 2_000
_HEAD_BYTES: Final = 2_048
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
        if part.filename.endswith((".xml", ".rels")):
            with packed.open(part) as opened:
                if b"<!" in opened.read(_HEAD_BYTES).replace(b"<!--", b""):
                    raise InputRefusedError(
                        _("This workbook defines words of its own, and is not read.")
                    )
