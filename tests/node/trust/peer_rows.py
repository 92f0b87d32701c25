"""Builders of peers as a refresh would have left them."""

import json
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from federation.keys import KeySet, SigningKey, generate_signing_key
from node.database import Zone, start_writing
from node.trust.models import PeerRow, PeerState
from node.trust.service import Peer, get_peer
from schemas.node_metadata import NodeMetadata, Role, dump_node_metadata
from tests.nodes import NOON

__all__ = ["RAN", "new_request_key", "peer", "store_peer"]

RAN = "https://ran.example"


def new_request_key() -> SigningKey:
    """Return a key that signs requests."""
    return generate_signing_key("Ed25519")


def metadata(
    entity_id: str, *, role: Role = Role.LEAF, request_key: SigningKey | None = None
) -> NodeMetadata:
    """Return what a node says about itself."""
    record, request = new_request_key(), request_key or new_request_key()
    return NodeMetadata(
        name={"nl": "Stad"},
        country="nl",
        languages=("nl",),
        record_keys=KeySet([record.public]).dump(),
        request_keys=KeySet([request.public]).dump(),
        exchange=f"{entity_id}/exchange",
        role=role,
        version="1",
    )


def peer(
    entity_id: str,
    *above: str,
    state: PeerState = PeerState.ADMITTED,
    blocked: bool = False,
    role: Role = Role.LEAF,
    expires_at: datetime | None = NOON + timedelta(days=14),
) -> Peer:
    """Return a peer with a chain through the entities `above` it."""
    return Peer(
        entity_id=entity_id,
        state=state,
        blocked=blocked,
        metadata=metadata(entity_id, role=role),
        path=(entity_id, *above),
        chain=(),
        chain_expires_at=expires_at,
        verified_at=NOON,
        next_due=NOON,
        failures=0,
        last_code=None,
        last_detail=None,
        tried_at=None,
        heard_at=None,
    )


def store_peer(
    session: Session,
    entity_id: str,
    *above: str,
    **columns: object,
) -> Peer:
    """Store a peer with a chain through the entities `above` it; commits.

    Args:
        session: Session that writes to the received database.
        entity_id: The peer.
        above: Its superiors, up to the anchor.
        columns: Columns with other values, and `request_key`, a SigningKey.
    """
    request_key = columns.pop("request_key", None)
    assert request_key is None or isinstance(request_key, SigningKey)
    about = metadata(entity_id, request_key=request_key)
    row: dict[str, object] = {
        "state": PeerState.ADMITTED,
        "path": json.dumps([entity_id, *above]),
        "node_metadata": json.dumps(dump_node_metadata(about)),
        "chain_expires_at": NOON + timedelta(days=14),
        "verified_at": NOON,
        "next_due": NOON,
    }
    start_writing(session, Zone.RECEIVED)
    session.add(PeerRow(entity_id=entity_id, **(row | columns)))
    session.commit()
    return get_peer(session, entity_id=entity_id)
