"""New practices of other towns that one person is told about on the first page.

A search that they saved says best what they care about, then the themes of what they wrote down
themselves, then the day. One practice is told once, for the best of its reasons.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice
from typing import Final

from sqlalchemy.orm import Session

from node.coordinator_app.saved_searches import asked_of
from node.errors import ServiceMissingError
from node.extensions import Node
from node.language import gettext as _
from node.people.service import Person
from node.private.practices.practice import Practice
from node.private.saved_searches.service import list_searches
from node.screens.formats import country_name
from node.search.hits import Hit
from node.search.question import SearchQuery
from node.search.service import search
from node.trust.towns import name_towns
from schemas.entry import Kind

__all__ = ["MOST_NEWS", "NEW_FOR", "News", "find_news", "newest_practices", "search_practices"]

MOST_NEWS: Final = 2
"""Most practices of other towns among the lines of the first page."""

NEW_FOR: Final = timedelta(days=31)
"""How long a practice counts as new."""

_LOOKED_AT: Final = 10
"""Newest results of a question; some are of this town, some are told already."""

_SEARCHES_ASKED: Final = 3
"""Newest saved searches that are asked anew each time somebody opens the first page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One new practice.

    Attributes:
        hit: The practice.
        town: What its town is called.
        country: In words.
        why: Why this person is told.
    """

    hit: Hit
    town: str
    country: str
    why: str


def find_news(
    session: Session,
    *,
    node: Node,
    person: Person,
    language: str,
    practices: Iterable[Practice],
) -> tuple[News, ...]:
    """Return the new practices that concern a person most, at most `MOST_NEWS`.

    Args:
        session: Session that reads every database.
        node: This node.
        person: Who looks.
        language: Language they read.
        practices: What they wrote down themselves.
    """
    themes = {theme for practice in practices for theme in practice.content.themes}
    told = _told(session, node=node, person=person, language=language, themes=sorted(themes))
    chosen = list(islice(told, MOST_NEWS))
    origins = {hit.origin for hit, _why in chosen}
    towns = name_towns(session, origins, settings=node.settings, language=language)
    return tuple(
        News(hit=hit, town=towns[hit.origin], country=country_name(hit.country), why=why)
        for hit, why in chosen
    )


def newest_practices(session: Session, *, node: Node, language: str, limit: int) -> tuple[Hit, ...]:
    """Return the newest practices of all towns; none while the index is being made."""
    query = SearchQuery(language=language, limit=limit)
    return search_practices(session, node=node, query=query)


def search_practices(session: Session, *, node: Node, query: SearchQuery) -> tuple[Hit, ...]:
    """Return the practices that a question finds; none while the index is being made.

    Args:
        session: Session that reads the published and the received database.
        node: This node.
        query: What to look for; codes are not counted, as nobody sees the counts.
    """
    plain = replace(query, kinds=(Kind.PRACTICE_SUMMARY,), facets=())
    try:
        return search(session, node=node, query=plain, tells_freshness=False).hits
    except ServiceMissingError:
        return ()  # The index is being made; the search page says so, this page goes without.


def _told(
    session: Session, *, node: Node, person: Person, language: str, themes: list[str]
) -> Iterator[tuple[Hit, str]]:
    """Yield each new practice of another town once, with the best reason to tell of it."""
    seen: set[tuple[str, object]] = set()
    for query, why in _questions(
        session, node=node, person=person, language=language, themes=themes
    ):
        for hit in search_practices(session, node=node, query=query):
            key = (hit.origin, hit.record_id)
            is_new = node.clock() - hit.day <= NEW_FOR
            if key not in seen and is_new and hit.origin != node.settings.entity_id:
                seen.add(key)
                yield hit, why


def _questions(
    session: Session, *, node: Node, person: Person, language: str, themes: list[str]
) -> Iterator[tuple[SearchQuery, str]]:
    for saved in list_searches(session, node=node, person=person)[:_SEARCHES_ASKED]:
        asked = asked_of(saved)
        query = SearchQuery(text=asked.text, filters=asked.filters, newest_first=True)
        yield _for_reader(query, language), _("It fits a search that you saved.")
    if themes:
        query = SearchQuery(filters={"themes": tuple(themes)})
        yield _for_reader(query, language), _("It is about a theme of a practice of yours.")
    yield _for_reader(SearchQuery(), language), _("It is new here.")


def _for_reader(query: SearchQuery, language: str) -> SearchQuery:
    return replace(query, language=language, limit=_LOOKED_AT)
