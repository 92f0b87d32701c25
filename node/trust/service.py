"""Anchors and peers: whom people here decided about, and what is known of every other node.

Decisions of people (anchors, blocks) are written here for the commands and screens; what chains
and looks say about a peer is written by `enrolment` and `schedule`. Others see `Anchor` and `Peer`.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from federation.entity_statement import MAX_STATEMENT_BYTES
from federation.errors import ChainError
from federation.keys import KeySet, parse_key_set
from node.clock import Clock
from node.database import Zone, start_writing
from node.errors import NotFoundError
from node.language import gettext as _
from node.trust.models import AnchorRow, PeerRow, PeerState
from node.trust.pinned import check_entity_id, check_same_keys, dump_keys, load_keys
from schemas.node_metadata import NodeMetadata, parse_node_metadata
from schemas.strict_json import parse_object

__all__ = [
    "Anchor",
    "Peer",
    "PeerState",
    "add_anchor",
    "block",
    "find_peer",
    "get_peer",
    "list_anchors",
    "list_peers",
    "remove_anchor",
    "unblock",
]

_MAX_NOTE_CHARACTERS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """An entity at which chains may end.

    Attributes:
        entity_id: Who it is.
        keys: Its federation keys, as people here compared them.
        place: The order in which chains are preferred, from 0.
    """

    entity_id: str
    keys: KeySet
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """Another node, as far as this node knows it.

    Attributes:
        entity_id: Who it is.
        state: Whether it is one of ours.
        blocked: Whether people here blocked it.
        metadata: What its last verified chain says of it; None before the first one.
        path: Entities from the peer up to the anchor, both included.
        chain: The exact statements of that chain.
        chain_expires_at: When the chain stops counting.
        verified_at: When the chain was verified last.
        next_due: When to look again.
        failures: Looks that failed since the last one that did not.
        last_code: What keeps it from being read, or its chain from being renewed.
        last_detail: The same in technical English.
        tried_at: When it was looked at last.
        heard_at: When a look succeeded last.
        paused_at: Since when people here look at it no more; None while they do.
    """

    entity_id: str
    state: PeerState
    blocked: bool
    metadata: NodeMetadata | None
    path: tuple[str, ...]
    chain: tuple[bytes, ...]
    chain_expires_at: datetime | None
    verified_at: datetime | None
    next_due: datetime
    failures: int
    last_code: str | None
    last_detail: str | None
    tried_at: datetime | None
    heard_at: datetime | None
    paused_at: datetime | None = None

    @property
    def exchange(self) -> str:
        """Return the URL below which the peer's exchange stands.

        Raises:
            ChainError: Nothing verified is known of the peer.
        """
        return self._verified.exchange

    @property
    def record_keys(self) -> KeySet:
        """Return the keys that sign its entries and checkpoints.

        Raises:
            ChainError: Nothing verified is known of the peer.
        """
        return parse_key_set(self._verified.record_keys, about=self.entity_id)

    @property
    def request_keys(self) -> KeySet:
        """Return the keys that sign its requests.

        Raises:
            ChainError: Nothing verified is known of the peer.
        """
        return parse_key_set(self._verified.request_keys, about=self.entity_id)

    @property
    def _verified(self) -> NodeMetadata:
        if self.metadata is None:
            raise ChainError("no chain of it was verified yet", about=self.entity_id)
        return self.metadata


def add_anchor(
    session: Session, *, entity_id: str, keys: KeySet, clock: Clock, replace: bool = False
) -> Anchor:
    """Trust an anchor from now on, after those that are there; the caller commits.

    Args:
        session: Session that writes to the received database.
        entity_id: Who it is.
        keys: Its federation keys; people compared the thumbprints.
        clock: The present time.
        replace: Whether other keys than those compared before take their place.

    Raises:
        InputRefusedError: No entity identifier.
        ConflictError: It is an anchor with other keys; its differences name both.
    """
    check_entity_id(entity_id)
    start_writing(session, Zone.RECEIVED)
    anchors = {anchor.entity_id: anchor for anchor in list_anchors(session)}
    known = anchors.get(entity_id)
    if known is not None and not replace:
        check_same_keys(entity_id, known.keys, keys)
    place = known.place if known else max((each.place for each in anchors.values()), default=-1) + 1
    session.merge(
        AnchorRow(entity_id=entity_id, keys=dump_keys(keys), place=place, added_at=clock())
    )
    session.flush()
    return Anchor(entity_id=entity_id, keys=keys, place=place)


def remove_anchor(session: Session, *, entity_id: str) -> None:
    """Trust an anchor no more; the caller commits.

    Who came through it is unlisted at once, unless a later refresh finds another way.

    Args:
        session: Session that writes to the received database.
        entity_id: Whom; nothing happens if it is none.
    """
    start_writing(session, Zone.RECEIVED)
    row = session.get(AnchorRow, entity_id, populate_existing=True)
    if row is None:
        return
    session.delete(row)
    for other in session.scalars(select(PeerRow).where(PeerRow.path.is_not(None))):
        if load_path(other)[-1:] == (entity_id,):
            other.state = PeerState.UNLISTED
    session.flush()


def list_anchors(session: Session) -> tuple[Anchor, ...]:
    """Return the anchors trusted here, the preferred one first."""
    rows = session.scalars(select(AnchorRow).order_by(AnchorRow.place, AnchorRow.entity_id))
    return tuple(
        Anchor(
            entity_id=row.entity_id,
            keys=load_keys(row.keys, about=row.entity_id),
            place=row.place,
        )
        for row in rows
    )


def block(session: Session, *, entity_id: str, note: str, clock: Clock) -> None:
    """Neither read a peer nor be read by it, whatever its chain says; the caller commits.

    A blocked superior vouches for nobody here: who came through it is unlisted, unless a later
    refresh finds another way.

    Args:
        session: Session that writes to the received database.
        entity_id: Whom; it need not be known yet.
        note: Why, for the people here.
        clock: The present time.

    Raises:
        InputRefusedError: No entity identifier.
    """
    check_entity_id(entity_id)
    start_writing(session, Zone.RECEIVED)
    row = session.get(PeerRow, entity_id, populate_existing=True)
    if row is None:
        row = PeerRow(entity_id=entity_id, next_due=clock())
        session.add(row)
    row.blocked, row.blocked_note = True, note[:_MAX_NOTE_CHARACTERS]
    for other in session.scalars(select(PeerRow).where(PeerRow.path.is_not(None))):
        if other.entity_id != entity_id and entity_id in load_path(other):
            other.state = PeerState.UNLISTED
    session.flush()


def unblock(session: Session, *, entity_id: str, clock: Clock) -> None:
    """Let a peer's chain decide again; the caller commits.

    Raises:
        NotFoundError: It is not blocked.
    """
    start_writing(session, Zone.RECEIVED)
    row = session.get(PeerRow, entity_id, populate_existing=True)
    if row is None or not row.blocked:
        raise NotFoundError(_("%(entity)s is not blocked here.") % {"entity": entity_id})
    row.blocked, row.blocked_note, row.next_due = False, None, clock()
    session.flush()


def find_peer(session: Session, *, entity_id: str) -> Peer | None:
    """Return what is known of a node; None if nothing is."""
    row = session.get(PeerRow, entity_id, populate_existing=True)
    return None if row is None else _peer(row)


def get_peer(session: Session, *, entity_id: str) -> Peer:
    """Return what is known of a node.

    Raises:
        NotFoundError: Nothing is known of it.
    """
    peer = find_peer(session, entity_id=entity_id)
    if peer is None:
        raise NotFoundError(_("%(entity)s is no peer of this node.") % {"entity": entity_id})
    return peer


def list_peers(session: Session) -> tuple[Peer, ...]:
    """Return every other node that is known, by identifier, whatever its state."""
    rows = session.scalars(
        select(PeerRow).order_by(PeerRow.entity_id).execution_options(populate_existing=True)
    )
    return tuple(_peer(row) for row in rows)


def load_path(row: PeerRow) -> tuple[str, ...]:
    """Return the path of the last verified chain; empty before the first one."""
    return tuple(json.loads(row.path)) if row.path else ()


def _peer(row: PeerRow) -> Peer:
    return Peer(
        entity_id=row.entity_id,
        state=row.state,
        blocked=row.blocked,
        metadata=_load_metadata(row.node_metadata),
        path=load_path(row),
        chain=tuple(token.encode() for token in json.loads(row.chain)) if row.chain else (),
        chain_expires_at=row.chain_expires_at,
        verified_at=row.verified_at,
        next_due=row.next_due,
        failures=row.failures,
        last_code=row.last_code or row.chain_code,
        last_detail=row.last_detail if row.last_code else row.chain_detail,
        tried_at=row.tried_at,
        heard_at=row.heard_at,
        paused_at=row.paused_at,
    )


def _load_metadata(text: str | None) -> NodeMetadata | None:
    if text is None:
        return None
    return parse_node_metadata(parse_object(text.encode(), max_bytes=MAX_STATEMENT_BYTES))
