"""What a partner has to find in a message, in words, and what to write if it is not there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from node.language import gettext as _
from node.language import mark
from node.private.network.clarity import Part, clear_parts

__all__ = ["ClearPart", "describe_clear_parts"]

_WORDS: Final[Mapping[Part, tuple[str, str]]] = {
    Part.AIM: (mark("What it is for"), mark("Say what you want to achieve.")),
    Part.ROLE: (mark("Who you are"), mark("Say for whom you work and what your role is.")),
    Part.DATA_USE: (
        mark("What happens with what they tell"),
        mark("Say what is noted and what is not passed on."),
    ),
    Part.CONTACT: (mark("How to reach you"), mark("Give a mailbox or a telephone number.")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearPart:
    """One thing that a partner has to find.

    Attributes:
        name: What it is.
        is_there: Whether the message seems to have it.
        advice: What to write if it has not.
    """

    name: str
    is_there: bool
    advice: str


def describe_clear_parts(text: str, *, language: str) -> tuple[ClearPart, ...]:
    """Return what a partner has to find in a message, in the language of the screen.

    Args:
        text: Any text; nothing of it is kept.
        language: BCP 47 tag of the text.
    """
    found = clear_parts(text, language=language)
    return tuple(
        ClearPart(name=_(name), is_there=found[part], advice=_(advice))
        for part, (name, advice) in _WORDS.items()
    )
