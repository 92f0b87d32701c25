"""The two wings of the network as places on a sheet: one row for each name, so nothing collides.

Numbers are pixels, from the top left corner. Formal organisations stand left of the middle and
informal ones right of it; whoever was spoken to this month stands nearest to the middle.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from node.private.network.words import Part
from node.private.packs.butterfly import MOST_MONTHS
from node.screens.theme import COLOURS

__all__ = [
    "CALL_COLOUR",
    "GRID_MONTHS",
    "HIT_PIXELS",
    "PEACE_COLOUR",
    "Drawing",
    "Line",
    "Mark",
    "draw",
    "mark_radius",
]

CALL_COLOUR: Final = COLOURS["accent"]
"""Of the ring; it can be seen on white, and on black where a reader forces colours."""

PEACE_COLOUR: Final = COLOURS["success"]
"""Of the triangle; likewise. All else has the colour of the words."""

HIT_PIXELS: Final = 40
"""Height of a row, all of which can be pointed at; criterion 2.5.8 of WCAG 2.2 asks for 24."""

GRID_MONTHS: Final = (0, 3, 6, 9, 12)
"""Months that have a line and a number."""

_NAME: Final = 200
_STEP: Final = 14
_EDGE: Final = 28
_MIDDLE: Final = 8
_HEAD: Final = 64
_FOOT: Final = 8
_HALF: Final = _NAME + 2 * _EDGE + MOST_MONTHS * _STEP + _MIDDLE
_SMALLEST: Final = 5
_LARGEST: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one row of a wing says.

    Attributes:
        name: Of an organisation, or of a sector.
        part: On which wing.
        months: Since the last contact, at most 12; None for longer.
        asks: Requests within 90 days.
        is_call: Somebody is to be called.
        is_peace: It is to be left in peace.
        words: Months, requests and what is to be done, as people read them.
        address: Where it leads; None for nowhere.
    """

    name: str = field(repr=False)
    part: Part
    months: int | None
    asks: int
    is_call: bool
    is_peace: bool
    words: str
    address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where one row stands.

    Attributes:
        line: What it says.
        left: Left end of the row.
        top: Upper end of the row.
        x: Middle of the sign.
        y: Middle of the sign.
        radius: Half of its width.
        name_x: Left end of the name.
    """

    line: Line
    left: int
    top: int
    x: int
    y: int
    radius: int
    name_x: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The whole sheet.

    Attributes:
        width: Of the sheet.
        height: Of the sheet.
        half: Width of a wing.
        name_width: Room of a name, beyond which it is cut.
        marks: The rows of both wings.
        grid: Place and month of each upright line.
        head: Upper end of the first row.
    """

    width: int
    height: int
    half: int
    name_width: int
    marks: tuple[Mark, ...]
    grid: tuple[tuple[int, int], ...]
    head: int


def mark_radius(asks: int) -> int:
    """Return half the width of a sign; it grows with the requests and stays inside its row."""
    return min(_LARGEST, _SMALLEST + max(0, asks))


def draw(lines: Sequence[Line]) -> Drawing:
    """Return where everything stands; rows keep the order of the lines."""
    rows = dict.fromkeys(Part, 0)
    marks = []
    for line in lines:
        row = rows[line.part]
        rows[line.part] = row + 1
        is_left = line.part is Part.FORMAL
        top = _HEAD + row * HIT_PIXELS
        marks.append(
            Mark(
                line=line,
                left=0 if is_left else _HALF,
                top=top,
                x=_place(line.part, MOST_MONTHS if line.months is None else line.months),
                y=top + HIT_PIXELS // 2,
                radius=mark_radius(line.asks),
                name_x=0 if is_left else 2 * _HALF - _NAME,
            )
        )
    grid = tuple((_place(part, months), months) for part in Part for months in GRID_MONTHS)
    return Drawing(
        width=2 * _HALF,
        height=_HEAD + max(rows.values()) * HIT_PIXELS + _FOOT,
        half=_HALF,
        name_width=_NAME,
        marks=tuple(marks),
        grid=grid,
        head=_HEAD,
    )


def _place(part: Part, months: int) -> int:
    """Return how far right a month stands."""
    away = _MIDDLE + _EDGE + months * _STEP
    return _HALF - away if part is Part.FORMAL else _HALF + away
