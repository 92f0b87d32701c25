"""Records looked up by what they are, wherever they stand: one, or all that a page names."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy.orm import Session

from node.extensions import Node
from node.language import spoken
from node.published import reading as published
from node.received import reading as received
from node.search.hits import Found, Hit, read_hits
from node.search.question import SearchQuery, read_question
from node.search.record_parts import record_key
from node.search.service import search
from node.search.snippets import Highlighter
from schemas.entry import Kind

__all__ = ["Stored", "entries_of_town", "find_record", "look_up", "related_to"]

Stored = published.Released | received.Received
"""A record of this node, or of another town."""

_ENTRIES_SHOWN = 3
_RELATED_SHOWN = 20


def find_record(session: Session, *, node: Node, origin: str, record_id: UUID) -> Stored | None:
    """Return one record, live or not; None if nothing is known of it.

    Args:
        session: Session that may read what was released and received.
        node: This node.
        origin: Entity identifier of the town.
        record_id: The record's identifier there.
    """
    if origin == node.settings.entity_id:
        return published.find_released(session, record_id)
    return received.find_received(session, origin=origin, record_id=record_id)


def look_up(
    session: Session, keys: Iterable[tuple[str, UUID]], *, node: Node
) -> Mapping[tuple[str, UUID], Hit]:
    """Return those of these records that are live, by origin and identifier.

    Args:
        session: Session that may read what was released and received.
        keys: Origins and identifiers.
        node: This node.
    """
    found = [Found(origin=origin, record_id=each, score=0.0) for origin, each in set(keys)]
    nothing_asked = Highlighter(read_question(""), widened=())
    hits = read_hits(session, found, node=node, language=spoken(), highlighter=nothing_asked)
    return {(hit.origin, hit.record_id): hit for hit in hits}


def entries_of_town(session: Session, *, node: Node, origin: str) -> tuple[Hit, ...]:
    """Return the newest directory entries of a town.

    Args:
        session: Session that may read what was released and received.
        node: This node.
        origin: Entity identifier of the town.
    """
    query = SearchQuery(
        language=spoken(),
        kinds=(Kind.DIRECTORY_ENTRY,),
        filters={"origin": (origin,)},
        facets=(),
        limit=_ENTRIES_SHOWN,
    )
    return search(session, node=node, query=query, tells_freshness=False).hits


def related_to(session: Session, *, node: Node, origin: str, record_id: UUID) -> tuple[Hit, ...]:
    """Return practices that adapt a practice or draw on it, the newest first.

    Args:
        session: Session that may read what was released and received.
        node: This node.
        origin: Entity identifier of the town.
        record_id: The practice's identifier there.
    """
    query = SearchQuery(
        language=spoken(),
        kinds=(Kind.PRACTICE_SUMMARY,),
        filters={"relates_to": (record_key(origin, record_id),)},
        facets=(),
        limit=_RELATED_SHOWN,
    )
    return search(session, node=node, query=query, tells_freshness=False).hits
