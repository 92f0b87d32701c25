"""What a panel, a house or a cell is called elsewhere (F59), out of the vocabulary.

A name stands for no more than itself: bodies with like tasks rest on different laws.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from schemas.vocabulary import STRUCTURE_GROUP, Concept, load_vocabulary

__all__ = ["NationalName", "national_names"]

_ELSEWHERE: Final = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalName:
    """One body as it is called in its country.

    Attributes:
        concept_id: Concept of the vocabulary.
        name: As it is called in the language of the reader.
        others: Other names of it, in any language.
        note: Which country it is of and what it is, in the language of the reader.
        kinds: Concepts it is a kind of.
    """

    concept_id: str
    name: str
    others: tuple[str, ...]
    note: str
    kinds: tuple[str, ...]


def national_names(words: str, *, language: str) -> tuple[NationalName, ...]:
    """Return the bodies that are like the one somebody names; all of them if nobody is named.

    Args:
        words: What somebody calls theirs, in any language.
        language: Language of the reader.
    """
    bodies = [each for each in load_vocabulary().concepts.values() if each.group == STRUCTURE_GROUP]
    wanted = _kinds_named(words) if words else None
    found = (
        _told(each, language)
        for each in bodies
        if wanted is None or wanted & {each.id, *each.broader}
    )
    return tuple(sorted(found, key=lambda each: each.name.casefold()))


def _kinds_named(words: str) -> frozenset[str]:
    """Return the concepts that words name, and those they are a kind of."""
    vocabulary = load_vocabulary()
    named = vocabulary.find_concepts(words)
    broader = {kind for each in named for kind in vocabulary.get_concept(each).broader}
    return frozenset({*named, *broader})


def _told(concept: Concept, language: str) -> NationalName:
    name = _in(concept.labels, language)
    everywhere = (*concept.labels.values(), *sum(concept.alternatives.values(), ()))
    return NationalName(
        concept_id=concept.id,
        name=name,
        others=tuple(dict.fromkeys(each for each in everywhere if each != name)),
        note=_in(concept.note, language),
        kinds=concept.broader,
    )


def _in(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or texts.get(_ELSEWHERE, "")
