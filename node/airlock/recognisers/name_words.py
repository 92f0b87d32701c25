"""What a word of a text may be of a name: a given name, a surname, unknown, or no part of one."""

from dataclasses import dataclass
from enum import IntEnum

from node.airlock.recognisers.words import Word

__all__ = ["NameWord", "Part"]


class Part(IntEnum):
    """What a word may be, the surest last."""

    NONE = 0
    PARTICLE = 1
    CAPITAL = 2
    UNKNOWN = 3
    SURNAME = 4
    GIVEN = 5
    FOREIGN = 6


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word and what it may be of a name.

    Attributes:
        word: The word.
        part: What it may be of a name.
        is_lower: Whether it was written without a capital, where names have one.
        is_place: Whether a municipality or country is called so.
        is_known: Whether it is an ordinary word as well.
        is_listed: Whether a list of given names or surnames has it.
    """

    word: Word
    part: Part
    is_lower: bool = False
    is_place: bool = False
    is_known: bool = False
    is_listed: bool = False
