"""The empty list that a page offers: the columns in the language spoken, and one invented line."""

from collections.abc import Iterator, Sequence

from node.language import gettext as _
from node.private.packs.columns import COLUMNS
from node.screens.code_words import label
from schemas.practice_words import Sector

__all__ = ["template_rows"]


def template_rows() -> Iterator[Sequence[str]]:
    """Yield the head and one line to write over."""
    yield [_(title) for title in COLUMNS.values()]
    said = {
        "name": _("Example: youth centre De Brug"),
        "sector": label(Sector.YOUTH_WORK),
        "part": _("formal"),
        "place": _("Mill Street 1"),
        "function": _("Front desk"),
        "mailbox": "info@debrug.example",
        "agreement_until": "2026-12-31",
        "last_on": "2026-01-15",
    }
    yield [said.get(column, "") for column in COLUMNS]
