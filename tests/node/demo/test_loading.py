"""Loading a town can be interrupted anywhere and repeated; every record is released once."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from node.airlock.models import RequestState
from node.airlock.requests import list_requests
from node.demo.cast import ADMIN, AUTHOR, DESK, READER
from node.demo.loading import load_town
from node.demo.stage import Stage
from node.operations.set_up import set_up_node
from node.people.service import list_people
from node.private.directory.service import list_drafts
from node.private.practices.service import list_practices
from node.private.register.service import list_known
from tests.node.demo.content_files import read_lines

TOWN = "ran"


class PowerCutError(BaseException):
    """What interrupts a test's loading; no handler of the product sees it coming."""


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """A stage on which one node is set up and nothing runs."""
    made = Stage(folder=tmp_path, first_port=20_000)
    set_up_node(made.settings(TOWN))
    yield made
    made.close()


@contextmanager
def cut_after(commits: int) -> Iterator[None]:
    """Interrupt whatever goes on after its n-th commit, before the next."""
    seen = 0

    def count(_session: Session) -> None:
        nonlocal seen
        seen += 1
        if seen > commits:
            raise PowerCutError

    event.listen(Session, "before_commit", count)
    try:
        with pytest.raises(PowerCutError):
            yield
    finally:
        event.remove(Session, "before_commit", count)


def counts(stage: Stage) -> dict[str, int]:
    """Return how many of each thing the town has."""
    with stage.opened(TOWN) as (node, session):
        states = Counter(row.state for row in list_requests(session))
        return {
            "people": len(list_people(session, node=node)),
            "known": len(list_known(session, node=node)),
            "drafts": len(list_drafts(session, node=node)),
            "practices": len(list_practices(session, node=node)),
            "approved": states[RequestState.APPROVED],
            "requests": states.total(),
        }


WHOLE = {
    "people": len((ADMIN, AUTHOR, DESK, READER)),
    "known": len(read_lines(TOWN, "register.jsonl")),
    "drafts": 1,
    "practices": len(read_lines(TOWN, "practices.jsonl")),
    "approved": 1 + len(read_lines(TOWN, "practices.jsonl")),
    "requests": 1 + len(read_lines(TOWN, "practices.jsonl")),
}
"""What the content folder says the town has."""


def test_a_town_is_loaded_once(stage: Stage) -> None:
    assert load_town(stage, TOWN) == WHOLE["approved"]
    assert counts(stage) == WHOLE
    assert load_town(stage, TOWN) == 0
    assert counts(stage) == WHOLE


@pytest.mark.parametrize("commits", [0, 1, 2, 3, 4, 5, 7, 10])
def test_a_loading_that_was_interrupted_is_finished(stage: Stage, commits: int) -> None:
    with cut_after(commits):
        load_town(stage, TOWN)
    assert counts(stage) != WHOLE
    load_town(stage, TOWN)
    assert counts(stage) == WHOLE
