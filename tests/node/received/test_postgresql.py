"""On PostgreSQL several syncers write at once: change numbers still rise without gaps."""

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from uuid import UUID

import pytest
from sqlalchemy import select

from node.database import db
from node.extensions import Process, current_node, open_node
from node.published.store import Withdraw
from node.received import sync
from node.received.asking import Asker
from node.received.models import ReceivedRecord, RecordState
from node.received.sync import PeerOutcome, sync_peer
from node.settings import Settings
from node.trust.own_keys import KeyUse, get_own_key
from node.trust.service import get_peer
from tests.fake_federation import FakeFederation
from tests.journeys.throw_away import throw_away_database
from tests.node.published.released import put, release
from tests.node.received.towns import introduce, reading, served
from tests.nodes import FixedClock, set_up
from tests.requirements import require

pytestmark = pytest.mark.enable_socket

V = "https://vilvoorde.example"
S = "https://sarcelles.example"
ID = UUID("0b8ee0a1-4a3b-4f0e-9a3c-52f2c1f0a001")
LARGEST = 2**53 - 1


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Settings]:
    """Rotterdam on PostgreSQL."""
    url = os.environ.get("LINKPIN_TEST_POSTGRES_URL", "")
    require(bool(url), "a PostgreSQL server; LINKPIN_TEST_POSTGRES_URL says where it is")
    with throw_away_database(url, nodes=["rotterdam"], queue_url=None) as services:
        yield set_up(tmp_path, "rotterdam", **services("rotterdam"))


def test_three_syncers_at_once_number_every_change_once(
    tmp_path: Path, reader: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sync, "MAX_LINES", 7)
    clock, federation = FixedClock(), FakeFederation()
    towns = [set_up(tmp_path, name) for name in ("vilvoorde", "sarcelles")]
    for town in towns:
        introduce(reader, town)
        introduce(town, reader)
        release(town, *(put(str(number)) for number in range(40)))
    release(towns[0], put(record_id=ID, rev=LARGEST))
    app = open_node(reader, process=Process.SYNCER, clock=clock)
    outcomes: list[PeerOutcome] = []

    def look(origin: str) -> None:
        with app.app_context():
            node, session = current_node(), db.session()
            key = get_own_key(reader.keys_folder, KeyUse.REQUEST)
            asker = Asker(entity_id=reader.entity_id, key=key, transport=federation, clock=clock)
            peer = get_peer(session, entity_id=origin)
            outcomes.append(sync_peer(session, peer, asker=asker, node=node))

    with served(towns[0], federation, clock=clock), served(towns[1], federation, clock=clock):
        threads = [Thread(target=look, args=(origin,)) for origin in (V, S, V)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with app.app_context():
            numbers = sorted(db.session.scalars(select(ReceivedRecord.change_number)))
            db.session.remove()
            for engine in db.engines.values():
                engine.dispose()
        release(towns[0], Withdraw(record_id=ID))
        with reading(reader, federation, clock=clock) as again:
            outcomes += [again.sync(V), again.sync(S)]
            row = again.session.get_one(ReceivedRecord, (V, ID))
            assert (row.state, row.rev, row.body) == (RecordState.WITHDRAWN, LARGEST, None)

    assert [outcome.error for outcome in outcomes] == [None] * 5
    assert sum(outcome.entries for outcome in outcomes) == 41 + 41 + 2
    assert numbers == list(range(1, len(numbers) + 1))
