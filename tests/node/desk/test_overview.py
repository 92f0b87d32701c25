"""The desk at one look: what arrived this month, what recurs, and of whom little is heard."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from node.desk.overview import Overview, Silence, look_over
from node.extensions import current_node
from node.received.counting import MonthCount, count_since
from node.received.models import RecordState
from node.settings import Settings
from node.trust.models import PeerState
from schemas.entry import Kind
from schemas.node_metadata import Role, dump_node_metadata
from tests.node.search.town import OTHER_TOWN, Town, entry, practice
from tests.node.trust.peer_rows import RAN, metadata, store_peer
from tests.nodes import NOON, FixedClock, opened, set_up

__all__: list[str] = []

MARCH = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town(set_up(tmp_path, "ran"))


def look(town: Town, *, language: str = "en", clock: FixedClock | None = None) -> Overview:
    town.update()
    with opened(town.settings, clock=clock) as (_app, session):
        return look_over(session, node=current_node(), language=language)


def know(settings: Settings, entity_id: str, **columns: object) -> None:
    with opened(settings) as (_app, session):
        store_peer(session, entity_id, RAN, **{"heard_at": NOON, **columns})


def count(town: Town, since: datetime = MARCH) -> MonthCount:
    with opened(town.settings) as (_app, session):
        return count_since(session, since)


def test_with_nothing_there_is_nothing_to_count(town: Town) -> None:
    overview = look(town)

    assert overview.month == MonthCount(new=0, changed=0, withdrawn=0)
    assert (overview.newest, overview.themes, overview.towns, overview.silent) == ((), (), 0, ())
    assert overview.since == MARCH


def test_a_month_counts_what_is_new_and_withdrawn_and_no_entry_of_a_colleague(town: Town) -> None:
    (first,) = town.receive(practice("One"))
    town.receive(practice("Two"), practice("Three"))
    town.receive(practice("Old"), day=MARCH - timedelta(days=1))
    town.receive(entry("Coordinator"), kind=Kind.DIRECTORY_ENTRY)
    town.change(first, RecordState.WITHDRAWN)

    assert count(town) == MonthCount(new=2, changed=0, withdrawn=1)
    assert count(town, NOON + timedelta(days=1)) == MonthCount(new=0, changed=0, withdrawn=0)


def test_the_newest_practices_and_their_themes_are_shown_with_their_towns(town: Town) -> None:
    know(town.settings, OTHER_TOWN)
    town.receive(practice("Coffee at the school", language="en"))
    town.receive(practice("Later", language="en"), day=NOON + timedelta(days=1))

    overview = look(town)

    assert [hit.title for hit in overview.newest] == ["Later", "Coffee at the school"]
    assert overview.names[OTHER_TOWN]
    assert [(theme.code, theme.count) for theme in overview.themes] == [("mentoring", 2)]
    assert [(place.code, place.count) for place in overview.countries] == [("be", 2)]


@pytest.mark.parametrize(
    ("columns", "signed_at", "silence"),
    [
        pytest.param({}, NOON, Silence.NOTHING_RELEASED, id="has released nothing"),
        pytest.param({"heard_at": None}, NOON, Silence.NOT_HEARD, id="never answered"),
        pytest.param(
            {"heard_at": NOON - timedelta(days=2)}, NOON, Silence.NOT_HEARD, id="answers no more"
        ),
        pytest.param({}, NOON - timedelta(days=2), Silence.NOT_SIGNED, id="signs no more"),
    ],
)
def test_a_silent_town_is_named_with_in_what_way_it_is(
    town: Town, columns: dict[str, object], signed_at: datetime, silence: Silence
) -> None:
    know(town.settings, OTHER_TOWN, **columns)
    town.read_collection(signed_at=signed_at)

    (silent,) = look(town).silent

    assert (silent.origin, silent.silence) == (OTHER_TOWN, silence)


@pytest.mark.parametrize(
    "columns",
    [
        pytest.param({"state": PeerState.UNLISTED}, id="no longer listed"),
        pytest.param({"state": PeerState.CANDIDATE}, id="not yet verified"),
        pytest.param({"blocked": True}, id="blocked here"),
    ],
)
def test_who_is_not_exchanged_with_is_not_silent(town: Town, columns: dict[str, object]) -> None:
    know(town.settings, OTHER_TOWN, **columns)

    overview = look(town)

    assert (overview.towns, overview.silent) == (0, ())


def test_a_network_is_no_silent_town(town: Town) -> None:
    about = metadata("https://be.example", role=Role.SUPERIOR)
    know(
        town.settings,
        "https://be.example",
        node_metadata=json.dumps(dump_node_metadata(about)),
    )

    assert look(town).silent == ()
