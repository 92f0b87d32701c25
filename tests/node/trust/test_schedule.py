"""Which peer is looked at when, and by whom: one syncer each, and never a hint lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy.orm import Session

from federation.errors import FederationError, ForkError
from node.database import db
from node.settings import Settings
from node.trust.models import PeerState
from node.trust.schedule import LEASE, bring_forward, count_due, lease, lease_due, settle
from node.trust.service import get_peer
from tests.node.trust.peer_rows import RAN, store_peer
from tests.nodes import NOON, FixedClock, opened

BE, ZELE, GENT = "https://be.example", "https://zele.example", "https://gent.example"
POLL = 600


class Diary:
    """The schedule, at a time the test chooses."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.clock = FixedClock()

    def lease(self, owner: str = "a", limit: int = 50) -> tuple[str, ...]:
        return lease_due(self.session, owner=owner, clock=self.clock, limit=limit)

    def settle(
        self,
        owner: str = "a",
        error: FederationError | None = None,
        jitter: Callable[[], float] = lambda: 0.0,
        poll_seconds: int = POLL,
    ) -> None:
        settle(
            self.session,
            entity_id=ZELE,
            owner=owner,
            error=error,
            clock=self.clock,
            poll_seconds=poll_seconds,
            jitter=jitter,
        )

    def hear(self) -> None:
        """Let a look succeed, and make the peer due again."""
        self.lease()
        self.settle(poll_seconds=0)

    def due_in(self) -> timedelta:
        return get_peer(self.session, entity_id=ZELE).next_due - self.clock.now


@pytest.fixture
def diary(session: Session) -> Diary:
    store_peer(session, ZELE, BE, RAN)
    return Diary(session)


def failure() -> FederationError:
    return ForkError("not the log of before", about=ZELE)


def test_what_is_due_is_counted_and_leased_once(diary: Diary) -> None:
    assert count_due(diary.session, clock=diary.clock) == 1
    assert diary.lease("a") == (ZELE,)
    assert count_due(diary.session, clock=diary.clock) == 0
    assert diary.lease("b") == ()


def test_a_peer_that_was_never_read_is_tried_again_within_seconds_and_less_and_less(
    diary: Diary,
) -> None:
    waited = []
    for _look in range(12):
        diary.lease()
        diary.settle(error=failure())
        waited.append(diary.due_in().total_seconds())
        diary.clock.now += diary.due_in()

    assert waited[:4] == [5, 10, 20, 40]
    assert waited == sorted(waited)
    assert max(waited) <= timedelta(hours=6).total_seconds()


def test_the_longest_waiting_peers_come_first(diary: Diary) -> None:
    store_peer(diary.session, GENT, BE, RAN, next_due=NOON - timedelta(hours=1))

    assert diary.lease(limit=1) == (GENT,)
    assert diary.lease() == (ZELE,)


@pytest.mark.parametrize(
    "columns",
    [
        pytest.param({"state": PeerState.CANDIDATE}, id="never verified"),
        pytest.param({"chain_expires_at": None}, id="without a chain"),
        pytest.param({"blocked": True}, id="blocked"),
        pytest.param({"next_due": NOON + timedelta(seconds=1)}, id="not yet"),
    ],
)
def test_only_a_peer_that_was_admitted_and_is_due_is_looked_at(
    session: Session, columns: dict[str, object]
) -> None:
    store_peer(session, ZELE, BE, RAN, **columns)

    assert Diary(session).lease() == ()


@pytest.mark.parametrize(
    "columns",
    [
        pytest.param({"state": PeerState.EXPIRED, "chain_expires_at": NOON}, id="written down"),
        pytest.param({"chain_expires_at": NOON}, id="not written down yet"),
        pytest.param({"state": PeerState.UNLISTED}, id="no longer listed"),
    ],
)
def test_a_peer_that_once_was_admitted_is_looked_at_for_its_withdrawals(
    session: Session, columns: dict[str, object]
) -> None:
    store_peer(session, ZELE, BE, RAN, **columns)

    assert Diary(session).lease() == (ZELE,)


def test_a_lease_whose_owner_died_runs_out(diary: Diary) -> None:
    diary.lease("a")
    diary.clock.now += LEASE - timedelta(seconds=1)
    assert diary.lease("b") == ()

    diary.clock.now += timedelta(seconds=1)
    assert diary.lease("b") == (ZELE,)


def test_a_look_that_went_well_is_written_down(diary: Diary) -> None:
    diary.lease()
    diary.settle(error=failure())
    diary.clock.now += timedelta(hours=1)
    diary.lease()
    diary.settle()

    peer = get_peer(diary.session, entity_id=ZELE)
    assert (peer.failures, peer.last_code, peer.last_detail) == (0, None, None)
    assert peer.tried_at == peer.heard_at == diary.clock.now
    assert diary.due_in() == timedelta(seconds=POLL)


def test_a_look_that_failed_keeps_its_reason(diary: Diary) -> None:
    diary.lease()
    diary.settle(error=failure())

    peer = get_peer(diary.session, entity_id=ZELE)
    assert (peer.failures, peer.last_code) == (1, "fork")
    assert peer.last_detail == f"{ZELE}: not the log of before"
    assert (peer.tried_at, peer.heard_at) == (NOON, None)


def test_the_rest_doubles_with_each_failure_up_to_six_hours(diary: Diary) -> None:
    diary.hear()
    rests = []
    for _failure in range(8):
        diary.lease()
        diary.settle(error=failure())
        rests.append(diary.due_in())
        diary.clock.now += rests[-1]

    minutes = [20, 40, 80, 160, 320, 360, 360, 360]
    assert rests == [timedelta(minutes=each) for each in minutes]


def test_a_node_that_looks_once_a_day_never_looks_more_often_for_failures(diary: Diary) -> None:
    diary.hear()
    diary.lease()
    diary.settle(error=failure(), poll_seconds=86_400)

    assert diary.due_in() == timedelta(days=1)


@pytest.mark.parametrize(("share", "seconds"), [(-0.1, 540), (0.1, 660)])
def test_looks_are_spread_by_a_share_of_the_rest(diary: Diary, share: float, seconds: int) -> None:
    diary.lease()
    diary.settle(jitter=lambda: share)

    assert diary.due_in() == timedelta(seconds=seconds)


def test_a_peer_that_has_more_is_due_at_once(diary: Diary) -> None:
    diary.lease()
    diary.settle(poll_seconds=0)

    assert diary.lease() == (ZELE,)


def test_a_hint_brings_a_peer_forward(diary: Diary) -> None:
    diary.lease()
    diary.settle()
    assert diary.lease() == ()

    bring_forward(diary.session, entity_id=ZELE, clock=diary.clock)
    diary.session.commit()

    assert diary.lease() == (ZELE,)


@pytest.mark.parametrize(
    "late", [timedelta(seconds=5), LEASE + timedelta(seconds=5)], ids=["in time", "too late"]
)
def test_a_hint_during_a_look_is_not_lost(diary: Diary, late: timedelta) -> None:
    diary.lease()
    diary.clock.now += late
    bring_forward(diary.session, entity_id=ZELE, clock=diary.clock)
    diary.session.commit()

    diary.settle()

    assert diary.lease() == (ZELE,)


def test_a_hint_makes_nobody_wait_who_was_due(diary: Diary) -> None:
    diary.clock.now += timedelta(hours=1)
    bring_forward(diary.session, entity_id=ZELE, clock=diary.clock)
    bring_forward(diary.session, entity_id="https://stranger.example", clock=diary.clock)
    diary.session.commit()

    assert diary.due_in() == -timedelta(hours=1)


def test_whoever_lost_the_lease_writes_nothing(diary: Diary) -> None:
    diary.lease("slow")
    diary.clock.now += LEASE
    diary.lease("fast")

    diary.settle("slow", error=failure())

    assert get_peer(diary.session, entity_id=ZELE).last_code is None
    diary.settle("fast")
    assert diary.due_in() == timedelta(seconds=POLL)


def test_a_person_may_lease_a_peer_before_it_is_due(diary: Diary) -> None:
    diary.lease()
    diary.settle()

    assert lease(diary.session, entity_id=ZELE, owner="b", clock=diary.clock)
    assert not lease(diary.session, entity_id=ZELE, owner="c", clock=diary.clock)


def test_two_syncers_at_once_lease_different_peers(settings: Settings, session: Session) -> None:
    towns = {f"https://town-{number}.example" for number in range(40)}
    for town in towns:
        store_peer(session, town, BE, RAN)
    session.close()
    start = Barrier(2)

    with opened(settings) as (app, _session):

        def share(owner: str) -> list[str]:
            """Lease in a thread of its own, on a connection of its own, until nothing is due."""
            with app.app_context():
                taken: list[str] = []
                start.wait()
                while got := lease_due(db.session(), owner=owner, clock=FixedClock(), limit=3):
                    taken.extend(got)
                db.session.remove()
                return taken

        with ThreadPoolExecutor(max_workers=2) as pool:
            one, other = pool.map(share, ["a", "b"])

    assert len(one) + len(other) == len(towns)
    assert {*one, *other} == towns
