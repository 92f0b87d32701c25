"""What the two pages of results show: found practices or colleagues, and everything beside them.

However many results there are, a page asks each database a fixed number of times: names of towns
are read together, and who to call comes out of one more look into the index, or of two.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy.orm import Session

from node.extensions import Node
from node.language import gettext as _
from node.language import spoken
from node.search.asked import LAST_PAGE, PER_PAGE, Asked
from node.search.cards import (
    SEEKING_DAYS,
    Chip,
    Choice,
    ColleagueCard,
    FilterGroup,
    PracticeCard,
    chips,
    colleague_card,
    filter_groups,
    practice_card,
)
from node.search.heard import Freshness, read_freshness
from node.search.question import SearchQuery, read_question
from node.search.record_parts import FILTERS
from node.search.service import SearchResult, search
from node.trust.towns import list_networks, name_towns, silent_towns
from schemas.entry import Kind
from schemas.errors import ConceptUnknownError
from schemas.vocabulary import load_vocabulary

__all__ = [
    "COLLEAGUE_FILTERS",
    "LIKE",
    "PRACTICE_FILTERS",
    "Colleagues",
    "Practices",
    "find_colleagues",
    "find_practices",
]

_OF_ENTRIES = ("contact_language", "offers", "seeks")

PRACTICE_FILTERS: Final = tuple(
    name for name in FILTERS if name not in {*_OF_ENTRIES, "relates_to"}
)
"""What practices can be narrowed by on their page."""

LIKE: Final = "like"
"""Filter of colleagues whose towns are like this one, in one way or several."""

_COLLEAGUE_FACETS = ("country", *_OF_ENTRIES)

COLLEAGUE_FILTERS: Final = (*_COLLEAGUE_FACETS, "themes", "origin", LIKE)
"""What colleagues can be narrowed by on their page."""

_TO_CALL = 4
_THEMES_OFFERED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Practices:
    """The page of found practices.

    Attributes:
        asked: The search.
        total: How many there are.
        cards: Those of this page.
        last_page: The last page that can be turned to.
        groups: What the search can be narrowed by.
        chips: What narrows it now.
        widened: Words taken for typing mistakes.
        themes: Themes to begin with, or to try when nothing was found.
        beginnings: Searches for towns like this one, with what they say, while nothing is asked.
        colleagues: Whom to call about it.
        freshness: Who was heard, and from whom something may be missing.
    """

    asked: Asked
    total: int
    cards: tuple[PracticeCard, ...]
    last_page: int
    groups: tuple[FilterGroup, ...]
    chips: tuple[Chip, ...]
    widened: tuple[str, ...]
    themes: tuple[str, ...]
    beginnings: tuple[tuple[str, Asked], ...]
    colleagues: tuple[ColleagueCard, ...]
    freshness: Freshness


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleagues:
    """The page of found colleagues.

    Attributes:
        asked: The search.
        total: How many there are.
        cards: Those of this page.
        last_page: The last page that can be turned to.
        groups: What the search can be narrowed by.
        chips: What narrows it now.
        widened: Words taken for typing mistakes.
        like: Ways in which a town can be like this one.
        freshness: Who was heard, and from whom something may be missing.
    """

    asked: Asked
    total: int
    cards: tuple[ColleagueCard, ...]
    last_page: int
    groups: tuple[FilterGroup, ...]
    chips: tuple[Chip, ...]
    widened: tuple[str, ...]
    like: FilterGroup
    freshness: Freshness


def find_practices(session: Session, *, node: Node, asked: Asked) -> Practices:
    """Return the page of practices for a search.

    Args:
        session: Session that may read what was released and received.
        node: This node.
        asked: What to look for.

    Raises:
        ServiceMissingError: The index is being made, or cannot be made.
    """
    found = search(session, node=node, query=_query(asked, kind=Kind.PRACTICE_SUMMARY))
    called = _to_call(session, node=node, asked=asked, found=found)
    towns = _towns(session, node, found, called, chosen=asked.filters.get("origin", ()))
    now = node.clock()
    return Practices(
        asked=asked,
        total=found.total,
        cards=tuple(
            practice_card(hit, town=towns[hit.origin], now=now, is_asked=bool(asked.text))
            for hit in found.hits
        ),
        last_page=_last_page(found.total),
        groups=filter_groups(found.facets, asked),
        chips=chips(asked, towns=towns),
        widened=found.widened,
        themes=_themes(session, node=node, asked=asked, found=found),
        beginnings=tuple(
            (text, asked.having(name, code))
            for text, name, code in _ways_to_be_like(node).values()
            if asked.is_empty
        ),
        colleagues=tuple(
            colleague_card(hit, town=towns[hit.origin], now=now, settings=node.settings)
            for hit in (called.hits if called else ())
        ),
        freshness=_freshness(session, found, towns=towns),
    )


def find_colleagues(session: Session, *, node: Node, asked: Asked) -> Colleagues:
    """Return the page of colleagues for a search.

    Args:
        session: Session that may read what was released and received.
        node: This node.
        asked: What to look for.

    Raises:
        ServiceMissingError: The index is being made, or cannot be made.
    """
    ways = _ways_to_be_like(node)
    now = node.clock()
    query = replace(
        _query(asked, kind=Kind.DIRECTORY_ENTRY),
        filters=_with_likeness(asked.filters, ways),
        facets=_COLLEAGUE_FACETS,
        recent={"seeks": now - SEEKING_DAYS},
    )
    found = search(session, node=node, query=query)
    towns = _towns(session, node, found, None, chosen=asked.filters.get("origin", ()))
    names = {code: way[0] for code, way in ways.items()}
    return Colleagues(
        asked=asked,
        total=found.total,
        cards=tuple(
            colleague_card(hit, town=towns[hit.origin], now=now, settings=node.settings)
            for hit in found.hits
        ),
        last_page=_last_page(found.total),
        groups=filter_groups(found.facets, asked),
        chips=chips(asked, towns=towns, like=names),
        widened=found.widened,
        like=_like_group(names, chosen=asked.filters.get(LIKE, ())),
        freshness=_freshness(session, found, towns=towns),
    )


def _query(asked: Asked, *, kind: Kind) -> SearchQuery:
    return SearchQuery(
        text=asked.text,
        language=spoken(),
        kinds=(kind,),
        filters={name: codes for name, codes in asked.filters.items() if name != LIKE},
        limit=PER_PAGE,
        offset=asked.offset,
    )


def _to_call(
    session: Session, *, node: Node, asked: Asked, found: SearchResult
) -> SearchResult | None:
    """Return who can be called about what was asked; None when nothing was.

    Where nobody says of themselves that they can talk about it, those are called who work in the
    towns that did it.
    """
    kept = {name: asked.filters[name] for name in ("themes", "origin") if name in asked.filters}
    if not asked.text and not kept:
        return None
    query = SearchQuery(
        text=asked.text,
        language=spoken(),
        kinds=(Kind.DIRECTORY_ENTRY,),
        filters=kept,
        facets=(),
        limit=_TO_CALL,
    )
    called = search(session, node=node, query=query, tells_freshness=False)
    own = node.settings.entity_id
    origins = tuple(dict.fromkeys(hit.origin for hit in found.hits if hit.origin != own))
    if called.hits or not origins:
        return called
    there = replace(query, text="", filters={"origin": origins})
    return search(session, node=node, query=there, tells_freshness=False)


def _themes(session: Session, *, node: Node, asked: Asked, found: SearchResult) -> tuple[str, ...]:
    """Return themes to begin with when nothing was asked, or to try when nothing was found."""
    if asked.is_empty:
        return tuple(each.code for each in found.facets.get("themes", ())[:_THEMES_OFFERED])
    if found.total > 0:
        return ()
    everything = SearchQuery(
        language=spoken(), kinds=(Kind.PRACTICE_SUMMARY,), facets=("themes",), limit=1
    )
    there = search(session, node=node, query=everything, tells_freshness=False)
    frequent = [each.code for each in there.facets["themes"]]
    near = [code for code in _neighbours(asked) if code in set(frequent)]
    return tuple(dict.fromkeys([*near, *frequent]))[:_THEMES_OFFERED]


def _neighbours(asked: Asked) -> Iterable[str]:
    """Yield what is near to what was asked for: wider concepts, then related ones."""
    vocabulary = load_vocabulary()
    for concept_id in (*read_question(asked.text).concepts, *asked.filters.get("themes", ())):
        try:
            known = vocabulary.get_concept(concept_id)
        except ConceptUnknownError:
            continue
        yield from (*known.broader, *known.related)


def _ways_to_be_like(node: Node) -> Mapping[str, tuple[str, str, str]]:
    """Return by code: what it says, and the filter and its code that it stands for."""
    settings = node.settings
    ways = {"country": (_("In the same country"), "country", settings.country)}
    if settings.urbanisation is not None:
        text = _("The same kind of area")
        ways = {"area": (text, "urbanisation", settings.urbanisation.value), **ways}
    if settings.population_band is not None:
        text = _("As many inhabitants")
        ways = {"size": (text, "population_band", settings.population_band.value), **ways}
    return ways


def _like_group(names: Mapping[str, str], *, chosen: Sequence[str]) -> FilterGroup:
    return FilterGroup(
        name=LIKE,
        text=_("Towns like yours"),
        choices=tuple(
            Choice(code=code, text=text, count=None, is_chosen=code in chosen)
            for code, text in names.items()
        ),
    )


def _with_likeness(
    filters: Mapping[str, tuple[str, ...]], ways: Mapping[str, tuple[str, str, str]]
) -> dict[str, tuple[str, ...]]:
    """Return filters of the index in which each chosen likeness stands as what it means."""
    plain = {name: codes for name, codes in filters.items() if name != LIKE}
    for code in filters.get(LIKE, ()):
        if code in ways:
            name, wanted = ways[code][1:]
            plain[name] = (wanted,)
    return plain


def _towns(
    session: Session,
    node: Node,
    found: SearchResult,
    called: SearchResult | None,
    *,
    chosen: Iterable[str],
) -> Mapping[str, str]:
    """Return what every town on the page is called; read together."""
    hits = [*found.hits, *(called.hits if called else ())]
    named = [*(hit.origin for hit in hits), *(each.origin for each in found.collections), *chosen]
    return name_towns(session, named, settings=node.settings, language=spoken())


def _freshness(session: Session, found: SearchResult, *, towns: Mapping[str, str]) -> Freshness:
    return read_freshness(
        found.collections,
        towns=towns,
        silent=silent_towns(session),
        networks=list_networks(session),
    )


def _last_page(total: int) -> int:
    return min(max(1, -(-total // PER_PAGE)), LAST_PAGE)
