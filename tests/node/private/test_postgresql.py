"""What a town keeps on PostgreSQL is shown by the same pages."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from node.bench.network_samples import NETWORK_SAMPLES
from node.bench.network_work import do_network_work
from node.bench.page_samples import list_visits
from node.database import db
from node.people.models import PersonRole
from tests.journeys.throw_away import throw_away_database
from tests.node.private.network_stage import NetworkStage, network_stage
from tests.requirements import require

__all__: list[str] = []

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[NetworkStage]:
    """A town on PostgreSQL."""
    url = os.environ.get("LINKPIN_TEST_POSTGRES_URL", "")
    require(bool(url), "a PostgreSQL server; LINKPIN_TEST_POSTGRES_URL says where it is")
    with (
        throw_away_database(url, nodes=["vilvoorde"], queue_url=None) as services,
        network_stage(tmp_path, **services("vilvoorde")) as made,
    ):
        yield made


def test_every_page_of_the_network_opens(stage: NetworkStage) -> None:
    things = do_network_work(db.session(), node=stage.node, actor=stage.person())
    stage.commit()
    visits = [
        each
        for each in list_visits(stage.app, things, samples=NETWORK_SAMPLES)
        if each.role == PersonRole.COORDINATOR
    ]
    answers = {each.path: stage.get(each.path).status_code for each in visits}
    assert len(answers) > 80
    assert {path: status for path, status in answers.items() if status != 200} == {}
