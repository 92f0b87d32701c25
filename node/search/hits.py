"""Found records as people see them: read from the databases, never from the index.

The index may lag, and says only who a record is. A record that is not live in its database, or
has no body there any more, is not shown, whatever the index says.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from node.extensions import Node
from node.published import reading as published
from node.received import reading as received
from node.search.record_parts import Parts, Version, read_parts
from node.search.snippets import Highlighter, Snippet
from schemas.entry import Kind

__all__ = ["Found", "Hit", "read_hits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A record as the index names it.

    Attributes:
        origin: Entity identifier of the town.
        record_id: The record's identifier there.
        score: How well it fits; only the order means anything.
    """

    origin: str
    record_id: UUID
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A found record.

    Attributes:
        origin: Entity identifier of the town.
        record_id: The record's identifier there.
        kind: Practice summary or directory entry.
        rev: Its revision.
        day: Day of its newest entry, UTC midnight.
        language: Language of the version that is shown; the reader's if the record has it.
        title: Its title; of a directory entry the role.
        teaser: Its teaser; of a directory entry the organisation.
        snippet: The passage that answers.
        score: How well it fits; only the order means anything.
        concepts: Concepts that the town itself named.
        country: ISO 3166-1 code, lower case.
        mailbox: Of the role; None for a practice.
        confirmed: Month in which the town last said that this is still true.
        skills: Of a directory entry: languages with how far they go, `talks` or `reads`.
        codes: By name of the filter, for what stands beside a result.
    """

    origin: str
    record_id: UUID
    kind: Kind
    rev: int
    day: datetime
    language: str
    title: str
    teaser: str
    snippet: Snippet
    score: float
    concepts: tuple[str, ...]
    country: str
    mailbox: str | None
    confirmed: str
    skills: tuple[tuple[str, str], ...]
    codes: Mapping[str, tuple[str, ...]]


_Stored = published.Released | received.Received


def read_hits(
    session: Session,
    found: Sequence[Found],
    *,
    node: Node,
    language: str,
    highlighter: Highlighter,
) -> tuple[Hit, ...]:
    """Return what is found and live, in the same order.

    Args:
        session: Session that may read both databases.
        found: A page of results.
        node: This node, whose own records stand in the published database.
        language: Language of the reader.
        highlighter: Knows what answers the question.
    """
    stored = _read(session, found, own=node.settings.entity_id)
    hits = []
    for each in found:
        record = stored.get((each.origin, each.record_id))
        if record is not None and record.live and record.body is not None:
            parts = read_parts(record.kind, record.body)
            hits.append(_hit(each, record, parts, language=language, highlighter=highlighter))
    return tuple(hits)


def _read(
    session: Session, found: Iterable[Found], *, own: str
) -> Mapping[tuple[str, UUID], _Stored]:
    """Return the records from both databases, with one query each."""
    keys = [(each.origin, each.record_id) for each in found]
    own_ids = [record_id for origin, record_id in keys if origin == own]
    others = [key for key in keys if key[0] != own]
    stored: dict[tuple[str, UUID], _Stored] = {}
    if own_ids:
        released = published.find_many(session, own_ids)
        stored.update(((own, record_id), record) for record_id, record in released.items())
    if others:
        stored.update(received.find_many(session, others))
    return stored


def _hit(
    found: Found, record: _Stored, parts: Parts, *, language: str, highlighter: Highlighter
) -> Hit:
    tag, version = _choose(parts, language=language)
    return Hit(
        origin=found.origin,
        record_id=found.record_id,
        kind=record.kind,
        rev=record.rev,
        day=record.day,
        language=tag,
        title=version.title,
        teaser=version.teaser,
        snippet=highlighter.cut_snippet(version, language=tag),
        score=found.score,
        concepts=parts.concepts,
        country=next(iter(parts.codes["country"]), ""),
        mailbox=parts.mailbox,
        confirmed=parts.confirmed,
        skills=parts.skills,
        codes=parts.codes,
    )


def _choose(parts: Parts, *, language: str) -> tuple[str, Version]:
    """Return the version in the reader's language, or the original."""
    for tag, version in parts.versions.items():
        if tag == language or tag.partition("-")[0] == language.partition("-")[0]:
            return tag, version
    return next(iter(parts.versions.items()))
