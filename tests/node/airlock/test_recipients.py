"""Who will read what leaves is told by name, and only who may read it."""

from datetime import timedelta
from pathlib import Path

import pytest

from node.airlock.recipients import may_leave_for, recipients_of, town_name
from node.language import speak
from node.trust.models import PeerState
from tests.node.airlock.town import Town, town_in
from tests.node.trust.peer_rows import RAN, peer, store_peer
from tests.nodes import NOON, make_settings

__all__: list[str] = []

BE = "https://be.example"


def towns(town: Town, audience: str) -> tuple[str, ...]:
    found = recipients_of(town.session, settings=town.settings, now=town.clock())
    return found[audience].towns


def test_a_country_is_read_by_those_whose_chain_passes_its_superior(tmp_path: Path) -> None:
    with town_in(tmp_path, authority_hints=BE) as town:
        store_peer(town.session, "https://gent.example", BE, RAN)
        store_peer(town.session, "https://metz.example", "https://fr.example", RAN)
        assert len(towns(town, "ran")) == 2
        assert len(towns(town, "be")) == 1


@pytest.mark.parametrize(
    "columns",
    [
        {"blocked": True},
        {"state": PeerState.CANDIDATE},
        {"state": PeerState.UNLISTED},
        {"chain_expires_at": NOON - timedelta(days=15)},
    ],
    ids=["blocked", "candidate", "unlisted", "expired"],
)
def test_who_may_not_read_is_not_named(town: Town, columns: dict[str, object]) -> None:
    store_peer(town.session, "https://gent.example", RAN, **columns)
    assert towns(town, "ran") == ()


def test_a_town_without_a_known_name_is_called_by_its_address() -> None:
    assert town_name(None, entity_id="https://gent.example") == "gent.example"
    known = peer("https://gent.example", RAN)
    with speak("fr"):
        assert town_name(known, entity_id=known.entity_id) == "Stad"


@pytest.mark.parametrize(
    ("ceiling", "allowed"), [("nobody", ()), ("country", ("be",)), ("ran", ("ran", "be"))]
)
def test_the_policy_is_a_ceiling(tmp_path: Path, ceiling: str, allowed: tuple[str, ...]) -> None:
    settings = make_settings(tmp_path, audience_ceiling=ceiling)
    assert tuple(each for each in settings.audiences if may_leave_for(settings, each)) == allowed
