"""The desk at one look: this month's numbers, the newest practices, what recurs, who is silent.

A town is silent when nothing was heard of it for a day, although it should sign every six hours, or
when it exchanges and has never released anything. Silent is no reproach: a line may be down, or
somebody may need a hand with the first practice.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from sqlalchemy.orm import Session

from federation.checkpoint import FROZEN_AFTER
from node.extensions import Node
from node.received.counting import MonthCount, count_since
from node.received.reading import CollectionState, list_collections
from node.search.hits import Hit
from node.search.question import SearchQuery
from node.search.service import FacetCount, search
from node.trust.service import Peer, PeerState, list_peers
from node.trust.towns import name_towns
from schemas.entry import Kind
from schemas.node_metadata import Role

__all__ = ["Overview", "Silence", "SilentTown", "look_over"]

_NEWEST: Final = 10
_THEMES: Final = 10


class Silence(StrEnum):
    """Why a town is called silent."""

    NOT_HEARD = "not_heard"
    NOT_SIGNED = "not_signed"
    NOTHING_RELEASED = "nothing_released"


@dataclass(frozen=True, slots=True, kw_only=True)
class SilentTown:
    """A town of which little is heard.

    Attributes:
        origin: Entity identifier.
        name: What its people call it.
        country: ISO 3166-1 code in lower case; None before its chain was verified.
        silence: In what way it is silent.
        heard_at: When it answered last; None if it never did.
    """

    origin: str
    name: str
    country: str | None
    silence: Silence
    heard_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the desk's first page shows.

    Attributes:
        since: First day of the month that is counted.
        month: What arrived and what was withdrawn since.
        newest: The newest practices, the newest first.
        names: What each town is called, by identifier.
        themes: The most frequent themes of all practices.
        countries: Practices by country.
        towns: How many towns exchange.
        silent: Those of which little is heard, by name.
    """

    since: datetime
    month: MonthCount
    newest: tuple[Hit, ...]
    names: Mapping[str, str]
    themes: tuple[FacetCount, ...]
    countries: tuple[FacetCount, ...]
    towns: int
    silent: tuple[SilentTown, ...]


def look_over(session: Session, *, node: Node, language: str) -> Overview:
    """Return the desk's first page.

    Args:
        session: Session that reads the published and received databases.
        node: This node.
        language: Language in which practices are shown if they have it.

    Raises:
        ServiceMissingError: The search index is being made.
    """
    now = node.clock()
    since = datetime(now.year, now.month, 1, tzinfo=UTC)
    query = SearchQuery(language=language, kinds=(Kind.PRACTICE_SUMMARY,), limit=_NEWEST)
    found = search(session, node=node, query=query)
    towns = _towns(session)
    origins = {town.entity_id for town in towns} | {hit.origin for hit in found.hits}
    names = name_towns(session, origins, settings=node.settings, language=language)
    collections = _by_origin(list_collections(session, now=now))
    return Overview(
        since=since,
        month=count_since(session, since),
        newest=found.hits,
        names=names,
        themes=found.facets["themes"][:_THEMES],
        countries=found.facets["country"],
        towns=len(towns),
        silent=tuple(_silent(towns, collections, names=names, now=now)),
    )


def _towns(session: Session) -> list[Peer]:
    return [
        peer
        for peer in list_peers(session)
        if peer.state in {PeerState.ADMITTED, PeerState.EXPIRED}
        and not peer.blocked
        and peer.metadata is not None
        and peer.metadata.role is Role.LEAF
    ]


def _by_origin(collections: Iterable[CollectionState]) -> Mapping[str, list[CollectionState]]:
    grouped: dict[str, list[CollectionState]] = {}
    for each in collections:
        grouped.setdefault(each.origin, []).append(each)
    return grouped


def _silent(
    towns: Iterable[Peer],
    collections: Mapping[str, list[CollectionState]],
    *,
    names: Mapping[str, str],
    now: datetime,
) -> Iterator[SilentTown]:
    for town in sorted(towns, key=lambda town: names[town.entity_id]):
        silence = _silence(town, collections.get(town.entity_id, []), now=now)
        if silence is not None:
            yield SilentTown(
                origin=town.entity_id,
                name=names[town.entity_id],
                country=town.metadata.country if town.metadata else None,
                silence=silence,
                heard_at=town.heard_at,
            )


def _silence(town: Peer, collections: list[CollectionState], *, now: datetime) -> Silence | None:
    if town.heard_at is None or now - town.heard_at > FROZEN_AFTER:
        return Silence.NOT_HEARD
    if any(each.is_frozen for each in collections):
        return Silence.NOT_SIGNED
    # The first entry of a log names its keys; a town that released something has a second one.
    if all(each.size <= 1 for each in collections):
        return Silence.NOTHING_RELEASED
    return None
