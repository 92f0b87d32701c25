"""A look at peers while a person waits: leased, one by one, and nobody's failure stops the next."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from federation.endpoints import JSON_TYPE
from node.cli.peer_sync import Looked, sync_peers
from node.extensions import Node, current_node
from node.trust.models import PeerState
from node.trust.schedule import LEASE, lease_due
from node.trust.service import get_peer
from tests.fake_federation import FakeFederation
from tests.node.trust.peer_rows import RAN, store_peer
from tests.nodes import NOON, FixedClock, opened, set_up

BE, ZELE, GENT = "https://be.example", "https://zele.example", "https://gent.example"


class Desk:
    """A person who types `linkpin peers sync`, and the peers that answer."""

    def __init__(self, session: Session, node: Node, clock: FixedClock) -> None:
        self.session = session
        self.node = node
        self.clock = clock
        self.federation = FakeFederation()
        self.waited: list[float] = []

    def wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.clock.now += timedelta(seconds=seconds)

    def __call__(self, *entity_ids: str) -> list[Looked]:
        return list(
            sync_peers(
                self.session,
                entity_ids,
                node=self.node,
                transport=self.federation,
                wait=self.wait,
            )
        )

    def has_nothing(self, entity_id: str) -> None:
        """Let a peer answer that it has no collections for us."""
        url = f"{entity_id}/exchange/collections"
        self.federation.publish(url, b'{"collections": []}', content_type=JSON_TYPE)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    clock = FixedClock()
    with opened(set_up(tmp_path), clock=clock) as (_app, session):
        yield Desk(session, current_node(), clock)


def test_a_silent_peer_does_not_stop_the_others(desk: Desk) -> None:
    store_peer(desk.session, GENT, BE, RAN)
    store_peer(desk.session, ZELE, BE, RAN)
    desk.federation.silence(GENT)
    desk.has_nothing(ZELE)

    gent, zele = desk(GENT, ZELE)

    assert (gent.entity_id, gent.code) == (GENT, "peer_unreachable")
    assert (zele.entity_id, zele.code, zele.entries) == (ZELE, None, 0)


def test_the_look_is_written_down_as_the_syncers_are(desk: Desk) -> None:
    store_peer(desk.session, GENT, BE, RAN)
    store_peer(desk.session, ZELE, BE, RAN, next_due=NOON + timedelta(hours=1))
    desk.federation.silence(GENT)
    desk.has_nothing(ZELE)

    desk(GENT, ZELE)

    gent = get_peer(desk.session, entity_id=GENT)
    assert (gent.last_code, gent.failures) == ("peer_unreachable", 1)
    zele = get_peer(desk.session, entity_id=ZELE)
    assert (zele.heard_at, zele.failures) == (NOON, 0)
    assert zele.next_due > NOON


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        pytest.param({"blocked": True}, "caller_blocked", id="blocked"),
        pytest.param({"state": PeerState.EXPIRED}, "expired", id="expired"),
        pytest.param({"state": PeerState.UNLISTED}, "chain_refused", id="no longer listed"),
        pytest.param(
            {"state": PeerState.CANDIDATE, "chain_code": "policy_refused"},
            "policy_refused",
            id="never verified, with the reason",
        ),
    ],
)
def test_whoever_is_not_one_of_ours_is_skipped_and_not_fetched(
    desk: Desk, columns: dict[str, object], code: str
) -> None:
    store_peer(desk.session, ZELE, BE, RAN, **columns)

    (zele,) = desk(ZELE)

    assert zele.code == code
    assert desk.federation.fetched == []


@pytest.mark.parametrize("state", [PeerState.EXPIRED, PeerState.UNLISTED])
def test_whoever_once_was_one_of_ours_is_looked_at_for_withdrawals_and_counts_as_skipped(
    desk: Desk, state: PeerState
) -> None:
    store_peer(desk.session, ZELE, BE, RAN, state=state)

    (zele,) = desk(ZELE)

    assert zele.code is not None
    assert get_peer(desk.session, entity_id=ZELE).heard_at == NOON


def test_a_stranger_is_skipped(desk: Desk) -> None:
    assert [looked.code for looked in desk("https://stranger.example")] == ["chain_refused"]


def test_a_peer_that_somebody_else_reads_is_waited_for(desk: Desk) -> None:
    store_peer(desk.session, ZELE, BE, RAN)
    desk.has_nothing(ZELE)
    lease_due(desk.session, owner="syncer", clock=desk.clock, limit=1)

    (zele,) = desk(ZELE)

    assert zele.code is None
    # Nobody gave that lease back, so it was waited for until it ran out.
    assert sum(desk.waited) == LEASE.total_seconds()
