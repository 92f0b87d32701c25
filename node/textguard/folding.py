"""Words without case and accents: the form in which two spellings are compared."""

import unicodedata
from functools import lru_cache
from itertools import filterfalse

__all__ = ["fold", "fold_text"]

# Letters with a stroke or a ligature, which no normalisation form takes apart.
_STROKES = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ħ": "h",
        "\u0131": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
    }
)


@lru_cache(maxsize=16384)
def fold(word: str) -> str:
    """Return one word as `fold_text` does, from memory if it was asked of late."""
    return fold_text(word)


def fold_text(word: str) -> str:
    """Return `word` in lower case without accents: `Étiënne` and `ETIENNE` are the same.

    The result may be longer or shorter than the word, so it is for comparing, never for counting
    places in a text. Nothing of it is kept in memory.
    """
    plain = unicodedata.normalize("NFKD", word.casefold()).translate(_STROKES)
    return "".join(filterfalse(unicodedata.combining, plain))
