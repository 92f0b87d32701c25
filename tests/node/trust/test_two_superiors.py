"""Several superiors and one name: each speaks for its own members, and none for another's."""

from datetime import timedelta

from federation.endpoints import FETCH_PATH
from node.trust.models import PeerRow
from node.trust.service import get_peer
from schemas.node_metadata import Role
from tests.node.trust.fake_superiors import BE, NL, RAN, ROTTERDAM, ZELE
from tests.node.trust.refreshing import Refresher

HOUR = timedelta(hours=1)


def test_a_town_that_moved_to_another_superior_stays(refresh: Refresher) -> None:
    refresh()
    rotterdam = refresh.superiors[ROTTERDAM]
    refresh.superiors[NL].members.remove(ROTTERDAM)
    refresh.superiors[BE].members.append(ROTTERDAM)
    rotterdam.above, rotterdam.country = (BE,), "be"
    refresh.clock.now += HOUR
    refresh.superiors.publish(refresh.clock.now)

    assert refresh().unlisted == set()
    assert get_peer(refresh.session, entity_id=ROTTERDAM).path == (ROTTERDAM, BE, RAN)


def list_without_statement(refresh: Refresher, superior: str, entity_id: str) -> None:
    """Let a superior list a name that it signed no statement about."""
    refresh.superiors[superior].members.append(entity_id)
    refresh.superiors.publish()
    refresh.superiors.federation.withdraw(f"{superior}{FETCH_PATH}?sub={entity_id}")


def test_a_second_superior_that_merely_lists_a_name_cannot_keep_whom_the_first_one_dropped(
    refresh: Refresher,
) -> None:
    refresh()
    refresh.superiors[NL].members.remove(ROTTERDAM)
    list_without_statement(refresh, BE, ROTTERDAM)

    assert refresh().unlisted == {ROTTERDAM}
    assert refresh.states()[ROTTERDAM] == "unlisted"


def test_a_second_superior_that_merely_lists_a_superior_keeps_neither_it_nor_its_members(
    refresh: Refresher,
) -> None:
    refresh()
    refresh.superiors[RAN].members.remove(NL)
    list_without_statement(refresh, BE, NL)

    assert refresh().unlisted == {NL, ROTTERDAM}


def test_a_candidate_is_its_own_superiors_to_forget(refresh: Refresher) -> None:
    made_up = "https://made-up.example"
    refresh.superiors[NL].members.append(made_up)
    refresh.superiors.publish()
    refresh()
    refresh.superiors[NL].members.remove(made_up)
    list_without_statement(refresh, BE, made_up)
    refresh()
    assert made_up not in refresh.states()

    refresh()
    assert refresh.session.get_one(PeerRow, made_up).listed_by == BE


def test_a_fresh_chain_that_lost_its_superior_is_replaced_in_the_same_refresh(
    refresh: Refresher,
) -> None:
    refresh()
    rotterdam = refresh.superiors[ROTTERDAM]
    refresh.superiors[NL].members.remove(ROTTERDAM)
    refresh.superiors[BE].members.append(ROTTERDAM)
    rotterdam.above, rotterdam.country = (BE,), "be"
    refresh.superiors.publish()

    report = refresh()

    assert (report.unlisted, report.admitted & {ROTTERDAM}) == (set(), {ROTTERDAM})
    assert get_peer(refresh.session, entity_id=ROTTERDAM).path == (ROTTERDAM, BE, RAN)


def test_a_superior_that_is_no_node_and_no_longer_listed_takes_its_members_along(
    refresh: Refresher,
) -> None:
    refresh.superiors[NL].is_node, refresh.superiors[NL].country = False, None
    refresh.superiors.publish()
    refresh()
    refresh.superiors[RAN].members.remove(NL)
    refresh.superiors.publish()

    assert refresh().unlisted == {ROTTERDAM}


def test_of_two_superiors_every_node_chooses_the_same_way(refresh: Refresher) -> None:
    region = "https://vlaanderen.example"
    refresh.superiors.add(region, RAN, role=Role.SUPERIOR)
    refresh.superiors[ZELE].above = (region, BE)
    refresh.superiors[region].members.append(ZELE)
    refresh.superiors.publish()

    refresh()
    assert get_peer(refresh.session, entity_id=ZELE).path == (ZELE, BE, RAN)

    # Losing the one that was chosen leaves the other.
    refresh.superiors[BE].members.remove(ZELE)
    refresh.clock.now += HOUR
    refresh.superiors.publish(refresh.clock.now)
    assert refresh().unlisted == set()
    assert get_peer(refresh.session, entity_id=ZELE).path == (ZELE, region, RAN)
