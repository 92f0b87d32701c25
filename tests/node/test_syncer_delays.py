"""Slow peers and new keys: nobody waits for another, and what is asked again is asked seldom."""

import json
from datetime import timedelta
from threading import Event

import pytest
from sqlalchemy import select

from federation.errors import AnswerTooSlowError
from federation.transport import Answer, Request
from node import syncer
from node.database import Zone, db, start_writing
from node.received.sync import PeerOutcome
from node.syncer import Syncer
from node.trust.enrolment import TrustReport
from node.trust.models import PeerRow
from node.trust.own_keys import get_own_public_keys
from tests.node.published.released import put, release
from tests.node.received.towns import introduce
from tests.node.syncer_stage import Stage, ping
from tests.nodes import opened

V = "https://vilvoorde.example"
S = "https://sarcelles.example"


def test_who_becomes_due_while_slow_peers_are_read_does_not_wait_for_them(stage: Stage) -> None:
    stage.syncer.turn()
    release(stage.vilvoorde, put())
    honest = stage.federation._handlers[S]  # noqa: SLF001 - the fake's own dictionary
    # Once: a clock that jumps while the other town is asked makes every request a stale one.
    is_late, quick = Event(), Event()
    waited: list[bool] = []

    def slow(request: Request) -> Answer:
        """Let time pass until the other town is due, and answer once it has been read."""
        if not is_late.is_set():
            is_late.set()
            stage.clock.now += timedelta(hours=1)
        waited.append(quick.wait(timeout=60))
        return honest(request)

    honest_quick = stage.federation._handlers[V]  # noqa: SLF001 - the fake's own dictionary

    def tell(request: Request) -> Answer:
        answer = honest_quick(request)
        if "/entries?" in request.url:
            quick.set()
        return answer

    stage.federation.serve(S, slow)
    stage.federation.serve(V, tell)
    ping(stage, S, 9)

    assert stage.syncer.turn() == 1
    assert waited[0] is True


def test_no_more_peers_are_leased_than_can_be_read_at_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    leased: list[int] = []

    def count(_self: Syncer, _session: object, entity_id: str, **_kwargs: object) -> object:
        rows = db.session.scalars(select(PeerRow).where(PeerRow.lease_owner.is_not(None)))
        leased.append(len(rows.all()))
        return PeerOutcome(entity_id=entity_id)

    monkeypatch.setattr(Syncer, "_read_peer", count)
    monkeypatch.setattr(syncer, "PEERS_AT_ONCE", 1)
    stage.syncer.turn()

    assert leased == [1, 1]


def test_a_peer_that_runs_out_of_time_is_looked_at_ever_more_seldom(stage: Stage) -> None:
    def slow(request: Request) -> Answer:
        raise AnswerTooSlowError("not complete in time", about=request.url)

    # Who was never read is asked again within seconds at first; this one was.
    stage.syncer.turn()
    stage.clock.now += timedelta(minutes=17)
    stage.federation.serve(V, slow)
    looks = []
    for quarter in range(8):
        before = len(stage.federation.fetched)
        stage.syncer.turn()
        asked = stage.federation.asked_urls[before:]
        looks += [quarter] * any(url.startswith(V) for url in asked)
        stage.clock.now += timedelta(minutes=17)

    assert stage.code_of(V) == "answer_too_slow"
    assert looks == [0, 2, 6]


def test_a_peer_with_an_unknown_key_has_its_chain_asked_for_anew_once(stage: Stage) -> None:
    keys = get_own_public_keys(stage.rotterdam.keys_folder)
    introduce(stage.rotterdam, stage.vilvoorde, record_keys=keys.record)
    stage.syncer.turn()
    assert stage.code_of(V) == "key_unknown"
    assert stage.learn_each_minute(30) == [10]
    assert stage.again == [frozenset(), {V}]

    stage.clock.now += timedelta(minutes=1)
    stage.syncer.turn()
    assert stage.learn_each_minute(30) == []


def test_a_peer_whose_new_keys_were_vouched_for_is_read_at_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = get_own_public_keys(stage.rotterdam.keys_folder)
    introduce(stage.rotterdam, stage.vilvoorde, record_keys=keys.record)
    stage.syncer.turn()

    def renew(*_args: object, **_kwargs: object) -> TrustReport:
        with opened(stage.rotterdam) as (_app, session):
            start_writing(session, Zone.RECEIVED)
            row = session.get_one(PeerRow, V)
            about = json.loads(row.node_metadata or "")
            about["record_keys"] = get_own_public_keys(stage.vilvoorde.keys_folder).record.dump()
            row.node_metadata = json.dumps(about)
            session.commit()
        return stage.report

    monkeypatch.setattr(syncer, "refresh_trust", renew)
    stage.clock.now += timedelta(minutes=10)

    assert stage.syncer.turn() == 2
    assert stage.code_of(V) is None
