"""How much the derived pages ask of the database: as many queries for many rows as for few."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from node.private.network.words import LogKind
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []

PAGES = (
    "/",
    "/log",
    "/network/care",
    "/network/promises",
    "/network/outreach",
    "/network/useful",
    "/network/rhythm",
    "/network/politics",
    "/network/proposals",
)


@contextmanager
def counted() -> Iterator[list[str]]:
    """Count the statements that are sent while the block runs."""
    found: list[str] = []

    def note(*sent: object) -> None:
        found.append(str(sent[2]))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def fill(stage: NetworkStage, number: int) -> None:
    for each in range(number):
        one = stage.organisation(f"Huis {each}", content={"interests": ("mentoring",)})
        stage.line(LogKind.WAS_THERE, one, days_ago=100 + each)
        stage.line(LogKind.WE_PROMISED, one, text="Een zaal", days_ago=99)
        stage.line(LogKind.PROPOSED, one, text="Een loket", days_ago=98)
        stage.line(LogKind.USEFUL, text="Een gids", content={"themes": ("mentoring",)})


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_as_often_for_many_rows_as_for_few(stage: NetworkStage, page: str) -> None:
    fill(stage, 2)
    stage.get(page)  # What is held in memory is read once.
    with counted() as few:
        assert stage.get(page).status_code == 200
    fill(stage, 4)
    stage.get(page)
    with counted() as many:
        assert stage.get(page).status_code == 200
    assert few
    assert len(many) <= len(few)
