"""The list of groups asks the database equally often, however many groups there are."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from node.database import db
from schemas.practice_words import Sector
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


@contextmanager
def counted() -> Iterator[list[str]]:
    """Collect the statements that are sent meanwhile."""
    sent: list[str] = []

    def note(*told: object) -> None:
        sent.append(str(told[2]))

    for engine in db.engines.values():
        event.listen(engine, "before_cursor_execute", note)
    yield sent
    for engine in db.engines.values():
        event.remove(engine, "before_cursor_execute", note)


def fill(stage: NetworkStage, count: int, *, beginning: int) -> None:
    for number in range(beginning, beginning + count):
        one = stage.organisation(f"School {number}")
        stage.organisation(f"Club {number}", sector=Sector.SPORT)
        stage.post(
            "/network/groups/new",
            {
                "kind": "same_goal",
                "name": f"Groep {number}",
                "state": "open",
                "themes": ["mentoring"],
                "organisation": [str(one)],
            },
            page="/network/groups/new",
        )


@pytest.mark.parametrize("page", ["/network/groups", "/network/introductions", "/network/offers"])
def test_the_number_of_queries_does_not_grow_with_rows(stage: NetworkStage, page: str) -> None:
    fill(stage, 5, beginning=0)
    stage.get(page)
    with counted() as few:
        assert stage.get(page).status_code == 200
    fill(stage, 5, beginning=5)
    stage.get(page)
    with counted() as many:
        assert stage.get(page).status_code == 200
    assert len(many) == len(few)
