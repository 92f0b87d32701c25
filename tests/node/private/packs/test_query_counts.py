"""A page asks the databases as often with many organisations and lines as with few."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event

from node.database import db
from node.private.network.words import LogKind, Part
from schemas.practice_words import NetworkStep
from tests.node.private.network_stage import TODAY, NetworkStage
from tests.node.private.packs.sealed_stage import put_group, put_meeting

__all__: list[str] = []

PAGES = (
    "/network/pictures",
    "/network/pictures?sector=school",
    "/network/pictures/butterfly.csv",
    "/network/pictures/coverage",
    "/network/pictures/steps",
    "/network/pictures/independence",
    "/network/report",
    "/network/report.docx",
    "/network/handover",
    "/network/handover.docx",
)


@contextmanager
def _counted() -> Iterator[list[str]]:
    """Give the statements that are sent while this is open."""
    sent: list[str] = []

    def note(*told: object) -> None:
        sent.append(str(told[2]))

    for engine in db.engines.values():
        event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        for engine in db.engines.values():
            event.remove(engine, "before_cursor_execute", note)


def _fill(stage: NetworkStage, number: int) -> None:
    made = [
        stage.organisation(
            f"Huis {each} van {number}",
            part=Part.INFORMAL if each % 2 else Part.FORMAL,
            min_days=10,
            agreement_until=TODAY,
        )
        for each in range(number)
    ]
    for each in made:
        stage.contact(each)
        stage.line(LogKind.WE_PROMISED, each, days_ago=40, text="Een zaal")
        stage.line(LogKind.TOLD_LINK, each, other_id=made[each == made[0]])
    begin = datetime(2026, 3, 9, tzinfo=UTC)
    for place in range(number // 2):
        put_group(stage, f"Groep {place}", (TODAY, NetworkStep.STEP1_OUTREACH))
        put_meeting(stage, f"Overleg {place}", begin + timedelta(days=place), *made)


@pytest.mark.parametrize("page", PAGES)
def test_queries_do_not_grow_with_what_is_stored(stage: NetworkStage, page: str) -> None:
    stage.switch_on("F33")
    _fill(stage, 6)
    assert stage.get(page).status_code == 200
    with _counted() as few:
        stage.get(page)
    _fill(stage, 14)
    stage.get(page)  # opens the names that are new; from then on they are kept
    with _counted() as many:
        stage.get(page)
    assert len(many) == len(few)
