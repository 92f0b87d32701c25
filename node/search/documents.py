"""The fields of the index, and the document that a released record becomes.

Stored are who and what the record is, and nothing else: texts are only cut into terms, and what
people see comes from the databases. A concept counts in three ways: `themes` the town named,
`concepts` somebody reads about in the text, and `wider` what those are kinds of.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache
from typing import Final
from uuid import UUID

import tantivy

from node.search.analysis import FAMILIES, PLAIN, family_of
from node.search.record_parts import FILTERS, Parts, read_parts, record_key
from schemas.entry import Kind
from schemas.errors import ConceptUnknownError
from schemas.vocabulary import load_vocabulary

__all__ = ["FORMAT", "TEXT_FIELDS", "index_schema", "make_document", "wider_concepts"]

FORMAT: Final = 2
"""Rises when fields or analysers change, so that indexes made before are made again."""

TEXT_FIELDS: Final = ("title", "teaser", "body")
"""Each exists once for every family of languages, as `title_nl`."""


@cache
def index_schema() -> tantivy.Schema:
    """Return the fields of the index."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", tokenizer_name="raw", index_option="basic")
    for name in ("record_id", "record_kind"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    for name in FILTERS:
        builder.add_text_field(
            name, stored=name == "origin", fast=True, tokenizer_name="raw", index_option="basic"
        )
    for name in ("concepts", "wider"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for family in FAMILIES:
        for name in TEXT_FIELDS:
            builder.add_text_field(f"{name}_{family}", tokenizer_name=family)
    # The words of all languages as they are written: typing mistakes are looked up here.
    builder.add_text_field("words", tokenizer_name=PLAIN, index_option="basic")
    builder.add_unsigned_field("day", indexed=True, fast=True)
    return builder.build()


def make_document(
    *, origin: str, record_id: UUID, kind: Kind, day: datetime, body: bytes
) -> tantivy.Document:
    """Return the document of a live record.

    Args:
        origin: Entity identifier of the town.
        record_id: The record's identifier there.
        kind: What it is.
        day: Day of its newest entry.
        body: Its exact bytes.

    Raises:
        ValueError: The bytes are not those that were checked when they were stored.
    """
    parts = read_parts(kind, body)
    recognised = _recognised(parts)
    named = dict.fromkeys((*parts.concepts, *recognised))
    fields: dict[str, int | str | list[str]] = {
        "key": record_key(origin, record_id),
        "record_id": str(record_id),
        "record_kind": kind.value,
        "origin": origin,
        "day": int(day.timestamp()),
        "languages": sorted({tag.partition("-")[0] for tag in parts.versions}),
        "concepts": list(named),
        "wider": sorted(wider_concepts(named)),
    }
    fields |= {name: list(values) for name, values in parts.codes.items()}
    document = tantivy.Document.from_dict(fields, index_schema())
    for name, text in _texts(parts):
        document.add_text(name, text)
    return document


def wider_concepts(concepts: Iterable[str]) -> set[str]:
    """Return everything that these concepts are kinds of, themselves left out."""
    vocabulary, seen = load_vocabulary(), set(concepts)
    wider: set[str] = set()
    waiting = list(seen)
    while waiting:
        try:
            broader = vocabulary.get_concept(waiting.pop()).broader
        except ConceptUnknownError:  # a newer vocabulary, somewhere else
            continue
        fresh = set(broader) - wider
        wider |= fresh
        waiting.extend(fresh)
    return wider - seen


def _recognised(parts: Parts) -> Iterator[str]:
    vocabulary = load_vocabulary()
    for tag, version in parts.versions.items():
        text = "\n".join((version.title, version.teaser, *version.passages))
        yield from vocabulary.find_concepts(text, language=tag)


def _texts(parts: Parts) -> Iterator[tuple[str, str]]:
    for tag, version in parts.versions.items():
        family = family_of(tag)
        body = "\n".join(version.passages)
        yield f"title_{family}", version.title
        yield f"teaser_{family}", version.teaser
        yield f"body_{family}", body
        yield "words", f"{version.title}\n{version.teaser}\n{body}"
