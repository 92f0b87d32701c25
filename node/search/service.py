"""Search over everything released here and received from others.

Two rankings are made, one by the words and one by the concepts that the words name, and fused by
reciprocal rank: what both rank well comes first, and a practice in a language that shares no word
with the question is found by what it is about. Counts are those of everything that matches.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import tantivy
from sqlalchemy.orm import Session
from tantivy import Query

from node.errors import ServiceMissingError
from node.extensions import Node
from node.language import gettext as _
from node.received.reading import CollectionState, list_collections
from node.search.folder import (
    IndexDamagedError,
    damage_told,
    discard,
    find_generation,
    open_index,
)
from node.search.hits import Found, Hit, read_hits
from node.search.index import update_index
from node.search.matching import Matching, match, narrow
from node.search.question import SearchQuery, read_question
from node.search.snippets import Highlighter

__all__ = ["FacetCount", "SearchResult", "search"]

_RANKED_AT_ONCE: Final = 500
_RANK_OFFSET: Final = 60
"""Of reciprocal rank fusion: how little the first place is worth more than the second."""
_CODES_COUNTED = 200

_Address = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetCount:
    """How many results have one code.

    Attributes:
        code: Word or concept identifier.
        count: Results that have it, under the other filters.
    """

    code: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """What was found.

    Attributes:
        total: Records that match, as the index has them.
        hits: One page of them, best first; newest first when no words were given.
        facets: By name of the facet, the most frequent codes first.
        widened: Words that stand nowhere and were widened to words one letter away.
        freshness: Collections of other towns that are frozen or incomplete, so that the result
            may lack something.
        collections: Every collection of another town that is read here; none if nobody asked.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetCount, ...]]
    widened: tuple[str, ...]
    freshness: tuple[CollectionState, ...]
    collections: tuple[CollectionState, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What the index alone says."""

    total: int
    page: tuple[Found, ...]
    facets: Mapping[str, tuple[FacetCount, ...]]
    matching: Matching


def search(
    session: Session, *, node: Node, query: SearchQuery, tells_freshness: bool = True
) -> SearchResult:
    """Search released and received records; nothing private is in the index.

    If there is no usable index, it is made first.

    Args:
        session: Session that may read both databases; outside a writing transaction.
        node: This node.
        query: What to look for; any text is fine.
        tells_freshness: Whether to look how fresh the collections are; a second search for one
            page need not.

    Raises:
        ServiceMissingError: The index is being made by another process, or cannot be made.
    """
    question = read_question(query.text)
    answer = _ask(session, node=node, query=query)
    highlighter = Highlighter(question, widened=answer.matching.widened)
    hits = read_hits(
        session, answer.page, node=node, language=query.language, highlighter=highlighter
    )
    collections = list_collections(session, now=node.clock()) if tells_freshness else ()
    return SearchResult(
        total=answer.total - (len(answer.page) - len(hits)),
        hits=hits,
        facets=answer.facets,
        widened=answer.matching.widened,
        freshness=tuple(each for each in collections if each.is_frozen or each.is_incomplete),
        collections=collections,
    )


def _ask(session: Session, *, node: Node, query: SearchQuery) -> _Answer:
    """Ask the index; one that is missing or damaged is made anew, once."""
    folder = node.settings.index_folder
    generation = find_generation(folder)
    if generation is not None:
        try:
            with damage_told():
                return _answer(open_index(generation).searcher(), query)
        except IndexDamagedError:
            discard(folder, damaged=generation)
    update_index(session, node=node)
    generation = find_generation(folder)
    if generation is None:
        raise ServiceMissingError(_("The search index is being made."))
    try:
        with damage_told():
            return _answer(open_index(generation).searcher(), query)
    except IndexDamagedError as exc:
        raise ServiceMissingError(_("The search index cannot be read.")) from exc


def _answer(searcher: tantivy.Searcher, query: SearchQuery) -> _Answer:
    matching = match(read_question(query.text), searcher=searcher)
    everything = _narrowed(matching.either, query, filters=query.narrowed_by)
    if matching.is_empty or query.newest_first:
        ranked = _newest(searcher, everything, query)
    else:
        ranked = _fused(searcher, matching, query)
    page = ranked[query.offset : query.offset + query.limit]
    return _Answer(
        total=_total(searcher, everything),
        page=tuple(_found(searcher, address, score) for address, score in page),
        facets=_count(searcher, matching, query),
        matching=matching,
    )


def _total(searcher: tantivy.Searcher, query: Query) -> int:
    counted = searcher.aggregate(query, {"total": {"value_count": {"field": "day"}}})
    return int(counted["total"]["value"])


def _newest(
    searcher: tantivy.Searcher, everything: Query, query: SearchQuery
) -> Sequence[tuple[_Address, float]]:
    """Return everything up to the end of the page, newest first; a score would say nothing."""
    limit = query.offset + query.limit
    found = searcher.search(everything, limit, count=False, order_by_field="day")
    return [((address.segment_ord, address.doc), 0.0) for _day, address in found.hits]


def _fused(
    searcher: tantivy.Searcher, matching: Matching, query: SearchQuery
) -> Sequence[tuple[_Address, float]]:
    """Return both rankings as one.

    They are as long for the tenth page as for the first, so that no hit moves between two pages.
    Of two that stand equally high in one ranking each, the one about the concept comes first: a
    single word of its label may stand anywhere.
    """
    limit = _RANKED_AT_ONCE * ((query.offset + query.limit) // _RANKED_AT_ONCE + 1)
    scores: dict[_Address, float] = {}
    for way in (matching.by_concepts, matching.by_words):
        if way is None:
            continue
        narrowed = _narrowed(way, query, filters=query.narrowed_by)
        found = searcher.search(narrowed, limit, count=False)
        for place, (_score, address) in enumerate(found.hits, start=1):
            key = (address.segment_ord, address.doc)
            scores[key] = scores.get(key, 0.0) + 1 / (_RANK_OFFSET + place)
    return sorted(scores.items(), key=lambda item: -item[1])


def _found(searcher: tantivy.Searcher, address: _Address, score: float) -> Found:
    document = searcher.doc(tantivy.DocAddress(*address))
    return Found(
        origin=str(document.get_first("origin")),
        record_id=UUID(str(document.get_first("record_id"))),
        score=score,
    )


def _count(
    searcher: tantivy.Searcher, matching: Matching, query: SearchQuery
) -> Mapping[str, tuple[FacetCount, ...]]:
    """Count the codes of each facet under the filters of all others.

    A facet that narrows the search still shows what choosing another of its codes would give.
    """
    filters = query.narrowed_by
    counted: dict[str, tuple[FacetCount, ...]] = {}
    alone = [name for name in query.facets if name in filters or name in query.recent]
    free = [name for name in query.facets if name not in alone]
    for names in (free, *([name] for name in alone)):
        others = {name: codes for name, codes in filters.items() if name not in names}
        narrowed = _narrowed(matching.either, query, filters=others, counted=names)
        counted |= _aggregate(searcher, narrowed, names)
    return {name: counted[name] for name in query.facets}


def _narrowed(
    way: Query,
    query: SearchQuery,
    *,
    filters: Mapping[str, Sequence[str]],
    counted: Iterable[str] = (),
) -> Query:
    """Return `way` under these filters; codes that a record's age has overtaken do not count."""
    days = [query.recent[name] for name in (*filters, *counted) if name in query.recent]
    return narrow(way, kinds=query.kinds, filters=filters, since=max(days, default=None))


def _aggregate(
    searcher: tantivy.Searcher, query: Query, names: Iterable[str]
) -> dict[str, tuple[FacetCount, ...]]:
    wanted = {name: {"terms": {"field": name, "size": _CODES_COUNTED}} for name in names}
    if not wanted:
        return {}
    counts = searcher.aggregate(query, wanted)
    return {
        name: tuple(
            FacetCount(code=str(bucket["key"]), count=int(bucket["doc_count"]))
            for bucket in counts[name]["buckets"]
        )
        for name in wanted
    }
