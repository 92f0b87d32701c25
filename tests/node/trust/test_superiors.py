"""A walk costs what it may cost, whoever answers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from federation.endpoints import LIST_PATH
from node.settings import Settings
from node.trust.own_keys import KeyUse, get_own_key
from node.trust.service import add_anchor, list_peers
from node.trust.superiors import Walk, WalkLimits
from schemas.node_metadata import Role
from tests.node.trust.fake_superiors import BE, NL, RAN, ROTTERDAM, VILVOORDE, ZELE, Superiors
from tests.node.trust.refreshing import Refresher
from tests.nodes import NOON, FixedClock, opened, set_up


class Stopwatch:
    """A clock that moves by a second whenever it is looked at."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        self.seconds += 1.0
        return self.seconds


@pytest.fixture
def superiors() -> Superiors:
    return Superiors()


def walk(superiors: Superiors, limits: WalkLimits) -> Walk:
    return Walk(
        transport=superiors.federation,
        anchors={RAN: superiors[RAN].keys},
        now=NOON,
        limits=limits,
        is_wanted=lambda _entity: True,
        order=lambda entity: (0.0, entity),
    )


def test_a_walk_goes_level_by_level(superiors: Superiors) -> None:
    asked = [each.superior for each in walk(superiors, WalkLimits()).run()]

    assert asked == [None, RAN, BE, NL]


def test_no_superior_is_asked_once_enough_entities_are_listed(superiors: Superiors) -> None:
    asked = [each.superior for each in walk(superiors, WalkLimits(entities=3)).run()]

    # RAN lists two and BE two more; NL is left to another walk.
    assert asked == [None, RAN, BE]


def test_no_superior_is_asked_once_the_time_is_over(superiors: Superiors) -> None:
    limits = WalkLimits(total_seconds=2, monotonic=Stopwatch())

    assert [each.superior for each in walk(superiors, limits).run()] == [None, RAN]


def test_members_there_is_no_time_for_are_left_over(refresh: Refresher) -> None:
    report = refresh(limits=WalkLimits(seconds=1.5, at_once=1, monotonic=Stopwatch()))

    # Each superior has time for one look: RAN for BE and BE for Vilvoorde, who is not asked.
    assert report.left_over == {NL}
    assert refresh.states() == {RAN: "admitted", BE: "admitted", ZELE: "admitted"}


def test_whoever_was_left_over_comes_first_the_next_time(refresh: Refresher) -> None:
    refresh(limits=WalkLimits(seconds=1.5, at_once=1, monotonic=Stopwatch()))
    refresh.clock.now = NOON.replace(hour=13)

    report = refresh(limits=WalkLimits(seconds=1.5, at_once=1, monotonic=Stopwatch()))

    assert report.left_over == {BE}
    assert refresh.states()[ROTTERDAM] == "admitted"


def test_five_levels_below_an_anchor_are_too_many(superiors: Superiors) -> None:
    above = NL
    for depth in range(2, 6):
        below = f"https://level-{depth}.example"
        superiors.add(below, above, role=Role.SUPERIOR, country="nl")
        above = below
    superiors.publish()

    found = {
        each.entity_id for asked in walk(superiors, WalkLimits()).run() for each in asked.found
    }

    assert "https://level-4.example" in found
    assert "https://level-5.example" not in found


@pytest.fixture
def desk(tmp_path: Path) -> Settings:
    return set_up(tmp_path, "ran")


@pytest.fixture
def desk_session(desk: Settings) -> Iterator[Session]:
    with opened(desk) as (_app, session):
        yield session


def test_an_anchor_trusts_itself_and_reads_its_network(
    desk: Settings, desk_session: Session, superiors: Superiors
) -> None:
    superiors[RAN].key = get_own_key(desk.keys_folder, KeyUse.FEDERATION)
    superiors.publish()

    Refresher(desk_session, desk, superiors)()

    assert {peer.entity_id for peer in list_peers(desk_session)} == {
        *(BE, NL, ROTTERDAM, VILVOORDE, ZELE)
    }


def test_a_superior_reads_its_own_towns_and_is_no_peer_of_itself(
    tmp_path: Path, superiors: Superiors
) -> None:
    settings = set_up(tmp_path, "nl", authority_hints=RAN)
    with opened(settings) as (_app, session):
        add_anchor(session, entity_id=RAN, keys=superiors[RAN].keys, clock=FixedClock())
        session.commit()
        Refresher(session, settings, superiors)()

        assert {peer.entity_id for peer in list_peers(session)} == {
            *(BE, RAN, ROTTERDAM, VILVOORDE, ZELE)
        }
    assert NL + LIST_PATH in superiors.federation.asked_urls
