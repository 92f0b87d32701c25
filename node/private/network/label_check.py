"""Words of a text to partners that label people (F41): told with another word, never rewritten."""

from dataclasses import dataclass, field

from node.textguard.labels import find_labels

__all__ = ["LabelledWord", "find_labelled_words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledWord:
    """One word that may stand in the way.

    Attributes:
        word: As it stands in the text.
        other: What can be written instead, in the language of the text.
        why: Why it may stand in the way, one sentence in the language of the text.
    """

    word: str = field(repr=False)
    other: str
    why: str


def find_labelled_words(text: str, *, language: str) -> tuple[LabelledWord, ...]:
    """Return the words of a text that label people, each once, in their order.

    Args:
        text: Any text; nothing of it is kept.
        language: BCP 47 tag of the text; a language without a list has no labels.
    """
    found: dict[str, LabelledWord] = {}
    for each in find_labels(text, language=language):
        word = LabelledWord(word=each.excerpt, other=each.other, why=each.why)
        found.setdefault(each.excerpt.casefold(), word)
    return tuple(found.values())
