"""Meetings are planned by the clock of the town, changed by one at a time, and hold no case."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import update

from node.database import Zone, db, start_writing
from node.errors import ConflictError, InputRefusedError, NotAllowedError, NotFoundError
from node.private.local_time import utc_of
from node.private.meetings.meeting import MAX_MINUTES, AgendaItem, MeetingContent, MeetingDraft
from node.private.meetings.meetings import (
    add_meeting,
    cancel_meeting,
    change_meeting,
    get_meeting,
    list_meetings,
)
from node.private.meetings.participants import invite, list_participants, mark_invited, uninvite
from node.private.meetings.words import AgendaKind, Format, MeetingState
from node.private.network.group_models import GroupRow
from node.private.network.log import list_lines
from node.private.network.models import LogRow
from node.private.network.words import LogKind, State
from node.private.worries import WorryFoundError
from tests.node.private.meetings.planned import FIELDS, fields_of, hold, plan, stored_meeting
from tests.node.private.network_stage import TODAY, NetworkStage
from tests.node.private.packs.sealed_stage import put_group

__all__: list[str] = []

WORRY = "I am worried about a boy in class 3B who wants to leave for Syria."


def draft(**members: object) -> MeetingDraft:
    given = {
        "content": MeetingContent(title="Scholen samen"),
        "format": Format.SIMILAR,
        "starts_at": datetime(2026, 3, 20, 13, 30, tzinfo=UTC),
        "minutes": 60,
    }
    return MeetingDraft(**{**given, **members})  # type: ignore[arg-type] # members by name


def test_what_is_planned_stands_in_the_calendar_as_it_was_entered(stage: NetworkStage) -> None:
    item = AgendaItem(minutes=10, kind=AgendaKind.PAUSE)
    meeting = plan(stage, agenda=(item, item), themes=("mentoring",), problem="Lege pleinen.")
    found = list_meetings(stage.session, node=stage.node, person=stage.person())
    assert [each.meeting_id for each in found] == [meeting]
    assert found[0].content.agenda == (item, item)
    assert found[0].state is MeetingState.PLANNED


@pytest.mark.parametrize(
    ("day", "hour", "utc"),
    [
        (date(2026, 3, 28), time(14, 0), datetime(2026, 3, 28, 13, 0, tzinfo=UTC)),
        (date(2026, 3, 29), time(14, 0), datetime(2026, 3, 29, 12, 0, tzinfo=UTC)),
        (date(2026, 3, 29), time(2, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        (date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (date(2026, 7, 1), time(0, 15), datetime(2026, 6, 30, 22, 15, tzinfo=UTC)),
    ],
    ids=["winter", "summer", "hour left out", "hour twice", "after midnight"],
)
def test_an_hour_is_that_of_the_town(
    stage: NetworkStage, day: date, hour: time, utc: datetime
) -> None:
    number = str(uuid4())
    fields = {"meeting_id": number, "day": day.isoformat(), "hour": f"{hour:%H:%M}"}
    assert stage.post("/meetings/new", {**FIELDS, **fields}).status_code == 303
    found = list_meetings(stage.session, node=stage.node, person=stage.person())
    assert found[0].starts_at == utc


def test_the_form_shows_the_hour_that_was_typed(stage: NetworkStage) -> None:
    number = str(uuid4())
    stage.post("/meetings/new", {**FIELDS, "meeting_id": number, "day": "2026-07-01"})
    text = stage.text(f"/meetings/{number}/edit")
    assert fields_of(text, "day") == "2026-07-01"
    assert fields_of(text, "hour") == "14:30"
    assert "1 July 2026, 14:30 to 16:30" in stage.text(f"/meetings/{number}")


def test_the_run_sheet_says_when_each_item_begins(stage: NetworkStage) -> None:
    items = tuple(AgendaItem(minutes=25, kind=kind) for kind in (AgendaKind.TALK, AgendaKind.CLOSE))
    text = stage.text(f"/meetings/{plan(stage, agenda=items)}")
    assert text.index("10:00</td>") < text.index("10:25</td>")


def test_mine_only_is_as_if_it_were_not_there_for_a_colleague(stage: NetworkStage) -> None:
    meeting = plan(stage, is_mine=True)
    other = stage.person("co")
    assert list_meetings(stage.session, node=stage.node, person=other) == ()
    with pytest.raises(NotFoundError):
        get_meeting(stage.session, node=stage.node, person=other, meeting_id=meeting)
    assert stage.get(f"/meetings/{meeting}", "co").status_code == 404
    assert stage.get(f"/meetings/{meeting}/calendar.ics", "co").status_code == 404


def test_nobody_but_coordinators_plans_or_reads_meetings(stage: NetworkStage) -> None:
    with pytest.raises(NotAllowedError):
        add_meeting(stage.session, node=stage.node, actor=stage.person("ad"), draft=draft())
    with pytest.raises(NotAllowedError):
        list_meetings(stage.session, node=stage.node, person=stage.person("bo"))


@pytest.mark.parametrize(
    "member", ["title", "purpose", "place", "problem", "shared_aim", "notes", "process_check"]
)
def test_a_worry_about_a_person_is_not_kept_in_any_text(stage: NetworkStage, member: str) -> None:
    content = MeetingContent(**{"title": "Scholen samen", member: WORRY})  # type: ignore[arg-type] # one text
    with pytest.raises(WorryFoundError):
        add_meeting(
            stage.session, node=stage.node, actor=stage.person(), draft=draft(content=content)
        )
    assert list_meetings(stage.session, node=stage.node, person=stage.person()) == ()


def test_a_worry_in_the_agenda_is_answered_with_the_route_of_the_town(stage: NetworkStage) -> None:
    fields = {"meeting_id": str(uuid4()), "kind_0": "talk", "text_0": WORRY}
    answer = stage.post("/meetings/new", {**FIELDS, **fields})
    assert answer.status_code == 422
    text = answer.get_data(as_text=True)
    assert "Where a worry goes in this town" in text
    assert 'href="#text_0"' in text
    assert WORRY in text
    assert list_meetings(stage.session, node=stage.node, person=stage.person()) == ()


@pytest.mark.parametrize("minutes", [0, MAX_MINUTES + 1])
def test_a_meeting_takes_at_most_a_day(stage: NetworkStage, minutes: int) -> None:
    with pytest.raises(InputRefusedError):
        add_meeting(
            stage.session, node=stage.node, actor=stage.person(), draft=draft(minutes=minutes)
        )


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("title", ""),
        ("day", "31-02-2026"),
        ("hour", "half past two"),
        ("minutes", "ninety"),
        ("format", "party"),
        ("theme_0", "no concept"),
        ("group", "no number"),
        ("kind_0", "dance"),
        ("title", "x" * 201),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    stage: NetworkStage, name: str, typed: str
) -> None:
    form = {**FIELDS, "meeting_id": str(uuid4()), "place": "Zaal Zuid", name: typed}
    answer = stage.post("/meetings/new", form)
    assert answer.status_code == 422
    text = answer.get_data(as_text=True)
    assert f'href="#{name}"' in text
    assert "Zaal Zuid" in text
    assert list_meetings(stage.session, node=stage.node, person=stage.person()) == ()


def test_two_who_change_one_meeting_are_told_of_each_other(stage: NetworkStage) -> None:
    meeting = plan(stage)
    form = {**FIELDS, "meeting_id": str(meeting), "revision": "1"}
    assert stage.post(f"/meetings/{meeting}/edit", form).status_code == 303
    answer = stage.post(f"/meetings/{meeting}/edit", {**form, "title": "Van An"}, handle="co")
    assert answer.status_code == 409
    text = answer.get_data(as_text=True)
    assert "Rust op het plein" in text
    assert "Van An" in text
    again = {**form, "title": "Van An", "revision": fields_of(text, "revision")}
    assert stage.post(f"/meetings/{meeting}/edit", again, handle="co").status_code == 303
    assert stored_meeting(stage, meeting).title == "Van An"


def test_changing_the_plan_leaves_what_was_written_down_after(stage: NetworkStage) -> None:
    meeting = plan(stage, notes="Veel gehoord.", shared_aim="Spelen tot acht uur.")
    form = {**FIELDS, "meeting_id": str(meeting), "revision": "1"}
    assert stage.post(f"/meetings/{meeting}/edit", form).status_code == 303
    stored = stored_meeting(stage, meeting).content
    assert (stored.notes, stored.shared_aim) == ("Veel gehoord.", "Spelen tot acht uur.")


@pytest.mark.parametrize("owner", [None, "co"])
def test_a_meeting_stays_with_its_group_that_is_closed_or_seen_by_somebody_else(
    stage: NetworkStage, owner: str | None
) -> None:
    group = put_group(stage, "Scholen")
    meeting = plan(stage, group_id=group)
    owner_id = stage.person(owner).account_id if owner else None
    start_writing(stage.session, Zone.PRIVATE)
    db.session.execute(update(GroupRow).values(owner_id=owner_id, state=State.DONE))
    stage.commit()
    assert f'value="{group}" selected' in stage.text(f"/meetings/{meeting}/edit")
    form = {**FIELDS, "meeting_id": str(meeting), "revision": "1", "group": str(group)}
    assert stage.post(f"/meetings/{meeting}/edit", form).status_code == 303
    after = {"revision": "2", "notes": "Veel gehoord."}
    assert stage.post(f"/meetings/{meeting}/after", after).status_code == 303
    assert stored_meeting(stage, meeting).draft.group_id == group


def test_the_log_follows_the_day_of_a_held_meeting_that_is_put_right(
    stage: NetworkStage,
) -> None:
    schools = [stage.organisation(name) for name in ("Akker", "Beek")]
    meeting = hold(stage, schools)
    other = hold(stage, schools, days=-6)
    by_hand = stage.line(LogKind.WAS_THERE, schools[0], days_ago=7, meeting_id=meeting)
    revision = str(stored_meeting(stage, meeting).revision)
    form = {**FIELDS, "meeting_id": str(meeting), "revision": revision, "day": "2026-02-20"}
    assert stage.post(f"/meetings/{meeting}/edit", form).status_code == 303
    lines = list_lines(stage.session, node=stage.node, person=stage.person())
    found = sorted(
        (each.draft.happened_on, each.line_id == by_hand, each.draft.meeting_id == other)
        for each in lines
    )
    assert found == [
        *[(date(2026, 2, 20), False, False)] * 2,
        (TODAY - timedelta(days=7), True, False),
        *[(TODAY - timedelta(days=6), False, True)] * 2,
    ]


def test_a_held_meeting_is_not_moved_to_a_day_to_come(stage: NetworkStage) -> None:
    meeting = hold(stage, [stage.organisation("Akker")])
    revision = str(stored_meeting(stage, meeting).revision)
    form = {**FIELDS, "meeting_id": str(meeting), "revision": revision}
    answer = stage.post(f"/meetings/{meeting}/edit", form)
    assert answer.status_code == 422
    assert "That day is yet to come." in answer.get_data(as_text=True)
    assert stored_meeting(stage, meeting).draft.starts_at.date() == TODAY - timedelta(days=7)


def test_a_service_refuses_an_old_revision(stage: NetworkStage) -> None:
    meeting = plan(stage)
    with pytest.raises(ConflictError):
        change_meeting(
            stage.session,
            node=stage.node,
            actor=stage.person(),
            meeting_id=meeting,
            draft=draft(),
            revision=7,
        )


def test_what_all_see_invites_no_organisation_that_one_sees(stage: NetworkStage) -> None:
    mine = stage.organisation("Zonnehof", is_mine=True)
    meeting = plan(stage)
    with pytest.raises(InputRefusedError):
        invite(
            stage.session,
            node=stage.node,
            actor=stage.person(),
            meeting_id=meeting,
            organisations=[mine],
        )
    own = plan(stage, [mine], is_mine=True)
    assert len(list_participants(stage.session, person=stage.person(), meeting_id=own)) == 1


def test_a_colleagues_organisation_cannot_be_invited(stage: NetworkStage) -> None:
    theirs = stage.organisation("Zonnehof", is_mine=True, handle="co")
    meeting = plan(stage)
    answer = stage.post(f"/meetings/{meeting}/invite", {"organisations": [str(theirs)]})
    assert answer.status_code == 404


def test_invitations_count_as_one_ask_of_each_until_the_meeting_is_cancelled(
    stage: NetworkStage,
) -> None:
    one, two, late = (stage.organisation(name) for name in ("Akker", "Beek", "Cirkel"))
    meeting = plan(stage, [one, two])

    def asked() -> list[object]:
        where = [LogRow.kind == LogKind.WE_ASKED]
        lines = list_lines(stage.session, node=stage.node, person=stage.person(), where=where)
        assert all(each.draft.meeting_id == meeting for each in lines)
        return sorted([each.draft.organisation_id for each in lines], key=str)

    assert stage.post(f"/meetings/{meeting}/invited").status_code == 303
    assert stage.post(f"/meetings/{meeting}/invited").status_code == 303
    assert asked() == sorted([one, two], key=str)
    assert stored_meeting(stage, meeting).state is MeetingState.INVITED
    assert stored_meeting(stage, meeting).invited_on == TODAY
    stage.post(f"/meetings/{meeting}/invite", {"organisations": [str(late)], "seats": "2"})
    stage.post(f"/meetings/{meeting}/invited")
    assert len(asked()) == 3
    answer = stage.post(f"/meetings/{meeting}/cancel")
    assert answer.status_code == 303
    assert asked() == []
    assert stored_meeting(stage, meeting).state is MeetingState.CANCELLED
    assert "3 asks are taken out of the log." in stage.text(f"/meetings/{meeting}")


def test_nobody_on_the_list_means_nobody_was_asked(stage: NetworkStage) -> None:
    meeting = plan(stage)
    with pytest.raises(InputRefusedError):
        mark_invited(stage.session, node=stage.node, actor=stage.person(), meeting_id=meeting)


def test_a_held_meeting_is_neither_cancelled_nor_are_people_invited(stage: NetworkStage) -> None:
    school = stage.organisation("Akker")
    meeting = hold(stage, [school])
    given = {"node": stage.node, "actor": stage.person(), "meeting_id": meeting}
    with pytest.raises(InputRefusedError):
        cancel_meeting(db.session(), **given)  # type: ignore[arg-type] # by name
    with pytest.raises(InputRefusedError):
        invite(db.session(), **given, organisations=[school])  # type: ignore[arg-type] # by name
    with pytest.raises(InputRefusedError):
        uninvite(db.session(), **given, organisation_id=school)  # type: ignore[arg-type] # by name


def test_an_empty_calendar_offers_three_formats(stage: NetworkStage) -> None:
    text = stage.text("/meetings")
    assert text.count("lp-card__title") == 3
    plan(stage)
    assert "lp-card__title" not in stage.text("/meetings")


def test_the_calendar_tells_what_is_to_come_from_what_was(stage: NetworkStage) -> None:
    plan(stage, title="Straks", days=3)
    plan(stage, title="Toen", days=-3)
    text = stage.text("/meetings")
    assert text.index("To come") < text.index("Straks") < text.index("Held or past")
    assert text.index("Held or past") < text.index("Toen")


def test_each_format_has_its_form_with_an_agenda(stage: NetworkStage) -> None:
    for word in Format:
        text = stage.text(f"/meetings/new?format={word}")
        assert '<option value="welcome" selected>' in text
    kick_off = stage.text("/meetings/new?format=kick_off")
    assert '<option value="speed_dates" selected>' in kick_off
    assert '<option value="break_outs" selected>' in kick_off
    assert "What sort of meeting is it?" in stage.text("/meetings/new?format=party")


def test_no_text_of_a_meeting_stands_in_the_clear(stage: NetworkStage) -> None:
    meeting = plan(stage, title="Zonnehof")
    assert "Zonnehof" not in repr(stored_meeting(stage, meeting))
    assert stored_meeting(stage, meeting).ends_at - stored_meeting(
        stage, meeting
    ).starts_at == timedelta(minutes=90)


def test_planning_twice_around_midnight_uses_the_day_of_the_town(stage: NetworkStage) -> None:
    stage.clock.now = stage.clock.now.replace(hour=23, minute=30)
    school = stage.organisation("Akker")
    meeting = plan(stage, [school])
    stage.post(f"/meetings/{meeting}/invited")
    assert stored_meeting(stage, meeting).invited_on == date(2026, 3, 3)
    assert utc_of(stage.node, date(2026, 3, 3), time(0, 30)) == stage.clock.now


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "2101-01-01", "9999-12-31"])
def test_a_meeting_of_another_age_is_not_planned(stage: NetworkStage, day: str) -> None:
    fields = {"meeting_id": str(uuid4()), "day": day, "hour": "23:00"}
    answer = stage.post("/meetings/new", {**FIELDS, **fields})
    assert answer.status_code == 422
    assert "This year cannot be right." in answer.get_data(as_text=True)
    assert list_meetings(stage.session, node=stage.node, person=stage.person()) == ()
