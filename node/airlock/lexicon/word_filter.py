"""A set of words in little memory: it never forgets one, and takes one in 2,000 others for one.

A Bloom filter (Burton H. Bloom, 1970): each word sets a few bits of a long row; a word all of whose
bits are set is taken to be in the set. For the gate an error means that an unknown name passes for
a word, and four dictionaries are asked.
"""

import struct
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Final, Self

__all__ = ["WordFilter"]

_MAGIC: Final = b"LPWF1"
_HEADER: Final = struct.Struct(">5sBI")
_BITS_PER_WORD: Final = 16
_PROBES: Final = 11


class WordFilter:
    """Words, folded, that can be asked for and not be listed.

    Args:
        bits: The row of bits.
        probes: How many of them each word sets.
    """

    def __init__(self, bits: bytes | bytearray, *, probes: int = _PROBES) -> None:
        self._bits = bits
        self._size = len(bits) * 8
        self._probes = probes

    @classmethod
    def of(cls, words: Iterable[str]) -> Self:
        """Return the filter of some words; the order does not matter."""
        distinct = set(words)
        made = cls(bytearray(max(8, len(distinct) * _BITS_PER_WORD // 8)))
        bits = made._bits
        assert isinstance(bits, bytearray)  # noqa: S101 - it was made so a line above
        for word in distinct:
            for place in made._places(word):
                bits[place >> 3] |= 1 << (place & 7)
        return made

    @classmethod
    def load(cls, data: bytes) -> Self:
        """Return a filter as `dump` wrote it.

        Raises:
            ValueError: The bytes are none.
        """
        if len(data) <= _HEADER.size:
            raise ValueError("no list of words")
        magic, probes, length = _HEADER.unpack_from(data)
        bits = data[_HEADER.size :]
        if magic != _MAGIC or length != len(bits) or not probes:
            raise ValueError("no list of words")
        return cls(bits, probes=probes)

    def dump(self) -> bytes:
        """Return the filter as bytes, the same for the same words."""
        return _HEADER.pack(_MAGIC, self._probes, len(self._bits)) + bytes(self._bits)

    def __contains__(self, word: str) -> bool:
        # Most missing words are told by the first bits; the other places are not made.
        return all(self._bits[place >> 3] & (1 << (place & 7)) for place in self._places(word))

    def _places(self, word: str) -> Iterator[int]:
        digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        first, step = int.from_bytes(digest[:8], "big"), int.from_bytes(digest[8:], "big") | 1
        size = self._size
        return ((first + probe * step) % size for probe in range(self._probes))
