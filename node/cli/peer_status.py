"""How it goes with each peer, in words for a person and members for a program."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import TypedDict

from sqlalchemy.orm import Session

from node.language import gettext as _
from node.language import ngettext
from node.received.reading import CollectionState, list_collections, list_quarantined
from node.trust.reasons import explain
from node.trust.service import Peer, list_peers

__all__ = ["PeerStatus", "list_statuses"]


class PeerStatus(TypedDict):
    """One peer as `linkpin peers status` shows it.

    Attributes:
        entity: Who it is.
        state: Word of `PeerState`, or `blocked`.
        heard_at: When a look succeeded last.
        entries: Entries read and verified.
        remarks: What is odd about its collections.
        reason: What the code means and what to do.
        code: What keeps it from being read, or its chain from being renewed.
        detail: The same in technical English.
        failures: Looks that failed since the last that did not.
        next_due: When it is looked at again.
        chain_expires_at: When its chain stops counting.
        frozen: Whether a collection has not been confirmed for a day.
        incomplete: Whether something that was signed for is missing here.
        quarantined: Records that were refused.
    """

    entity: str
    state: str
    heard_at: str | None
    entries: int
    remarks: list[str]
    reason: str | None
    code: str | None
    detail: str | None
    failures: int
    next_due: str
    chain_expires_at: str | None
    frozen: bool
    incomplete: bool
    quarantined: int


def list_statuses(session: Session, *, now: datetime) -> list[PeerStatus]:
    """Return how it goes with every peer, by identifier."""
    collections: dict[str, list[CollectionState]] = {}
    for state in list_collections(session, now=now):
        collections.setdefault(state.origin, []).append(state)
    quarantined = Counter(record.origin for record in list_quarantined(session))
    return [
        _status(
            peer,
            collections.get(peer.entity_id, []),
            quarantined=quarantined[peer.entity_id],
        )
        for peer in list_peers(session)
    ]


def _status(peer: Peer, states: Iterable[CollectionState], *, quarantined: int) -> PeerStatus:
    states = list(states)
    frozen = any(state.is_frozen for state in states)
    incomplete = any(state.is_incomplete for state in states)
    return PeerStatus(
        entity=peer.entity_id,
        state="blocked" if peer.blocked else peer.state.value,
        heard_at=_iso(peer.heard_at),
        entries=sum(state.entries for state in states),
        remarks=_remarks(frozen=frozen, incomplete=incomplete, quarantined=quarantined),
        reason=explain(peer.last_code) if peer.last_code else None,
        code=peer.last_code,
        detail=peer.last_detail,
        failures=peer.failures,
        next_due=peer.next_due.isoformat(),
        chain_expires_at=_iso(peer.chain_expires_at),
        frozen=frozen,
        incomplete=incomplete,
        quarantined=quarantined,
    )


def _remarks(*, frozen: bool, incomplete: bool, quarantined: int) -> list[str]:
    remarks = []
    if frozen:
        remarks.append(_("frozen: not confirmed for more than a day"))
    if incomplete:
        remarks.append(_("incomplete: something that was signed for is missing"))
    if quarantined:
        said = ngettext(
            "%(number)d record in quarantine", "%(number)d records in quarantine", quarantined
        )
        remarks.append(said % {"number": quarantined})
    return remarks


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
