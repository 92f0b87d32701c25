"""The lists of this folder, one for each language, read at first use and kept.

A list is written by hand (`words.<language>.toml`) and names every inflected form, because a rule
that inflects would flag words that nobody looked at.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

__all__ = ["LANGUAGES", "Label", "labels_of", "words_in"]

LANGUAGES: Final = ("en", "nl", "fr", "de")
"""Languages that have a list; a text in another one has no labels."""

_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One word that labels people.

    Attributes:
        forms: How it is written, every inflected form; a word in capitals is written so in texts.
        other: What can be written instead.
        why: Why it may stand in the way, one sentence.
        unless: Phrases in which a form is in order, such as the name of a programme.
    """

    forms: tuple[str, ...]
    other: str
    why: str
    unless: tuple[str, ...]


@cache
def labels_of(language: str) -> tuple[Label, ...]:
    """Return the list of a language, empty if there is none.

    Args:
        language: BCP 47 tag; a region is passed over.
    """
    primary = language.partition("-")[0].lower()
    if primary not in LANGUAGES:
        return ()
    text = (files(__package__) / f"words.{primary}.toml").read_text(encoding="utf-8")
    return tuple(
        Label(
            forms=tuple(each["forms"]),
            other=each["other"],
            why=each["why"],
            unless=tuple(each.get("unless", ())),
        )
        for each in tomllib.loads(text)["label"]
    )


def words_in(text: str) -> list[re.Match[str]]:
    """Return the words of a text with their places; a hyphen parts words as a space does."""
    return list(_WORD.finditer(text))
