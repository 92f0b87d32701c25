"""One text for very different groups (F44): a hint, and no more."""

from collections.abc import Collection
from typing import Final

from node.private.network.words import Part
from schemas.practice_words import Sector

__all__ = ["is_one_for_all"]

_MOST_SECTORS: Final = 2


def is_one_for_all(parts: Collection[Part], sectors: Collection[Sector]) -> bool:
    """Say whether one text goes unchanged to very different groups.

    Authorities and residents read differently; so do more than two kinds of organisation.

    Args:
        parts: Parts of the network that get the text.
        sectors: Kinds of organisation that get it.
    """
    return len(set(parts)) > 1 or len(set(sectors)) > _MOST_SECTORS
