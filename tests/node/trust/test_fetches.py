"""How far each peer was given a collection."""

from datetime import UTC, datetime
from pathlib import Path

from node.extensions import Process
from node.trust.fetches import Fetched, list_fetches
from node.trust.hints import note_fetch
from tests.nodes import FixedClock, opened, set_up

__all__: list[str] = []


def test_what_was_noted_is_told_by_day_and_position(tmp_path: Path) -> None:
    settings, clock = set_up(tmp_path), FixedClock()
    with opened(settings, process=Process.PEER, clock=clock) as (_app, session):
        for caller, served_to in (("https://b.example", 4), ("https://a.example", 2)):
            note_fetch(
                session, caller=caller, collection="https://c", served_to=served_to, clock=clock
            )
    with opened(settings) as (_app, session):
        found = list_fetches(session)
    assert [(each.caller, each.served_to) for each in found] == [
        ("https://a.example", 2),
        ("https://b.example", 4),
    ]
    assert found[0].day == datetime(2026, 3, 2, tzinfo=UTC)


def test_a_peer_has_what_stands_before_its_position() -> None:
    fetched = Fetched(
        caller="https://a.example",
        collection="https://c",
        served_to=2,
        day=datetime(2026, 3, 2, tzinfo=UTC),
    )
    assert [fetched.has(position) for position in (0, 1, 2, 3)] == [True, True, False, False]
