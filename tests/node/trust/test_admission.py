"""Who may read what: by the verified chain, by the block, by nothing else."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from federation.errors import AudienceRefusedError, CallerBlockedError, CallerRefusedError
from node.settings import Settings
from node.trust.admission import audiences_for, check_may_read
from node.trust.models import PeerState
from node.trust.service import Peer
from schemas.node_metadata import Role
from tests.node.trust.peer_rows import RAN, peer
from tests.nodes import NOON, make_settings

BE, NL = "https://be.example", "https://nl.example"
ZELE, ROTTERDAM = "https://zele.example", "https://rotterdam.example"
DAY = timedelta(days=1)


@pytest.fixture
def vilvoorde(tmp_path: Path) -> Settings:
    return make_settings(tmp_path, "vilvoorde", authority_hints=BE)


@pytest.mark.parametrize(
    ("reader", "audiences"),
    [
        pytest.param(peer(ZELE, BE, RAN), ("ran", "be"), id="a town of our country"),
        pytest.param(peer(ROTTERDAM, NL, RAN), ("ran",), id="a town of another country"),
        pytest.param(peer(BE, RAN, role=Role.SUPERIOR), ("ran", "be"), id="our own superior"),
        pytest.param(peer(NL, RAN, role=Role.SUPERIOR), ("ran",), id="another country's superior"),
        pytest.param(peer(RAN, role=Role.ANCHOR), ("ran",), id="the desk"),
        pytest.param(peer(ZELE, NL, RAN), ("ran",), id="a town that another country lists"),
        pytest.param(peer(ZELE), (), id="a town that is its own anchor"),
        pytest.param(peer(ZELE, BE, RAN, blocked=True), (), id="blocked"),
        pytest.param(peer(ZELE, BE, RAN, state=PeerState.CANDIDATE), (), id="never verified"),
        pytest.param(peer(ZELE, BE, RAN, state=PeerState.UNLISTED), (), id="no longer listed"),
        pytest.param(peer(ZELE, BE, RAN, expires_at=None), (), id="without a chain"),
    ],
)
def test_a_chain_says_which_audiences_a_peer_belongs_to(
    vilvoorde: Settings, reader: Peer, audiences: tuple[str, ...]
) -> None:
    assert audiences_for(reader, settings=vilvoorde, now=NOON) == audiences


@pytest.mark.parametrize(
    ("now", "audiences"),
    [
        pytest.param(NOON + 13 * DAY, ("ran", "be"), id="thirteen days after its chain expired"),
        pytest.param(NOON + 14 * DAY, (), id="fourteen days after its chain expired"),
    ],
)
@pytest.mark.parametrize("state", [PeerState.ADMITTED, PeerState.EXPIRED])
def test_an_expired_peer_reads_for_two_more_weeks(
    vilvoorde: Settings, now: datetime, audiences: tuple[str, ...], state: PeerState
) -> None:
    reader = peer(ZELE, BE, RAN, state=state, expires_at=NOON)

    assert audiences_for(reader, settings=vilvoorde, now=now) == audiences


def test_a_superior_is_the_door_to_its_own_country(tmp_path: Path) -> None:
    superior = make_settings(tmp_path, "be", authority_hints=RAN)

    assert audiences_for(peer(ZELE, BE, RAN), settings=superior, now=NOON) == ("ran", "be")
    assert audiences_for(peer(ROTTERDAM, NL, RAN), settings=superior, now=NOON) == ("ran",)


def test_the_desk_keeps_one_audience_for_everybody(tmp_path: Path) -> None:
    desk = make_settings(tmp_path, "ran")

    assert audiences_for(peer(ZELE, BE, RAN), settings=desk, now=NOON) == ("ran",)


def test_a_node_without_a_superior_shares_its_country_with_nobody(tmp_path: Path) -> None:
    alone = make_settings(tmp_path, "vilvoorde")

    assert audiences_for(peer(ZELE, BE, RAN), settings=alone, now=NOON) == ("ran",)


@pytest.mark.parametrize(
    ("reader", "audience", "error"),
    [
        pytest.param(peer(ROTTERDAM, NL, RAN), "be", AudienceRefusedError, id="another country"),
        pytest.param(peer(ZELE, BE, RAN), "nl", AudienceRefusedError, id="not one of ours"),
        pytest.param(peer(ZELE, BE, RAN), "nowhere", AudienceRefusedError, id="no such audience"),
        pytest.param(peer(ZELE, BE, RAN, blocked=True), "ran", CallerBlockedError, id="blocked"),
    ],
)
def test_whoever_is_not_of_the_audience_is_refused(
    vilvoorde: Settings, reader: Peer, audience: str, error: type[CallerRefusedError]
) -> None:
    with pytest.raises(error):
        check_may_read(reader, audience, settings=vilvoorde, now=NOON)


def test_whoever_is_of_the_audience_may_read(vilvoorde: Settings) -> None:
    check_may_read(peer(ZELE, BE, RAN), "be", settings=vilvoorde, now=NOON)
