"""The syncer: a turn does what is due, a faulty peer is one peer's fault, nobody stalls it."""

import json
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from time import monotonic, sleep

import pytest
from sqlalchemy import select

from federation.transport import Answer, Request
from node.database import Zone, db, start_writing
from node.received.models import IncomingReport
from node.received.sync import PeerOutcome
from node.syncer import Syncer
from node.trust.models import AnchorRow, PeerRow
from node.trust.own_keys import get_own_public_keys
from tests.node.environments import environment_of
from tests.node.published.released import put, release
from tests.node.syncer_stage import Stage, ping
from tests.nodes import opened, set_up

ROOT = Path(__file__).resolve().parent.parent.parent
V = "https://vilvoorde.example"
S = "https://sarcelles.example"


def test_a_turn_reads_every_peer_that_is_due(stage: Stage) -> None:
    assert stage.syncer.turn() == 4
    assert stage.records() == 2
    assert (stage.code_of(V), stage.code_of(S)) == (None, None)


def test_after_a_turn_nothing_is_due_until_the_next_look(stage: Stage) -> None:
    stage.syncer.turn()
    stage.clock.now += timedelta(seconds=59)
    assert stage.syncer.is_due() is False
    stage.clock.now += timedelta(seconds=1)
    assert stage.syncer.is_due() is True


def test_a_silent_peer_is_its_own_reason_and_delays_nobody(stage: Stage) -> None:
    stage.federation.silence(V)

    assert stage.syncer.turn() == 2
    assert stage.code_of(V) == "peer_unreachable"
    assert stage.code_of(S) is None


def test_a_fault_in_reading_one_peer_is_that_peers_outcome(stage: Stage) -> None:
    def fail(_request: Request) -> Answer:
        raise ZeroDivisionError

    stage.federation.serve(V, fail)

    assert stage.syncer.turn() == 2
    assert stage.code_of(V) == "federation_error"
    assert stage.code_of(S) is None
    with stage.syncer.app.app_context():
        assert db.session.scalars(select(PeerRow.lease_owner)).all() == [None, None]


def test_two_syncers_have_one_effect(stage: Stage) -> None:
    other = Syncer(app=stage.syncer.app, transport=stage.federation)

    assert stage.syncer.turn() + other.turn() == 4
    assert stage.records() == 2


def test_a_turn_looks_at_what_came_in(stage: Stage) -> None:
    stage.syncer.turn()
    with stage.syncer.app.app_context():
        assert len(db.session.scalars(select(IncomingReport.record_id)).all()) == 2


def test_what_is_left_to_look_at_makes_the_next_turn_due(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("node.syncer.NOTED_AT_ONCE", 1)
    dues = []
    for _turn in range(3):
        stage.syncer.turn()
        dues.append(stage.syncer.is_due())
    assert dues == [True, True, False]


def test_a_hint_brings_a_peer_forward(stage: Stage) -> None:
    stage.syncer.turn()
    release(stage.vilvoorde, put())
    stage.clock.now += timedelta(seconds=1)
    assert stage.syncer.is_due() is False
    ping(stage, V, 3)

    assert stage.syncer.is_due() is True
    assert stage.syncer.turn() == 1
    assert stage.syncer.is_due() is False


def test_superiors_are_asked_at_first_and_every_hour(stage: Stage) -> None:
    stage.syncer.turn()
    stage.clock.now += timedelta(minutes=59)
    stage.syncer.turn()
    assert stage.asked == [False]
    stage.clock.now += timedelta(minutes=1)
    stage.syncer.turn()
    assert stage.asked == [False, False]


def test_strangers_make_it_ask_superiors_every_ten_minutes_at_most_and_only_for_what_is_new(
    stage: Stage,
) -> None:
    stage.syncer.turn()
    asked_at = []
    for minute in range(1, 30):
        stage.syncer.is_stranger_waiting = True
        asked_at += [minute] * len(stage.learn_each_minute(1))

    assert asked_at == [10, 20]
    assert stage.asked == [False, False, False]


def test_a_refresh_that_failed_is_repeated_soon_and_then_ever_later(stage: Stage) -> None:
    stage.report.failed["https://be.example"] = "peer_unreachable"
    stage.syncer.turn()

    assert stage.learn_each_minute(200) == [1, 3, 7, 15, 31, 63, 123, 183]


def test_a_refresh_that_succeeds_again_rests_for_an_hour(stage: Stage) -> None:
    stage.report.failed["https://be.example"] = "peer_unreachable"
    stage.syncer.turn()
    stage.report.failed.clear()
    assert stage.learn_each_minute(100) == [1, 61]

    stage.report.failed["https://be.example"] = "peer_unreachable"
    assert stage.learn_each_minute(30) == [21, 22, 24, 28]


def test_a_new_anchor_and_a_new_key_of_one_are_asked_at_once(stage: Stage) -> None:
    stage.syncer.turn()
    assert stage.learn_each_minute(1) == []
    keys = get_own_public_keys(stage.vilvoorde.keys_folder)
    for anchor_keys in (keys.federation, keys.record):
        with opened(stage.rotterdam) as (_app, session):
            start_writing(session, Zone.RECEIVED)
            kept = json.dumps(anchor_keys.dump())
            session.merge(AnchorRow(entity_id=V, keys=kept, place=0, added_at=stage.clock()))
            session.commit()

        assert stage.learn_each_minute(5) == [1]


def test_who_vouches_for_a_new_member_reads_it_without_waiting_for_the_hour(stage: Stage) -> None:
    stage.syncer.turn()
    assert stage.learn_each_minute(1) == []
    stage.vouch_for("https://dendermonde.example")

    assert stage.syncer.is_due() is True
    assert stage.learn_each_minute(5) == [1]


def test_a_peer_without_end_leaves_time_for_the_rest_of_the_turn(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[str] = []

    def endless(_self: Syncer, _session: object, entity_id: str, **_kwargs: object) -> object:
        looks.append(entity_id)
        return PeerOutcome(entity_id=entity_id, is_complete=False)

    monkeypatch.setattr(Syncer, "_read_peer", endless)
    ticks = iter(range(10_000))
    stage.syncer.monotonic = lambda: 20.0 * next(ticks)
    stage.syncer.turn()

    assert 2 <= len(looks) <= 10
    assert stage.syncer.pinged is not None


def test_peers_are_told_when_our_log_grew(stage: Stage) -> None:
    release(stage.rotterdam, put())
    stage.syncer.turn()
    stage.federation.fetched.clear()
    release(stage.rotterdam, put(), put())
    assert stage.syncer.is_due() is True
    stage.syncer.turn()

    asked = sorted(url for url in stage.federation.asked_urls if url.endswith("/ping"))
    assert asked == [f"{S}/exchange/ping", f"{V}/exchange/ping"]
    stage.federation.fetched.clear()
    stage.syncer.turn()
    assert not any(url.endswith("/ping") for url in stage.federation.asked_urls)


def test_a_collection_that_is_not_for_a_peer_is_not_named_to_it(stage: Stage) -> None:
    release(stage.rotterdam)
    stage.syncer.turn()
    release(stage.rotterdam, put(audience="nl"))
    stage.federation.fetched.clear()
    stage.syncer.turn()

    assert not any(url.endswith("/ping") for url in stage.federation.asked_urls)


def test_a_peer_that_does_not_answer_is_told_nothing(stage: Stage) -> None:
    release(stage.rotterdam)
    stage.federation.silence(V)
    stage.syncer.turn()
    stage.federation.fetched.clear()
    release(stage.rotterdam, put())
    stage.syncer.turn()

    asked = [url for url in stage.federation.asked_urls if url.endswith("/ping")]
    assert asked == [f"{S}/exchange/ping"]


def test_the_process_starts_looks_and_stops_when_told(tmp_path: Path) -> None:
    settings = set_up(tmp_path, "rotterdam")
    release(settings)
    log = tmp_path / "log"
    with log.open("wb") as lines:
        process = subprocess.Popen(
            [sys.executable, "-m", "node.syncer"],
            cwd=ROOT,
            env=environment_of(settings),
            stderr=lines,
        )
    try:
        deadline = monotonic() + 60
        while b"trust_refreshed" not in log.read_bytes():
            assert monotonic() < deadline, log.read_text()
            assert process.poll() is None, log.read_text()
            sleep(0.2)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def test_the_syncer_writes_nothing_that_we_released(stage: Stage) -> None:
    with stage.syncer.app.app_context(), pytest.raises(PermissionError):
        start_writing(db.session(), Zone.PUBLISHED)
