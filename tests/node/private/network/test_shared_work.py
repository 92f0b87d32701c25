"""What colleagues work with stays in their sight, and what was never shown stays unseen."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from node.database import Zone, db, start_writing
from node.errors import ConflictError, InputRefusedError
from node.private.meetings.models import TaskPart
from node.private.meetings.task import TaskContent, TaskDraft
from node.private.meetings.tasks import add_task, change_task, get_task
from node.private.meetings.words import TaskRole
from node.private.network.group import GroupContent, GroupDraft, Member
from node.private.network.group_members import change_members
from node.private.network.groups import add_group, change_group, get_group
from node.private.network.log import change_line, count_lines, get_line, settle_line
from node.private.network.models import OrganisationRow
from node.private.network.organisations import change_organisation, get_organisation
from node.private.network.words import GroupKind, LogKind, State
from tests.node.private.meetings.planned import plan
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


def group(stage: NetworkStage, *members: UUID, is_mine: bool = False) -> UUID:
    draft = GroupDraft(
        content=GroupContent(name="Scholen"), kind=GroupKind.SIMILAR, is_mine=is_mine
    )
    actor = stage.person()
    made = add_group(db.session(), node=stage.node, actor=actor, draft=draft)
    change_members(
        db.session(),
        node=stage.node,
        actor=actor,
        group_id=made,
        members=[Member(organisation_id=each) for each in members],
    )
    stage.commit()
    return made


def task(stage: NetworkStage, **members: object) -> UUID:
    draft = TaskDraft(meeting_id=None, content=TaskContent(text="Zaal vastleggen"))
    draft = replace(draft, **members)  # type: ignore[arg-type] # members by name
    made = add_task(db.session(), node=stage.node, actor=stage.person(), draft=draft)
    stage.commit()
    return made


def keep_group(stage: NetworkStage, group_id: UUID) -> None:
    actor = stage.person()
    known = get_group(stage.session, node=stage.node, person=actor, group_id=group_id)
    change_group(
        db.session(),
        node=stage.node,
        actor=actor,
        group_id=group_id,
        draft=replace(known.draft, is_mine=True),
        revision=known.revision,
    )
    stage.commit()


def keep(stage: NetworkStage, organisation_id: UUID, *, is_mine: bool = True) -> None:
    actor = stage.person()
    known = get_organisation(
        stage.session, node=stage.node, person=actor, organisation_id=organisation_id
    )
    change_organisation(
        db.session(),
        node=stage.node,
        actor=actor,
        organisation_id=organisation_id,
        draft=replace(known.draft, is_mine=is_mine),
        revision=known.revision,
    )
    stage.commit()


def test_a_group_of_a_shared_meeting_or_line_stays_shared(stage: NetworkStage) -> None:
    met, noted, free = (group(stage) for _each in range(3))
    meeting = plan(stage, group_id=met)
    stage.line(LogKind.WAS_THERE, text="Bij de groep", group_id=noted)
    for each in (met, noted):
        with pytest.raises(InputRefusedError):
            keep_group(stage, each)
        db.session.rollback()
    assert stage.get(f"/meetings/{meeting}/after", "co").status_code == 200
    keep_group(stage, free)


@pytest.mark.parametrize(
    "use",
    [
        group,
        lambda stage, number: plan(stage, [number]),
        lambda stage, number: task(stage, organisation_id=number),
        lambda stage, number: task(stage, parts={number: TaskRole.INFORMED}),
    ],
)
def test_an_organisation_stays_shared_while_what_all_see_is_with_it(
    stage: NetworkStage, use: Callable[[NetworkStage, UUID], UUID]
) -> None:
    number = stage.organisation("Zonnehof")
    use(stage, number)
    with pytest.raises(ConflictError):
        keep(stage, number)


def test_what_only_its_owner_sees_keeps_no_organisation_shared(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    group(stage, number, is_mine=True)
    plan(stage, [number], is_mine=True)
    keep(stage, number)


def keep_line(stage: NetworkStage, line_id: UUID, handle: str) -> None:
    actor = stage.person(handle)
    known = get_line(stage.session, node=stage.node, person=actor, line_id=line_id)
    change_line(
        db.session(),
        node=stage.node,
        actor=actor,
        line_id=line_id,
        draft=replace(known.draft, is_mine=True),
        revision=known.revision,
    )
    stage.commit()


def test_a_line_is_kept_from_colleagues_by_who_logged_it_alone(stage: NetworkStage) -> None:
    line = stage.line(LogKind.WAS_THERE, text="Op de markt")
    with pytest.raises(InputRefusedError):
        keep_line(stage, line, "co")
    db.session.rollback()
    assert stage.get(f"/log/{line}").status_code == 200
    keep_line(stage, line, "an")
    assert stage.get(f"/log/{line}", "co").status_code == 404


def test_a_line_stays_shared_once_a_colleague_worked_on_it(stage: NetworkStage) -> None:
    line = stage.line(LogKind.WE_PROMISED, stage.organisation("Zonnehof"), text="Een zaal")
    settle_line(
        stage.session,
        node=stage.node,
        actor=stage.person("co"),
        line_id=line,
        state=State.DONE,
        revision=1,
        outcome="Gegeven",
    )
    stage.commit()
    with pytest.raises(InputRefusedError):
        keep_line(stage, line, "an")


def test_a_shared_line_hides_behind_no_organisation_of_somebodys_own(stage: NetworkStage) -> None:
    line = stage.line(LogKind.WAS_THERE, stage.organisation("Zonnehof"))
    own = stage.organisation("De Akker", handle="co", is_mine=True)
    form = {"line_id": str(line), "revision": "1", "kind": "was_there", "text": "Verhuisd"}
    form |= {"organisation": str(own), "happened_on": "2026-03-02"}
    answer = stage.post(f"/log/{line}/edit", form, handle="co")
    assert answer.status_code == 422
    assert "It cannot be kept from them." in answer.get_data(as_text=True)
    assert "Verhuisd" in answer.get_data(as_text=True)
    assert stage.get(f"/log/{line}").status_code == 200


def test_only_who_may_keep_a_line_is_asked_whether_to(stage: NetworkStage) -> None:
    line = stage.line(LogKind.WAS_THERE, text="Op de markt")
    asked = 'name="is_mine"'
    assert asked in stage.get(f"/log/{line}/edit").get_data(as_text=True)
    assert asked not in stage.get(f"/log/{line}/edit", "co").get_data(as_text=True)
    assert asked in stage.get("/log", "co").get_data(as_text=True)


def test_a_line_of_one_stays_theirs_when_its_organisation_is_shared_again(
    stage: NetworkStage,
) -> None:
    number = stage.organisation("Zonnehof")
    stage.line(LogKind.WAS_THERE, number, text="Alleen An", is_mine=True)
    keep(stage, number)
    keep(stage, number, is_mine=False)
    assert count_lines(stage.session, person=stage.person("co")) == 0
    assert count_lines(stage.session, person=stage.person()) == 1


def test_a_part_somebody_does_not_see_stays_when_they_change_the_task(stage: NetworkStage) -> None:
    number, other = stage.organisation("Zonnehof"), stage.organisation("De Akker")
    made = task(stage, parts={number: TaskRole.INFORMED, other: TaskRole.INFORMED})
    # As a record of before, when what does something could still be kept from colleagues.
    owner = stage.person().account_id
    start_writing(stage.session, Zone.PRIVATE)
    db.session.get_one(OrganisationRow, number).owner_id = owner
    stage.commit()
    actor = stage.person("co")
    seen = get_task(stage.session, node=stage.node, person=actor, task_id=made)
    assert set(seen.draft.parts) == {other}
    change_task(
        db.session(),
        node=stage.node,
        actor=actor,
        task_id=made,
        draft=replace(seen.draft, parts={}),
        revision=seen.revision,
    )
    stage.commit()
    assert stage.session.get(TaskPart, (made, number)) is not None
    assert stage.session.get(TaskPart, (made, other)) is None


def test_a_colleagues_own_group_proposes_nobody_to_invite(stage: NetworkStage) -> None:
    own = group(stage, stage.organisation("Zonnehof"), is_mine=True)
    url = f"/meetings/{plan(stage)}/invite/find"
    asked = {"group": str(own), "sector": "", "name": ""}
    assert "Zonnehof" in stage.post(url, asked).get_data(as_text=True)
    assert "Zonnehof" not in stage.post(url, asked, handle="co").get_data(as_text=True)
