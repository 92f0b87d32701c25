"""A paused peer is looked at by nobody, may still read this node, and is due when it ends."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from node.errors import ConflictError, NotFoundError
from node.settings import Settings
from node.trust.admission import audiences_for
from node.trust.pausing import pause, resume
from node.trust.schedule import bring_forward, count_due, lease, lease_due
from node.trust.service import get_peer
from tests.node.trust.peer_rows import RAN, store_peer
from tests.nodes import NOON, FixedClock

ZELE, GENT = "https://zele.example", "https://gent.example"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


def test_a_paused_peer_is_not_looked_at_whoever_asks_for_it(
    session: Session, clock: FixedClock
) -> None:
    store_peer(session, ZELE, RAN)
    store_peer(session, GENT, RAN)
    pause(session, entity_id=ZELE, clock=clock)
    session.commit()
    clock.now += timedelta(days=1)

    bring_forward(session, entity_id=ZELE, clock=clock)
    session.commit()
    assert count_due(session, clock=clock) == 1
    assert not lease(session, entity_id=ZELE, owner="a", clock=clock)
    assert lease_due(session, owner="a", clock=clock, limit=9) == (GENT,)
    assert get_peer(session, entity_id=ZELE).paused_at == NOON


def test_the_end_of_a_pause_makes_it_due_now(session: Session, clock: FixedClock) -> None:
    store_peer(session, ZELE, RAN, next_due=NOON + timedelta(hours=6))
    pause(session, entity_id=ZELE, clock=clock)
    clock.now += timedelta(hours=1)

    resume(session, entity_id=ZELE, clock=clock)
    session.commit()

    assert get_peer(session, entity_id=ZELE).paused_at is None
    assert lease_due(session, owner="a", clock=clock, limit=9) == (ZELE,)


def test_a_paused_peer_may_still_read_this_node(
    session: Session, settings: Settings, clock: FixedClock
) -> None:
    before = audiences_for(store_peer(session, ZELE, RAN), settings=settings, now=NOON)
    pause(session, entity_id=ZELE, clock=clock)

    peer = get_peer(session, entity_id=ZELE)
    assert audiences_for(peer, settings=settings, now=NOON) == before
    assert "ran" in before


def test_a_pause_begins_once_and_ends_once(session: Session, clock: FixedClock) -> None:
    store_peer(session, ZELE, RAN)
    with pytest.raises(ConflictError):
        resume(session, entity_id=ZELE, clock=clock)
    pause(session, entity_id=ZELE, clock=clock)
    with pytest.raises(ConflictError):
        pause(session, entity_id=ZELE, clock=clock)
    for step in (pause, resume):
        with pytest.raises(NotFoundError):
            step(session, entity_id=GENT, clock=clock)
