"""Who belongs: what superiors say, what of it counts, and what nobody's silence takes away."""

from collections.abc import Callable
from datetime import timedelta
from typing import TypeAlias

import pytest
from sqlalchemy.orm import Session

from federation.endpoints import LIST_PATH, configuration_url
from federation.keys import generate_signing_key
from node.settings import Settings
from node.trust.enrolment import CHAIN_REST, RETRY_REST
from node.trust.service import get_peer, list_peers
from schemas.node_metadata import Role
from tests.node.trust.fake_superiors import (
    BE,
    NL,
    RAN,
    ROTTERDAM,
    ZELE,
    Superiors,
)
from tests.node.trust.refreshing import Refresher
from tests.nodes import NOON

Spoil: TypeAlias = Callable[[Superiors], None]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_everybody_below_the_anchor_is_admitted_but_oneself(refresh: Refresher) -> None:
    report = refresh()

    assert refresh.states() == dict.fromkeys([BE, NL, RAN, ROTTERDAM, ZELE], "admitted")
    assert report.answered == {RAN, BE, NL}
    assert (report.failed, report.rest) == ({}, CHAIN_REST)


def test_a_peer_is_what_its_verified_chain_says(refresh: Refresher) -> None:
    refresh()

    peer = get_peer(refresh.session, entity_id=ROTTERDAM)
    assert peer.path == (ROTTERDAM, NL, RAN)
    assert len(peer.chain) == 4
    assert peer.exchange == f"{ROTTERDAM}/exchange"
    assert list(peer.request_keys) == [refresh.superiors[ROTTERDAM].node_key.kid]
    assert (peer.verified_at, peer.next_due) == (NOON, NOON)
    # The superior's statement lives shortest of the four.
    assert peer.chain_expires_at == NOON + 14 * DAY


def test_a_node_without_anchors_asks_nobody(session: Session, settings: Settings) -> None:
    superiors = Superiors()

    Refresher(session, settings, superiors)()

    assert superiors.federation.fetched == []
    assert list_peers(session) == ()


def test_an_anchor_with_another_key_than_people_compared_vouches_for_nobody(
    refresh: Refresher,
) -> None:
    refresh.superiors[RAN].key = generate_signing_key("ES256")
    refresh.superiors.publish()

    report = refresh()

    assert report.failed == {RAN: "key_unknown"}
    assert refresh.states() == {RAN: "candidate"}


def test_a_chain_younger_than_an_hour_is_not_asked_for_again(refresh: Refresher) -> None:
    refresh()
    refresh.superiors.federation.fetched.clear()

    refresh.clock.now += HOUR - timedelta(seconds=1)
    refresh()

    asked = refresh.superiors.federation.asked_urls
    assert not [url for url in asked if ROTTERDAM in url or ZELE in url]
    assert RAN + LIST_PATH in asked


@pytest.mark.parametrize(
    ("later", "force"),
    [
        pytest.param(HOUR, False, id="an hour later"),
        pytest.param(timedelta(0), True, id="asked for by people"),
    ],
)
def test_a_chain_is_asked_for_again(refresh: Refresher, later: timedelta, *, force: bool) -> None:
    refresh()
    new = refresh.superiors[ROTTERDAM].node_key = generate_signing_key("Ed25519")
    refresh.clock.now += later
    refresh.superiors.publish(refresh.clock.now)

    refresh(force=force)

    assert list(get_peer(refresh.session, entity_id=ROTTERDAM).record_keys) == [new.kid]


def test_somebody_newly_listed_is_admitted_although_the_others_are_fresh(
    refresh: Refresher,
) -> None:
    refresh()
    refresh.superiors.add("https://gent.example", BE)
    refresh.superiors.publish()

    assert refresh().admitted == {"https://gent.example", RAN, BE, NL}


def bad_signature(superiors: Superiors) -> None:
    superiors[ZELE].key = generate_signing_key("ES256")
    superiors.publish_configuration(superiors[ZELE])


def other_country(superiors: Superiors) -> None:
    superiors[ZELE].country = "nl"
    superiors.publish_configuration(superiors[ZELE])


def no_hint(superiors: Superiors) -> None:
    superiors[ZELE].above = (NL,)
    superiors.publish_configuration(superiors[ZELE])


def exchange_elsewhere(superiors: Superiors) -> None:
    superiors[ZELE].exchange = "https://victim.example/exchange"
    superiors.publish_configuration(superiors[ZELE])


def exchange_of_a_neighbour(superiors: Superiors) -> None:
    superiors[ZELE].exchange = f"{ZELE}/neighbour/exchange"
    superiors.publish_configuration(superiors[ZELE])


def an_anchor_of_its_own(superiors: Superiors) -> None:
    superiors[ZELE].role = Role.ANCHOR
    superiors.publish_configuration(superiors[ZELE])


def no_node(superiors: Superiors) -> None:
    superiors[ZELE].is_node = False
    superiors.publish()


def silent(superiors: Superiors) -> None:
    superiors.federation.silence(ZELE)


def a_page(superiors: Superiors) -> None:
    superiors.federation.publish(configuration_url(ZELE), b"<html>", content_type="text/html")


def nothing(superiors: Superiors) -> None:
    superiors.federation.withdraw(configuration_url(ZELE))


FAULTS = [
    pytest.param(bad_signature, "key_unknown", id="signed with a key nobody vouched for"),
    pytest.param(other_country, "policy_refused", id="a country its superior does not allow"),
    pytest.param(no_hint, "chain_refused", id="does not name its superior"),
    pytest.param(exchange_elsewhere, "statement_refused", id="exchange on another host"),
    pytest.param(
        exchange_of_a_neighbour, "statement_refused", id="exchange of another on the same host"
    ),
    pytest.param(an_anchor_of_its_own, "chain_refused", id="claims to be an anchor"),
    pytest.param(no_node, "statement_refused", id="neither node nor superior"),
    pytest.param(silent, "peer_unreachable", id="silent"),
    pytest.param(a_page, "content_type", id="a web page"),
    pytest.param(nothing, "answer_status", id="nothing there"),
]


@pytest.mark.parametrize(("spoil", "code"), FAULTS)
def test_a_member_that_fails_is_a_candidate_with_its_reason_and_stops_nobody(
    refresh: Refresher, spoil: Spoil, code: str
) -> None:
    spoil(refresh.superiors)

    report = refresh()

    assert report.failed == {ZELE: code}
    assert report.rest == RETRY_REST
    assert refresh.states() == dict.fromkeys([BE, NL, RAN, ROTTERDAM], "admitted") | {
        ZELE: "candidate"
    }
    assert refresh.code(ZELE) == code
    assert get_peer(refresh.session, entity_id=ZELE).metadata is None


def test_a_fresh_chain_is_asked_for_again_when_its_peer_is_doubted(refresh: Refresher) -> None:
    refresh()
    refresh.superiors.federation.fetched.clear()

    report = refresh(again={ZELE})

    assert ZELE in report.admitted
    assert ROTTERDAM not in report.admitted
