"""Keys as words that two people compare by telephone, whatever languages they speak.

A digest of the thumbprints is written as eight pronounceable words of five letters, 128 bits in
all; each word is the 16 bits of a proquint. They carry no meaning in any language, so nothing has
to be translated and nothing can offend.

Source: D. S. Wilkerson, "A Proposal for Proquints: Identifiers that are Readable, Spellable, and
Pronounceable", 2009.
"""

from hashlib import sha256
from typing import Final

from federation.keys import KeySet

__all__ = ["WORDS", "speak_keys"]

WORDS: Final = 8
"""How many words stand for a set of keys."""

_CONSONANTS: Final = "bdfghjklmnprstvz"
_VOWELS: Final = "aiou"


def speak_keys(keys: KeySet) -> tuple[str, ...]:
    """Return the words for a set of public keys; the order of the keys does not matter.

    Args:
        keys: Keys of one entity for one use.
    """
    digest = sha256("\n".join(sorted(keys)).encode()).digest()
    return tuple(
        _word(int.from_bytes(digest[place : place + 2], "big")) for place in range(0, WORDS * 2, 2)
    )


def _word(bits: int) -> str:
    """Return 16 bits as consonant, vowel, consonant, vowel, consonant."""
    return (
        _CONSONANTS[bits >> 12 & 15]
        + _VOWELS[bits >> 10 & 3]
        + _CONSONANTS[bits >> 6 & 15]
        + _VOWELS[bits >> 4 & 3]
        + _CONSONANTS[bits & 15]
    )
