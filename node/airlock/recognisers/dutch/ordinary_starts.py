"""Dutch capitals that begin a sentence or a tag and stand on an ordinary word, and nobody."""

import re
from collections.abc import Sequence
from typing import Final

from node.airlock.lexicon.lists import is_word
from node.airlock.recognisers.dutch.capitals import starts_sentence
from node.airlock.recognisers.dutch.disguises import is_slogan
from node.airlock.recognisers.dutch.listed_people import is_of_dutch_words
from node.airlock.recognisers.name_words import NameWord

__all__ = ["is_ordinary_start"]

_LONGEST_COMPOUND: Final = 11
_BEHIND: Final = re.compile(r" ([a-z]{4,20})(?![\w-])")


def is_ordinary_start(plain: str, chain: Sequence[NameWord]) -> bool:
    """Say whether a word is a compound, an English term, a people or a motto, and no name."""
    word, at = chain[0].word, chain[0].word.start
    if len(chain) > 1:
        return False
    if plain[at - 1 : at] == "#":
        return is_slogan(word.written)
    if word.folded == "roma":
        return True  # A people, far more often than a girl.
    if not starts_sentence(plain, at):
        return False
    if not chain[0].is_listed:
        core = word.folded.removeprefix("anti").removeprefix("pro")
        return len(word.folded) > _LONGEST_COMPOUND and is_of_dutch_words(core)
    # "Harm reduction", "Fair play": a term of another language.
    behind = _BEHIND.match(plain, word.end)
    return behind is not None and is_word(behind[1], "en") and not is_word(behind[1], "nl")
