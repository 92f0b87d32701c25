"""Where the bars of a chart stand: numbers laid out for a drawing, with nothing of its look."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

__all__ = ["CHART_HEIGHT", "Bar", "chart_width", "lay_out_bars"]

CHART_HEIGHT: Final = 160
"""Height of the tallest bar, in units of the drawing."""

_STEP: Final = 48
_WIDTH: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of two parts, the second standing on the first.

    Attributes:
        x: Left edge.
        width: Width of both parts.
        lower_y: Upper edge of the lower part.
        lower: Height of the lower part.
        upper_y: Upper edge of the upper part.
        upper: Height of the upper part.
    """

    x: int
    width: int
    lower_y: int
    lower: int
    upper_y: int
    upper: int


def lay_out_bars(numbers: Sequence[tuple[int, int]]) -> tuple[Bar, ...]:
    """Return the bars of pairs of numbers, the greatest sum as high as the chart."""
    most = max((lower + upper for lower, upper in numbers), default=0) or 1
    bars = []
    for place, (lower, upper) in enumerate(numbers):
        first = round(lower * CHART_HEIGHT / most)
        second = round(upper * CHART_HEIGHT / most)
        bars.append(
            Bar(
                x=place * _STEP + (_STEP - _WIDTH) // 2,
                width=_WIDTH,
                lower_y=CHART_HEIGHT - first,
                lower=first,
                upper_y=CHART_HEIGHT - first - second,
                upper=second,
            )
        )
    return tuple(bars)


def chart_width(bars: int) -> int:
    """Return how wide a chart of so many bars is."""
    return bars * _STEP
