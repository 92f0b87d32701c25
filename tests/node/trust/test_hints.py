"""Hints are coalesced, bounded and never missed by a reader that asks for what is later."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy import BigInteger, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from node.database import Zone, start_writing
from node.errors import InputRefusedError
from node.extensions import Process
from node.settings import Settings
from node.trust import inbox as rows
from node.trust.hints import note_caller, note_fetch, note_ping, pending_hints
from schemas.answers import Ping
from tests.node.trust.peer_rows import RAN, store_peer
from tests.nodes import NOON, FixedClock, opened

BE, ZELE = "https://be.example", "https://zele.example"
ZELES = f"{ZELE}/exchange/ran"
OURS = "https://vilvoorde.example/exchange/ran"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def inbox(settings: Settings, session: Session) -> Iterator[Session]:
    """A session of the peer process of a node that knows Zele."""
    store_peer(session, ZELE, BE, RAN)
    session.close()
    with opened(settings, process=Process.PEER) as (_app, peer_session):
        yield peer_session


def ping(session: Session, size: int, collection: str = ZELES) -> None:
    said = Ping(collection=collection, size=size)
    note_ping(session, caller=ZELE, ping=said, clock=FixedClock())


def newest(session: Session) -> datetime | None:
    return pending_hints(session, since=None).newest


def test_a_ping_is_one_row_however_often_it_comes(inbox: Session) -> None:
    for size in (3, 5, 4):
        ping(inbox, size)

    hints = pending_hints(inbox, since=None)
    assert (hints.origins, hints.callers) == ((ZELE,), ())


def test_a_reader_sees_only_what_came_since_it_looked(inbox: Session) -> None:
    ping(inbox, 3)
    looked = newest(inbox)
    assert pending_hints(inbox, since=looked).newest is None

    # The clock has not moved, and the hint is seen all the same.
    ping(inbox, 4)
    assert pending_hints(inbox, since=looked).origins == (ZELE,)


@pytest.mark.parametrize("size", [3, 2], ids=["the same size", "a smaller size"])
def test_a_ping_that_says_nothing_new_is_no_hint(inbox: Session, size: int) -> None:
    ping(inbox, 3)
    looked = newest(inbox)

    ping(inbox, size)

    assert pending_hints(inbox, since=looked).newest is None


@pytest.mark.parametrize(
    "collection",
    [
        pytest.param(OURS, id="ours"),
        pytest.param("https://zele.example.evil.example/exchange/ran", id="a longer host"),
        pytest.param(f"{ZELE}/exchange", id="no audience"),
        pytest.param(f"{ZELE}/exchange/ran/more", id="below a collection"),
        pytest.param(f"{ZELE}/other/ran", id="outside its exchange"),
        pytest.param(f"{ZELE}/exchange/invented", id="for an audience nobody knows"),
        pytest.param(f"{ZELE}/exchange/be", id="for another country"),
    ],
)
def test_a_ping_about_anything_but_the_callers_own_collection_is_refused(
    inbox: Session, collection: str
) -> None:
    with pytest.raises(InputRefusedError):
        ping(inbox, 3, collection)

    assert newest(inbox) is None


def test_a_collection_whose_name_is_too_long_to_keep_is_refused(
    settings: Settings, session: Session
) -> None:
    town = "https://zele.example/" + "a" * 379
    store_peer(session, town, BE, RAN)
    session.close()
    said = Ping(collection=f"{town}/exchange/ran", size=3)

    with opened(settings, process=Process.PEER) as (_app, peer_session):
        with pytest.raises(InputRefusedError):
            note_ping(peer_session, caller=town, ping=said, clock=FixedClock())
        assert newest(peer_session) is None


def test_one_origin_fills_no_more_than_a_few_rows(inbox: Session) -> None:
    start_writing(inbox, Zone.INBOX)
    for number in range(8):
        url = f"{ZELE}/exchange/{number}"
        inbox.add(rows.Ping(collection=url, origin=ZELE, size=1, at=NOON))
    inbox.commit()

    ping(inbox, 3)

    assert len(inbox.scalars(select(rows.Ping)).all()) == 8


@pytest.mark.parametrize("column", [rows.Ping.size, rows.Fetch.served_to, rows.Fetch.day])
def test_numbers_that_a_peer_chose_have_64_bits(column: InstrumentedAttribute[int]) -> None:
    # SQLite keeps any number; PostgreSQL refuses one above 2^31 in a narrower column.
    assert isinstance(column.type, BigInteger)


def test_a_stranger_is_noted_again_only_after_a_rest(inbox: Session) -> None:
    clock = FixedClock()
    note_caller(inbox, caller="https://a.example", clock=clock)
    looked = newest(inbox)

    clock.now += 9 * MINUTE
    note_caller(inbox, caller="https://a.example", clock=clock)
    assert pending_hints(inbox, since=looked).callers == ()

    clock.now += MINUTE
    note_caller(inbox, caller="https://a.example", clock=clock)
    assert pending_hints(inbox, since=looked).callers == ("https://a.example",)


def test_invented_names_are_noted_twenty_a_minute_at_most(inbox: Session) -> None:
    clock = FixedClock()
    for number in range(40):
        note_caller(inbox, caller=f"https://a-{number}.example", clock=clock)
    assert len(pending_hints(inbox, since=None).callers) == 20

    clock.now += 2 * MINUTE
    note_caller(inbox, caller="https://late.example", clock=clock)
    assert len(pending_hints(inbox, since=None).callers) == 21


def fill(session: Session, number: int, at: datetime) -> None:
    start_writing(session, Zone.INBOX)
    session.add_all(
        rows.CallerHint(caller=f"https://filled-{each}.example", at=at) for each in range(number)
    )
    session.commit()


def test_a_thousand_strangers_are_the_most_that_is_kept(inbox: Session) -> None:
    fill(inbox, 1_000, NOON - timedelta(hours=1))

    note_caller(inbox, caller="https://late.example", clock=FixedClock())

    assert "https://late.example" not in pending_hints(inbox, since=None).callers


def test_strangers_are_forgotten_after_a_day(inbox: Session) -> None:
    fill(inbox, 1_000, NOON - timedelta(days=1, seconds=1))

    note_caller(inbox, caller="https://late.example", clock=FixedClock())

    assert pending_hints(inbox, since=None).callers == ("https://late.example",)


def test_a_name_longer_than_is_kept_leaves_no_hint(inbox: Session) -> None:
    note_caller(inbox, caller="https://a.example/" + "a" * 400, clock=FixedClock())

    assert newest(inbox) is None


def fetched(session: Session, served_to: int, clock: FixedClock) -> rows.Fetch:
    note_fetch(session, caller=ZELE, collection=OURS, served_to=served_to, clock=clock)
    (row,) = session.scalars(select(rows.Fetch))
    return row


def test_a_fetch_keeps_the_highest_position_and_its_day(inbox: Session) -> None:
    clock = FixedClock()
    midnight = int(datetime(2026, 3, 2, tzinfo=NOON.tzinfo).timestamp())
    row = fetched(inbox, 7, clock)
    assert (row.served_to, row.day) == (7, midnight)

    clock.now += timedelta(days=1)
    assert fetched(inbox, 4, clock).served_to == 7
    # What was given before is no news, so the day stays that of the furthest page.
    assert fetched(inbox, 4, clock).day == midnight
    row = fetched(inbox, 9, clock)
    assert (row.served_to, row.day) == (9, midnight + 86_400)
