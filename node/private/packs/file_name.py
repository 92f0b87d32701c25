"""What the file of a list is called, as a text that may be kept: contacts say they are known by it.

A Mac hands over letters and their accents apart, and a file may be called by characters that no
text here may hold. Neither is a fault of the list, and nobody sees it to mend it.
"""

import unicodedata
from typing import Final

from schemas.errors import TextRefusedError
from schemas.text_rules import check_text

__all__ = ["plain_name"]

_MAX_CHARACTERS: Final = 150
_SHOWN: Final = frozenset("LNPS")


def plain_name(name: str) -> str:
    """Return what a file is called, its last characters if it is long; empty if nothing is left."""
    composed = unicodedata.normalize("NFC", name)[-_MAX_CHARACTERS:]
    if _may_be_kept(composed):
        return composed
    shown = (each if unicodedata.category(each)[0] in _SHOWN else " " for each in composed)
    kept = " ".join("".join(shown).split())
    return kept if _may_be_kept(kept) else ""


def _may_be_kept(name: str) -> bool:
    try:
        check_text(name, max_characters=_MAX_CHARACTERS, lines=False)
    except TextRefusedError:
        return False
    return True
