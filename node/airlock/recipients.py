"""Which towns will read what is released for an audience, by name, as this node knows them now.

A town that joins later reads it as well: an audience is a group that grows, and the page says so.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from node.language import gettext as _
from node.language import spoken
from node.screens.formats import country_name
from node.settings import Audience, Settings
from node.trust.admission import audiences_for
from node.trust.joining import with_superiors
from node.trust.service import Peer, list_peers
from schemas.node_metadata import Role

__all__ = ["Recipients", "audience_words", "may_leave_for", "recipients_of", "town_name"]

_NETWORK = Audience.RAN.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipients:
    """Who reads what leaves for one audience.

    Attributes:
        audience: Its word.
        words: What the group is called.
        towns: Names of the towns in it, sorted.
        networks: Names of country networks and desks that pass it on to them.
    """

    audience: str
    words: str
    towns: tuple[str, ...]
    networks: tuple[str, ...]


def recipients_of(session: Session, *, settings: Settings, now: datetime) -> dict[str, Recipients]:
    """Return for every audience of this node who is in it.

    Args:
        session: Session that reads the received database.
        settings: This node's.
        now: Current time (UTC).
    """
    joined = with_superiors(session, settings)
    readers = [
        (peer, audiences_for(peer, settings=joined, now=now)) for peer in list_peers(session)
    ]
    return {
        audience: _recipients(
            audience, [peer for peer, reads in readers if audience in reads], settings=settings
        )
        for audience in settings.audiences
    }


def audience_words(audience: str, *, settings: Settings) -> str:
    """Return what the readers of an audience are called."""
    if audience == _NETWORK:
        return _("All towns of %(network)s") % {"network": settings.network_name}
    return _("Towns in %(country)s") % {"country": country_name(audience)}


def may_leave_for(settings: Settings, audience: str) -> bool:
    """Say whether this node's policy lets anything leave for an audience."""
    if settings.audience_ceiling is Audience.COUNTRY:
        return audience != _NETWORK
    return settings.audience_ceiling is Audience.RAN


def town_name(peer: Peer | None, *, entity_id: str) -> str:
    """Return what a town is called, in the reader's language if it has a name in it.

    Args:
        peer: What is known of it; None if nothing is any more.
        entity_id: Its address, shown where no name is known.
    """
    if peer is None or peer.metadata is None:
        return entity_id.removeprefix("https://").removeprefix("http://")
    names = peer.metadata.name
    return names.get(spoken()) or next(iter(names.values()))


def _recipients(audience: str, peers: list[Peer], *, settings: Settings) -> Recipients:
    towns: list[str] = []
    networks: list[str] = []
    for peer in peers:
        is_town = peer.metadata is not None and peer.metadata.role is Role.LEAF
        (towns if is_town else networks).append(town_name(peer, entity_id=peer.entity_id))
    return Recipients(
        audience=audience,
        words=audience_words(audience, settings=settings),
        towns=tuple(sorted(towns, key=str.casefold)),
        networks=tuple(sorted(networks, key=str.casefold)),
    )
