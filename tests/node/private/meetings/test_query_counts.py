"""The pages of meetings ask the database as often for many rows as for a few."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from node.database import db
from node.private.meetings.words import Format
from tests.node.private.meetings.planned import chairs_form, hold, plan, take_away
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


@contextmanager
def told(*words: str) -> Iterator[list[str]]:
    """Collect the statements that begin with one of these words."""
    found: list[str] = []

    def note(*arguments: object) -> None:
        # What begins a transaction asks for nothing.
        if str(arguments[2]).startswith(words):
            found.append(str(arguments[2]))

    for engine in db.engines.values():
        event.listen(engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        for engine in db.engines.values():
            event.remove(engine, "before_cursor_execute", note)


def count(stage: NetworkStage, url: str) -> int:
    stage.text(url)
    with told("SELECT") as asked:
        stage.text(url)
    return len(asked)


def count_sent(stage: NetworkStage, url: str, form: Mapping[str, str | Sequence[str]]) -> int:
    with told("SELECT", "INSERT", "UPDATE", "DELETE") as asked:
        assert stage.post(url, form).status_code == 303
    assert sum(each.startswith("INSERT INTO audit") for each in asked) == 1
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


def test_saving_costs_no_more_for_many_chairs_than_for_a_few(stage: NetworkStage) -> None:
    asked: dict[str, list[int]] = {}
    for number in (3, 12):
        schools = [stage.organisation(f"School {number} {each}") for each in range(number)]
        contacts = [stage.contact(each, f"Rektor {number}") for each in schools]
        meeting, held = plan(stage, schools), plan(stage, schools, days=-1)
        chairs = chairs_form(stage, held)
        came = [each.removeprefix("chair_") for each in chairs if each.startswith("chair_")]
        for url, form in (
            (f"/meetings/{meeting}/chairs", chairs_form(stage, meeting, *contacts)),
            (f"/meetings/{meeting}/invited", {}),
            (f"/meetings/{held}/attendance", {"came": came}),
        ):
            asked.setdefault(url.rsplit("/", 1)[1], []).append(count_sent(stage, url, form))
    assert [few for few, _many in asked.values()] == [many for _few, many in asked.values()]
    assert max(many for _few, many in asked.values()) <= 40, asked
