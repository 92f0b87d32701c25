"""Who belongs: what superiors said, kept as the state of each peer.

Every superior that lists somebody is asked, chains are verified up to the anchors people here
trust, and each result is written by itself. Nothing that fails takes away what was verified before:
a chain counts until it expires. Only a superior on a peer's path that answers and no longer lists
what stands below it ends it; that another superior lists the name too changes nothing, unless it
gives a chain that holds, for which it is asked in the same refresh.

| what was learnt | state of the peer |
|---|---|
| a chain that holds | admitted |
| listed, and no chain yet | candidate, with the reason |
| listed, and the chain could not be renewed | unchanged, with the reason |
| its superior does not answer | unchanged until the chain expires, then expired |
| its superior answers and does not list it, or is itself no longer listed | unlisted |
| the same, and another superior gives a chain that holds | admitted |
| the same, and no chain of it was ever verified | forgotten, unless people here blocked it |
"""

import json
import logging
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session

from federation.errors import BehindError, ExpiredError, FederationError
from federation.keys import KeySet
from federation.transport import PeerTransport
from federation.trust_chain import TrustChain, choose_chain
from node.clock import Clock
from node.database import Zone, start_writing
from node.settings import Role, Settings
from node.trust.models import PeerRow, PeerState
from node.trust.own_keys import get_own_public_keys
from node.trust.reasons import describe
from node.trust.service import Peer, list_anchors, list_peers, load_path
from node.trust.superiors import Asked, Found, Walk, WalkLimits
from schemas.node_metadata import NodeMetadata, dump_node_metadata

__all__ = ["CHAIN_REST", "MAX_CANDIDATES", "RETRY_REST", "TrustReport", "refresh_trust"]

CHAIN_REST = timedelta(hours=1)
"""Age up to which a verified chain is not asked for again."""

RETRY_REST = timedelta(minutes=1)
"""Time after which a refresh that was not complete is worth repeating."""

MAX_CANDIDATES = 200
"""Members of one superior that are kept without a chain; of others not even the reason is kept."""

_log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class TrustReport:
    """What one refresh came to.

    Attributes:
        answered: Superiors that said whom they list.
        admitted: Peers whose chain was verified now.
        failed: Code word for each superior or member that failed.
        left_over: Members there was no time for.
        expired: Peers whose chain ran out.
        unlisted: Peers that no superior lists any more.
    """

    answered: set[str] = field(default_factory=set)
    admitted: set[str] = field(default_factory=set)
    failed: dict[str, str] = field(default_factory=dict)
    left_over: set[str] = field(default_factory=set)
    expired: set[str] = field(default_factory=set)
    unlisted: set[str] = field(default_factory=set)

    @property
    def rest(self) -> timedelta:
        """Time after which the next refresh may learn something."""
        return RETRY_REST if self.failed or self.left_over else CHAIN_REST


def refresh_trust(
    session: Session,
    *,
    transport: PeerTransport,
    settings: Settings,
    clock: Clock,
    force: bool = False,
    again: Collection[str] = (),
    limits: WalkLimits | None = None,
) -> TrustReport:
    """Ask every superior whom it lists, and verify what is new or older than an hour; commits.

    Args:
        session: Session that writes to the received database, without open changes.
        transport: What crosses the network.
        settings: This node's.
        clock: The present time.
        force: Whether chains younger than an hour are asked for as well.
        again: Peers whose chains are asked for whatever their age.
        limits: What one superior may cost.
    """
    refresh = _Refresh(session, settings=settings, now=clock(), force=force, again=again)
    walk = Walk(
        transport=transport,
        anchors=refresh.anchors,
        now=refresh.now,
        limits=limits or WalkLimits(),
        is_wanted=refresh.is_wanted,
        order=refresh.order,
    )
    for asked in walk.run():
        refresh.store(asked)
    for asked in walk.ask_again(refresh.dropped()):
        refresh.store(asked)
    refresh.conclude()
    return refresh.report


class _Refresh:
    """One refresh: what was known before it, and what it wrote so far."""

    def __init__(
        self,
        session: Session,
        *,
        settings: Settings,
        now: datetime,
        force: bool,
        again: Collection[str],
    ) -> None:
        self._session = session
        self._own = settings.entity_id
        self._role = settings.role
        self._force = force
        self._again = frozenset(again)
        self._known = {peer.entity_id: peer for peer in list_peers(session)}
        self._tried = _last_tries(session)
        self._candidates = _count_candidates(session)
        self._chains: dict[str, TrustChain] = {}
        # Whom each superior listed that answered; under None, the anchors trusted here.
        self._listings: dict[str | None, frozenset[str]] = {}
        self.now = now
        self.anchors = _anchors(session, settings)
        self.report = TrustReport()
        # Nothing is fetched while a transaction is open.
        session.rollback()

    def is_wanted(self, entity_id: str) -> bool:
        """Say whether the chain of a listed entity is asked for now."""
        if entity_id == self._own:
            # Only for the way down to our own members, who are our neighbours.
            return self._role is not Role.LEAF
        peer = self._known.get(entity_id)
        if peer is None or self._force or entity_id in self._again:
            return peer is None or not peer.blocked
        return not peer.blocked and (_may_vouch(peer) or self._is_old(peer))

    def order(self, entity_id: str) -> tuple[float, str]:
        """Return the place of a member among others: who waits longest comes first."""
        return (self._tried.get(entity_id, 0.0), entity_id)

    def store(self, asked: Asked) -> None:
        """Write what one superior answered, in one transaction; commits."""
        start_writing(self._session, Zone.RECEIVED)
        if asked.error is not None:
            self._keep_failure(str(asked.superior), asked.error, listed_by=None)
        else:
            self._listings[asked.superior] = asked.listed
        if asked.error is None and asked.superior is not None:
            self.report.answered.add(asked.superior)
        blocked = set(self._session.scalars(select(PeerRow.entity_id).where(PeerRow.blocked)))
        for found in asked.found:
            self._store_found(found, listed_by=asked.superior, blocked=blocked)
        self._session.commit()

    def dropped(self) -> frozenset[str]:
        """Return the peers whose own way up has ended, for whom another way may be open."""
        rows = self._rows()
        lost = frozenset(row.entity_id for row in rows if not row.blocked and self._is_lost(row))
        self._session.rollback()
        return lost

    def conclude(self) -> None:
        """Write what follows from time and from what is no longer listed; commits."""
        start_writing(self._session, Zone.RECEIVED)
        rows = self._rows()
        for row in rows:
            if self._is_made_up(row):
                self._session.delete(row)
            elif self._is_lost(row):
                row.state = PeerState.UNLISTED
                self.report.unlisted.add(row.entity_id)
        for row in rows:
            if row.state is PeerState.ADMITTED and _is_over(row.chain_expires_at, self.now):
                row.state = PeerState.EXPIRED
                row.chain_code = row.chain_code or ExpiredError.code
                self.report.expired.add(row.entity_id)
        self._session.commit()
        _log.info(
            "trust_refreshed",
            extra={"count": len(self.report.admitted), "size": len(self.report.failed)},
        )

    def _is_made_up(self, row: PeerRow) -> bool:
        """Say whether nothing but a listing of the past ever spoke for a peer."""
        if row.chain is not None or row.blocked:
            return False
        if row.listed_by in self.report.answered:
            return row.entity_id not in self._listings[row.listed_by]
        everybody = frozenset[str]().union(*self._listings.values())
        is_superior_silent = row.listed_by in everybody
        return row.entity_id not in everybody and not is_superior_silent

    def _is_lost(self, row: PeerRow) -> bool:
        """Say whether somebody on a peer's path answered without the one below it.

        What others list counts for nothing here: a name costs nothing, a chain needs a statement.
        """
        if row.state is PeerState.UNLISTED or row.entity_id in self._chains:
            return False
        path = load_path(row) or (row.entity_id, row.listed_by)
        return any(
            above in self.report.answered and below not in self._listings[above]
            for below, above in pairwise(path)
        )

    def _rows(self) -> Sequence[PeerRow]:
        query = select(PeerRow).execution_options(populate_existing=True)
        return self._session.scalars(query).all()

    def _store_found(self, found: Found, *, listed_by: str | None, blocked: set[str]) -> None:
        entity_id = found.entity_id
        if found.error is not None:
            self._keep_failure(entity_id, found.error, listed_by=listed_by)
        elif found.chain is None:
            self.report.left_over.add(entity_id)
        elif entity_id == self._own or found.metadata is None:
            return
        elif not blocked & set(found.chain.path):
            self._keep_chain(found.chain, found.metadata)

    def _keep_chain(self, chain: TrustChain, metadata: NodeMetadata) -> None:
        """Write the chain every node with these anchors would choose."""
        entity_id = chain.entity_id
        rivals = [chain, self._chains.get(entity_id, chain)]
        if choose_chain(rivals, anchor_order=tuple(self.anchors)) is not chain:
            return
        row = self._row(entity_id)
        if _is_older(chain, row, now=self.now):
            error = BehindError("an older chain than the one kept here", about=entity_id)
            self._keep_failure(entity_id, error, listed_by=None)
            return
        if row.state is not PeerState.ADMITTED:
            row.next_due = self.now
        self._chains[entity_id] = chain
        row.state = PeerState.ADMITTED
        row.listed_by = chain.path[1] if len(chain.path) > 1 else None
        row.chain = json.dumps([token.decode("ascii") for token in chain.statements])
        row.path = json.dumps(chain.path)
        row.node_metadata = json.dumps(dump_node_metadata(metadata))
        row.chain_expires_at, row.verified_at = chain.expires_at, self.now
        row.chain_tried_at, row.chain_code, row.chain_detail = self.now, None, None
        self.report.admitted.add(entity_id)
        self.report.failed.pop(entity_id, None)

    def _keep_failure(
        self, entity_id: str, error: FederationError, *, listed_by: str | None
    ) -> None:
        """Write why there is no newer chain; what was verified before stays."""
        if entity_id in self._chains and listed_by is not None:
            return
        self.report.failed[entity_id] = error.code
        _log.info("chain_refused", extra={"entity": entity_id, "code": error.code})
        if entity_id == self._own:
            return
        if self._session.get(PeerRow, entity_id) is None:
            if self._candidates[listed_by] >= MAX_CANDIDATES:
                return
            self._candidates[listed_by] += 1
        row = self._row(entity_id)
        row.listed_by = row.listed_by or listed_by
        row.chain_tried_at = self.now
        row.chain_code, row.chain_detail = error.code, describe(error)

    def _row(self, entity_id: str) -> PeerRow:
        row = self._session.get(PeerRow, entity_id, populate_existing=True)
        if row is None:
            row = PeerRow(entity_id=entity_id, state=PeerState.CANDIDATE, next_due=self.now)
            self._session.add(row)
        return row

    def _is_old(self, peer: Peer) -> bool:
        if peer.state is not PeerState.ADMITTED or peer.verified_at is None:
            return True
        return self.now - peer.verified_at >= CHAIN_REST


def _anchors(session: Session, settings: Settings) -> dict[str, KeySet]:
    """Return the anchors trusted here, in order; an anchor trusts itself first."""
    anchors = {anchor.entity_id: anchor.keys for anchor in list_anchors(session)}
    if settings.role is Role.ANCHOR:
        own = get_own_public_keys(settings.keys_folder).federation
        anchors = {settings.entity_id: own} | anchors
    return anchors


def _count_candidates(session: Session) -> Counter[str | None]:
    """Return how many members of each superior are kept without a chain."""
    listed_by = select(PeerRow.listed_by).where(PeerRow.chain.is_(None))
    return Counter(session.scalars(listed_by))


def _last_tries(session: Session) -> dict[str, float]:
    """Return when a chain of each peer was asked for last, as a POSIX timestamp."""
    tried = session.execute(
        select(PeerRow.entity_id, PeerRow.chain_tried_at).where(PeerRow.chain_tried_at.is_not(None))
    )
    return {entity_id: at.timestamp() for entity_id, at in tried if at is not None}


def _may_vouch(peer: Peer) -> bool:
    """Say whether others may come through the peer; then it is asked at every refresh."""
    return peer.metadata is None or peer.metadata.role is not Role.LEAF


def _is_older(chain: TrustChain, row: PeerRow, *, now: datetime) -> bool:
    """Say whether a chain would take back what a newer one along the same path said."""
    kept_until = row.chain_expires_at
    return (
        kept_until is not None
        and now < kept_until
        and chain.expires_at < kept_until
        and load_path(row) == chain.path
        and row.state is PeerState.ADMITTED
    )


def _is_over(expires_at: datetime | None, now: datetime) -> bool:
    return expires_at is not None and expires_at <= now
