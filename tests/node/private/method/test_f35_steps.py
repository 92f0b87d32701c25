"""F35: building a network is no straight line; a group goes back a step whenever it likes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID, uuid4

from node.database import db
from node.private.network.group_members import take_step
from schemas.practice_words import NetworkStep
from tests.node.private.network_stage import NetworkStage
from tests.node.private.plain import plain

__all__: list[str] = []


@contextmanager
def days_ago(stage: NetworkStage, days: int) -> Iterator[None]:
    """Let the town stand some days ago; nobody is signed in there."""
    stage.clock.now -= timedelta(days=days)
    yield
    stage.clock.now += timedelta(days=days)


def test_a_group_takes_any_step_and_goes_back(stage: NetworkStage) -> None:
    number = str(uuid4())
    stage.post(
        "/network/groups/new",
        {"group_id": number, "kind": "similar", "name": "Scholen", "state": "open"},
        page="/network/groups/new",
    )
    page = f"/network/groups/{number}"
    assert "No step was chosen yet." in stage.text(page)
    with days_ago(stage, 20):
        take_step(
            db.session(),
            node=stage.node,
            actor=stage.person(),
            group_id=UUID(number),
            step=NetworkStep.STEP3_SAME_GOAL,
        )
        stage.commit()
    shown = plain(stage, page)
    assert "Step now: Bringing people with the same goal together" in shown
    assert "It went back a step" not in shown
    stage.post(f"{page}/step", {"step": "step1_outreach"}, page=page)
    shown = plain(stage, page)
    assert "Step now: Reaching out one by one" in shown
    assert "It went back a step; that is as good as going on." in shown
    assert "Reaching out one by one" in stage.text("/network/groups").split("Next meeting")[1]


def test_no_step_chosen_stores_nothing_and_says_so(stage: NetworkStage) -> None:
    number = str(uuid4())
    stage.post(
        "/network/groups/new",
        {"group_id": number, "kind": "similar", "name": "Scholen", "state": "open"},
        page="/network/groups/new",
    )
    page = f"/network/groups/{number}"
    stage.post(f"{page}/step", {"step": "somewhere"}, page=page)
    assert "Nothing was stored. Choose a step first." in stage.text(page)
