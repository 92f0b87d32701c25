"""Each town of the demo shows its piece of the method, as the pages of a coordinator would."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from node.demo.loading import CONTENT
from node.demo.network_loading import load_network
from node.demo.together_loading import load_together
from node.extensions import current_node
from node.private.local_time import local_moment
from node.private.meetings.meeting import Meeting
from node.private.meetings.meetings import get_meeting_row, list_meetings
from node.private.meetings.models import MeetingRow
from node.private.meetings.participants import count_participants, list_participants
from node.private.meetings.round_plan import read_plan
from node.private.meetings.tasks import list_tasks
from node.private.meetings.training import list_sector_trainings
from node.private.meetings.words import Format, MeetingState
from node.private.network.facts import list_facts
from node.private.network.group import Group, Member
from node.private.network.group_members import (
    current_step,
    has_gone_back,
    list_members,
    list_steps,
)
from node.private.network.group_models import FactRow, GroupRow, OptionalRow
from node.private.network.groups import list_groups
from node.private.network.models import OrganisationRow
from node.private.network.organisations import list_organisations
from node.private.network.own_cards import find_own_card
from node.private.network.panels import Lack, panel_lacks
from node.private.network.programmes import pilots_to_evaluate
from node.private.network.umbrellas import list_members as list_umbrella_members
from node.private.network.words import FactKind, GroupKind, GroupRole, State
from schemas.practice_words import NetworkStep, Sector
from tests.node.people.builders import add_coordinator
from tests.nodes import NOON, FixedClock, opened, set_up

__all__: list[str] = []

TODAY = NOON.date()


class Town:
    """One town with its network loaded, and what its coordinator sees."""

    def __init__(self, session: Session, name: str) -> None:
        self.session = session
        self.author = add_coordinator(session)
        self.folder = CONTENT / name

    def load(self) -> None:
        load_network(self.session, node=current_node(), author=self.author, folder=self.folder)

    def groups(self, kind: GroupKind) -> list[Group]:
        found = list_groups(self.session, node=current_node(), person=self.author)
        return [each for each in found if each.draft.kind is kind]

    def members(self, group: Group) -> tuple[Member, ...]:
        number = group.group_id
        return list_members(self.session, person=self.author, group_ids=[number])[number]

    def meetings(self, word: Format) -> list[Meeting]:
        found = list_meetings(self.session, node=current_node(), person=self.author)
        return [each for each in found if each.format is word]

    def is_on(self) -> set[str]:
        return set(self.session.scalars(select(OptionalRow.code)))


@pytest.fixture
def town(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Town]:
    name: str = request.param
    with opened(set_up(tmp_path, name)) as (_app, session):
        made = Town(session, name)
        made.load()
        yield made


def of(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("town", [name], indirect=True, ids=[name])


@of("vilvoorde")
def test_vilvoorde_goes_from_similar_organisations_to_a_shared_goal(town: Town) -> None:
    similar, mixed = town.groups(GroupKind.SIMILAR), town.groups(GroupKind.SAME_GOAL)
    assert len({each.draft.sector for each in similar}) >= 4
    numbers = [each.group_id for each in (*similar, *mixed)]
    steps = list_steps(town.session, person=town.author, group_ids=numbers)
    assert any(has_gone_back(steps[each.group_id]) for each in similar)
    assert {current_step(steps[each.group_id]) for each in mixed} == {NetworkStep.STEP3_SAME_GOAL}
    sectors = {
        each.organisation_id: each.draft.sector
        for each in list_organisations(town.session, node=current_node(), person=town.author)
    }
    for group in mixed:
        assert group.content.goal
        assert len({sectors[each.organisation_id] for each in town.members(group)}) >= 5


@of("vilvoorde")
def test_vilvoorde_held_a_training_with_each_group_of_one_sector(town: Town) -> None:
    held = [each for each in town.meetings(Format.TRAINING) if each.state is MeetingState.HELD]
    trained = {each.draft.group_id for each in held}
    assert trained == {each.group_id for each in town.groups(GroupKind.SIMILAR)}
    coverage = list_sector_trainings(town.session, node=current_node(), person=town.author)
    by_sector = {each.sector: each.trained for each in coverage}
    assert by_sector[Sector.SCHOOL] == 4
    assert by_sector[Sector.JUSTICE] == 0
    assert town.is_on() == {"F56"}


@of("vilvoorde")
def test_vilvoorde_says_its_focus_in_three_languages_and_names_the_source_of_its_facts(
    town: Town,
) -> None:
    card = find_own_card(town.session, node=current_node())
    assert card.content.focus.keys() == {"nl", "fr", "en"}
    assert card.content.legal_basis
    assert card.firewall_confirmed_on == TODAY
    facts = list_facts(town.session, node=current_node(), person=town.author, kind=FactKind.FIGURE)
    assert {"42 000", "1,5 %"} <= {each.content.number for each in facts}
    assert all("RAN" in each.content.source for each in facts)


@of("rotterdam")
def test_the_table_of_rotterdam_is_a_panel_of_care_and_justice_without_cases(town: Town) -> None:
    (panel,) = town.groups(GroupKind.PANEL)
    members = town.members(panel)
    roles = Counter(each.role for each in members)
    assert roles[GroupRole.CARE] >= 3
    assert roles[GroupRole.JUSTICE] >= 3
    assert roles[GroupRole.CHAIR] == 1
    assert panel.content.quorum
    assert panel.content.covenant
    assert "mei 2015" in panel.content.note
    lacks = panel_lacks(panel, members, today=TODAY)
    assert lacks == (Lack.COVENANT_ENDS, Lack.NOT_ALL_SIGNED)
    assert town.is_on() == {"F53", "F54"}


@of("rotterdam")
def test_spior_is_an_umbrella_that_is_no_informant(town: Town) -> None:
    found = list_organisations(town.session, node=current_node(), person=town.author)
    (spior,) = [each for each in found if each.content.name == "SPIOR"]
    assert "geen informant" in spior.content.agreed_role
    members = list_umbrella_members(
        town.session,
        node=current_node(),
        person=town.author,
        umbrella_id=spior.organisation_id,
    )
    assert len(members.all_ids) >= 4


@of("rotterdam")
def test_rotterdam_plans_a_kick_off_with_chairs_and_speed_dates(town: Town) -> None:
    (kick_off,) = town.meetings(Format.KICK_OFF)
    day = local_moment(current_node(), kick_off.starts_at).date()
    assert timedelta(days=10) <= day - TODAY <= timedelta(days=12)
    assert kick_off.state is MeetingState.PLANNED
    number = kick_off.meeting_id
    counted = count_participants(town.session, person=town.author, meetings=[number])
    assert counted[number] >= 20
    chairs = list_participants(town.session, person=town.author, meeting_id=number)
    row = get_meeting_row(town.session, town.author, number)
    dates = read_plan(row, node=current_node()).speed_dates
    assert dates is not None
    assert {each.seat for each in dates.chairs} == {each.seat for each in chairs}
    assert len(dates.rounds) == dates.asked


@of("rotterdam")
def test_a_meeting_on_a_problem_left_take_aways_of_which_one_is_overdue(town: Town) -> None:
    (meeting,) = town.meetings(Format.PROBLEM)
    assert meeting.state is MeetingState.HELD
    assert meeting.content.problem
    assert meeting.content.shared_aim
    tasks = [
        each
        for each in list_tasks(town.session, node=current_node(), person=town.author)
        if each.draft.meeting_id == meeting.meeting_id
    ]
    states = Counter(each.draft.state for each in tasks)
    assert states[State.DONE] >= 1
    overdue = [each for each in tasks if each.is_open and _due(each.draft.due_on) < TODAY]
    assert len(overdue) == 1
    assert states[State.OPEN] > len(overdue)


@of("sarcelles")
def test_sarcelles_has_four_programme_lines_with_a_pilot_to_evaluate_and_a_finished_one(
    town: Town,
) -> None:
    lines = town.groups(GroupKind.PROGRAMME)
    assert len(lines) == 4
    assert Counter(each.draft.state for each in lines) == {State.OPEN: 3, State.DONE: 1}
    (pilot,) = pilots_to_evaluate(lines, today=TODAY)
    assert "mentorat" in next(each.name for each in lines if each.group_id == pilot)
    assert all(each.content.training and town.members(each) for each in lines)
    assert town.is_on() == {"F58"}


TOWNS = ("vilvoorde", "rotterdam", "sarcelles")


@pytest.mark.parametrize("name", TOWNS)
def test_a_network_comes_whole_or_not_at_all_and_only_once(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = (OrganisationRow, GroupRow, MeetingRow, FactRow, OptionalRow)

    def counts() -> list[int | None]:
        return [session.scalar(select(func.count()).select_from(row)) for row in counted]

    class PowerCutError(Exception):
        pass

    def load_and_fail(*given: object, **named: object) -> None:
        load_together(*given, **named)  # type: ignore[arg-type] # passed on as they came
        raise PowerCutError

    with opened(set_up(tmp_path, name)) as (_app, session):
        town = Town(session, name)
        with monkeypatch.context() as patch:
            patch.setattr("node.demo.network_loading.load_together", load_and_fail)
            with pytest.raises(PowerCutError):
                town.load()
        session.rollback()
        assert not any(counts())
        town.load()
        whole = counts()
        assert all(whole)
        town.load()
        assert counts() == whole


@pytest.mark.parametrize("shift", [0, 3, 5], ids=["monday", "thursday", "saturday"])
def test_whatever_day_it_is_meetings_are_on_working_days(tmp_path: Path, shift: int) -> None:
    clock = FixedClock(NOON + timedelta(days=shift))
    with opened(set_up(tmp_path, "sarcelles"), clock=clock) as (_app, session):
        town = Town(session, "sarcelles")
        town.load()
        found = list_meetings(session, node=current_node(), person=town.author)
        assert found
        days = [local_moment(current_node(), each.starts_at) for each in found]
        assert all(each.weekday() < 5 for each in days)


def _due(day: date | None) -> date:
    assert day is not None
    return day
