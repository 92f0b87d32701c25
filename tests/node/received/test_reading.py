"""What came in, as the index and the screens read it; and what is said about each collection."""

from datetime import timedelta
from uuid import UUID, uuid4

from node.published.store import Withdraw
from node.received.reading import (
    changes_since,
    find_many,
    find_received,
    last_change,
    list_collections,
)
from node.settings import Settings
from tests.fake_federation import FakeFederation
from tests.node.published.released import make_body, put, release
from tests.node.received.towns import Reader
from tests.nodes import NOON

V = "https://vilvoorde.example"
ONE, TWO = UUID(int=1), UUID(int=2)


def test_changes_come_in_their_order_with_the_present_state(
    vilvoorde: Settings, reader: Reader
) -> None:
    release(vilvoorde, put("Een", record_id=ONE), put("Twee", record_id=TWO))
    reader.sync()
    release(vilvoorde, Withdraw(record_id=ONE))
    reader.sync()

    found = changes_since(reader.session, 0, limit=10)
    assert [(each.record_id, each.live, each.body) for each in found] == [
        (TWO, True, make_body("Twee")),
        (ONE, False, None),
    ]
    assert last_change(reader.session) == 3
    assert changes_since(reader.session, 3, limit=10) == ()


def test_a_record_is_found_by_origin_and_number(vilvoorde: Settings, reader: Reader) -> None:
    release(vilvoorde, put(record_id=ONE))
    reader.sync()

    found = find_received(reader.session, origin=V, record_id=ONE)
    assert found is not None
    assert (found.collection, found.day) == (f"{V}/exchange/ran", NOON.replace(hour=0))
    assert find_received(reader.session, origin="https://a.example", record_id=ONE) is None
    wanted = [(V, ONE), (V, uuid4())]
    assert set(find_many(reader.session, wanted)) == {(V, ONE)}


def test_a_collection_says_how_fresh_and_whole_it_is(
    vilvoorde: Settings, reader: Reader, federation: FakeFederation
) -> None:
    release(vilvoorde, put())
    reader.sync()

    (state,) = list_collections(reader.session, now=NOON)
    assert (state.origin, state.audience, state.entries, state.size) == (V, "ran", 2, 2)
    assert (state.is_frozen, state.is_incomplete, state.heard_at) == (False, False, NOON)
    federation.silence(V)
    reader.sync()
    (later,) = list_collections(reader.session, now=NOON + timedelta(hours=24, seconds=1))
    assert later.is_frozen is True
