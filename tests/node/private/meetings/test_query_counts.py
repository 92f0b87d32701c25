"""The pages of meetings ask the database as often for many rows as for a few."""

import pytest
from sqlalchemy import event

from node.database import db
from node.private.meetings.words import Format
from tests.node.private.meetings.planned import hold, plan, take_away
from tests.node.private.network_stage import TODAY, NetworkStage

__all__: list[str] = []

PAGES = (
    "/meetings",
    "/meetings/board",
    "/meetings/training",
    "/meetings/{meeting}",
    "/meetings/{meeting}/edit",
    "/meetings/{meeting}/invite",
    "/meetings/{meeting}/invitation",
    "/meetings/{meeting}/chairs",
    "/meetings/{meeting}/attendance",
    "/meetings/{meeting}/sheet",
    "/meetings/{meeting}/after",
    "/meetings/{meeting}/share",
)


def count(stage: NetworkStage, url: str) -> int:
    asked: list[object] = []

    def note(*arguments: object) -> None:
        # What begins a transaction asks for nothing.
        if str(arguments[2]).startswith("SELECT"):
            asked.append(arguments[2])

    stage.text(url)
    for engine in db.engines.values():
        event.listen(engine, "before_cursor_execute", note)
    stage.text(url)
    for engine in db.engines.values():
        event.remove(engine, "before_cursor_execute", note)
    return len(asked)


def fill(stage: NetworkStage, number: int) -> None:
    organisations = [stage.organisation(f"Club {number} {each}") for each in range(3)]
    stage.contact(organisations[0])
    made = hold(stage, organisations, format_=Format.TRAINING, problem="Lege pleinen.")
    take_away(stage, made, "Sportuur", organisations[0], TODAY)
    plan(stage, organisations)


@pytest.fixture
def meeting(stage: NetworkStage) -> str:
    organisations = [stage.organisation(f"School {each}") for each in range(2)]
    stage.contact(organisations[0])
    made = hold(stage, organisations, problem="Lege pleinen.", themes=("mentoring",))
    take_away(stage, made, "Sportuur", organisations[0], TODAY)
    return str(made)


def test_queries_do_not_grow_with_what_is_stored(stage: NetworkStage, meeting: str) -> None:
    fill(stage, 0)
    before = {page: count(stage, page.format(meeting=meeting)) for page in PAGES}
    for number in range(1, 4):
        fill(stage, number)
    after = {page: count(stage, page.format(meeting=meeting)) for page in PAGES}
    assert after == before
    assert max(after.values()) <= 20
