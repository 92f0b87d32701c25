"""The palette, the colour a node chooses, and the contrast between any two of them.

A town gives one colour: it stands behind the node's name and on the buttons, always with white
words on it, so it is refused when those could not be read. What is darker or lighter than it is
mixed from it. Everything else of the palette is the same on every node, and stands here as a table,
because a tool that looks at pages cannot judge every pair of colours on them.

Source: WCAG 2.2, success criteria 1.4.3 and 1.4.11; definitions of relative luminance and contrast
ratio.
"""

import re
from dataclasses import dataclass
from typing import Final

from node.errors import InputRefusedError
from node.language import gettext as _

__all__ = [
    "COLOURS",
    "DEFAULT_COLOUR",
    "GRAPHICS_RATIO",
    "PAIRS",
    "TEXT_RATIO",
    "Pair",
    "Theme",
    "contrast",
    "read_theme",
]

DEFAULT_COLOUR: Final = "#0b4f5c"
"""A deep teal, for a node that chose nothing."""

TEXT_RATIO: Final = 4.5
"""Least contrast of words with what is behind them; criterion 1.4.3, level AA."""

GRAPHICS_RATIO: Final = 3.0
"""Least contrast of borders, marks and signs of focus; criterion 1.4.11, level AA."""

COLOURS: Final = {
    "white": "#ffffff",
    "paper": "#faf7f2",
    "sand": "#f1ebe1",
    "line": "#d8cfc1",
    "ink": "#1c2b33",
    "ink_soft": "#4a5a63",
    "input_border": "#55656e",
    "link": "#0a5a6b",
    "link_hover": "#07333d",
    "link_visited": "#5a3b78",
    "focus": "#ffc94d",
    "error": "#b0271f",
    "error_tint": "#fbeceb",
    "success": "#1f6a3d",
    "success_tint": "#e6f2ea",
    "accent": "#a44a16",
    "high": "#ffdcd6",
    "medium": "#ffe7b8",
    "low": "#dcecef",
    "high_edge": "#b0271f",
    "medium_edge": "#8a5a00",
    "low_edge": "#0a5a6b",
    "demo": "#ffe7b8",
}
"""The palette; `deploy/assets/linkpin.scss` holds the same values under the same names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two colours that meet on a page.

    Attributes:
        front: Name of the colour of words or lines.
        back: Name of the colour behind them.
        least: Least ratio they must have.
    """

    front: str
    back: str
    least: float


PAIRS: Final = (
    *(
        Pair(front=front, back=back, least=TEXT_RATIO)
        for front in ("ink", "ink_soft", "link", "link_hover", "link_visited", "error", "accent")
        for back in ("white", "paper", "sand")
    ),
    *(Pair(front="ink", back=back, least=TEXT_RATIO) for back in ("high", "medium", "low", "demo")),
    Pair(front="ink", back="focus", least=TEXT_RATIO),
    Pair(front="error", back="error_tint", least=TEXT_RATIO),
    Pair(front="success", back="success_tint", least=TEXT_RATIO),
    Pair(front="success", back="white", least=TEXT_RATIO),
    Pair(front="white", back="error", least=TEXT_RATIO),
    Pair(front="white", back="success", least=TEXT_RATIO),
    *(
        Pair(front="input_border", back=back, least=GRAPHICS_RATIO)
        for back in ("white", "paper", "sand")
    ),
    Pair(front="high_edge", back="high", least=GRAPHICS_RATIO),
    Pair(front="medium_edge", back="medium", least=GRAPHICS_RATIO),
    Pair(front="low_edge", back="low", least=GRAPHICS_RATIO),
    # A focused thing is yellow with a dark line: the line is what tells it from the page.
    *(Pair(front="ink", back=back, least=GRAPHICS_RATIO) for back in ("white", "paper", "sand")),
)
"""Every pair that meets on a page, with the least ratio it must have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The colour of one node, with what is mixed from it.

    Attributes:
        primary: Behind the node's name and on buttons, with white on it.
        primary_dark: The same under the pointer.
        primary_shade: The edge below a button.
        primary_tint: A light surface, with ink on it.
    """

    primary: str
    primary_dark: str
    primary_shade: str
    primary_tint: str

    def stylesheet(self) -> str:
        """Return the theme as custom properties of a stylesheet."""
        return (
            ":root{"
            f"--lp-primary:{self.primary};"
            f"--lp-primary-dark:{self.primary_dark};"
            f"--lp-primary-shade:{self.primary_shade};"
            f"--lp-primary-tint:{self.primary_tint};"
            f"--govuk-brand-colour:{self.primary}"
            "}\n"
        )


def read_theme(colour: str) -> Theme:
    """Return the theme that a node's colour makes.

    Args:
        colour: Six hexadecimal digits behind a number sign.

    Raises:
        InputRefusedError: It is no such colour, or white words on it could not be read.
    """
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise InputRefusedError(
            _("A colour is written as # and six digits or letters a to f, such as %(example)s.")
            % {"example": DEFAULT_COLOUR}
        )
    ratio = contrast(colour, COLOURS["white"])
    if ratio < TEXT_RATIO:
        # Rounded down: 4.49 must not be told as 4.5.
        told = int(ratio * 10) / 10
        raise InputRefusedError(
            _(
                "White words on this colour have a contrast of %(ratio).1f to 1, and it must be at "
                "least %(least).1f to 1. Choose a darker colour."
            )
            % {"ratio": told, "least": TEXT_RATIO}
        )
    return Theme(
        primary=colour.lower(),
        primary_dark=_mix(colour, with_colour="#000000", share=0.25),
        primary_shade=_mix(colour, with_colour="#000000", share=0.5),
        primary_tint=_mix(colour, with_colour="#ffffff", share=0.9),
    )


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21, whichever stands in front.

    Source: WCAG 2.2, definition of contrast ratio.
    """
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Return relative luminance, from 0 (black) to 1 (white).

    Source: WCAG 2.2, definition of relative luminance.
    """
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - the definition's numbers


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def _mix(colour: str, *, with_colour: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(with_colour), strict=True)
    mixed = (round(one * (1 - share) + other * share) for one, other in pairs)
    return "#" + "".join(f"{channel:02x}" for channel in mixed)
