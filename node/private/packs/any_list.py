"""Which sort of file a list came in, told by what it holds and not by its name."""

from node.errors import InputRefusedError
from node.language import gettext as _
from node.private.packs.csv_list import read_csv
from node.private.packs.packed_file import is_old_office, is_packed
from node.private.packs.sheet import MAX_UPLOAD_BYTES, Sheet
from node.private.packs.vcard_list import is_vcard, read_vcard
from node.private.packs.xlsx_list import read_xlsx

__all__ = ["check_upload", "read_list"]


def check_upload(data: bytes) -> None:
    """Check that a file is one that may be looked at.

    Raises:
        InputRefusedError: It is empty, too large, or of an old sort.
    """
    if not data:
        raise InputRefusedError(_("Choose a file that is not empty."))
    if len(data) > MAX_UPLOAD_BYTES:
        raise InputRefusedError(
            _("The file is larger than %(most)d MB. Divide it.")
            % {"most": MAX_UPLOAD_BYTES // (1024 * 1024)}
        )
    if is_old_office(data):
        raise InputRefusedError(
            _(
                "This workbook is of an old sort (.xls) or locked with a password. Save it as "
                ".xlsx without a password, or as CSV."
            )
        )
    if data.startswith(b"%PDF"):
        raise InputRefusedError(_("This is a PDF. Bring the list as CSV, .xlsx or .vcf."))


def read_list(data: bytes) -> Sheet:
    """Return the list of a file.

    Raises:
        InputRefusedError: It cannot be read; says what to do.
    """
    if is_packed(data):
        return read_xlsx(data)
    return read_vcard(data) if is_vcard(data) else read_csv(data)
