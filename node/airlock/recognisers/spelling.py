"""Other spellings of a name: endings grammar adds, consonants that survive transcription."""

import re
from collections.abc import Iterator
from functools import lru_cache

from anyascii import anyascii

__all__ = ["deletions", "skeleton", "stems"]

# Shortest stem and the endings it may carry: Dutch diminutives, genitives, plural families, German
# cases. Folded letters only.
_ENDINGS = (
    (
        3,
        (
            "s",
            "tje",
            "tjes",
            "je",
            "jes",
            "etje",
            "etjes",
            "pje",
            "pjes",
            "ke",
            "kes",
            "eke",
            "kje",
        ),
    ),
    (4, ("chen", "lein", "en", "n", "e", "es", "ens", "ns", "sen")),
)


@lru_cache(maxsize=16384)
def stems(folded: str) -> tuple[str, ...]:
    """Return the names that a folded word may be an inflected form of: `jantje` may be `jan`."""
    return tuple(_stems(folded))


def _stems(folded: str) -> Iterator[str]:
    for shortest, endings in _ENDINGS:
        for ending in endings:
            stem = folded.removesuffix(ending)
            if len(stem) == len(folded) or len(stem) < shortest:
                continue
            yield stem
            if ending[0] == "e" and len(stem) > shortest and stem[-1] == stem[-2]:
                yield stem[:-1]  # Tommetje is a small Tom.


_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"^y|^j", "j"),
        (r"^w|^ou(?=[aei])", "v"),
        (r"t?sch|sh|tch|ch", "S"),
        (r"dj|dzj|dzh", "j"),
        (r"kh|k|q|c(?![eiy])|ck", "k"),
        (r"gh|g", "g"),
        (r"ph|f|v", "f"),
        (r"th|dt", "t"),
        (r"dh", "d"),
        (r"x", "ks"),
        (r"z|c|ss", "s"),
        (r"[aeiouyw'`\-]", ""),
        (r"h$", ""),
        (r"(.)\1+", r"\1"),
    )
)
_ARABIC_ARTICLE = "\u0627\u0644"


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """Return the consonants of a name as any transcription keeps them.

    `Youssef`, `Yusuf`, `Jusuf` and the same name in Arabic or Cyrillic letters have one skeleton.
    Short ones say little: who compares them must ask for length, or for two names in a row.
    """
    plain = anyascii(word.removeprefix(_ARABIC_ARTICLE)).lower()
    for pattern, replacement in _RULES:
        plain = pattern.sub(replacement, plain)
    return plain.lower()


def deletions(folded: str) -> Iterator[str]:
    """Yield the word and every word that lacks one of its letters.

    Two words that share one of these are at most two edits apart, so an index of deletions finds
    all near names in one look per deletion instead of comparing with each name.
    """
    yield folded
    for at in range(len(folded)):
        yield folded[:at] + folded[at + 1 :]
