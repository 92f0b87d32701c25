"""Fetching and verifying what one peer has to say to us.

Per collection: ask for the checkpoint, one small request when nothing is new; else read pages from
our own cursor. Each page is verified by the trust core and committed with its records, the verified
prefix and the cursor in one transaction, so that a kill at any moment loses nothing and repeats
nothing. What refuses a page leaves everything as it was; the reason is the peer's, for people here.

Nothing is fetched while a transaction is open, and the lock is taken only to store. Whoever stores
looks whether the state is still the one it began with: of two syncers at work on one collection the
slower one stops, and what it read is thrown away.

A peer whose chain ran out or that is no longer listed is trusted no more, but what it takes back is
taken back: withdrawals of records stored here are carried out under the keys of its last chain, and
nothing else of what it says is kept.
"""

import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Final

from sqlalchemy.orm import Session

from federation.checkpoint import Checkpoint
from federation.endpoints import CHECKPOINT_TYPE, ENTRIES_TYPE, checkpoint_url, entries_url
from federation.errors import (
    AnswerStatusError,
    BehindError,
    ContentTypeError,
    EquivocationError,
    FederationError,
    PageRefusedError,
    PeerRejectedError,
    QuotaError,
    RollbackError,
)
from federation.late_body import read_late_body
from federation.log_state import LogState, parse_log_state
from federation.trusted_log import TrustedLog
from node.database import Zone, start_writing
from node.extensions import Node
from node.received.asking import Asker
from node.received.awaited import Awaited, due_bodies, put_off
from node.received.evidence import keep_evidence
from node.received.heads import HeadFinder
from node.received.listing import known_collections, list_collections_of
from node.received.models import ReceivedCollection
from node.received.store import store_late_body, store_page, store_state, store_withdrawals
from node.trust.service import Peer, PeerState
from schemas.errors import SchemaError
from schemas.page import MAX_LINES, Page, parse_page

__all__ = ["MAX_ENTRIES", "MAX_STORED_BYTES", "PeerOutcome", "TurnLimits", "sync_peer"]

MAX_ENTRIES: Final = 1_000_000
"""Longest log that is read of one collection."""

MAX_STORED_BYTES: Final = 4 * 1024**3
"""Most bytes ever stored of one collection, erased ones included."""

_log = logging.getLogger(__name__)
_NOT_MODIFIED = 304
_MAX_ETAG_CHARACTERS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnLimits:
    """What one peer may cost in one turn.

    Attributes:
        seconds: Longest time for everything; what is left over waits for the next turn.
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
        peer: A peer that is admitted, or once was: of that one only withdrawals are taken.
        asker: Asks in this node's name.
        node: This node.
        limits: What the turn may cost.
    """
    limits = limits or TurnLimits()
    deadline = limits.monotonic() + limits.seconds
    # Every question of the turn shares its time: a slow answer leaves less for the next one.
    asker = replace(asker, seconds_left=lambda: deadline - limits.monotonic())
    turn = _Turn(session, peer, asker=asker, node=node)
    try:
        turn.read_all(is_over=lambda: limits.monotonic() > deadline)
    except FederationError as error:
        turn.refuse(error)
    return turn.outcome


class _Turn:
    """One turn with one peer: reads collections and counts what came."""

    def __init__(self, session: Session, peer: Peer, *, asker: Asker, node: Node) -> None:
        self._session = session
        self._peer = peer
        self._asker = asker
        self._node = node
        over = peer.chain_expires_at
        self._only_withdrawals = peer.state is not PeerState.ADMITTED or (
            over is not None and over <= node.clock()
        )
        # What is stored of each log, as this turn last saw it.
        self._seen: dict[str, bytes] = {}
        # The note that was answered last and its tag, to be sent back once the note is proven.
        self._answered: tuple[bytes | None, str | None] = (None, None)
        self.outcome = PeerOutcome(entity_id=peer.entity_id)

    def read_all(self, *, is_over: Callable[[], bool]) -> None:
        """Bring every collection up to its checkpoint, as far as the time allows."""
        now = self._node.clock()
        any_age = self._only_withdrawals
        urls = known_collections(self._session, self._peer, now=None if any_age else now)
        self._session.commit()
        if not urls and not any_age:
            urls = list_collections_of(self._session, self._peer, asker=self._asker, now=now)
        for place, url in enumerate(urls):
            if place and is_over():
                self.outcome.is_complete = False
                return
            try:
                self._read(url, is_over=is_over)
            except FederationError as error:
                self.refuse(error)

    def refuse(self, error: FederationError) -> None:
        """Leave everything as it was; an honest delay is nobody's fault."""
        self._session.rollback()
        if isinstance(error, BehindError):
            return
        self.outcome.error = self.outcome.error or error
        _log.info("sync_refused", extra={"origin": self._peer.entity_id, "code": error.code})

    def _read(self, url: str, *, is_over: Callable[[], bool]) -> None:
        """Bring one collection up to its checkpoint; at least one page, so that it gets on."""
        row = self._session.get_one(ReceivedCollection, url, populate_existing=True)
        etag, stored_bytes = row.etag, row.stored_bytes
        self._seen[url] = row.log_state
        # What this turn finds missing is asked for at the next one.
        awaited = due_bodies(self._session, url, now=self._node.clock())
        self._session.commit()
        state = parse_log_state(self._seen[url], collection=url)
        log = TrustedLog(state, issuer=self._peer.entity_id, keys=self._peer.record_keys)
        checkpoint = self._checkpoint(url, log, etag=etag if state.is_complete else None)
        for page_number in count():
            if checkpoint is None or log.state.edge.size >= checkpoint.size:
                self._ask_again(log, () if self._only_withdrawals else awaited, is_over=is_over)
                return
            if page_number and is_over():
                # Where the cursor stays, the next turn would only read the same again at once.
                self.outcome.is_complete = self._only_withdrawals
                return
            if stored_bytes > MAX_STORED_BYTES:
                raise QuotaError(f"more than {MAX_STORED_BYTES} bytes", about=url)
            stored_bytes = self._read_page(url, log, checkpoint)

    def _checkpoint(self, url: str, log: TrustedLog, *, etag: str | None) -> Checkpoint | None:
        """Ask for the checkpoint and accept it; None when nothing is new."""
        answer = self._asker.get(checkpoint_url(url), accept=CHECKPOINT_TYPE, etag=etag)
        if answer.status == _NOT_MODIFIED:
            self._answered = (log.state.note, etag)
            self._keep_state(url, log.state)
            return None
        try:
            checkpoint = log.accept_checkpoint(answer.body, now=self._node.clock())
        except (RollbackError, EquivocationError) as error:
            keep_evidence(
                self._session,
                origin=self._peer.entity_id,
                collection=url,
                shown=answer.body,
                accepted=log.state.note,
                error=error,
                now=self._node.clock(),
            )
            raise
        if checkpoint.size > MAX_ENTRIES:
            raise QuotaError(f"more than {MAX_ENTRIES} entries", about=url)
        self._answered = (answer.body, answer.etag)
        self._keep_state(url, log.state)
        return checkpoint

    def _read_page(self, url: str, log: TrustedLog, checkpoint: Checkpoint) -> int:
        """Fetch, verify and store the next page, commit, and return the bytes stored so far."""
        start = log.state.edge.size
        source = entries_url(url, start=start, limit=MAX_LINES, size=checkpoint.size)
        answer = self._asker.get(source, accept=ENTRIES_TYPE)
        page = _parse(answer.body, about=url)
        heads = HeadFinder(self._session, origin=self._peer.entity_id, page=page)
        result = log.read_page(page, find_head=heads)
        row = self._locked(url)
        if self._only_withdrawals:
            store_withdrawals(self._session, result.records, collection=row, now=self._node.clock())
            self._session.commit()
            return row.stored_bytes
        row.etag = self._etag_of(result.state)
        refused = store_page(self._session, result, collection=row, now=self._node.clock())
        self._session.commit()
        self._seen[url] = row.log_state
        self.outcome.entries += len(result.records)
        self.outcome.received_bytes += len(answer.body)
        self.outcome.refused += refused
        return row.stored_bytes

    def _ask_again(
        self, log: TrustedLog, bodies: Iterable[Awaited], *, is_over: Callable[[], bool]
    ) -> None:
        """Ask for bodies that did not come with their entries; the first failure ends it."""
        for body in bodies:
            if is_over():
                return
            try:
                self._ask_for_body(log, body)
            except (PeerRejectedError, AnswerStatusError, ContentTypeError) as error:
                # The log itself is read to its end; that one body is missing is shown anyway.
                self._session.rollback()
                _log.info(
                    "body_missing", extra={"origin": log.state.collection, "code": error.code}
                )
                return

    def _ask_for_body(self, log: TrustedLog, body: Awaited) -> None:
        """Ask for one body, and store it if it fits; else it is asked for later; commits."""
        url, size = log.state.collection, log.state.edge.size
        self._locked(url)
        is_awaited = put_off(self._session, body, now=self._node.clock())
        self._session.commit()
        if not is_awaited:
            return
        source = entries_url(url, start=body.position, limit=1, size=size)
        answer = self._asker.get(source, accept=ENTRIES_TYPE)
        record = read_late_body(
            _parse(answer.body, about=url),
            entry=body.entry,
            index=body.position,
            issuer=self._peer.entity_id,
            collection=url,
            keys=log.state.keys,
        )
        row = self._locked(url)
        store_late_body(self._session, record, collection=row, now=self._node.clock())
        self._session.commit()
        self.outcome.received_bytes += len(answer.body)

    def _keep_state(self, url: str, state: LogState) -> None:
        """Store a checkpoint that was accepted, and when we heard; commits."""
        if self._only_withdrawals:
            return
        row = self._locked(url)
        row.etag = self._etag_of(state)
        store_state(self._session, state, collection=row, now=self._node.clock())
        self._session.commit()
        self._seen[url] = row.log_state

    def _etag_of(self, state: LogState) -> str | None:
        """Return the tag of the accepted note; one that is not proven yet is asked for again."""
        note, etag = self._answered
        is_kept = note == state.note and etag is not None and len(etag) <= _MAX_ETAG_CHARACTERS
        return etag if is_kept else None

    def _locked(self, url: str) -> ReceivedCollection:
        """Begin the writing transaction; another syncer may have been faster."""
        start_writing(self._session, Zone.RECEIVED)
        row = self._session.get_one(
            ReceivedCollection, url, populate_existing=True, with_for_update=True
        )
        if row.log_state != self._seen[url]:
            raise BehindError("another syncer was faster", about=url)
        return row


def _parse(data: bytes, *, about: str) -> Page:
    try:
        return parse_page(data)
    except SchemaError as exc:
        raise PageRefusedError(str(exc), about=about) from exc
