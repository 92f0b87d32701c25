"""Slow peers: nobody waits for another, and who is slow is asked ever more seldom."""

from datetime import timedelta
from threading import Event

import pytest
from sqlalchemy import select

from federation.errors import AnswerTooSlowError
from federation.transport import Answer, Request
from node import syncer
from node.database import db
from node.received.sync import PeerOutcome
from node.syncer import Syncer
from node.trust.models import PeerRow
from tests.node.published.released import put, release
from tests.node.syncer_stage import Stage, ping

V = "https://vilvoorde.example"
S = "https://sarcelles.example"


def test_who_becomes_due_while_slow_peers_are_read_does_not_wait_for_them(stage: Stage) -> None:
    stage.syncer.turn()
    release(stage.vilvoorde, put())
    honest = stage.federation._handlers[S]  # noqa: SLF001 - the fake's own dictionary
    quick = Event()
    waited: list[bool] = []

    def slow(request: Request) -> Answer:
        """Let time pass until the other town is due, and answer once it has been read."""
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
