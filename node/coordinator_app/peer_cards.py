"""Other nodes as the node admin sees them: how far the acquaintance goes, and what is in the way.

The way of a peer has five steps: a superior lists it, a chain of signatures was verified up to an
anchor, it answered, its collections were read, nothing of them is missing. Each says whether it is
done, and the first that is not says why and what to do.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from node.extensions import Node
from node.language import gettext as _
from node.received.reading import (
    CollectionState,
    QuarantinedRecord,
    list_collections,
    list_quarantined,
)
from node.screens.formats import day
from node.trust.reasons import explain
from node.trust.service import Peer, PeerState, get_peer, list_peers
from node.trust.towns import name_towns
from schemas.node_metadata import Role

__all__ = ["PeerCard", "PeerView", "Refused", "Standing", "Step", "list_cards", "view_peer"]


class Standing(StrEnum):
    """How it goes with a peer, in one word."""

    GOOD = "good"
    WAITS = "waits"
    TROUBLE = "trouble"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of an acquaintance.

    Attributes:
        text: What it is.
        done: Whether it is done.
        detail: When, or what is in the way.
        address: Where something can be done about it; empty where nothing can.
        link: What the way there is called.
    """

    text: str
    done: bool
    detail: str = ""
    address: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerCard:
    """One peer among others.

    Attributes:
        entity_id: Who it is.
        name: What its people call it.
        country: ISO 3166-1 code in lower case; None before its chain was verified.
        role: Municipality, network or desk; None likewise.
        standing: How it goes.
        word: The same in words.
        reason: What is in the way and what to do; empty if nothing is.
        heard_at: When it answered last.
        entries: Entries read and verified.
    """

    entity_id: str
    name: str
    country: str | None
    role: Role | None
    standing: Standing
    word: str
    reason: str
    heard_at: datetime | None
    entries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """One record of a peer that was not taken.

    Attributes:
        collection: URL of the collection.
        position: Its place there.
        code: Stable word of the reason.
        reason: What it means and what to do.
        at: When it came.
    """

    collection: str
    position: int
    code: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerView:
    """One peer, whole.

    Attributes:
        card: As among others.
        peer: What is known of it.
        steps: How far the acquaintance goes.
        collections: What is read of it.
        refused: What was not taken, and why.
    """

    card: PeerCard
    peer: Peer
    steps: tuple[Step, ...]
    collections: tuple[CollectionState, ...]
    refused: tuple[Refused, ...]


def list_cards(session: Session, *, node: Node, language: str) -> tuple[PeerCard, ...]:
    """Return every other node, those with trouble first."""
    peers = list_peers(session)
    names = _names(session, peers, node=node, language=language)
    by_origin = _by_origin(list_collections(session, now=node.clock()))
    cards = [_card(peer, by_origin.get(peer.entity_id, ()), names=names) for peer in peers]
    order = [Standing.TROUBLE, Standing.WAITS, Standing.GOOD, Standing.STOPPED]
    return tuple(sorted(cards, key=lambda card: (order.index(card.standing), card.name)))


def view_peer(session: Session, *, node: Node, language: str, entity_id: str) -> PeerView:
    """Return one peer with everything that is known of the exchange with it.

    Raises:
        NotFoundError: Nothing is known of it.
    """
    peer = get_peer(session, entity_id=entity_id)
    names = _names(session, [peer], node=node, language=language)
    collections = tuple(
        each for each in list_collections(session, now=node.clock()) if each.origin == entity_id
    )
    return PeerView(
        card=_card(peer, collections, names=names),
        peer=peer,
        steps=_steps(peer, collections),
        collections=collections,
        refused=tuple(_refused(each) for each in list_quarantined(session, origin=entity_id)),
    )


def _names(
    session: Session, peers: Iterable[Peer], *, node: Node, language: str
) -> Mapping[str, str]:
    entity_ids = [peer.entity_id for peer in peers]
    return name_towns(session, entity_ids, settings=node.settings, language=language)


def _by_origin(collections: Iterable[CollectionState]) -> dict[str, list[CollectionState]]:
    grouped: dict[str, list[CollectionState]] = {}
    for each in collections:
        grouped.setdefault(each.origin, []).append(each)
    return grouped


def _card(
    peer: Peer, collections: Iterable[CollectionState], *, names: Mapping[str, str]
) -> PeerCard:
    collections = tuple(collections)
    standing = _standing(peer, collections)
    return PeerCard(
        entity_id=peer.entity_id,
        name=names[peer.entity_id],
        country=peer.metadata.country if peer.metadata else None,
        role=peer.metadata.role if peer.metadata else None,
        standing=standing,
        word=_word(peer, standing),
        reason=_reason(peer, collections),
        heard_at=peer.heard_at,
        entries=sum(each.entries for each in collections),
    )


def _standing(peer: Peer, collections: tuple[CollectionState, ...]) -> Standing:
    if peer.blocked or peer.paused_at is not None or peer.state is PeerState.UNLISTED:
        return Standing.STOPPED
    if peer.last_code or peer.state is PeerState.EXPIRED or _odd(collections):
        return Standing.TROUBLE
    return Standing.WAITS if peer.heard_at is None else Standing.GOOD


def _word(peer: Peer, standing: Standing) -> str:
    if peer.blocked:
        return _("blocked here")
    if peer.paused_at is not None:
        return _("paused here")
    words = {
        Standing.STOPPED: _("no longer listed"),
        Standing.TROUBLE: _("trouble"),
        Standing.WAITS: _("not heard yet"),
        Standing.GOOD: _("exchanging"),
    }
    return words[standing]


def _reason(peer: Peer, collections: tuple[CollectionState, ...]) -> str:
    if peer.paused_at is not None:
        return _("Paused since %(day)s: this node does not look at it.") % {
            "day": day(peer.paused_at)
        }
    return explain(peer.last_code) if peer.last_code else _odd(collections)


def _odd(collections: Iterable[CollectionState]) -> str:
    collections = tuple(collections)
    if any(each.is_frozen for each in collections):
        return _("It has confirmed nothing for more than a day; what is here stays readable.")
    if any(each.is_incomplete for each in collections):
        return _("Something that it signed for has not arrived yet. The node asks again by itself.")
    return ""


def _steps(peer: Peer, collections: tuple[CollectionState, ...]) -> tuple[Step, ...]:
    trouble = explain(peer.last_code) if peer.last_code else ""
    verified = peer.verified_at is not None
    heard = peer.heard_at is not None
    read = bool(collections)
    return (
        Step(
            text=_("A superior that we trust lists it"),
            done=peer.state is not PeerState.UNLISTED,
            detail=""
            if peer.state is not PeerState.UNLISTED
            else _("Its superior does not list it now; ask them if that is right."),
        ),
        Step(
            text=_("Its signatures were verified up to an anchor"),
            done=verified and peer.state is not PeerState.EXPIRED,
            detail="" if verified and not trouble else trouble,
        ),
        Step(text=_("It answered"), done=heard, detail="" if heard else trouble),
        Step(text=_("Its collections were read"), done=read, detail="" if read else trouble),
        Step(
            text=_("Nothing of them is missing"),
            done=read and not _odd(collections),
            detail=_odd(collections),
        ),
    )


def _refused(record: QuarantinedRecord) -> Refused:
    return Refused(
        collection=record.collection,
        position=record.position,
        code=record.code,
        reason=explain(record.code),
        at=record.at,
    )
