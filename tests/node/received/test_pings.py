"""Hints that our log grew: signed, to every peer, and lost without harm."""

from sqlalchemy import select

from node.received.pings import send_pings
from node.settings import Settings
from node.trust.inbox import Ping as PingRow
from node.trust.service import get_peer
from schemas.answers import Ping
from tests.fake_federation import FakeFederation
from tests.node.received.towns import Reader
from tests.nodes import opened

V = "https://vilvoorde.example"
RAN = "https://rotterdam.example/exchange/ran"


def test_a_hint_reaches_the_inbox_of_the_peer(
    vilvoorde: Settings, reader: Reader, federation: FakeFederation
) -> None:
    peer = get_peer(reader.session, entity_id=V)
    reader.session.rollback()

    taken = send_pings([peer], pings=[Ping(collection=RAN, size=7)], asker=reader.asker)
    assert taken == 1
    assert federation.asked_urls == [f"{V}/exchange/ping"]
    with opened(vilvoorde) as (_app, session):
        assert session.scalars(select(PingRow.size)).all() == [7]


def test_every_hint_has_a_nonce_of_its_own(reader: Reader, federation: FakeFederation) -> None:
    peer = get_peer(reader.session, entity_id=V)
    pings = [Ping(collection=RAN, size=7), Ping(collection=RAN, size=8)]

    assert send_pings([peer], pings=pings, asker=reader.asker, at_once=2) == 2
    signed = [request.headers["signature-input"] for request in federation.fetched]
    assert len(set(signed)) == 2
    assert all("nonce=" in each for each in signed)


def test_a_silent_peer_is_told_once_and_stops_nobody(
    reader: Reader, federation: FakeFederation
) -> None:
    peer = get_peer(reader.session, entity_id=V)
    federation.silence(V)
    pings = [Ping(collection=RAN, size=7), Ping(collection=RAN, size=8)]

    assert send_pings([peer], pings=pings, asker=reader.asker) == 0
    assert len(federation.fetched) == 1
