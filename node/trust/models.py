"""The tables of trust: anchors, peers with their chains and due times, a superior's members.

They stand in the received database: the syncer writes what it verified, people's decisions
(anchors, blocks, members) are written by the coordinator process and the commands.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from node.database import ReceivedModel, Word

__all__ = ["AnchorRow", "MemberRow", "PeerRow", "PeerState"]


class PeerState(StrEnum):
    """Whether a peer is one of ours."""

    CANDIDATE = "candidate"
    ADMITTED = "admitted"
    EXPIRED = "expired"
    UNLISTED = "unlisted"


class AnchorRow(ReceivedModel):
    """A trust anchor and the keys people here checked."""

    __tablename__ = "anchor"

    entity_id: Mapped[str] = mapped_column(String(400), primary_key=True)
    # JWK Set as JSON.
    keys: Mapped[str] = mapped_column(Text)
    # The order in which chains are preferred, from 0.
    place: Mapped[int]
    added_at: Mapped[datetime]


class PeerRow(ReceivedModel):
    """Another node: what its chain says, and when it was last heard."""

    __tablename__ = "peer"

    entity_id: Mapped[str] = mapped_column(String(400), primary_key=True)
    state: Mapped[PeerState] = mapped_column(Word(PeerState), default=PeerState.CANDIDATE)
    blocked: Mapped[bool] = mapped_column(default=False)
    blocked_note: Mapped[str | None] = mapped_column(String(400))
    # Since when people here look at it no more; it may still read this node.
    paused_at: Mapped[datetime | None]
    # Which superior lists it, the verified chain (JSON list of tokens) and its path (JSON list).
    listed_by: Mapped[str | None] = mapped_column(String(400))
    chain: Mapped[str | None] = mapped_column(Text)
    path: Mapped[str | None] = mapped_column(Text)
    node_metadata: Mapped[str | None] = mapped_column(Text)
    chain_expires_at: Mapped[datetime | None]
    verified_at: Mapped[datetime | None]
    # When a chain was asked for last, and what was wrong with it; None once one was verified.
    chain_tried_at: Mapped[datetime | None]
    chain_code: Mapped[str | None] = mapped_column(String(40))
    chain_detail: Mapped[str | None] = mapped_column(String(400))
    # When to look again, who is looking now and until when.
    next_due: Mapped[datetime] = mapped_column(index=True)
    lease_owner: Mapped[str | None] = mapped_column(String(40))
    lease_until: Mapped[datetime | None]
    # What the last looks came to.
    failures: Mapped[int] = mapped_column(default=0)
    last_code: Mapped[str | None] = mapped_column(String(40))
    last_detail: Mapped[str | None] = mapped_column(String(400))
    tried_at: Mapped[datetime | None]
    heard_at: Mapped[datetime | None]


class MemberRow(ReceivedModel):
    """An entity this node vouches for as its superior."""

    __tablename__ = "member"

    entity_id: Mapped[str] = mapped_column(String(400), primary_key=True)
    # The member's federation keys as people here checked them: JWK Set as JSON.
    keys: Mapped[str] = mapped_column(Text)
    country: Mapped[str | None] = mapped_column(String(2))
    may_vouch: Mapped[bool] = mapped_column(default=False)
    added_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
