"""Two syncers at work on one town: one effect, and the slower one changes nothing."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from federation.transport import Answer, Request
from node.received.models import ReceivedCollection, ReceivedEntry, ReceivedRecord
from node.settings import Settings
from tests.fake_federation import FakeFederation
from tests.node.published.released import put, release
from tests.node.received.towns import Reader, reading
from tests.nodes import FixedClock

V = "https://vilvoorde.example"
RAN = f"{V}/exchange/ran"


def meanwhile(federation: FakeFederation, path: str, act: Callable[[], object]) -> None:
    """Do something once, after the town answered at `path` and before the answer arrives."""
    honest = federation._handlers[V]  # noqa: SLF001 - the fake's own dictionary

    def answer(request: Request) -> Answer:
        found = honest(request)
        if path in request.url:
            federation.serve(V, honest)
            act()
        return found

    federation.serve(V, answer)


@pytest.mark.parametrize("path", ["/collections", "/checkpoint", "/entries"])
def test_whatever_the_faster_one_did_is_there_once(
    vilvoorde: Settings,
    rotterdam: Settings,
    reader: Reader,
    federation: FakeFederation,
    clock: FixedClock,
    path: str,
) -> None:
    release(vilvoorde, put(), put())

    def other_syncer() -> None:
        with reading(rotterdam, federation, clock=clock) as other:
            assert other.sync().entries == 3

    meanwhile(federation, path, other_syncer)
    outcome = reader.sync()

    assert (outcome.error, outcome.entries) == (None, 0)
    assert reader.session.scalar(select(func.count()).select_from(ReceivedEntry)) == 3
    numbers = reader.session.scalars(select(ReceivedRecord.change_number)).all()
    assert sorted(numbers) == [1, 2]


def test_the_slower_one_does_not_put_an_older_checkpoint_back(
    vilvoorde: Settings,
    rotterdam: Settings,
    reader: Reader,
    federation: FakeFederation,
    clock: FixedClock,
) -> None:
    reader.sync()
    later = clock.now + timedelta(hours=7)

    def other_syncer() -> None:
        clock.now = later
        release(vilvoorde, clock=clock)
        with reading(rotterdam, federation, clock=clock) as other:
            assert other.sync().error is None

    meanwhile(federation, "/checkpoint", other_syncer)
    reader.sync()

    row = reader.session.get_one(ReceivedCollection, RAN, populate_existing=True)
    assert row.signed_at == later
