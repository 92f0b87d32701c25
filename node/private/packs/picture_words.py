"""What the signs of the pictures mean, in words that stand beside them."""

from typing import Final

from node.language import gettext as _
from node.language import mark, ngettext
from node.private.network.words import Part
from node.private.packs.butterfly import MOST_MONTHS, Standing

__all__ = ["asks_words", "months_words", "part_word", "standing_word"]

_STANDINGS: Final = {
    Standing.CALL: mark("call"),
    Standing.PEACE: mark("leave in peace"),
    Standing.PAUSED: mark("paused"),
    Standing.WELL: mark("nothing to do now"),
}

_PARTS: Final = {Part.FORMAL: mark("Formal"), Part.INFORMAL: mark("Informal")}


def standing_word(standing: Standing) -> str:
    """Return what is to be done, in a word or two."""
    return _(_STANDINGS[standing])


def part_word(part: Part) -> str:
    """Return on which wing something stands."""
    return _(_PARTS[part])


def months_words(months: int | None) -> str:
    """Return how long ago the last contact was."""
    if months is None:
        return _("no contact yet")
    if months == 0:
        return _("within a month")
    if months >= MOST_MONTHS:
        return _("a year ago or longer")
    return ngettext("%(number)d month ago", "%(number)d months ago", months) % {"number": months}


def asks_words(asks: int) -> str:
    """Return how many requests there were."""
    return ngettext("%(number)d request", "%(number)d requests", asks) % {"number": asks}
