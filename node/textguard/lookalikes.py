"""Characters that pretend: letters of other alphabets that look Latin, and ones nobody sees.

The table is small on purpose. It holds letters that a reader takes for the Latin one in the usual
typefaces; a letter that only resembles it stays what it is.
"""

import unicodedata
from functools import lru_cache

__all__ = ["LATIN_LOOKALIKES", "is_bidi", "is_invisible", "script_of"]

# Each word is a code point in four hexadecimal digits and the Latin letter it is taken for: written
# so because the letters themselves would look alike here too.
_CYRILLIC = """
0410A 0412B 0415E 041aK 041cM 041dH 041eO 0420P 0421C 0422T 0423Y 0425X 0406I 0408J 0405S 0430a
0435e 043eo 0440p 0441c 0443y 0445x 0456i 0458j 0455s 04bbh 0501d 051bq 051dw 0475v 0461w
"""
_GREEK = """
0391A 0392B 0395E 0396Z 0397H 0399I 039aK 039cM 039dN 039fO 03a1P 03a4T 03a5Y 03a7X 03b1a 03b9i
03bfo 03bak 03bdv 03c1p 03c5u 03c7x
"""
_ARMENIAN = "0585o 057du 0578n 0570h 0581g 0555O"

LATIN_LOOKALIKES = {
    chr(int(pair[:4], 16)): pair[4] for pair in (_CYRILLIC + _GREEK + _ARMENIAN).split()
}
"""Latin letter that a letter of another alphabet is taken for."""

_BIDI = frozenset(
    map(chr, (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
# Marks, letters and a symbol that draw nothing although their category says they would.
_BLANK = frozenset(
    map(
        chr,
        (
            *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x2800, 0x3164),
            *(0xFFA0, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)),
        ),
    )
)


def is_bidi(char: str) -> bool:
    """Say whether `char` only turns the direction of writing."""
    return char in _BIDI


def is_invisible(char: str) -> bool:
    """Say whether `char` draws nothing: format characters, variation selectors, blank fillers."""
    return char in _BLANK or unicodedata.category(char) == "Cf"


@lru_cache(maxsize=4096)
def script_of(letter: str) -> str:
    """Return the first word of the letter's Unicode name, such as `LATIN`; empty without a name.

    For letters that word is the script, which the standard library does not offer otherwise.
    """
    return unicodedata.name(letter, "").partition(" ")[0]
