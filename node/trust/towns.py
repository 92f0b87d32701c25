"""What towns are called: read for many at once, from what their last verified chain says of them.

A page names dozens of towns, so only their names are read here, with one query, and nothing of
their keys and statements.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.settings import Role, Settings
from node.trust.models import PeerRow, PeerState

__all__ = ["host_of", "list_networks", "name_towns", "silent_towns"]


def name_towns(
    session: Session, entity_ids: Iterable[str], *, settings: Settings, language: str
) -> Mapping[str, str]:
    """Return what each of these towns is called, by its identifier.

    Args:
        session: Session that reads the received database.
        entity_ids: Towns, this one among them or not.
        settings: Of this node, whose own name stands there.
        language: Language of the reader, in which names are given if the town has them.

    Returns:
        One name each; the host of a town whose name is not known.
    """
    wanted = set(entity_ids)
    names = {entity_id: host_of(entity_id) for entity_id in wanted}
    others = wanted - {settings.entity_id}
    if settings.entity_id in wanted:
        names[settings.entity_id] = settings.name
    if others:
        rows = session.execute(
            select(PeerRow.entity_id, PeerRow.node_metadata).where(
                PeerRow.entity_id.in_(others), PeerRow.node_metadata.is_not(None)
            )
        )
        for entity_id, metadata in rows:
            names[entity_id] = _name(metadata or "{}", language=language) or names[entity_id]
    return names


def silent_towns(session: Session) -> Mapping[str, datetime | None]:
    """Return the towns whose last look failed, with when they answered last.

    Args:
        session: Session that reads the received database.
    """
    rows = session.execute(
        select(PeerRow.entity_id, PeerRow.heard_at)
        .where(PeerRow.failures > 0)
        .where(PeerRow.state == PeerState.ADMITTED)
        .where(PeerRow.blocked.is_(False))
    )
    return dict(row.tuple() for row in rows)


def list_networks(session: Session) -> frozenset[str]:
    """Return the nodes that are no towns: networks, and the anchors above them.

    Args:
        session: Session that reads the received database.
    """
    rows = session.execute(
        select(PeerRow.entity_id, PeerRow.node_metadata).where(PeerRow.node_metadata.is_not(None))
    )
    return frozenset(
        entity_id
        for entity_id, metadata in rows
        if json.loads(metadata or "{}").get("role") != Role.LEAF
    )


def host_of(entity_id: str) -> str:
    """Return the part of an identifier that people recognise."""
    return entity_id.partition("://")[2]


def _name(metadata: str, *, language: str) -> str | None:
    """Return the name of stored metadata, which was checked before it was stored."""
    known: Mapping[str, str] = json.loads(metadata).get("name", {})
    for tag, name in known.items():
        if tag.partition("-")[0] == language:
            return name
    return next(iter(known.values()), None)
