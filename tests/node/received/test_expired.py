"""A town that belonged once: what it takes back is taken back, and nothing else it says counts."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from federation.endpoints import CHECKPOINT_TYPE
from node.database import Zone, start_writing
from node.published.store import Withdraw
from node.received import sync
from node.received.models import (
    Quarantined,
    ReceivedCollection,
    ReceivedEntry,
    ReceivedRecord,
    RecordState,
)
from node.received.sync import TurnLimits
from node.settings import Settings
from node.trust.models import PeerRow, PeerState
from tests.fake_federation import FakeFederation
from tests.node.published.released import put, release
from tests.node.received.towns import Reader
from tests.nodes import NOON, FixedClock

V = "https://vilvoorde.example"
RAN = f"{V}/exchange/ran"
ID = UUID("0b8ee0a1-4a3b-4f0e-9a3c-52f2c1f0a001")


def let_chain_end(reader: Reader, *, days: int) -> None:
    """Let Vilvoorde be listed, with a chain that ends so many days after noon."""
    start_writing(reader.session, Zone.RECEIVED)
    row = reader.session.get_one(PeerRow, V)
    row.state, row.chain_expires_at = PeerState.ADMITTED, NOON + timedelta(days=days)
    reader.session.commit()


def record(reader: Reader, record_id: UUID = ID) -> ReceivedRecord:
    return reader.session.get_one(ReceivedRecord, (V, record_id), populate_existing=True)


def cursor(reader: Reader) -> tuple[object, ...]:
    """Return everything that says how far the log is read, and when it was heard."""
    row = reader.session.get_one(ReceivedCollection, RAN, populate_existing=True)
    entries = reader.session.scalar(select(func.count()).select_from(ReceivedEntry))
    return (
        row.log_state,
        row.prefix_size,
        row.size,
        row.etag,
        row.listed_at,
        row.heard_at,
        entries,
    )


def unlist(reader: Reader) -> None:
    """Let Vilvoorde's superior no longer list it."""
    start_writing(reader.session, Zone.RECEIVED)
    reader.session.get_one(PeerRow, V).state = PeerState.UNLISTED
    reader.session.commit()


@pytest.fixture(params=["chain ran out", "no longer listed"])
def expired(
    vilvoorde: Settings, reader: Reader, clock: FixedClock, request: pytest.FixtureRequest
) -> Reader:
    """A reader of one record of Vilvoorde, a day later, when it is none of ours any more."""
    release(vilvoorde, put(record_id=ID))
    reader.sync()
    if request.param == "no longer listed":
        unlist(reader)
    else:
        let_chain_end(reader, days=1)
    clock.now += timedelta(days=1)
    return reader


def test_a_withdrawal_of_a_town_that_left_leaves_no_body(
    vilvoorde: Settings, expired: Reader
) -> None:
    before = cursor(expired)
    release(vilvoorde, Withdraw(record_id=ID))
    outcome = expired.sync()

    assert (outcome.error, outcome.is_complete) == (None, True)
    row = record(expired)
    assert (row.state, row.body, row.salt) == (RecordState.WITHDRAWN, None, None)
    assert cursor(expired) == before


def test_nothing_new_is_taken_from_a_town_that_left(vilvoorde: Settings, expired: Reader) -> None:
    before, other, body = cursor(expired), uuid4(), record(expired).body
    release(vilvoorde, put("Anders", record_id=ID, rev=2), put(record_id=other))
    release(vilvoorde, Withdraw(record_id=other))
    outcome = expired.sync()

    assert (outcome.error, outcome.entries, outcome.refused) == (None, 0, 0)
    assert (record(expired).rev, record(expired).body) == (1, body)
    assert expired.session.get(ReceivedRecord, (V, other)) is None
    assert cursor(expired) == before


def test_what_was_passed_over_is_read_once_there_is_a_chain_again(
    vilvoorde: Settings, expired: Reader
) -> None:
    other = uuid4()
    release(vilvoorde, put(record_id=other))
    release(vilvoorde, Withdraw(record_id=ID))
    expired.sync()
    let_chain_end(expired, days=30)
    outcome = expired.sync()

    assert (outcome.error, outcome.entries, outcome.refused) == (None, 2, 0)
    assert record(expired).state is RecordState.WITHDRAWN
    assert record(expired, other).state is RecordState.LIVE
    assert expired.session.scalar(select(func.count()).select_from(Quarantined)) == 0


def test_a_withdrawal_that_was_carried_out_is_no_change_the_next_time(
    vilvoorde: Settings, expired: Reader
) -> None:
    release(vilvoorde, Withdraw(record_id=ID))
    expired.sync()
    number = record(expired).change_number
    expired.sync()

    assert record(expired).change_number == number


def test_a_withdrawal_on_a_later_page_is_reached_and_a_long_log_is_not_read_twice_at_once(
    vilvoorde: Settings, expired: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sync, "MAX_LINES", 2)
    release(vilvoorde, *(put() for _ in range(4)))
    release(vilvoorde, Withdraw(record_id=ID))
    ticks = iter(range(1000))
    cut = expired.sync(limits=TurnLimits(seconds=0, monotonic=lambda: float(next(ticks))))
    assert cut.is_complete

    expired.sync()
    assert record(expired).state is RecordState.WITHDRAWN


def test_a_withdrawal_nobody_signed_is_not_carried_out(
    vilvoorde: Settings, expired: Reader, federation: FakeFederation
) -> None:
    release(vilvoorde, Withdraw(record_id=ID))
    federation.publish(f"{RAN}/checkpoint", b"forged", content_type=CHECKPOINT_TYPE)
    outcome = expired.sync()

    assert outcome.error is not None
    assert record(expired).state is RecordState.LIVE


def test_a_town_that_left_is_not_asked_for_collections(
    expired: Reader, federation: FakeFederation
) -> None:
    federation.fetched.clear()
    expired.sync()

    assert federation.asked_urls == [f"{RAN}/checkpoint"]
