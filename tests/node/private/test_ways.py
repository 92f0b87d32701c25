"""Every page of the room is named somewhere: a visitor who follows links comes to all of them."""

from node.coordinator_app.network_endpoints import NETWORK_ENDPOINTS
from tests.node.private.network_stage import NetworkStage
from tests.node.private.room import fill_room, walk

__all__: list[str] = []


def test_a_link_leads_to_every_page(stage: NetworkStage) -> None:
    fill_room(stage)
    pages = {
        rule.endpoint
        for rule in stage.app.url_map.iter_rules()
        if rule.endpoint in NETWORK_ENDPOINTS
        and "GET" in (rule.methods or ())
        and not rule.arguments
    }
    found = walk(stage)
    assert pages - found.reached == set()
