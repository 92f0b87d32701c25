"""The node forgets by itself what has stood long enough, whether or not somebody opens a page."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.orm import Session

from node.coordinator_app.forgetting import begin_forgetting, forget
from node.database import Zone, db, start_writing
from node.extensions import Node
from node.people.service import get_person
from node.private.local_time import local_day
from node.private.network.changes import change_state
from node.private.network.group_models import ImportEffect, ImportRow
from node.private.network.log import write_line
from node.private.network.log_line import LogContent, LogDraft
from node.private.network.models import LogRow
from node.private.network.words import LogKind
from node.private.packs.retention import count_aged
from tests.browser.site import empty_site
from tests.node.private.network_stage import NetworkStage, network_stage
from tests.node.private.packs.ageing import old_line
from tests.node.private.packs.bringing import bring, store, through

__all__: list[str] = []

LIST = "Naam;Soort\nZonnehof;school\n"
_BROKEN = "CREATE TRIGGER broken BEFORE UPDATE ON log_line BEGIN SELECT RAISE(ABORT, 'full'); END"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[NetworkStage]:
    """Yield a town."""
    with network_stage(tmp_path) as found:
        yield found


def texts_that_are_old(stage: NetworkStage) -> int:
    return count_aged(stage.session, node=stage.node, person=stage.person()).texts


def an_old_line(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    old_line(stage, LogKind.WE_GAVE, number, days_ago=400, text="Een zaal")


def made_earlier(stage: NetworkStage, *, days: int) -> None:
    """Put back the day of every list."""
    start_writing(stage.session, Zone.PRIVATE)
    moment = stage.clock() - timedelta(days=days)
    db.session.execute(update(ImportRow).values(made_at=moment))
    stored = update(ImportRow).where(ImportRow.stored_at.is_not(None))
    db.session.execute(stored.values(stored_at=moment))
    stage.commit()


def execute(stage: NetworkStage, statement: str) -> None:
    start_writing(stage.session, Zone.PRIVATE).execute(text(statement))
    stage.commit()


def effects(stage: NetworkStage) -> int:
    return stage.session.scalar(select(func.count()).select_from(ImportEffect)) or 0


def test_texts_of_the_log_go_with_nobody_looking(stage: NetworkStage) -> None:
    an_old_line(stage)
    assert forget(stage.app)
    assert texts_that_are_old(stage) == 0


def test_nothing_is_written_when_nothing_is_due(stage: NetworkStage) -> None:
    before = change_state(stage.session)
    assert not forget(stage.app)
    assert change_state(stage.session) == before


def test_a_list_that_nobody_stored_is_let_go(stage: NetworkStage) -> None:
    bring(stage, LIST)
    assert stage.session.scalars(select(ImportRow.sealed_content)).all() != [None]
    made_earlier(stage, days=2)
    assert forget(stage.app)
    assert stage.session.scalars(select(ImportRow.sealed_content)).all() == [None]


def test_what_stood_there_before_a_list_is_kept_for_a_month(stage: NetworkStage) -> None:
    preview = through(stage, LIST)
    store(stage, preview)
    made_earlier(stage, days=29)
    assert not forget(stage.app)
    assert effects(stage) == 1
    undo = preview.replace("/preview", "/undo")
    assert "What somebody edited since stays" in stage.text(undo)

    made_earlier(stage, days=31)
    assert forget(stage.app)
    assert effects(stage) == 0
    assert "stored more than 30 days ago" in stage.text(undo)
    assert stage.post(undo).status_code == 409
    assert undo not in stage.text("/network/import")
    assert "Zonnehof" in stage.text("/network")


def test_after_a_fault_it_is_tried_again(
    stage: NetworkStage, caplog: pytest.LogCaptureFixture
) -> None:
    an_old_line(stage)
    stop = Event()
    execute(stage, _BROKEN)
    thread = begin_forgetting(stage.app, stop=stop, rest=timedelta(milliseconds=10))
    while "not_forgotten" not in caplog.text and thread.is_alive():
        stop.wait(0.05)
    assert texts_that_are_old(stage) == 1
    execute(stage, "DROP TRIGGER broken")
    while texts_that_are_old(stage) and thread.is_alive():
        stop.wait(0.05)
    stop.set()
    thread.join()
    assert texts_that_are_old(stage) == 0


@pytest.mark.enable_socket
def test_the_process_for_people_forgets_as_soon_as_it_runs(tmp_path: Path) -> None:
    kept = "SELECT count(*) FROM log_line WHERE sealed_content IS NOT NULL"

    def prepare(session: Session, node: Node) -> None:
        actor = get_person(session, node=node, handle="coordinator")
        for days in (400, 30):
            draft = LogDraft(
                kind=LogKind.WAS_THERE,
                happened_on=local_day(node) - timedelta(days=days),
                content=LogContent(text="Een open dag", place="Zonnehof"),
            )
            line = write_line(session, node=node, actor=actor, draft=draft)
            session.get_one(LogRow, line).created_at -= timedelta(days=days)
            session.commit()

    with empty_site(tmp_path, prepare=prepare):
        (path,) = tmp_path.rglob("private.sqlite")
        with closing(sqlite3.connect(path)) as database:
            deadline = time.monotonic() + 60
            while database.execute(kept).fetchone() != (1,):
                assert time.monotonic() < deadline
                time.sleep(0.1)
