"""Which collections of a peer there are to read.

A peer is asked at first contact and every hour after that: it may keep a new collection, may let us
into another audience, or may have moved its exchange. A collection is read as long as the peer
names it and it stands below the exchange that its verified chain names; what was read stays.
An audience is the network or the country that the peer's superior vouches for: whoever may make up
words could fill the database with collections.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from federation.endpoints import JSON_TYPE, collections_url
from federation.errors import ClaimsRefusedError, JsonRefusedError, QuotaError
from federation.log_state import dump_log_state, new_log_state
from node.database import Zone, start_writing
from node.received.asking import Asker
from node.received.models import ReceivedCollection
from node.trust.service import Peer
from schemas.answers import CollectionInfo, parse_collections
from schemas.errors import SchemaError

__all__ = ["LISTING_REST", "MAX_COLLECTIONS", "known_collections", "list_collections_of"]

LISTING_REST = timedelta(hours=1)
"""How long a listing is taken for the present one."""

MAX_COLLECTIONS = 8
"""Most collections of one origin that are kept here, those it no longer names included."""

_MAX_URL_CHARACTERS = 400
_NETWORK = "ran"


def known_collections(session: Session, peer: Peer, *, now: datetime | None) -> tuple[str, ...]:
    """Return the collections of the last listing.

    Args:
        session: Session that reads the received database.
        peer: Whose.
        now: Current time (UTC), at which an old listing counts for nothing; None for any age.
    """
    rows = session.execute(
        select(ReceivedCollection.url, ReceivedCollection.audience, ReceivedCollection.listed_at)
        .where(ReceivedCollection.origin == peer.entity_id)
        .order_by(ReceivedCollection.url)
    ).all()
    newest = max((listed_at for _, _, listed_at in rows), default=None)
    if newest is None or (now and not timedelta(0) <= now - newest < LISTING_REST):
        return ()
    return tuple(
        url
        for url, audience, listed_at in rows
        if listed_at == newest and url == f"{peer.exchange}/{audience}"
    )


def list_collections_of(
    session: Session, peer: Peer, *, asker: Asker, now: datetime
) -> tuple[str, ...]:
    """Ask a peer for its collections and keep them; commits.

    Args:
        session: Session that writes to the received database, without open changes.
        peer: An admitted peer.
        asker: Asks in this node's name.
        now: Current time (UTC).

    Raises:
        PeerUnreachableError: No usable answer.
        JsonRefusedError: Not a listing.
        ClaimsRefusedError: It names a collection that is not the peer's own, or one for others.
        QuotaError: It names more collections than are kept here.
    """
    answer = asker.get(collections_url(peer.exchange), accept=JSON_TYPE)
    try:
        listed = parse_collections(answer.body)
    except SchemaError as exc:
        raise JsonRefusedError(str(exc), about=peer.entity_id) from exc
    _check(listed, peer)
    try:
        _keep(session, listed, peer=peer, now=now)
    except IntegrityError:
        # Another syncer asked at the same moment; what it kept is there now.
        session.rollback()
        _keep(session, listed, peer=peer, now=now)
    return tuple(sorted(info.url for info in listed))


def _check(listed: Sequence[CollectionInfo], peer: Peer) -> None:
    if len(listed) > MAX_COLLECTIONS:
        raise QuotaError(f"more than {MAX_COLLECTIONS} collections", about=peer.entity_id)
    if len({info.url for info in listed}) != len(listed):
        raise ClaimsRefusedError("a collection is named twice", about=peer.entity_id)
    audiences = {_NETWORK, peer.metadata.country if peer.metadata else _NETWORK}
    for info in listed:
        if info.audience not in audiences:
            raise ClaimsRefusedError(
                f"{info.url} is for an audience the peer is not of", about=peer.entity_id
            )
        is_own = info.url == f"{peer.exchange}/{info.audience}"
        if not is_own or len(info.url) > _MAX_URL_CHARACTERS:
            raise ClaimsRefusedError(
                f"{info.url} is no collection of this peer", about=peer.entity_id
            )


def _keep(session: Session, listed: Sequence[CollectionInfo], *, peer: Peer, now: datetime) -> None:
    start_writing(session, Zone.RECEIVED)
    kept = session.scalars(
        select(func.count()).where(ReceivedCollection.origin == peer.entity_id)
    ).one()
    for info in listed:
        row = session.get(ReceivedCollection, info.url, populate_existing=True)
        if row is None:
            kept += 1
            if kept > MAX_COLLECTIONS:
                raise QuotaError(f"more than {MAX_COLLECTIONS} collections", about=peer.entity_id)
            row = ReceivedCollection(
                url=info.url,
                origin=peer.entity_id,
                audience=info.audience,
                log_state=dump_log_state(new_log_state(info.url)),
            )
            session.add(row)
        elif row.origin != peer.entity_id:
            raise ClaimsRefusedError(f"{info.url} is read of another origin", about=peer.entity_id)
        row.listed_at = now
    session.commit()
