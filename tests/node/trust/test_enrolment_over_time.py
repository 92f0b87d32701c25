"""What takes trust away: a superior that answers without a peer, time, and people; nothing else."""

from collections.abc import Callable
from datetime import timedelta
from typing import TypeAlias

import pytest

from federation.endpoints import FETCH_PATH, JSON_TYPE, LIST_PATH
from federation.keys import generate_signing_key
from federation.transport import Answer, Request
from node.database import Zone, start_writing
from node.trust import enrolment
from node.trust.enrolment import RETRY_REST
from node.trust.models import PeerRow
from node.trust.service import PeerState, block, get_peer, unblock
from schemas.node_metadata import Role
from tests.node.trust.fake_superiors import BE, NL, RAN, ROTTERDAM, VILVOORDE, ZELE
from tests.node.trust.refreshing import Refresher
from tests.nodes import FixedClock

Spoil: TypeAlias = Callable[[Refresher], str]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_a_member_its_superior_no_longer_lists_is_unlisted_and_keeps_what_was_known(
    refresh: Refresher,
) -> None:
    refresh()
    refresh.superiors[NL].members.remove(ROTTERDAM)
    refresh.superiors.publish()

    report = refresh()

    assert report.unlisted == {ROTTERDAM}
    peer = get_peer(refresh.session, entity_id=ROTTERDAM)
    assert peer.state is PeerState.UNLISTED
    assert peer.path == (ROTTERDAM, NL, RAN)


def test_whoever_is_listed_again_is_admitted_again(refresh: Refresher) -> None:
    refresh()
    refresh.superiors[NL].members.remove(ROTTERDAM)
    refresh.superiors.publish()
    refresh()
    refresh.superiors[NL].members.append(ROTTERDAM)
    refresh.superiors.publish()

    assert ROTTERDAM in refresh().admitted
    assert refresh.states()[ROTTERDAM] == "admitted"


def list_made_up_names(refresh: Refresher, *names: str) -> None:
    """Let NL list, beside Rotterdam, names nobody answers at."""
    refresh.superiors[NL].members[:] = [ROTTERDAM, *names]
    refresh.superiors.publish_listing(refresh.superiors[NL])


def test_names_that_are_listed_for_an_hour_each_leave_nothing_behind(refresh: Refresher) -> None:
    for hour in range(3):
        list_made_up_names(refresh, *(f"https://{hour}-{name}.example" for name in range(5)))
        refresh()

    candidates = {name for name, state in refresh.states().items() if state == "candidate"}
    assert candidates == {f"https://2-{name}.example" for name in range(5)}
    list_made_up_names(refresh)
    refresh()
    assert set(refresh.states()) == {BE, NL, RAN, ROTTERDAM, ZELE}


def test_made_up_superiors_and_whom_they_listed_leave_nothing_behind(refresh: Refresher) -> None:
    false = "https://false.example"
    refresh.superiors.add(false, NL, role=Role.SUPERIOR, country="nl").is_node = False
    refresh.superiors[false].members.append("https://invented.example")
    refresh.superiors[false].country = None
    refresh.superiors.publish()
    refresh()
    assert refresh.states()["https://invented.example"] == "candidate"
    refresh.superiors[NL].members.remove(false)
    refresh.superiors.publish()
    refresh()

    assert set(refresh.states()) == {BE, NL, RAN, ROTTERDAM, ZELE}


def test_a_candidate_is_kept_while_its_superior_is_silent_or_people_block_it(
    refresh: Refresher,
) -> None:
    made_up, enemy = "https://made-up.example", "https://enemy.example"
    list_made_up_names(refresh, made_up, enemy)
    refresh()
    refresh.superiors.federation.withdraw(NL + LIST_PATH)
    refresh()
    assert refresh.states()[made_up] == "candidate"

    block(refresh.session, entity_id=enemy, note="x", clock=FixedClock())
    refresh.session.commit()
    list_made_up_names(refresh)
    refresh()
    assert made_up not in refresh.states()
    assert enemy in refresh.states()


def test_a_crowd_of_names_without_chains_is_kept_within_bounds(
    refresh: Refresher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(enrolment, "MAX_CANDIDATES", 3)
    list_made_up_names(refresh, *(f"https://town-{name}.example" for name in range(5)))

    for _time in range(2):
        assert len(refresh().failed) == 5
        assert list(refresh.states().values()).count("candidate") == 3


def test_a_superior_that_is_no_longer_listed_takes_its_members_along(refresh: Refresher) -> None:
    refresh()
    refresh.superiors[RAN].members.remove(NL)
    refresh.superiors.publish()

    assert refresh().unlisted == {NL, ROTTERDAM}
    assert refresh.states()[ZELE] == "admitted"


@pytest.mark.parametrize("silent", [NL, RAN], ids=["the superior", "the anchor"])
def test_a_silent_superior_takes_nothing_away_until_the_chain_expires(
    refresh: Refresher, silent: str
) -> None:
    refresh()
    refresh.superiors.federation.silence(silent)

    refresh.clock.now += 14 * DAY - timedelta(seconds=1)
    report = refresh()
    assert refresh.states()[ROTTERDAM] == "admitted"
    assert refresh.code(silent) == "peer_unreachable"
    assert report.rest == RETRY_REST

    refresh.clock.now += timedelta(seconds=1)
    assert ROTTERDAM in refresh().expired
    assert refresh.states()[ROTTERDAM] == "expired"
    assert refresh.code(ROTTERDAM) == "expired"


def test_an_expired_chain_that_is_signed_anew_admits_again(refresh: Refresher) -> None:
    refresh()
    refresh.clock.now += 20 * DAY
    assert ROTTERDAM in refresh().expired

    refresh.superiors.publish(refresh.clock.now)
    refresh()

    assert refresh.states()[ROTTERDAM] == "admitted"
    assert refresh.code(ROTTERDAM) is None


def test_a_chain_that_cannot_be_renewed_stays_with_the_reason(refresh: Refresher) -> None:
    refresh()
    refresh.superiors[ZELE].country = "nl"
    refresh.superiors.publish_configuration(refresh.superiors[ZELE])
    refresh.clock.now += HOUR

    assert refresh().failed == {ZELE: "policy_refused"}
    peer = get_peer(refresh.session, entity_id=ZELE)
    assert (peer.state, peer.last_code) == (PeerState.ADMITTED, "policy_refused")
    assert peer.metadata is not None
    assert peer.metadata.country == "be"


def test_an_older_chain_never_takes_the_place_of_a_newer_one(refresh: Refresher) -> None:
    refresh()
    new = get_peer(refresh.session, entity_id=ZELE).record_keys
    # What stood there yesterday, with the keys of yesterday, is served again.
    refresh.superiors[ZELE].node_key = generate_signing_key("Ed25519")
    refresh.superiors.publish(refresh.clock.now - DAY)

    report = refresh(force=True)

    assert report.failed[ZELE] == "behind"
    peer = get_peer(refresh.session, entity_id=ZELE)
    assert (list(peer.record_keys), peer.last_code) == (list(new), "behind")


def bad_json(refresh: Refresher) -> str:
    put_listing(refresh, b'["a"')
    return "json_refused"


def an_object(refresh: Refresher) -> str:
    put_listing(refresh, b"{}")
    return "statement_refused"


def a_crowd(refresh: Refresher) -> str:
    put_listing(refresh, b"[" + b",".join([b'"https://a.example"'] * 2_001) + b"]")
    return "statement_refused"


def put_listing(refresh: Refresher, body: bytes) -> None:
    refresh.superiors.federation.publish(NL + LIST_PATH, body, content_type=JSON_TYPE)


@pytest.mark.parametrize("spoil", [bad_json, an_object, a_crowd])
def test_a_listing_that_is_refused_unlists_nobody(refresh: Refresher, spoil: Spoil) -> None:
    refresh()
    code = spoil(refresh)

    report = refresh()

    assert (report.failed, report.unlisted) == ({NL: code}, set())
    assert refresh.states()[ROTTERDAM] == "admitted"
    assert refresh.code(NL) == code


def test_names_nobody_could_call_are_passed_over(refresh: Refresher) -> None:
    odd = b'["https://Evil.example", "ftp://a.example", 7, null, "' + ROTTERDAM.encode() + b'"]'
    put_listing(refresh, odd)

    assert refresh().failed == {}
    assert refresh.states()[ROTTERDAM] == "admitted"


def test_endpoints_on_another_host_are_never_asked(refresh: Refresher) -> None:
    victim = "https://victim.example"
    refresh.superiors[NL].endpoints_at = victim
    refresh.superiors.publish()

    assert refresh().failed == {NL: "statement_refused"}
    assert not [url for url in refresh.superiors.federation.asked_urls if victim in url]


@pytest.mark.parametrize(
    "place",
    [
        pytest.param("https://shared.example/a", id="those of a neighbour"),
        pytest.param("https://shared.example/bb", id="those of a neighbour with a longer name"),
        pytest.param("https://shared.example/b/../a", id="a step up and down again"),
        pytest.param("https://shared.example/b/%2e%2e/a", id="the same step, escaped"),
    ],
)
def test_endpoints_of_a_neighbour_on_the_same_host_are_never_asked(
    refresh: Refresher, place: str
) -> None:
    tenant = "https://shared.example/b"
    refresh.superiors.add(tenant, RAN, role=Role.SUPERIOR).endpoints_at = place
    refresh.superiors.publish()

    assert refresh().failed == {tenant: "statement_refused"}
    assert place + LIST_PATH not in refresh.superiors.federation.asked_urls


def test_endpoints_below_the_own_identifier_are_asked(refresh: Refresher) -> None:
    tenant, town = "https://shared.example/b", "https://gent.example"
    refresh.superiors.add(tenant, RAN, role=Role.SUPERIOR)
    refresh.superiors.add(town, tenant)
    refresh.superiors.publish()

    assert town in refresh().admitted


def test_a_town_that_may_not_vouch_is_not_asked_whom_it_lists(refresh: Refresher) -> None:
    zele = refresh.superiors[ZELE]
    zele.role, zele.may_vouch = Role.SUPERIOR, False
    refresh.superiors.add("https://invented.example", ZELE)
    refresh.superiors.publish()

    refresh()

    assert "https://invented.example" not in refresh.states()
    assert ZELE + LIST_PATH not in refresh.superiors.federation.asked_urls


def test_a_superior_that_is_no_node_vouches_all_the_same(refresh: Refresher) -> None:
    refresh.superiors[NL].is_node = False
    # Its own superior then cannot ask for a country, which only nodes have.
    refresh.superiors[NL].country = None
    refresh.superiors.publish()

    refresh()

    assert refresh.states()[ROTTERDAM] == "admitted"
    assert NL not in refresh.states()


def test_superiors_that_list_each_other_end(refresh: Refresher) -> None:
    refresh.superiors[BE].members += [NL, RAN, BE]
    refresh.superiors[NL].members += [BE]
    refresh.superiors.publish()

    # The way that does not lead up is nobody's failure while another one does.
    assert refresh().failed == {}
    assert set(refresh.states().values()) == {"admitted"}
    about_ancestors = [f"{BE}{FETCH_PATH}?sub={each}" for each in (RAN, BE)]
    assert not set(about_ancestors) & set(refresh.superiors.federation.asked_urls)


def test_a_blocked_peer_is_not_fetched(refresh: Refresher) -> None:
    refresh()
    block(refresh.session, entity_id=ZELE, note="x", clock=FixedClock())
    refresh.session.commit()
    refresh.superiors.federation.fetched.clear()

    refresh(force=True)

    assert not [url for url in refresh.superiors.federation.asked_urls if url.startswith(ZELE)]
    assert refresh.states()[ZELE] == "admitted"


def test_a_blocked_superior_vouches_for_nobody_until_the_block_ends(refresh: Refresher) -> None:
    refresh()
    block(refresh.session, entity_id=NL, note="x", clock=FixedClock())
    refresh.session.commit()
    refresh(force=True)
    assert refresh.states()[ROTTERDAM] == "unlisted"

    unblock(refresh.session, entity_id=NL, clock=FixedClock())
    refresh.session.commit()
    refresh()
    assert refresh.states()[ROTTERDAM] == "admitted"


def test_a_block_during_a_refresh_holds(refresh: Refresher) -> None:
    federation = refresh.superiors.federation
    federation.withdraw(NL + LIST_PATH)

    def block_and_list(request: Request) -> Answer:
        """Let somebody here block the superior while it is asked whom it lists."""
        assert request.url == NL + LIST_PATH
        block(refresh.session, entity_id=NL, note="x", clock=FixedClock())
        refresh.session.commit()
        headers = {"content-type": JSON_TYPE}
        return Answer(status=200, headers=headers, body=f'["{ROTTERDAM}"]'.encode(), etag=None)

    federation.serve(NL, block_and_list)

    refresh()

    assert ROTTERDAM not in refresh.states()


def test_a_refresh_never_clears_what_a_look_found(refresh: Refresher) -> None:
    refresh()
    start_writing(refresh.session, Zone.RECEIVED)
    refresh.session.get_one(PeerRow, ZELE).last_code = "fork"
    refresh.session.commit()

    refresh(force=True)

    assert refresh.code(ZELE) == "fork"


def test_oneself_is_never_a_peer_even_when_listed_twice(refresh: Refresher) -> None:
    refresh.superiors[NL].members.append(VILVOORDE)
    refresh.superiors.publish()

    refresh()

    assert VILVOORDE not in refresh.states()
