"""Signed notes that may not follow the accepted one: refused, kept where they are evidence."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import func, select

from federation.checkpoint import Checkpoint, sign_checkpoint
from federation.endpoints import CHECKPOINT_TYPE
from federation.keys import KeySet, generate_signing_key
from node.clock import Clock
from node.published.pages import checkpoint_note
from node.received import evidence
from node.received.models import (
    Evidence,
    ReceivedCollection,
)
from node.settings import Settings
from node.trust.own_keys import KeyUse, get_own_key
from tests.fake_federation import FakeFederation
from tests.node.published.released import put, release, sealing
from tests.node.received.stored_rows import stored
from tests.node.received.towns import Reader, introduce
from tests.nodes import NOON, FixedClock

V = "https://vilvoorde.example"
RAN = f"{V}/exchange/ran"
ID = UUID("0b8ee0a1-4a3b-4f0e-9a3c-52f2c1f0a001")


def note(settings: Settings, *, size: int, root: bytes, at: Clock) -> bytes:
    key = get_own_key(settings.keys_folder, KeyUse.RECORD)
    checkpoint = Checkpoint(collection=RAN, size=size, root_hash=root, signed_at=at())
    return sign_checkpoint(checkpoint, key=key)


def test_a_rollback_is_refused_and_kept_as_evidence_once(
    vilvoorde: Settings, reader: Reader, federation: FakeFederation, clock: FixedClock
) -> None:
    release(vilvoorde, put(), put())
    reader.sync()
    before = stored(reader)
    clock.now += timedelta(minutes=1)
    shown = note(vilvoorde, size=2, root=bytes(32), at=clock)
    federation.publish(f"{RAN}/checkpoint", shown, content_type=CHECKPOINT_TYPE)
    outcomes = [reader.sync(), reader.sync()]

    assert [str(each.error and each.error.code) for each in outcomes] == ["rollback", "rollback"]
    assert stored(reader) == before
    (row,) = reader.session.scalars(select(Evidence)).all()
    assert (row.code, row.origin, row.collection, row.shown) == ("rollback", V, RAN, shown)
    assert row.accepted is not None
    assert row.accepted.startswith(RAN.encode())


def test_two_heads_for_one_size_are_refused_and_kept(
    vilvoorde: Settings, reader: Reader, federation: FakeFederation, clock: FixedClock
) -> None:
    release(vilvoorde, put())
    reader.sync()
    before = stored(reader)
    shown = note(vilvoorde, size=2, root=bytes(32), at=clock)
    federation.publish(f"{RAN}/checkpoint", shown, content_type=CHECKPOINT_TYPE)
    outcome = reader.sync()

    assert outcome.error is not None
    assert outcome.error.code == "equivocation"
    assert stored(reader) == before
    assert reader.session.scalars(select(Evidence.code)).all() == ["equivocation"]


def test_evidence_is_kept_within_bounds(
    vilvoorde: Settings,
    reader: Reader,
    federation: FakeFederation,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(evidence, "MAX_EVIDENCE", 3)
    release(vilvoorde, put())
    reader.sync()
    for place in range(5):
        shown = note(vilvoorde, size=2, root=bytes([place] * 32), at=clock)
        federation.publish(f"{RAN}/checkpoint", shown, content_type=CHECKPOINT_TYPE)
        reader.sync()

    assert reader.session.scalar(select(func.count()).select_from(Evidence)) == 3


def test_an_older_checkpoint_signed_earlier_is_an_honest_delay(
    vilvoorde: Settings, reader: Reader, federation: FakeFederation, clock: FixedClock
) -> None:
    release(vilvoorde, put())
    with sealing(vilvoorde) as origin:
        older = checkpoint_note(origin.session, "ran")
    clock.now += timedelta(minutes=1)
    release(vilvoorde, put(), clock=clock)
    reader.sync()
    before = stored(reader)
    federation.publish(f"{RAN}/checkpoint", older, content_type=CHECKPOINT_TYPE)

    assert reader.sync().error is None
    assert stored(reader) == before
    assert reader.session.scalar(select(func.count()).select_from(Evidence)) == 0


def test_a_longer_log_that_forked_is_refused_and_the_old_one_stands(
    vilvoorde: Settings, reader: Reader, federation: FakeFederation, clock: FixedClock
) -> None:
    release(vilvoorde, put(), put())
    reader.sync()
    before = stored(reader)
    release(vilvoorde, put())
    clock.now += timedelta(minutes=1)
    shown = note(vilvoorde, size=4, root=bytes(32), at=clock)
    federation.publish(f"{RAN}/checkpoint", shown, content_type=CHECKPOINT_TYPE)
    outcome = reader.sync()

    assert outcome.error is not None
    assert outcome.error.code == "fork"
    assert stored(reader)[1:] == before[1:]
    assert reader.session.get_one(ReceivedCollection, RAN).size == 3


def test_a_checkpoint_of_nobody_vouched_for_is_refused(
    vilvoorde: Settings, rotterdam: Settings, reader: Reader
) -> None:
    other = generate_signing_key("Ed25519")
    introduce(rotterdam, vilvoorde, record_keys=KeySet([other.public]))
    outcome = reader.sync()

    assert outcome.error is not None
    assert outcome.error.code == "key_unknown"


def test_a_checkpoint_that_is_too_old_is_refused(reader: Reader, clock: FixedClock) -> None:
    clock.now = NOON + timedelta(hours=25)
    outcome = reader.sync()

    assert outcome.error is not None
    assert outcome.error.code == "frozen"
