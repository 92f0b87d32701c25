"""What anybody may name: institutions, funds, programmes, media, and the words of the vocabulary.

A town's own organisations never stand in this list; they identify the town.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from node.textguard.folding import fold
from schemas.vocabulary import load_vocabulary

__all__ = ["allowed_names", "allowed_words"]

_FILES: Final = ("allowed.txt", "allowed.nl.txt")
_LONGEST: Final = 4
"""Most words in a name of the list that is looked up."""


@cache
def allowed_names() -> frozenset[str]:
    """Return the names, folded, words parted by one space."""
    folder = files(__package__)
    texts = ((folder / name).read_text(encoding="utf-8") for name in _FILES)
    lines = [line for text in texts for line in text.split("\n")]
    listed = {line for line in lines if line and not line.startswith("#")}
    labels = {
        word
        for concept in load_vocabulary().concepts.values()
        for label in concept.labels.values()
        for word in fold(label).replace("-", " ").split()
    }
    return frozenset(listed | labels)


def allowed_words(folded: Sequence[str]) -> frozenset[int]:
    """Return which words of a text stand in a name that anybody may name.

    Args:
        folded: The words of the text in order, folded.
    """
    names, found = allowed_names(), set[int]()
    for at in range(len(folded)):
        for end in range(at + 1, min(at + _LONGEST, len(folded)) + 1):
            if " ".join(folded[at:end]) in names:
                found.update(range(at, end))
    return frozenset(found)
