"""F45: actions are counted by the objective they serve; off at first."""

import pytest

from node.database import Zone, db, start_writing
from node.private.meetings.models import TaskRow
from node.private.network.words import State
from node.private.packs.objectives import untied_percent
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []

EDIT, PAGE = "/network/mandate/edit", "/network/objectives"


def task(
    stage: NetworkStage, objective: int | None, *, state: State = State.OPEN, handle: str = ""
) -> None:
    """Store an action; with a handle only its owner sees it."""
    now = stage.clock()
    owner = stage.person(handle).account_id if handle else None
    start_writing(stage.session, Zone.PRIVATE)
    db.session.add(
        TaskRow(
            owner_id=owner,
            objective=objective,
            state=state,
            sealed_content=b"sealed",
            change_number=0,
            created_at=now,
            changed_at=now,
        )
    )
    stage.commit()


def test_objectives_have_no_page_until_they_are_switched_on(stage: NetworkStage) -> None:
    assert stage.get(PAGE).status_code == 404


def test_most_actions_for_no_objective_are_told(stage: NetworkStage) -> None:
    stage.switch_on("F45")
    stage.post(EDIT, {"objective_0": "Scholen kennen ons.", "revision": "0"}, page=EDIT)
    for objective in (1, None, None, None):
        task(stage, objective)
    task(stage, 1, state=State.DONE)
    page = stage.text(PAGE)
    assert "75 percent of the open actions serve none of your objectives." in page
    assert "Scholen kennen ons." in page


def test_as_many_with_as_without_are_no_reason_to_worry(stage: NetworkStage) -> None:
    stage.switch_on("F45")
    for objective in (1, None):
        task(stage, objective)
    assert "serve none of your objectives" not in stage.text(PAGE)


def test_actions_of_somebody_alone_are_counted_for_them_alone(stage: NetworkStage) -> None:
    stage.switch_on("F45")
    task(stage, None, handle="an")
    assert "100 percent" in stage.text(PAGE)
    assert "percent of the open actions" not in stage.text(PAGE, handle="co")


@pytest.mark.parametrize(
    ("tasks", "percent"),
    [
        ({}, 0),
        ({None: (1, 0)}, 100),
        ({1: (0, 5), None: (0, 5)}, 0),
        ({1: (2, 0), None: (1, 0)}, 33),
    ],
)
def test_only_open_actions_count(tasks: dict[int | None, tuple[int, int]], percent: int) -> None:
    assert untied_percent(tasks) == percent
