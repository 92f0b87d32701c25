"""The plan of a meeting is sealed, names nobody, and is only for who may see the meeting."""

import pytest

from node.errors import InputRefusedError, NotAllowedError, NotFoundError
from node.private.meetings.breakouts import Theme
from node.private.meetings.encounters import find_encounters
from node.private.meetings.meetings import get_meeting_row
from node.private.meetings.models import MeetingRow
from node.private.meetings.round_making import make_break_outs, make_speed_dates
from node.private.meetings.round_plan import SpeedDates, chairs_of, read_plan
from node.private.meetings.round_seats import list_seats
from node.private.meetings.rounds import OddRule
from node.private.meetings.words import Attendance, MeetingState
from tests.node.private.meetings.tables import seat_meeting
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


def make(stage: NetworkStage, meeting: object, handle: str = "an") -> SpeedDates:
    made = make_speed_dates(
        stage.session,
        node=stage.node,
        actor=stage.person(handle),
        meeting_id=meeting,  # type: ignore[arg-type] # a number of the test
        rounds=3,
        minutes=5,
        odd=OddRule.PAUSE,
        seed=7,
    )
    stage.commit()
    return made


def test_a_plan_is_kept_sealed_and_read_back(stage: NetworkStage) -> None:
    meeting = seat_meeting(stage, [stage.organisation(name) for name in "ABCDE"])
    made = make(stage, meeting)
    tables = make_break_outs(
        stage.session,
        node=stage.node,
        actor=stage.person(),
        meeting_id=meeting,
        themes=[Theme(concept="mentoring", most=5)],
        least=0,
    )
    stage.commit()
    row = get_meeting_row(stage.session, stage.person(), meeting)
    plan = read_plan(row, node=stage.node)
    assert plan.speed_dates == made
    assert plan.break_outs == tables
    assert row.sealed_plan is not None
    assert b"seed" not in row.sealed_plan


def test_a_theme_that_does_not_exist_is_refused(stage: NetworkStage) -> None:
    meeting = seat_meeting(stage, [stage.organisation(name) for name in "AB"])
    with pytest.raises(InputRefusedError):
        make_break_outs(
            stage.session,
            node=stage.node,
            actor=stage.person(),
            meeting_id=meeting,
            themes=[Theme(concept="no-such-thing", most=5)],
            least=0,
        )


def test_a_meeting_of_one_coordinator_is_not_there_for_another(stage: NetworkStage) -> None:
    meeting = seat_meeting(stage, [stage.organisation(name) for name in "AB"], owner="an")
    with pytest.raises(NotFoundError):
        make(stage, meeting, "co")
    with pytest.raises(NotAllowedError):
        make(stage, meeting, "ad")
    assert list_seats(stage.session, person=stage.person("co"), meeting_id=meeting) == ()
    assert make(stage, meeting).rounds


def test_who_said_they_do_not_come_has_no_seat(stage: NetworkStage) -> None:
    absent = seat_meeting(stage, [stage.organisation("A")], attendance=Attendance.ABSENT)
    assert list_seats(stage.session, person=stage.person(), meeting_id=absent) == ()


def test_organisations_know_each_other_from_meetings_that_were_held(stage: NetworkStage) -> None:
    one, two, three = (stage.organisation(name) for name in "ABC")
    seat_meeting(stage, [one, two], attendance=Attendance.CAME, state=MeetingState.HELD)
    seat_meeting(stage, [one, three], attendance=Attendance.CAME, state=MeetingState.PLANNED)
    secret = [two, three]
    seat_meeting(stage, secret, attendance=Attendance.CAME, state=MeetingState.HELD, owner="co")
    meeting = seat_meeting(stage, [one, two, three])
    known = find_encounters(
        stage.session,
        person=stage.person(),
        organisations=[one, two, three],
        before=meeting,
    )
    assert set(known) == {frozenset((one, two))}


def test_a_plan_knows_for_whom_it_was_made(stage: NetworkStage) -> None:
    meeting = seat_meeting(stage, [stage.organisation(name) for name in "AB"])
    made = make(stage, meeting)
    seats = list_seats(stage.session, person=stage.person(), meeting_id=meeting)
    assert made.chairs == chairs_of(seats)
    assert repr(MeetingRow(meeting_id=meeting)) == f"<MeetingRow {meeting}>"
