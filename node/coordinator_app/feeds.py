"""Feeds of saved searches: what is new, for a feed reader that cannot sign in.

The address is the key, so the answer holds nothing that is not already everybody's in the network:
titles, teasers, and links that ask to sign in. What was searched for is not in it. An address that
does not fit, an old one and one of a closed account are answered alike.

Source: RFC 4287 (Atom); RFC 9110, section 13 (conditional requests).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from hashlib import sha256
from typing import Final
from uuid import UUID

from flask import Blueprint, Response, render_template, request
from sqlalchemy.orm import Session

from node.coordinator_app.saved_searches import asked_of
from node.database import db
from node.errors import NotFoundError
from node.extensions import Node, current_node
from node.language import gettext as _
from node.language import spoken
from node.private.saved_searches.service import SavedSearch, find_by_secret
from node.screens.record_addresses import record_address
from node.search.hits import Hit
from node.search.question import SearchQuery
from node.search.service import search
from node.trust.towns import name_towns
from schemas.entry import Kind

__all__ = ["FeedEntry", "bp"]

bp = Blueprint("feeds", __name__)

_ENTRIES: Final = 50
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One practice in a feed.

    Attributes:
        urn: What it is known by everywhere.
        link: Its page at this node.
        title: As the town wrote it.
        teaser: Likewise.
        language: Tag of both.
        town: What the town is called.
        updated: Day of its newest revision.
    """

    urn: str
    link: str
    title: str
    teaser: str
    language: str
    town: str
    updated: datetime


@bp.get("/feeds/<secret>.atom")
def feed(secret: str) -> Response:
    """Show what is new for one saved search."""
    node, session = current_node(), db.session()
    saved = find_by_secret(session, node=node, secret=secret)
    if saved is None:
        raise NotFoundError(_("There is no feed at this address."))
    entries = _entries(session, saved, node=node)
    made = datetime.combine(saved.created_at.astimezone(UTC).date(), time(tzinfo=UTC))
    updated = max((entry.updated for entry in entries), default=made)
    text = render_template(
        "coordinator_app/feed.xml",
        entries=entries,
        urn=_urn(saved.search_id),
        updated=updated,
        name=_visible(node.settings.name),
        language=spoken(),
    )
    answer = Response(text, content_type="application/atom+xml; charset=utf-8")
    answer.last_modified = updated
    answer.set_etag(sha256(text.encode()).hexdigest()[:32])
    # A reader asks again; what it keeps in between is its owner's alone.
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.make_conditional(request)
    return answer


def _entries(session: Session, saved: SavedSearch, *, node: Node) -> tuple[FeedEntry, ...]:
    asked = asked_of(saved)
    query = SearchQuery(
        text=asked.text,
        language=spoken(),
        kinds=(Kind.PRACTICE_SUMMARY,),
        filters=asked.filters,
        facets=(),
        newest_first=True,
        limit=_ENTRIES,
    )
    hits = search(session, node=node, query=query, tells_freshness=False).hits
    origins = {hit.origin for hit in hits}
    towns = name_towns(session, origins, settings=node.settings, language=spoken())
    return tuple(_entry(hit, node=node, towns=towns) for hit in hits)


def _entry(hit: Hit, *, node: Node, towns: Mapping[str, str]) -> FeedEntry:
    where = record_address(hit.kind, origin=hit.origin, record_id=hit.record_id)
    return FeedEntry(
        urn=_urn(hit.record_id),
        link=f"{node.settings.people_url}{where}",
        title=_visible(hit.title),
        teaser=_visible(hit.teaser),
        language=hit.language,
        town=_visible(towns[hit.origin]),
        updated=hit.day,
    )


def _urn(identifier: UUID) -> str:
    return f"urn:uuid:{identifier}"


def _visible(text: str) -> str:
    """Return a text without characters that no XML document may hold."""
    return _NO_XML.sub("", text)
