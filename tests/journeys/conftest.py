"""The company every journey of a file shares, once on SQLite and once on PostgreSQL."""

import os
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from redis import Redis

from tests.journeys.cast import SUPERIORS, Company
from tests.journeys.throw_away import throw_away_database
from tests.node.demo.playing import free_ports
from tests.requirements import require

__all__ = ["company", "forget_queues"]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def company(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Company]:
    """Five running nodes."""
    play = Company(folder=tmp_path_factory.mktemp("journey"), first_port=free_ports())
    with ExitStack() as cleaning:
        if request.param == "postgresql":
            url = os.environ.get("LINKPIN_TEST_POSTGRES_URL", "")
            require(bool(url), "a PostgreSQL server; LINKPIN_TEST_POSTGRES_URL says where it is")
            queue_url = os.environ.get("LINKPIN_TEST_REDIS_URL")
            database = throw_away_database(url, nodes=[*SUPERIORS], queue_url=queue_url)
            play.services = cleaning.enter_context(database)
            if queue_url is not None:
                cleaning.callback(forget_queues, play, queue_url)
        cleaning.callback(play.stop)
        play.start()
        yield play


def forget_queues(play: Company, queue_url: str) -> None:
    """Remove what the nodes left in the queue server."""
    with Redis.from_url(queue_url) as server:
        for key in SUPERIORS:
            for name in server.scan_iter(f"*{play.settings(key).short_name}*"):
                server.delete(name)
