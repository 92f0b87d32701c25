"""How it goes with each peer, in words for a person and members for a program."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final, TypedDict, TypeVar

from sqlalchemy.orm import Session

from node.language import gettext as _
from node.language import ngettext
from node.received.reading import (
    CollectionState,
    KeptEvidence,
    QuarantinedRecord,
    list_collections,
    list_evidence,
    list_quarantined,
)
from node.trust.reasons import explain
from node.trust.service import Peer, list_peers

__all__ = ["MAX_SHOWN", "PeerStatus", "Remarkable", "list_lines", "list_statuses"]

MAX_SHOWN: Final = 100
"""Refused records of one peer that are shown; all of them are counted."""

_Row = TypeVar("_Row", CollectionState, QuarantinedRecord, KeptEvidence)


class Remarkable(TypedDict):
    """A refused record, or a contradiction that is kept as evidence.

    Attributes:
        collection: URL of the collection.
        position: Place of the entry in the log; None for evidence, which is about all of it.
        code: Stable code word of the reason.
        reason: What the code means and what to do.
        detail: The same in technical English; None for evidence.
        at: When it was seen.
    """

    collection: str
    position: int | None
    code: str
    reason: str
    detail: str | None
    at: str


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
        quarantined: How many records were refused.
        refused: Those records, as many as are shown.
        evidence: Contradictions that are kept to be shown to its superior.
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
    refused: list[Remarkable]
    evidence: list[Remarkable]


def list_statuses(session: Session, *, now: datetime) -> list[PeerStatus]:
    """Return how it goes with every peer, by identifier."""
    collections = _by_origin(list_collections(session, now=now))
    quarantined = _by_origin(list_quarantined(session))
    evidence = _by_origin(list_evidence(session))
    return [
        _status(
            peer,
            collections[peer.entity_id],
            quarantined=quarantined[peer.entity_id],
            evidence=evidence[peer.entity_id],
        )
        for peer in list_peers(session)
    ]


def list_lines(status: PeerStatus) -> Iterator[dict[str, object]]:
    """Yield the lines of one peer for a person: itself, then what was refused and what is kept."""
    yield {**status, "remarks": "; ".join(status["remarks"])}
    for state in ("quarantined", "evidence"):
        for each in status["evidence"] if state == "evidence" else status["refused"]:
            yield {
                "entity": status["entity"],
                "state": state,
                "heard_at": each["at"],
                "entries": each["position"],
                "remarks": each["collection"],
                "reason": each["reason"],
                "code": each["code"],
                "detail": each["detail"],
            }


def _by_origin(rows: Iterable[_Row]) -> defaultdict[str, list[_Row]]:
    found: defaultdict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        found[row.origin].append(row)
    return found


def _status(
    peer: Peer,
    states: Sequence[CollectionState],
    *,
    quarantined: Sequence[QuarantinedRecord],
    evidence: Sequence[KeptEvidence],
) -> PeerStatus:
    frozen = any(state.is_frozen for state in states)
    incomplete = any(state.is_incomplete for state in states)
    return PeerStatus(
        entity=peer.entity_id,
        state="blocked" if peer.blocked else peer.state.value,
        heard_at=_iso(peer.heard_at),
        entries=sum(state.entries for state in states),
        remarks=_remarks(
            frozen=frozen,
            incomplete=incomplete,
            quarantined=len(quarantined),
            is_evidence_kept=bool(evidence),
        ),
        reason=explain(peer.last_code) if peer.last_code else None,
        code=peer.last_code,
        detail=peer.last_detail,
        failures=peer.failures,
        next_due=peer.next_due.isoformat(),
        chain_expires_at=_iso(peer.chain_expires_at),
        frozen=frozen,
        incomplete=incomplete,
        quarantined=len(quarantined),
        refused=[
            _remarkable(each, position=each.position, detail=each.detail)
            for each in quarantined[:MAX_SHOWN]
        ],
        evidence=[_remarkable(each) for each in evidence],
    )


def _remarkable(
    each: QuarantinedRecord | KeptEvidence,
    *,
    position: int | None = None,
    detail: str | None = None,
) -> Remarkable:
    return Remarkable(
        collection=each.collection,
        position=position,
        code=each.code,
        reason=explain(each.code),
        detail=detail,
        at=each.at.isoformat(),
    )


def _remarks(
    *, frozen: bool, incomplete: bool, quarantined: int, is_evidence_kept: bool
) -> list[str]:
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
    if is_evidence_kept:
        remarks.append(_("evidence is kept: its notes contradict each other"))
    return remarks


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
