"""The concepts of prevention in six languages, and how a text is matched with them.

The scheme is a subset of SKOS: one preferred label and any number of alternative labels in each
language, broader and related concepts, a note on scope. Records carry identifiers only, so
a Dutch question finds a German practice about the same thing.

Matching compares whole words without regard to case and diacritics, and prefers the longest
label. National names of panels (group ``structure``) are found as themselves and as what they
are a kind of: synonyms for search, never merged as the same legal thing.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Final

import yaml

from schemas.errors import ConceptUnknownError

__all__ = [
    "LANGUAGES",
    "STRUCTURE_GROUP",
    "Concept",
    "Vocabulary",
    "load_vocabulary",
    "parse_vocabulary",
]

LANGUAGES: Final = ("en", "nl", "fr", "de", "es", "it")
"""Every concept has a preferred label in each of these."""

STRUCTURE_GROUP: Final = "structure"
"""Group of national names, which are found as their broader concepts too."""

_WORD = re.compile(r"[^\W_]+")

# Words of a label, folded, with the concepts that have it.
_Label = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One thing that practices are about.

    Attributes:
        id: Never renamed or reused; released records carry it.
        group: Facet it belongs to.
        labels: Preferred label for each language.
        alternatives: Other labels for each language; languages without any are absent.
        broader: Identifiers of what it is a kind of.
        related: Identifiers of its neighbours; always mutual.
        note: What it covers, and what it is easily mistaken for, per language.
    """

    id: str
    group: str
    labels: Mapping[str, str]
    alternatives: Mapping[str, tuple[str, ...]]
    broader: tuple[str, ...]
    related: tuple[str, ...]
    note: Mapping[str, str]


class Vocabulary:
    """A concept scheme with its labels laid out for matching.

    Args:
        concepts: All concepts; their identifiers are unique.
        version: Version of the scheme.
    """

    def __init__(self, concepts: Iterable[Concept], *, version: str) -> None:
        self.version = version
        self.concepts: Mapping[str, Concept] = MappingProxyType({c.id: c for c in concepts})
        self._labels = {
            language: _lay_out(self.concepts.values(), languages=(language,))
            for language in LANGUAGES
        }
        self._all_labels = _lay_out(self.concepts.values(), languages=LANGUAGES)

    def get_concept(self, concept_id: str) -> Concept:
        """Return one concept.

        Args:
            concept_id: Its identifier.

        Returns:
            The concept.

        Raises:
            ConceptUnknownError: The scheme has no such concept; a newer one may.
        """
        try:
            return self.concepts[concept_id]
        except KeyError as exc:
            raise ConceptUnknownError(f"no concept of version {self.version}") from exc

    def labels_of(self, concept_id: str) -> Mapping[str, tuple[str, ...]]:
        """Return every label of one concept.

        Args:
            concept_id: Its identifier.

        Returns:
            For each language the preferred label, then the alternatives.

        Raises:
            ConceptUnknownError: The scheme has no such concept.
        """
        concept = self.get_concept(concept_id)
        return {language: tuple(_labels(concept, language)) for language in LANGUAGES}

    def find_concepts(self, text: str, *, language: str | None = None) -> tuple[str, ...]:
        """Return the concepts whose labels stand in ``text``.

        At each word the longest label wins, and its words are not looked at again:
        "violent extremism" is not also "extremism". Work grows with the length of the text.

        Args:
            text: A query or a whole practice.
            language: Only labels of this language; those of all six when None or when
                the vocabulary has no labels in it.

        Returns:
            Identifiers in the order of their first appearance, each once. A national name
            is followed by what it is a kind of.
        """
        labels = self._all_labels if language is None else self._labels_in(language)
        words = _fold(text)
        found: dict[str, None] = {}
        behind_label = 0
        for place, word in enumerate(words):
            if place < behind_label or word not in labels:
                continue
            length, concept_ids = _longest_label(words, place, labels=labels)
            for concept_id in concept_ids:
                found.update(dict.fromkeys(self._with_general(concept_id)))
            behind_label = place + length
        return tuple(found)

    def _labels_in(self, language: str) -> Mapping[str, list[_Label]]:
        return self._labels.get(language.partition("-")[0], self._all_labels)

    def _with_general(self, concept_id: str) -> tuple[str, ...]:
        concept = self.concepts[concept_id]
        if concept.group != STRUCTURE_GROUP:
            return (concept_id,)
        return (concept_id, *concept.broader)


def parse_vocabulary(data: bytes) -> Vocabulary:
    """Read a concept scheme.

    Args:
        data: YAML in the form of ``schemas/vocabulary.yaml``; our own file, never a peer's.

    Returns:
        The vocabulary.
    """
    # The C loader is ten times faster; wheels of PyYAML have it, a build from source may not.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    scheme: dict[str, Any] = yaml.load(data, Loader=loader)  # noqa: S506 - both loaders are safe
    return Vocabulary(map(_concept, scheme["concepts"]), version=scheme["scheme"]["version"])


@cache
def load_vocabulary() -> Vocabulary:
    """Return the vocabulary that comes with this software, read once.

    Returns:
        The vocabulary; it cannot be changed.
    """
    return parse_vocabulary(resources.files("schemas").joinpath("vocabulary.yaml").read_bytes())


def _concept(members: Mapping[str, Any]) -> Concept:
    return Concept(
        id=members["id"],
        group=members["group"],
        labels=MappingProxyType(members["prefLabel"]),
        alternatives=MappingProxyType(
            {language: tuple(labels) for language, labels in members["altLabel"].items()}
        ),
        broader=tuple(members["broader"]),
        related=tuple(members["related"]),
        note=MappingProxyType(members["scopeNote"]),
    )


def _labels(concept: Concept, language: str) -> Iterator[str]:
    yield concept.labels[language]
    yield from concept.alternatives.get(language, ())


def _lay_out(
    concepts: Iterable[Concept], *, languages: tuple[str, ...]
) -> Mapping[str, list[_Label]]:
    """Return the labels by their first word, the longest first."""
    concepts_of: dict[tuple[str, ...], dict[str, None]] = {}
    for concept in concepts:
        for language in languages:
            for label in _labels(concept, language):
                concepts_of.setdefault(tuple(_fold(label)), {})[concept.id] = None
    by_first_word: dict[str, list[_Label]] = {}
    for words in sorted(concepts_of, key=len, reverse=True):
        by_first_word.setdefault(words[0], []).append((words, tuple(concepts_of[words])))
    return by_first_word


def _longest_label(
    words: list[str], place: int, *, labels: Mapping[str, list[_Label]]
) -> tuple[int, tuple[str, ...]]:
    """Return how many words the label at ``place`` has and its concepts; one and none without."""
    for label, concept_ids in labels.get(words[place], ()):
        if tuple(words[place : place + len(label)]) == label:
            return len(label), concept_ids
    return 1, ()


def _fold(text: str) -> list[str]:
    """Return the words of ``text`` without case and diacritics; hyphens and apostrophes part."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    # Each different mark is removed at once: whole practices pass through here when indexed.
    for mark in filter(unicodedata.combining, set(decomposed)):
        decomposed = decomposed.replace(mark, "")
    return _WORD.findall(decomposed)
