"""The process that fetches from peers: it parses hostile bytes, and holds no private data.

One turn: show invitations, learn from superiors who belongs, look at the peers that are due, read
what they have to say, bring the search index up to date, and tell peers when one of our own
collections grew. What is due stands in the peers' table under leases, so any number of syncers
share the work; peers are read several at a time, each leased only once somebody is free to read it,
so that a slow one keeps nobody waiting but itself, and a fault with one ends with that one.
"""

import logging
import os
import random
import time
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from threading import Event
from uuid import uuid4

from flask import Flask
from sqlalchemy.orm import Session

from federation.errors import FederationError, KeyUnknownError
from federation.transport import FetchLimits, HttpsTransport, PeerTransport
from node.clock import Clock, system_clock
from node.database import db
from node.errors import NotFoundError
from node.extensions import Node, Process, current_node, open_node
from node.logs import log_crashes, set_up_logs
from node.process_life import end_with_parent
from node.published.pages import list_served
from node.published.statements import get_statement, list_subjects
from node.queues import QueueName, attend
from node.received.asking import Asker
from node.received.noting import note_incoming
from node.received.pings import send_pings
from node.received.sync import PeerOutcome, sync_peer
from node.received.waiting import retry_waiting
from node.search.index import update_index
from node.settings import Settings, read_settings
from node.trust.admission import audiences_for
from node.trust.asking_to_join import ask_superiors, is_asking_due
from node.trust.enrolment import CHAIN_REST, refresh_trust
from node.trust.hints import pending_hints
from node.trust.joining import with_superiors
from node.trust.own_keys import KeyUse, get_own_key
from node.trust.schedule import bring_forward, count_due, lease_due, settle
from node.trust.service import Peer, get_peer, list_anchors, list_peers
from schemas.answers import Ping

__all__ = ["Syncer", "create_app", "main"]

PEERS_AT_ONCE = 4
LONGEST_REST = timedelta(seconds=60)
STRANGER_REST = timedelta(minutes=10)
"""Strangers who call make the syncer ask superiors again no more often than this."""

MOST_DOUBLINGS = 6
"""A refresh that keeps failing is repeated after 1, 2, 4 … minutes, and then every hour."""

KEY_REST = timedelta(hours=1)
"""A peer that signs with an unknown key has its chain asked for anew no more often than this."""

LONG_LOG_REST = timedelta(seconds=60)
"""A peer that used up its time and has more to say lets others go first for so long at most."""

NEWS_SECONDS = 1.0
"""While peers are read, somebody who becomes due waits no longer than this for a free place."""

READING_SECONDS = 60.0
"""Time after which a turn goes on to index and hints, and leaves what is due to the next."""

NOTED_AT_ONCE = 200
"""Summaries that a turn looks at for names; takes a second or two, and the next turn goes on."""

_log = logging.getLogger("node.syncer")


def create_app(settings: Settings, *, clock: Clock = system_clock) -> Flask:
    """Return the application, without routes, in which the syncer works."""
    return open_node(settings, process=Process.SYNCER, clock=clock)


@dataclass(slots=True, kw_only=True)
class Syncer:
    """What one syncer remembers between turns; losing it costs a look, nothing else.

    Attributes:
        app: The syncer's application.
        transport: What crosses the network.
        owner: Name under which it leases peers.
        monotonic: Clock that the time of a turn is taken with.
        trust_at: When superiors were asked last.
        trust_rest: Time after which asking them again may teach something.
        trust_failures: How often in a row somebody failed at that.
        anchors: Anchors they were asked from, with the thumbprints of their keys.
        vouched_for: Whom this node vouched for itself when they were asked.
        is_stranger_waiting: Whether somebody unknown called since.
        doubted: Peers that signed with a key nobody vouched for when their chains were asked for.
        asked_anew: When the chains of such peers were asked for out of turn.
        hints_at: Hints up to here have been acted on.
        pinged: Sizes of our own collections that peers were told of.
        looked_at: When the last turn began.
        is_noting: Whether summaries are left that nobody looked at for names.
    """

    app: Flask
    transport: PeerTransport
    owner: str = field(default_factory=lambda: uuid4().hex)
    monotonic: Callable[[], float] = time.monotonic
    trust_at: datetime | None = None
    trust_rest: timedelta = CHAIN_REST
    trust_failures: int = 0
    anchors: frozenset[tuple[str, frozenset[str]]] = frozenset()
    vouched_for: frozenset[str] = frozenset()
    is_stranger_waiting: bool = False
    doubted: set[str] = field(default_factory=set)
    asked_anew: dict[str, datetime] = field(default_factory=dict)
    hints_at: datetime | None = None
    pinged: dict[str, int] | None = None
    looked_at: datetime | None = None
    is_noting: bool = False

    def is_due(self) -> bool:
        """Say whether a turn has something to do: a cheap look at inbox, peers and own sizes."""
        with self.app.app_context():
            node, session = current_node(), db.session()
            now = node.clock()
            is_rested = self.looked_at is None or now - self.looked_at >= LONGEST_REST
            if self.is_noting or is_rested:
                return True
            if pending_hints(session, since=self.hints_at).newest is not None:
                return True
            return (
                count_due(session, clock=node.clock) > 0
                or is_asking_due(session, clock=node.clock)
                or _vouched_for(session, node) != self.vouched_for
                or self._grown(session, node) != ()
            )

    def turn(self) -> int:
        """Do everything that is due.

        Returns:
            How many entries were read.
        """
        with self.app.app_context():
            node, session = current_node(), db.session()
            self.looked_at = node.clock()
            self._take_hints(session, node)
            self._ask_superiors(session, node)
            self._learn(session, node)
            entries = self._sync_due(session, node)
            update_index(session, node=node)
            self._tell_peers(session, node)
            noted = note_incoming(session, now=node.clock(), most=NOTED_AT_ONCE)
            self.is_noting = noted == NOTED_AT_ONCE
            db.session.remove()
            return entries

    def _take_hints(self, session: Session, node: Node) -> None:
        """Bring peers forward that say they have news, and remember that somebody unknown came."""
        hints = pending_hints(session, since=self.hints_at)
        for origin in hints.origins:
            bring_forward(session, entity_id=origin, clock=node.clock)
            session.commit()
        self.hints_at = hints.newest or self.hints_at
        self.is_stranger_waiting = self.is_stranger_waiting or bool(hints.callers)

    def _ask_superiors(self, session: Session, node: Node) -> None:
        """Show invitations that people here accepted, as soon as the sealer said who we are."""
        if not is_asking_due(session, clock=node.clock):
            return
        try:
            statement = get_statement(session, node.settings.entity_id)
        except NotFoundError:
            return
        ask_superiors(
            session,
            transport=self.transport,
            own=node.settings.entity_id,
            statement=statement,
            clock=node.clock,
        )

    def _learn(self, session: Session, node: Node) -> None:
        """Ask superiors who belongs: every hour, sooner after a failure, at once for new anchors.

        A superior that has just vouched for a member, or no longer does, learns of it at once too.

        A stranger who called is looked for in the listings; nothing it says, and it says so
        without a signature, makes a chain be asked for that is fresh. A peer that signs with an
        unknown key may have changed its keys: its chain is asked for anew once, as soon.
        """
        now = node.clock()
        anchors = frozenset(
            (each.entity_id, frozenset(each.keys)) for each in list_anchors(session)
        )
        vouched_for = _vouched_for(session, node)
        is_somebody_waiting = self.is_stranger_waiting or self.doubted
        rest = min(self.trust_rest, STRANGER_REST) if is_somebody_waiting else self.trust_rest
        is_fresh = self.trust_at is not None and timedelta(0) <= now - self.trust_at < rest
        if is_fresh and (anchors, vouched_for) == (self.anchors, self.vouched_for):
            return
        report = refresh_trust(
            session,
            transport=self.transport,
            settings=node.settings,
            clock=node.clock,
            again=frozenset(self.doubted),
        )
        self._look_again(session, node)
        self.trust_at, self.anchors, self.vouched_for = now, anchors, vouched_for
        self.is_stranger_waiting = False
        # Somebody who is gone for good must not make everybody ask every superior each minute.
        self.trust_rest = min(CHAIN_REST, report.rest * 2**self.trust_failures)
        is_failed = report.rest < CHAIN_REST
        self.trust_failures = min(self.trust_failures + 1, MOST_DOUBLINGS) if is_failed else 0

    def _look_again(self, session: Session, node: Node) -> None:
        """Look at the peers whose chains were asked for anew because of their keys; commits."""
        for entity_id in self.doubted:
            bring_forward(session, entity_id=entity_id, clock=node.clock)
            self.asked_anew[entity_id] = node.clock()
        session.commit()
        self.doubted.clear()

    def _sync_due(self, session: Session, node: Node) -> int:
        """Read the peers that are due, several at a time; a peer without end waits for its turn."""
        entries, deadline = 0, self.monotonic() + READING_SECONDS
        reading: set[Future[PeerOutcome]] = set()
        is_news = False
        with ThreadPoolExecutor(max_workers=PEERS_AT_ONCE) as pool:
            while True:
                free, due = PEERS_AT_ONCE - len(reading), tuple[str, ...]()
                if free and self.monotonic() <= deadline:
                    due = lease_due(session, owner=self.owner, clock=node.clock, limit=free)
                    session.rollback()
                    reading |= {pool.submit(self._sync_one, each) for each in due}
                if not reading:
                    return entries
                read, reading = wait(reading, timeout=NEWS_SECONDS, return_when=FIRST_COMPLETED)
                outcomes = [each.result() for each in read]
                entries += sum(outcome.entries for outcome in outcomes)
                self._doubt(outcomes, now=node.clock())
                is_news = is_news or any(outcome.entries for outcome in outcomes)
                if is_news and reading and not due:
                    # What is here already can be found while somebody slow is still read.
                    update_index(session, node=node)
                    is_news = False

    def _doubt(self, outcomes: Iterable[PeerOutcome], *, now: datetime) -> None:
        """Note the peers whose keys are unknown, unless their chains were asked for just now."""
        for outcome in outcomes:
            last = self.asked_anew.get(outcome.entity_id)
            is_new = last is None or now - last >= KEY_REST
            if isinstance(outcome.error, KeyUnknownError) and is_new:
                self.doubted.add(outcome.entity_id)

    def _sync_one(self, entity_id: str) -> PeerOutcome:
        """Read one peer in a session of its own, and say when to look again."""
        with self.app.app_context():
            node, session = current_node(), db.session()
            try:
                outcome = self._read_peer(session, entity_id, node=node)
                rest = node.settings.poll_seconds
                if not outcome.is_complete:
                    rest = min(rest, int(LONG_LOG_REST.total_seconds()))
                settle(
                    session,
                    entity_id=entity_id,
                    owner=self.owner,
                    error=outcome.error,
                    clock=node.clock,
                    poll_seconds=rest,
                    jitter=partial(random.uniform, -0.1, 0.1),
                )
                return outcome
            finally:
                db.session.remove()

    def _read_peer(self, session: Session, entity_id: str, *, node: Node) -> PeerOutcome:
        """Read one peer; whatever goes wrong there is that peer's outcome."""
        try:
            peer = get_peer(session, entity_id=entity_id)
            return sync_peer(session, peer, asker=self._asker(node), node=node)
        except Exception:  # noqa: BLE001 - a fault with one peer must not stop the others
            _log.exception("sync_failed", extra={"origin": entity_id})
            session.rollback()
            error = FederationError("reading it failed here; see the log", about=entity_id)
            return PeerOutcome(entity_id=entity_id, error=error)

    def _asker(self, node: Node) -> Asker:
        return Asker(
            entity_id=node.settings.entity_id,
            key=get_own_key(node.settings.keys_folder, KeyUse.REQUEST),
            transport=self.transport,
            clock=node.clock,
        )

    def _grown(self, session: Session, node: Node) -> tuple[Ping, ...]:
        """Return our collections that are larger than peers were told."""
        sizes = list_served(session, node.settings.audiences)
        if self.pinged is None:
            # After a start peers look by themselves; only what comes from now on is news.
            self.pinged = {info.url: info.size for info in sizes}
        return tuple(
            Ping(collection=info.url, size=info.size)
            for info in sizes
            if info.size > self.pinged.get(info.url, 0)
        )

    def _tell_peers(self, session: Session, node: Node) -> None:
        """Send hints about our own collections to the peers that may read them."""
        grown = self._grown(session, node)
        peers = list_peers(session) if grown else ()
        settings = with_superiors(session, node.settings)
        session.commit()
        asker = self._asker(node)
        for ping in grown:
            audience = ping.collection.rpartition("/")[2]
            readers = _readers(peers, audience, settings=settings, now=node.clock())
            send_pings(readers, pings=[ping], asker=asker, at_once=PEERS_AT_ONCE)
            self.pinged = {**(self.pinged or {}), ping.collection: ping.size}


def _vouched_for(session: Session, node: Node) -> frozenset[str]:
    return frozenset(list_subjects(session, own=node.settings.entity_id))


def _readers(
    peers: Iterable[Peer], audience: str, *, settings: Settings, now: datetime
) -> list[Peer]:
    """Return the peers that may read; one that did not answer lately looks by itself some day."""
    return [
        peer
        for peer in peers
        if peer.metadata is not None
        and peer.failures == 0
        and audience in audiences_for(peer, settings=settings, now=now)
    ]


def main() -> None:
    """Fetch until told to stop."""
    os.umask(0o077)
    end_with_parent()
    settings = read_settings(os.environ)
    set_up_logs("syncer", level=settings.log_level)
    log_crashes()
    app = create_app(settings)
    transport = HttpsTransport(FetchLimits(), allow_loopback_http=settings.demo)
    syncer = Syncer(app=app, transport=transport)
    with app.app_context():
        retry_waiting(db.session(), clock=system_clock)
        db.session.remove()

    def run() -> None:
        if entries := syncer.turn():
            _log.info("synced", extra={"entries": entries})

    attend(settings, QueueName.SYNCER, run=run, is_due=syncer.is_due, stop=Event())


if __name__ == "__main__":
    main()
