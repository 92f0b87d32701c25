"""Who came is ticked, may be corrected, and stands in the log once for each organisation."""

from datetime import timedelta
from uuid import UUID

import pytest

from node.database import Zone, db, start_writing
from node.errors import NotFoundError
from node.private.meetings.participants import give_seats, list_participants, mark_invited
from node.private.meetings.words import Attendance, MeetingState
from node.private.network.log import list_lines
from node.private.network.log_line import LogLine
from node.private.network.models import LogRow, OrganisationRow
from node.private.network.words import LogKind
from tests.node.private.meetings.planned import chairs_form, hold, plan, stored_meeting
from tests.node.private.network_stage import TODAY, NetworkStage

__all__: list[str] = []


def chairs(stage: NetworkStage, meeting: UUID) -> list[str]:
    found = list_participants(stage.session, person=stage.person(), meeting_id=meeting)
    return [str(each.participant_id) for each in found]


def sitting(stage: NetworkStage, meeting: UUID) -> list[UUID | None]:
    found = list_participants(stage.session, person=stage.person(), meeting_id=meeting)
    return [each.contact_id for each in found]


def was_there(stage: NetworkStage) -> set[UUID | None]:
    where = [LogRow.kind == LogKind.WAS_THERE]
    lines = list_lines(stage.session, node=stage.node, person=stage.person(), where=where)
    found = [each.draft.organisation_id for each in lines]
    assert len(found) == len(set(found))
    return set(found)


def test_ticks_are_logged_once_and_can_be_corrected(stage: NetworkStage) -> None:
    one, two = stage.organisation("Akker"), stage.organisation("Beek")
    meeting = plan(stage, [one, two], days=-1)
    first, second = chairs(stage, meeting)
    url = f"/meetings/{meeting}/attendance"
    assert stage.post(url, {"came": [first, second]}).status_code == 303
    assert stage.post(url, {"came": [first, second], "shown": [first, second]}).status_code == 303
    assert was_there(stage) == {one, two}
    assert stored_meeting(stage, meeting).state is MeetingState.HELD
    assert f'name="shown" value="{first}"' in stage.get(url).get_data(as_text=True)
    assert stage.post(url, {"came": [second], "shown": [first, second]}).status_code == 303
    assert was_there(stage) == {two}
    found = list_participants(stage.session, person=stage.person(), meeting_id=meeting)
    assert [each.attendance for each in found] == [Attendance.ABSENT, Attendance.CAME]


def test_two_at_one_door_lose_none_of_each_others_ticks(stage: NetworkStage) -> None:
    one, two, three = (stage.organisation(name) for name in ("Akker", "Beek", "Duin"))
    meeting = plan(stage, [one, two, three], days=-1)
    first, second, third = chairs(stage, meeting)
    url = f"/meetings/{meeting}/attendance"
    assert stage.post(url, {"came": [third]}).status_code == 303
    # Both pages were opened now; each of the two ticks one chair, and one takes one back.
    theirs = {"came": [first, third], "shown": [third]}
    assert stage.post(url, theirs, handle="co").status_code == 303
    assert stage.post(url, {"came": [second], "shown": [third]}).status_code == 303
    assert was_there(stage) == {one, two}


def test_ticks_that_are_refused_come_back_on_what_is_ticked_now(stage: NetworkStage) -> None:
    meeting = plan(stage, [stage.organisation("Akker"), stage.organisation("Beek")], days=-1)
    first, second = chairs(stage, meeting)
    url = f"/meetings/{meeting}/attendance"
    assert stage.post(url, {"came": [first]}, handle="co").status_code == 303
    answer = stage.post(url, {"came": [second], "walk_in_0": "Nergens"})
    assert answer.status_code == 422
    page = answer.get_data(as_text=True)
    assert f'name="shown" value="{first}"' in page
    assert f'value="{first}" checked' in page
    assert f'value="{second}" checked' in page


def test_the_log_has_the_day_of_the_meeting(stage: NetworkStage) -> None:
    meeting = hold(stage, [stage.organisation("Akker")], days=-7)
    line = list_lines(stage.session, node=stage.node, person=stage.person())[0]
    assert line.draft.happened_on == TODAY - timedelta(days=7)
    assert line.draft.meeting_id == meeting


def test_who_walks_in_gets_chairs(stage: NetworkStage) -> None:
    one, two = stage.organisation("Akker"), stage.organisation("Beek")
    meeting = plan(stage, [one], days=0)
    form = {"came": chairs(stage, meeting), "walk_in_0": "beek", "people_0": "2"}
    assert stage.post(f"/meetings/{meeting}/attendance", form).status_code == 303
    found = list_participants(stage.session, person=stage.person(), meeting_id=meeting)
    assert [(each.organisation_id, each.seat) for each in found] == [(one, 1), (two, 2), (two, 3)]
    assert was_there(stage) == {one, two}


def test_a_walk_in_whose_name_two_have_is_told_the_way_out(stage: NetworkStage) -> None:
    meeting = plan(stage, [stage.organisation("Akker")], days=-1)
    for _twin in range(2):
        stage.organisation("Beek")
    form = {"came": chairs(stage, meeting), "walk_in_0": "Beek"}
    answer = stage.post(f"/meetings/{meeting}/attendance", form)
    assert answer.status_code == 422
    assert "first give one of them a name of its own" in answer.get_data(as_text=True)


def test_a_walk_in_that_nobody_knows_is_named_at_its_field(stage: NetworkStage) -> None:
    meeting = plan(stage, [stage.organisation("Akker")], days=0)
    form = {"came": chairs(stage, meeting), "walk_in_0": "Nergens"}
    answer = stage.post(f"/meetings/{meeting}/attendance", form)
    assert answer.status_code == 422
    assert "Nergens" in answer.get_data(as_text=True)
    assert was_there(stage) == set()


def test_nobody_was_at_a_meeting_that_is_yet_to_come(stage: NetworkStage) -> None:
    meeting = plan(stage, [stage.organisation("Akker")], days=1)
    answer = stage.post(f"/meetings/{meeting}/attendance", {"came": chairs(stage, meeting)})
    assert answer.status_code == 422
    assert "yet to come" in answer.get_data(as_text=True)
    assert stored_meeting(stage, meeting).state is MeetingState.PLANNED


def test_a_meeting_without_ticks_was_not_held(stage: NetworkStage) -> None:
    meeting = plan(stage, [stage.organisation("Akker")], days=-1)
    assert stage.post(f"/meetings/{meeting}/attendance").status_code == 422
    stage.post(f"/meetings/{meeting}/cancel")
    answer = stage.post(f"/meetings/{meeting}/attendance", {"came": chairs(stage, meeting)})
    assert answer.status_code == 422


def test_chairs_of_another_meeting_are_not_ticked(stage: NetworkStage) -> None:
    school = stage.organisation("Akker")
    meeting, other = plan(stage, [school], days=-1), plan(stage, [school], days=-1)
    answer = stage.post(f"/meetings/{meeting}/attendance", {"came": chairs(stage, other)})
    assert answer.status_code == 422


def test_the_sheet_has_a_box_for_each_chair_and_empty_lines(stage: NetworkStage) -> None:
    school = stage.organisation("Akker")
    contact = stage.contact(school, "Quillon Ofrane")
    meeting = plan(stage, [school])
    answer = stage.post(f"/meetings/{meeting}/chairs", chairs_form(stage, meeting, contact))
    assert answer.status_code == 303
    text = stage.text(f"/meetings/{meeting}/sheet")
    assert text.count("☐") == 7
    assert "Akker" in text
    assert "Quillon Ofrane" in text
    assert "Quillon Ofrane" in stage.text(f"/meetings/{meeting}/attendance")


def test_a_chair_is_given_to_a_contact_of_its_organisation_alone(stage: NetworkStage) -> None:
    one, two = stage.organisation("Akker"), stage.organisation("Beek")
    contact = stage.contact(two, "Quillon Ofrane")
    meeting = plan(stage, [one])
    answer = stage.post(f"/meetings/{meeting}/chairs", chairs_form(stage, meeting, contact))
    assert answer.status_code == 422
    assert sitting(stage, meeting) == [None]


def test_what_names_nobody_leaves_who_sits_on_a_chair(stage: NetworkStage) -> None:
    school = stage.organisation("Akker")
    contact = stage.contact(school, "Quillon Ofrane")
    meeting = plan(stage, [school])
    url = f"/meetings/{meeting}/chairs"
    assert stage.post(url, chairs_form(stage, meeting, contact)).status_code == 303
    assert stage.post(url, chairs_form(stage, meeting, "no number")).status_code == 422
    assert sitting(stage, meeting) == [contact]


def test_two_say_who_sits_where_and_neither_takes_the_others_word_back(
    stage: NetworkStage,
) -> None:
    one, two = stage.organisation("Akker"), stage.organisation("Beek")
    first, second = stage.contact(one, "Quillon Ofrane"), stage.contact(two, "Berte Vlinder")
    meeting = plan(stage, [one, two])
    url = f"/meetings/{meeting}/chairs"
    theirs = chairs_form(stage, meeting, first, handle="co")
    mine = chairs_form(stage, meeting, None, second)
    assert stage.post(url, theirs, handle="co").status_code == 303
    assert stage.post(url, mine).status_code == 303
    assert sitting(stage, meeting) == [first, second]


def test_who_chooses_second_for_one_chair_is_told_and_may_insist(stage: NetworkStage) -> None:
    school = stage.organisation("Akker")
    first, second = stage.contact(school, "Quillon Ofrane"), stage.contact(school, "Berte Vlinder")
    meeting = plan(stage, [school])
    url = f"/meetings/{meeting}/chairs"
    mine = chairs_form(stage, meeting, second)
    assert stage.post(url, chairs_form(stage, meeting, first)).status_code == 303
    answer = stage.post(url, mine)
    assert answer.status_code == 422
    assert "A colleague chose otherwise meanwhile." in answer.get_data(as_text=True)
    assert f'value="{second}" selected' in answer.get_data(as_text=True)
    assert sitting(stage, meeting) == [first]
    assert stage.post(url, chairs_form(stage, meeting, second)).status_code == 303
    assert sitting(stage, meeting) == [second]


def test_a_chair_that_is_new_since_is_left_as_a_colleague_filled_it(stage: NetworkStage) -> None:
    one, two = stage.organisation("Akker"), stage.organisation("Beek")
    first, second = stage.contact(one, "Quillon Ofrane"), stage.contact(two, "Berte Vlinder")
    meeting = plan(stage, [one])
    url = f"/meetings/{meeting}/chairs"
    mine = chairs_form(stage, meeting, first)
    stage.post(f"/meetings/{meeting}/invite", {"organisations": str(two), "seats": "1"})
    assert stage.post(url, chairs_form(stage, meeting, None, second)).status_code == 303
    assert stage.post(url, mine).status_code == 303
    assert sitting(stage, meeting) == [first, second]


def test_a_chair_or_a_contact_that_is_gone_is_told_of_and_the_rest_is_kept(
    stage: NetworkStage,
) -> None:
    one, two, three = (stage.organisation(name) for name in ("Akker", "Beek", "Duin"))
    first, second = stage.contact(one, "Quillon Ofrane"), stage.contact(two, "Berte Vlinder")
    gone = stage.contact(three, "Wobbe Frankenhoef")
    meeting = plan(stage, [one, two, three])
    url = f"/meetings/{meeting}/chairs"
    mine = chairs_form(stage, meeting, first, second, gone)
    stage.post(f"/meetings/{meeting}/invite/remove", {"organisation": str(three)}, handle="co")
    stage.post(f"/network/contacts/{first}/erase", handle="co")
    answer = stage.post(url, mine)
    assert answer.status_code == 422
    page = answer.get_data(as_text=True)
    assert "A chair was taken off the list meanwhile." in page
    assert "This contact is not there any more." in page
    assert f'value="{second}" selected' in page
    assert sitting(stage, meeting) == [None, None]


def test_a_chair_of_an_organisation_somebody_does_not_see_is_none_to_them(
    stage: NetworkStage,
) -> None:
    school = stage.organisation("Akker")
    meeting = plan(stage, [school])
    (chair,) = list_participants(stage.session, person=stage.person(), meeting_id=meeting)
    owner, other = stage.person().account_id, stage.person("co")
    start_writing(stage.session, Zone.PRIVATE)
    db.session.get_one(OrganisationRow, school).owner_id = owner
    stage.commit()
    with pytest.raises(NotFoundError):
        give_seats(
            db.session(),
            node=stage.node,
            actor=other,
            meeting_id=meeting,
            contacts={chair.participant_id: None},
        )


def test_what_somebody_does_not_see_stays_as_it_is(stage: NetworkStage) -> None:
    one, two = stage.organisation("Akker"), stage.organisation("Beek")
    meeting = hold(stage, [one, two])
    # As a record of before, when who has a chair could still be kept from colleagues.
    owner = stage.person().account_id
    start_writing(stage.session, Zone.PRIVATE)
    db.session.get_one(OrganisationRow, two).owner_id = owner
    stage.commit()
    assert "Beek" not in stage.text(f"/meetings/{meeting}", "co")
    mine = list_participants(stage.session, person=stage.person("co"), meeting_id=meeting)
    form = {"came": [str(each.participant_id) for each in mine]}
    assert stage.post(f"/meetings/{meeting}/attendance", form, handle="co").status_code == 303
    assert was_there(stage) == {one, two}


def lines_of(stage: NetworkStage, kind: LogKind) -> list[LogLine]:
    where = [LogRow.kind == kind]
    return list(list_lines(stage.session, node=stage.node, person=stage.person(), where=where))


def test_what_somebody_wrote_by_hand_stays_in_the_log(stage: NetworkStage) -> None:
    school = stage.organisation("Akker")
    meeting = plan(stage, [school], days=-1)
    mine = stage.line(LogKind.WAS_THERE, school, text="Bracht soep.", meeting_id=meeting)
    other = stage.organisation("Beek")
    url = f"/meetings/{meeting}/attendance"
    came = chairs(stage, meeting)
    assert stage.post(url, {"came": came}).status_code == 303
    assert len(lines_of(stage, LogKind.WAS_THERE)) == 2
    form = {"shown": came, "walk_in_0": "Beek", "people_0": "1"}
    assert stage.post(url, form).status_code == 303
    left = lines_of(stage, LogKind.WAS_THERE)
    assert {each.draft.organisation_id for each in left} == {school, other}
    assert [each.line_id for each in left if each.draft.organisation_id == school] == [mine]


def test_cancelling_takes_only_the_asks_that_the_invitation_made(stage: NetworkStage) -> None:
    school = stage.organisation("Akker")
    meeting = plan(stage, [school])
    mine = stage.line(LogKind.WE_ASKED, school, text="Of zij soep maken.", meeting_id=meeting)
    mark_invited(db.session(), node=stage.node, actor=stage.person(), meeting_id=meeting)
    stage.commit()
    assert len(lines_of(stage, LogKind.WE_ASKED)) == 2
    assert stage.post(f"/meetings/{meeting}/cancel").status_code == 303
    assert [each.line_id for each in lines_of(stage, LogKind.WE_ASKED)] == [mine]


def test_a_line_of_a_colleague_alone_stops_none_of_all(stage: NetworkStage) -> None:
    school = stage.organisation("Akker")
    meeting = plan(stage, [school], days=-1)
    stage.line(LogKind.WAS_THERE, school, handle="co", meeting_id=meeting, is_mine=True)
    came = chairs(stage, meeting)
    assert stage.post(f"/meetings/{meeting}/attendance", {"came": came}).status_code == 303
    assert was_there(stage) == {school}
