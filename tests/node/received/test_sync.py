"""Reading a town: what is stored of it, and what a look costs when nothing is new."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from federation.log_state import parse_log_state
from federation.transport import Answer, Request
from node.database import db
from node.published.models import EntryRow
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
from tests.fake_federation import FakeFederation
from tests.node.published.released import make_body, put, release, sealing
from tests.node.received.towns import Reader, introduce
from tests.nodes import FixedClock

V = "https://vilvoorde.example"
RAN = f"{V}/exchange/ran"
ID = UUID("0b8ee0a1-4a3b-4f0e-9a3c-52f2c1f0a001")


def records(reader: Reader) -> dict[UUID, ReceivedRecord]:
    return {row.record_id: row for row in reader.session.scalars(select(ReceivedRecord))}


def collection(reader: Reader, url: str = RAN) -> ReceivedCollection:
    return reader.session.get_one(ReceivedCollection, url, populate_existing=True)


def test_what_was_released_is_read_byte_for_byte(vilvoorde: Settings, reader: Reader) -> None:
    release(vilvoorde, put("Een", record_id=ID), put("Twee"))
    outcome = reader.sync()

    assert (outcome.error, outcome.entries, outcome.refused) == (None, 3, 0)
    row = records(reader)[ID]
    assert (row.state, row.body, row.rev) == (RecordState.LIVE, make_body("Een"), 1)
    assert (row.origin, row.collection, row.position) == (V, RAN, 1)
    with sealing(vilvoorde) as origin:
        sent = list(origin.session.scalars(select(EntryRow.entry).order_by(EntryRow.position)))
    query = select(ReceivedEntry.entry).order_by(ReceivedEntry.position)
    assert list(reader.session.scalars(query)) == sent


def test_prefix_cursor_and_checkpoint_agree_after_each_look(
    vilvoorde: Settings, reader: Reader
) -> None:
    release(vilvoorde, put(), put())
    reader.sync()

    row = collection(reader)
    state = parse_log_state(row.log_state, collection=RAN)
    assert state.is_complete
    assert (row.prefix_size, row.size, state.edge.size) == (3, 3, 3)
    assert row.stored_bytes > 2 * len(make_body())


def test_a_collection_of_another_country_is_neither_named_nor_read(
    vilvoorde: Settings, reader: Reader, federation: FakeFederation
) -> None:
    release(vilvoorde, put(audience="be"))
    reader.sync()

    assert not any("/exchange/be" in url for url in federation.asked_urls)
    assert records(reader) == {}


def test_when_nothing_is_new_a_look_is_one_small_request(
    vilvoorde: Settings, reader: Reader, federation: FakeFederation
) -> None:
    release(vilvoorde, put())
    reader.sync()
    federation.fetched.clear()
    outcome = reader.sync()

    assert federation.asked_urls == [f"{RAN}/checkpoint"]
    assert federation.fetched[0].etag is not None
    assert (outcome.error, outcome.entries) == (None, 0)


def test_only_what_is_new_is_read(vilvoorde: Settings, reader: Reader) -> None:
    release(vilvoorde, put(), put())
    reader.sync()
    release(vilvoorde, put(record_id=ID))

    assert reader.sync().entries == 1
    assert records(reader)[ID].position == 3


def test_a_withdrawal_leaves_no_body_in_any_row(vilvoorde: Settings, reader: Reader) -> None:
    release(vilvoorde, put("Geheim", record_id=ID))
    reader.sync()
    release(vilvoorde, Withdraw(record_id=ID))
    reader.sync()

    row = records(reader)[ID]
    assert (row.state, row.body, row.salt) == (RecordState.WITHDRAWN, None, None)
    folder = reader.node.settings.data_folder
    db.engines["received"].dispose()
    assert b"Geheim" not in (folder / "received.sqlite").read_bytes()


def test_a_newer_revision_takes_the_place_of_the_older_body(
    vilvoorde: Settings, reader: Reader
) -> None:
    release(vilvoorde, put("Een", record_id=ID))
    reader.sync()
    release(vilvoorde, put("Twee", record_id=ID, rev=2))
    reader.sync()

    row = records(reader)[ID]
    assert (row.rev, row.body, row.position) == (2, make_body("Twee"), 2)
    assert reader.session.scalar(select(func.count()).select_from(ReceivedRecord)) == 1


def test_revisions_that_stand_on_one_page_end_as_the_newest(
    vilvoorde: Settings, reader: Reader
) -> None:
    other = uuid4()
    release(
        vilvoorde,
        put("Een", record_id=ID),
        put("Twee", record_id=ID, rev=2),
        put("Weg", record_id=other),
    )
    release(vilvoorde, Withdraw(record_id=other))
    outcome = reader.sync()

    assert (outcome.error, outcome.refused) == (None, 0)
    assert records(reader)[ID].body == make_body("Twee")
    assert records(reader)[other].state is RecordState.WITHDRAWN
    assert collection(reader).pending == 0


def test_changes_are_numbered_without_gaps(vilvoorde: Settings, reader: Reader) -> None:
    release(vilvoorde, put(record_id=ID), put(), put())
    reader.sync()
    release(vilvoorde, put(record_id=ID, rev=2))
    reader.sync()

    numbers = sorted(row.change_number for row in records(reader).values())
    assert numbers == [2, 3, 4]
    assert records(reader)[ID].change_number == 4


def test_a_long_log_is_read_in_pages_and_goes_on_where_the_time_was_over(
    vilvoorde: Settings, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sync, "MAX_LINES", 2)
    release(vilvoorde, *(put() for _ in range(6)))
    ticks = iter(range(1000))
    outcome = reader.sync(limits=TurnLimits(seconds=2, monotonic=lambda: float(next(ticks))))

    assert outcome.is_complete is False
    assert 0 < outcome.entries < 7
    assert collection(reader).prefix_size == outcome.entries
    rest = reader.sync()
    assert (rest.is_complete, rest.entries + outcome.entries) == (True, 7)
    assert len(records(reader)) == 6


def test_every_question_of_a_turn_shares_its_time(
    vilvoorde: Settings, reader: Reader, federation: FakeFederation
) -> None:
    release(vilvoorde, put())
    honest = federation._handlers[V]  # noqa: SLF001 - the fake's own dictionary
    passed = [0.0]

    def slow(request: Request) -> Answer:
        passed[0] += 12.0
        return honest(request)

    federation.serve(V, slow)
    reader.sync(limits=TurnLimits(seconds=30.0, monotonic=lambda: passed[0]))

    assert [request.seconds for request in federation.fetched] == [30.0, 18.0, 6.0]


def test_a_reader_that_lags_finishes_what_it_accepted_first(
    vilvoorde: Settings, reader: Reader, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sync, "MAX_LINES", 2)
    release(vilvoorde, *(put() for _ in range(4)))
    ticks = iter(range(1000))
    reader.sync(limits=TurnLimits(seconds=0, monotonic=lambda: float(next(ticks))))
    clock.now += timedelta(minutes=1)
    release(vilvoorde, put(record_id=ID), clock=clock)

    assert reader.sync().error is None
    assert reader.sync().error is None
    assert ID in records(reader)
    assert collection(reader).prefix_size == 6


def test_a_heartbeat_is_kept_as_heard_and_signed(
    vilvoorde: Settings, reader: Reader, clock: FixedClock
) -> None:
    reader.sync()
    clock.now += timedelta(hours=7)
    release(vilvoorde, clock=clock)
    reader.sync()

    row = collection(reader)
    assert (row.signed_at, row.heard_at) == (clock.now, clock.now)


def test_a_rotation_is_followed_through_the_log(vilvoorde: Settings, reader: Reader) -> None:
    release(vilvoorde, put())
    assert reader.sync().error is None
    state = parse_log_state(collection(reader).log_state, collection=RAN)
    with sealing(vilvoorde) as origin:
        assert list(state.keys) == [origin.key.kid]


def test_a_page_that_is_read_in_vain_leaves_no_quarantine(
    vilvoorde: Settings, reader: Reader
) -> None:
    release(vilvoorde, put())
    reader.sync()

    assert reader.session.scalar(select(func.count()).select_from(Quarantined)) == 0


def test_a_town_that_lets_us_into_another_audience_is_asked_again_within_the_hour(
    vilvoorde: Settings, rotterdam: Settings, reader: Reader, clock: FixedClock
) -> None:
    release(vilvoorde, put(record_id=ID, audience="be"))
    reader.sync()
    introduce(vilvoorde, rotterdam, "https://be.example")
    reader.sync()
    assert ID not in records(reader)
    clock.now += timedelta(hours=1)
    assert reader.sync().error is None
    assert ID in records(reader)


def test_a_collection_that_is_named_no_more_is_not_asked_for_and_stays(
    vilvoorde: Settings,
    rotterdam: Settings,
    reader: Reader,
    federation: FakeFederation,
    clock: FixedClock,
) -> None:
    introduce(vilvoorde, rotterdam, "https://be.example")
    release(vilvoorde, put(record_id=ID, audience="be"))
    reader.sync()
    introduce(vilvoorde, rotterdam, "https://nl.example")
    clock.now += timedelta(hours=1)
    federation.fetched.clear()
    outcome = reader.sync()

    assert outcome.error is None
    assert not any("/exchange/be" in url for url in federation.asked_urls)
    assert records(reader)[ID].state is RecordState.LIVE
