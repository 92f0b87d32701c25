"""The syncer asks for a town that waits to be admitted, when asking is due."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from node.database import db
from node.syncer import Syncer, create_app
from node.trust.asking_to_join import ASK_REST
from node.trust.joining_models import JoiningState
from tests.node.trust.joining_nodes import BE, JoiningNodes, joining_nodes
from tests.nodes import set_up


@pytest.fixture
def nodes(tmp_path: Path) -> Iterator[JoiningNodes]:
    with joining_nodes(tmp_path) as both:
        yield both


def test_a_turn_of_the_syncer_asks_whoever_waits_for_an_answer(nodes: JoiningNodes) -> None:
    nodes.accept(nodes.invite())
    app = create_app(nodes.town, clock=nodes.clock)
    syncer = Syncer(app=app, transport=nodes.federation)
    try:
        syncer.turn()
        assert nodes.state().state is JoiningState.WAITING
        assert not syncer.is_due()

        nodes.clock.now += ASK_REST
        assert syncer.is_due()
        syncer.turn()
        assert (
            nodes.federation.asked_urls.count(f"{BE}/federation/fetch?sub={nodes.town.entity_id}")
            == 1
        )
    finally:
        with app.app_context():
            for engine in db.engines.values():
                engine.dispose()


def test_a_syncer_whose_node_has_signed_nothing_yet_waits_for_the_sealer(
    nodes: JoiningNodes, tmp_path: Path
) -> None:
    new = replace(nodes, town=set_up(tmp_path / "new", "vilvoorde"))
    new.accept(nodes.invite())
    app = create_app(new.town, clock=nodes.clock)
    try:
        Syncer(app=app, transport=nodes.federation).turn()
        assert new.state().state is JoiningState.ASKING
        assert f"{BE}/federation/enrolment" not in nodes.federation.asked_urls
    finally:
        with app.app_context():
            for engine in db.engines.values():
                engine.dispose()
