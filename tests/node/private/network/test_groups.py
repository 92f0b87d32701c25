"""A group keeps what coordinators say of it, and shows nobody what they may not see."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from node.database import Zone, db, start_writing
from node.errors import ConflictError, InputRefusedError, NotAllowedError, NotFoundError
from node.private.network.group import GroupContent, GroupDraft, Member, Step
from node.private.network.group_form import split_names
from node.private.network.group_members import (
    change_members,
    current_step,
    has_gone_back,
    list_members,
    list_steps,
    take_step,
)
from node.private.network.groups import add_group, change_group, get_group, list_groups
from node.private.network.models import OrganisationRow
from node.private.network.words import GroupKind, GroupRole
from node.private.worries import WorryFoundError
from schemas.practice_words import NetworkStep
from tests.node.private.network_stage import TODAY, NetworkStage

__all__: list[str] = []


def enter(
    stage: NetworkStage, name: str = "Scholen", kind: GroupKind = GroupKind.SIMILAR, **more: object
) -> UUID:
    draft = GroupDraft(content=GroupContent(name=name), kind=kind, **more)  # type: ignore[arg-type] # members by name
    made = add_group(db.session(), node=stage.node, actor=stage.person(), draft=draft)
    stage.commit()
    return made


def put_in(stage: NetworkStage, group_id: UUID, *members: UUID, handle: str = "an") -> None:
    change_members(
        db.session(),
        node=stage.node,
        actor=stage.person(handle),
        group_id=group_id,
        members=[Member(organisation_id=each) for each in members],
    )
    stage.commit()


def members_seen(stage: NetworkStage, group_id: UUID, handle: str) -> set[UUID]:
    found = list_members(stage.session, person=stage.person(handle), group_ids=(group_id,))
    return {each.organisation_id for each in found[group_id]}


def test_a_group_of_one_coordinator_is_not_there_for_another(stage: NetworkStage) -> None:
    mine = enter(stage, is_mine=True)
    other = stage.person("co")
    assert list_groups(stage.session, node=stage.node, person=other) == ()
    with pytest.raises(NotFoundError):
        get_group(stage.session, node=stage.node, person=other, group_id=mine)


def test_nobody_but_coordinators_reads_groups(stage: NetworkStage) -> None:
    with pytest.raises(NotAllowedError):
        list_groups(stage.session, node=stage.node, person=stage.person("ad"))


def test_what_all_see_takes_no_member_that_one_sees(stage: NetworkStage) -> None:
    group, mine = enter(stage), stage.organisation("Akker", is_mine=True)
    with pytest.raises(InputRefusedError):
        put_in(stage, group, mine)
    db.session.rollback()
    own = enter(stage, is_mine=True)
    put_in(stage, own, mine)
    known = get_group(stage.session, node=stage.node, person=stage.person(), group_id=own)
    shared = GroupDraft(content=known.content, kind=known.draft.kind)
    with pytest.raises(InputRefusedError):
        change_group(
            db.session(),
            node=stage.node,
            actor=stage.person(),
            group_id=own,
            draft=shared,
            revision=known.revision,
        )


def test_two_who_change_one_group_are_told_of_each_other(stage: NetworkStage) -> None:
    group = enter(stage)
    known = get_group(stage.session, node=stage.node, person=stage.person(), group_id=group)
    with pytest.raises(ConflictError):
        change_group(
            db.session(),
            node=stage.node,
            actor=stage.person(),
            group_id=group,
            draft=known.draft,
            revision=known.revision + 1,
        )


def test_members_somebody_does_not_see_stay_when_they_change_the_others(
    stage: NetworkStage,
) -> None:
    group = enter(stage)
    one, two, three = (stage.organisation(name) for name in ("Akker", "Beemd", "Cirkel"))
    put_in(stage, group, one, two)
    # As a record of before, when what is a member could still be kept from colleagues.
    owner = stage.person().account_id
    start_writing(stage.session, Zone.PRIVATE)
    db.session.get_one(OrganisationRow, two).owner_id = owner
    stage.commit()
    assert members_seen(stage, group, "co") == {one}
    put_in(stage, group, three, handle="co")
    assert members_seen(stage, group, "an") == {two, three}


def test_a_member_taken_out_meanwhile_costs_nobody_the_others(stage: NetworkStage) -> None:
    group = enter(stage)
    one, two = stage.organisation("Akker"), stage.organisation("Beemd")
    put_in(stage, group, one)
    both = [str(one), str(two)]
    fields: dict[str, str | list[str]] = {"shown": both, "member": both, f"role-{one}": "chair"}
    page = f"/network/groups/{group}/members"
    assert stage.post(page, {**fields, f"role-{two}": "member"}, page=page).status_code == 303
    (member,) = list_members(stage.session, person=stage.person(), group_ids=(group,))[group]
    assert (member.organisation_id, member.role) == (one, GroupRole.CHAIR)


def test_an_organisation_that_is_not_seen_cannot_be_put_in(stage: NetworkStage) -> None:
    group, mine = enter(stage), stage.organisation("Akker", is_mine=True)
    with pytest.raises(NotFoundError):
        put_in(stage, group, mine, handle="co")


def test_a_panel_needs_its_part_switched_on_and_stays_a_panel(stage: NetworkStage) -> None:
    with pytest.raises(NotFoundError):
        enter(stage, kind=GroupKind.PANEL)
    db.session.rollback()
    stage.switch_on("F53")
    panel = enter(stage, kind=GroupKind.PANEL)
    known = get_group(stage.session, node=stage.node, person=stage.person(), group_id=panel)
    with pytest.raises(InputRefusedError):
        change_group(
            db.session(),
            node=stage.node,
            actor=stage.person(),
            group_id=panel,
            draft=GroupDraft(content=known.content, kind=GroupKind.SIMILAR),
            revision=known.revision,
        )


@pytest.mark.parametrize("member", ["goal", "note", "training", "legal_basis", "covenant"])
def test_a_worry_about_a_person_is_kept_in_no_text_of_a_group(
    stage: NetworkStage, member: str
) -> None:
    worry = "I am worried about a boy in class 3B who wants to leave for Syria."
    content = GroupContent(name="Scholen", **{member: worry})  # type: ignore[arg-type] # members by name
    with pytest.raises(WorryFoundError):
        add_group(
            stage.session,
            node=stage.node,
            actor=stage.person(),
            draft=GroupDraft(content=content, kind=GroupKind.SIMILAR),
        )


def test_every_text_of_a_group_comes_back_as_it_was(stage: NetworkStage) -> None:
    content = GroupContent(name="Tafel", waiting=("Jeugdhuis",), quorum=3, checked_on=TODAY)
    draft = GroupDraft(content=content, kind=GroupKind.EXISTING, review_on=date(2027, 1, 1))
    made = add_group(db.session(), node=stage.node, actor=stage.person(), draft=draft)
    stage.commit()
    known = get_group(stage.session, node=stage.node, person=stage.person(), group_id=made)
    assert known.draft == draft
    assert "Tafel" not in repr(known)


def test_the_last_step_counts_and_one_back_is_told() -> None:
    ahead = Step(since=TODAY - timedelta(days=9), step=NetworkStep.STEP3_SAME_GOAL)
    back = Step(since=TODAY, step=NetworkStep.STEP1_OUTREACH)
    assert current_step(()) is None
    assert current_step((ahead, back)) is NetworkStep.STEP1_OUTREACH
    assert has_gone_back((ahead, back))
    assert not has_gone_back((ahead,))


def test_a_step_may_be_written_down_later_and_never_ahead(stage: NetworkStage) -> None:
    group_id, step = enter(stage), NetworkStep.STEP2_SIMILAR

    def take(since: date) -> None:
        take_step(
            db.session(),
            node=stage.node,
            actor=stage.person(),
            group_id=group_id,
            step=step,
            since=since,
        )

    with pytest.raises(InputRefusedError):
        take(TODAY + timedelta(days=1))
    take(TODAY - timedelta(days=300))
    stage.commit()
    steps = list_steps(stage.session, person=stage.person(), group_ids=[group_id])[group_id]
    assert steps == (Step(since=TODAY - timedelta(days=300), step=step),)


def test_a_list_of_names_is_read_whatever_stands_around_them() -> None:
    assert split_names(" - Akker\n\n* akker\nDe  Beemd;\n") == ("Akker", "De Beemd")
