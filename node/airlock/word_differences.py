"""What changed between two versions of a text, word by word, for the eyes of a person."""

import difflib
import re
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["Change", "Run", "compare_words"]

_WORDS = re.compile(r"\s+|\S+")
# Comparing takes time with the square of the length; a longer text is shown as replaced.
_MAX_WORDS = 6_000


class Change(StrEnum):
    """What happened to some words."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words in a row with one fate.

    Attributes:
        change: What happened to them.
        text: The words with the space between them; hidden from `repr`.
    """

    change: Change
    text: str = field(repr=False)


def compare_words(before: str, after: str) -> tuple[Run, ...]:
    """Return both versions as one row of words: kept, removed, added.

    Without what was added the row is `before`; without what was removed it is `after`.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if max(len(old), len(new)) > _MAX_WORDS:
        return _runs([(Change.REMOVED, before), (Change.ADDED, after)])
    found: list[tuple[Change, str]] = []
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            found.append((Change.KEPT, "".join(old[old_start:old_end])))
        else:
            found.append((Change.REMOVED, "".join(old[old_start:old_end])))
            found.append((Change.ADDED, "".join(new[new_start:new_end])))
    return _runs(found)


def _runs(found: list[tuple[Change, str]]) -> tuple[Run, ...]:
    return tuple(Run(change=change, text=text) for change, text in found if text)
