"""Fetching and verifying what one peer has to say to us.

Per collection: ask for the checkpoint, one small request when nothing is new; else read pages from
our own cursor. Each page is verified by the trust core and committed with its records, the verified
prefix and the cursor in one transaction, so that a kill at any moment loses nothing and repeats
nothing. What refuses a page leaves everything as it was; the reason is the peer's, for people here.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count

from sqlalchemy import select
from sqlalchemy.orm import Session

from federation.checkpoint import Checkpoint
from federation.endpoints import (
    CHECKPOINT_TYPE,
    ENTRIES_TYPE,
    JSON_TYPE,
    checkpoint_url,
    collections_url,
    entries_url,
)
from federation.errors import (
    BehindError,
    ClaimsRefusedError,
    EquivocationError,
    FederationError,
    JsonRefusedError,
    PageRefusedError,
    RollbackError,
)
from federation.log_state import LogState, dump_log_state, new_log_state, parse_log_state
from federation.trusted_log import TrustedLog
from node.database import Zone, start_writing
from node.extensions import Node
from node.received.asking import Asker
from node.received.models import Evidence, ReceivedCollection
from node.received.store import HeadFinder, store_page, store_state
from node.trust.service import Peer
from schemas.answers import CollectionInfo, parse_collections
from schemas.errors import SchemaError
from schemas.page import MAX_LINES, Page, parse_page

__all__ = ["PeerOutcome", "TurnLimits", "sync_peer"]

_log = logging.getLogger(__name__)
_NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnLimits:
    """What one peer may cost in one turn.

    Attributes:
        seconds: Longest time before the rest is left to the next turn.
        monotonic: Clock that time is taken with.
    """

    seconds: float = 30.0
    monotonic: Callable[[], float] = time.monotonic


@dataclass(slots=True, kw_only=True)
class PeerOutcome:
    """What one turn with one peer came to.

    Attributes:
        entity_id: The peer.
        entries: Entries verified and stored.
        received_bytes: Bytes of the pages they came on.
        refused: Records put into quarantine.
        is_complete: False if something is left for the next turn.
        error: What ended the turn early; None if nothing did.
    """

    entity_id: str
    entries: int = 0
    received_bytes: int = 0
    refused: int = 0
    is_complete: bool = True
    error: FederationError | None = field(default=None)


def sync_peer(
    session: Session, peer: Peer, *, asker: Asker, node: Node, limits: TurnLimits | None = None
) -> PeerOutcome:
    """Read every collection of `peer` that we may read; commits after each page.

    One collection that fails does not stop the others. The error is in the outcome, never raised.

    Args:
        session: Session that writes to the received database, without open changes.
        peer: An admitted peer.
        asker: Asks in this node's name.
        node: This node.
        limits: What the turn may cost.
    """
    limits = limits or TurnLimits()
    deadline = limits.monotonic() + limits.seconds
    outcome = PeerOutcome(entity_id=peer.entity_id)
    try:
        urls = _collections(session, peer, asker=asker)
    except FederationError as error:
        outcome.error = error
        return outcome
    for url in urls:
        turn = _Turn(session, peer, asker=asker, node=node, outcome=outcome)
        try:
            turn.read(url, is_over=lambda: limits.monotonic() > deadline)
        except BehindError:
            session.rollback()
        except FederationError as error:
            session.rollback()
            outcome.error = outcome.error or error
            _log.info("sync_refused", extra={"origin": peer.entity_id, "code": error.code})
    return outcome


def _collections(session: Session, peer: Peer, *, asker: Asker) -> tuple[str, ...]:
    """Return the peer's collections; asks for them while none is known."""
    known = session.scalars(
        select(ReceivedCollection.url)
        .where(ReceivedCollection.origin == peer.entity_id)
        .order_by(ReceivedCollection.url)
    ).all()
    if known:
        return tuple(known)
    answer = asker.get(collections_url(peer.exchange), accept=JSON_TYPE)
    try:
        listed = parse_collections(answer.body)
    except SchemaError as exc:
        raise JsonRefusedError(str(exc), about=peer.entity_id) from exc
    start_writing(session, Zone.RECEIVED)
    for info in listed:
        session.add(_new_collection(peer, info))
    session.commit()
    return tuple(info.url for info in listed)


def _new_collection(peer: Peer, info: CollectionInfo) -> ReceivedCollection:
    """Return the row of a collection; its URL must be the peer's own for that audience."""
    if info.url != f"{peer.exchange}/{info.audience}":
        raise ClaimsRefusedError(f"{info.url} is no collection of this peer", about=peer.entity_id)
    return ReceivedCollection(
        url=info.url,
        origin=peer.entity_id,
        audience=info.audience,
        log_state=dump_log_state(new_log_state(info.url)),
        prefix_size=0,
        size=0,
        pending=0,
    )


class _Turn:
    """One turn with one peer: reads collections and counts what came."""

    def __init__(
        self, session: Session, peer: Peer, *, asker: Asker, node: Node, outcome: PeerOutcome
    ) -> None:
        self._session = session
        self._peer = peer
        self._asker = asker
        self._node = node
        self._outcome = outcome

    def read(self, url: str, *, is_over: Callable[[], bool]) -> None:
        """Bring one collection up to its checkpoint, as far as the time allows."""
        row = self._session.get_one(ReceivedCollection, url, populate_existing=True)
        log = self._open(row)
        checkpoint = self._checkpoint(row, log)
        for page_number in count():
            if checkpoint is None or log.state.edge.size >= checkpoint.size:
                return
            if page_number and is_over():
                self._outcome.is_complete = False
                return
            self._read_page(url, log, checkpoint)

    def _open(self, row: ReceivedCollection) -> TrustedLog:
        state = parse_log_state(row.log_state, collection=row.url)
        return TrustedLog(state, issuer=self._peer.entity_id, keys=self._peer.record_keys)

    def _checkpoint(self, row: ReceivedCollection, log: TrustedLog) -> Checkpoint | None:
        """Ask for the checkpoint and accept it; None when nothing is new."""
        etag = row.etag if log.state.is_complete else None
        answer = self._asker.get(checkpoint_url(row.url), accept=CHECKPOINT_TYPE, etag=etag)
        now = self._node.clock()
        if answer.status == _NOT_MODIFIED:
            self._keep_state(row.url, log.state, etag=etag)
            return None
        try:
            checkpoint = log.accept_checkpoint(answer.body, now=now)
        except (RollbackError, EquivocationError) as error:
            self._keep_evidence(row, log.state, shown=answer.body, error=error)
            raise
        # A note that is not proven yet is asked for again, whatever becomes of its first page.
        is_taken_on = log.state.note == answer.body
        self._keep_state(row.url, log.state, etag=answer.etag if is_taken_on else None)
        return checkpoint

    def _read_page(self, url: str, log: TrustedLog, checkpoint: Checkpoint) -> None:
        """Fetch, verify and store the next page; commits."""
        start = log.state.edge.size
        source = entries_url(url, start=start, limit=MAX_LINES, size=checkpoint.size)
        answer = self._asker.get(source, accept=ENTRIES_TYPE)
        page = _parse(answer.body, about=url)
        row = self._locked(url, expected=start)
        find_head = HeadFinder(self._session, origin=self._peer.entity_id)
        result = log.read_page(page, find_head=find_head)
        refusals = store_page(self._session, result, collection=row, now=self._node.clock())
        self._session.commit()
        self._outcome.entries += len(result.records)
        self._outcome.received_bytes += len(answer.body)
        self._outcome.refused += len(refusals)

    def _locked(self, url: str, *, expected: int) -> ReceivedCollection:
        """Begin the writing transaction; another syncer may have been faster."""
        start_writing(self._session, Zone.RECEIVED)
        row = self._session.get_one(
            ReceivedCollection, url, populate_existing=True, with_for_update=True
        )
        if row.prefix_size != expected:
            raise BehindError("another syncer read this page", about=url)
        return row

    def _keep_state(self, url: str, state: LogState, *, etag: str | None) -> None:
        """Store a checkpoint that was accepted, and when we heard; commits."""
        row = self._locked(url, expected=state.edge.size)
        row.etag = etag
        store_state(self._session, state, collection=row, now=self._node.clock())
        self._session.commit()

    def _keep_evidence(
        self,
        row: ReceivedCollection,
        state: LogState,
        *,
        shown: bytes,
        error: FederationError,
    ) -> None:
        """Keep two of the origin's own notes that contradict each other, once; commits.

        A page that does not fit is no evidence: a mirror may have made it.
        """
        start_writing(self._session, Zone.RECEIVED)
        digest = sha256(shown).digest()
        known = self._session.scalar(select(Evidence.evidence_id).where(Evidence.digest == digest))
        if known is None:
            self._session.add(
                Evidence(
                    origin=self._peer.entity_id,
                    collection=row.url,
                    code=error.code,
                    digest=digest,
                    shown=shown,
                    accepted=state.note,
                    at=self._node.clock(),
                )
            )
        self._session.commit()


def _parse(data: bytes, *, about: str) -> Page:
    try:
        return parse_page(data)
    except SchemaError as exc:
        raise PageRefusedError(str(exc), about=about) from exc
