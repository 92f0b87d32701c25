"""Whether a text can be read easily: sentences and words that are too long for that."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from node.language import gettext as _

__all__ = ["MOST_WORDS", "HardPlace", "find_hard_places"]

MOST_WORDS: Final = 20
"""Words of a sentence that is still read in one go."""

_MOST_LETTERS: Final[Mapping[str, int]] = MappingProxyType({"en": 13, "fr": 14, "nl": 18, "de": 20})
"""Dutch and German write together what others write apart."""

_OTHERWISE: Final = 16
_MAX_CHARACTERS: Final = 20_000
_MOST_TOLD: Final = 20
_SHOWN_WORDS: Final = 6
_END: Final = re.compile(r"[.!?:]+(?=\s|$)|\n+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class HardPlace:
    """One place that is hard to read.

    Attributes:
        excerpt: The word, or how the sentence begins.
        why: What makes it hard, one sentence.
    """

    excerpt: str = field(repr=False)
    why: str


def find_hard_places(text: str, *, language: str) -> tuple[HardPlace, ...]:
    """Return what is hard to read in a text: long sentences first, then long words, each once.

    Args:
        text: Any text; nothing of it is kept.
        language: BCP 47 tag of the text.
    """
    text = text[:_MAX_CHARACTERS]
    places: dict[str, HardPlace] = {}
    for sentence in _END.split(text):
        words = _WORD.findall(sentence)
        if len(words) > MOST_WORDS:
            begin = " ".join(words[:_SHOWN_WORDS]) + " …"
            why = _("%(number)d words. Make two sentences of it.") % {"number": len(words)}
            places.setdefault(begin, HardPlace(excerpt=begin, why=why))
    most = _MOST_LETTERS.get(language.partition("-")[0], _OTHERWISE)
    for word in _WORD.findall(text):
        if len(word) > most:
            why = _("A long word. Is there a shorter one?")
            places.setdefault(word.casefold(), HardPlace(excerpt=word, why=why))
    return tuple(places.values())[:_MOST_TOLD]
