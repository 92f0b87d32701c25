"""A list as it came in: its columns, its lines, and what could not be read of them.

Whatever the file was, from here on it is lines of texts. Numbers of lines are those a person sees
in the program the list came from.
"""

from dataclasses import dataclass, field
from typing import Final

__all__ = [
    "MAX_CELL_CHARACTERS",
    "MAX_COLUMNS",
    "MAX_LINES",
    "MAX_UPLOAD_BYTES",
    "Fault",
    "Sheet",
    "keep_cell",
]

MAX_UPLOAD_BYTES: Final = 25 * 1024 * 1024
MAX_LINES: Final = 20_000
MAX_COLUMNS: Final = 60
MAX_CELL_CHARACTERS: Final = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that is wrong with one line, or worth knowing of it.

    Attributes:
        line: Number of the line; None for the whole list.
        column: What the column is called; empty for the whole line.
        sentence: What is wrong, and what to do.
    """

    line: int | None
    column: str
    sentence: str


@dataclass(slots=True, kw_only=True)
class Sheet:
    """A list as it came in.

    Attributes:
        header: What each column is called.
        lines: Cells of each line, by its number.
        faults: What keeps a line from being stored.
        notes: What a person should know; it keeps nothing from being stored.
    """

    header: tuple[str, ...]
    lines: dict[int, tuple[str, ...]] = field(default_factory=dict, repr=False)
    faults: list[Fault] = field(default_factory=list, repr=False)
    notes: list[Fault] = field(default_factory=list, repr=False)


def keep_cell(text: str) -> str | None:
    """Return a cell without odd space around it; None if it is too long to be a cell."""
    if len(text) > MAX_CELL_CHARACTERS:
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").strip()
