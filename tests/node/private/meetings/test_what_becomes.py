"""What becomes of a meeting: a practice without names, lines for today, take-aways that hold."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from node.database import Zone, db, start_writing
from node.errors import ConflictError, InputRefusedError, NotFoundError
from node.private.meetings.meeting import CONTENT, MeetingContent
from node.private.meetings.models import MeetingRow
from node.private.meetings.sharing import find_names, leave_out, working_days
from node.private.meetings.task import TaskContent, TaskDraft
from node.private.meetings.tasks import add_task, change_task, get_task, list_tasks
from node.private.meetings.today import todays_meetings
from node.private.meetings.words import Format, TaskRole
from node.private.network.words import State
from node.private.practices.service import list_practices
from node.private.sealed_record import seal_record
from schemas.practice_words import PracticeKind, Sector
from tests.node.private.meetings.planned import fields_of, hold, plan, stored_meeting, take_away
from tests.node.private.network_stage import TODAY, NetworkStage

__all__: list[str] = []

WORRY = "I am worried about a boy in class 3B who wants to leave for Syria."


def test_a_practice_out_of_a_meeting_has_no_names_in_it(stage: NetworkStage) -> None:
    school = stage.organisation("Akker", sector=Sector.SCHOOL)
    stage.contact(school, "Quillon Ofrane")
    stage.waiting(school, "Sefra Duvel")
    meeting = hold(
        stage,
        [school],
        title="Bij Akker",
        format_=Format.TRAINING,
        problem="Lege pleinen rond Akker.",
        process_check="Quillon Ofrane sprak goed, Sefra Duvel ook.",
    )
    take_away(stage, meeting, "AKKER belt de ouders", school)
    answer = stage.post(f"/meetings/{meeting}/practice", {"practice_id": str(uuid4())})
    assert answer.status_code == 303
    (practice,) = list_practices(stage.session, node=stage.node)
    content = practice.content
    everything = repr(
        (content.title, content.situation, content.result, content.differently, content.partners)
    ).casefold()
    assert "akker" not in everything
    assert "ofrane" not in everything
    assert "duvel" not in everything
    assert "lege pleinen" in everything
    assert content.kind is PracticeKind.TRAINING
    assert content.partner_sectors == (Sector.SCHOOL,)
    assert answer.headers["Location"].endswith(f"/practices/mine/{practice.practice_id}")


def test_a_series_becomes_one_practice_and_a_form_sent_twice_too(stage: NetworkStage) -> None:
    school = stage.organisation("Akker")
    meeting = hold(stage, [school], title="Eerste")
    form = {"practice_id": str(uuid4()), "what": "series"}
    assert stage.post(f"/meetings/{meeting}/practice", form).status_code == 303
    assert stage.post(f"/meetings/{meeting}/practice", form).status_code == 303
    assert len(list_practices(stage.session, node=stage.node)) == 1


def test_a_text_from_before_that_is_a_worry_becomes_no_practice(stage: NetworkStage) -> None:
    meeting = hold(stage, [stage.organisation("Akker")])
    session = stage.session
    start_writing(session, Zone.PRIVATE)
    row = session.get_one(MeetingRow, meeting)
    row.sealed_content = seal_record(
        CONTENT,
        MeetingContent(title="Bij Akker", problem=WORRY),
        node=stage.node,
        table="meeting",
        column="sealed_content",
        row=meeting,
    )
    stage.commit()
    answer = stage.post(f"/meetings/{meeting}/practice", {"practice_id": str(uuid4())})
    assert answer.status_code == 422
    assert "Where a worry goes in this town" in answer.get_data(as_text=True)
    assert list_practices(stage.session, node=stage.node) == ()


def test_what_was_not_held_becomes_no_practice(stage: NetworkStage) -> None:
    meeting = plan(stage, [stage.organisation("Akker")])
    assert stage.post(f"/meetings/{meeting}/practice").status_code == 303
    assert list_practices(stage.session, node=stage.node) == ()


def test_today_names_what_is_to_be_done_and_the_next_meeting(stage: NetworkStage) -> None:
    school = stage.organisation("Akker")
    hold(stage, [school], title="Lang geleden", days=-10)
    hold(stage, [school], title="Gisteren", days=-1)
    plan(stage, [school], title="Niet getikt", days=-2)
    plan(stage, [school], title="Morgen", days=1)
    plan(stage, [school], title="Later", days=5)
    lines = todays_meetings(stage.session, node=stage.node, person=stage.person())
    assert [(each.quoted, each.endpoint) for each in lines] == [
        ("Lang geleden", "take_aways.show"),
        ("Niet getikt", "meeting_attendance.show"),
        ("Morgen", "meetings.show"),
    ]
    for line in lines:
        path = {"take_aways.show": "/share", "meeting_attendance.show": "/attendance"}
        meeting = line.values["meeting_id"]
        assert stage.text(f"/meetings/{meeting}{path.get(line.endpoint, '')}")


def task(meeting: UUID | None, **members: object) -> TaskDraft:
    given = {"content": TaskContent(text="Sportuur"), "meeting_id": meeting, **members}
    return TaskDraft(**given)  # type: ignore[arg-type] # members by name


def test_a_take_away_is_settled_and_opened_again(stage: NetworkStage) -> None:
    meeting = hold(stage, [stage.organisation("Akker")])
    number = take_away(stage, meeting, "Sportuur")
    given = {"node": stage.node, "actor": stage.person(), "task_id": number}
    done = change_task(db.session(), **given, draft=task(meeting, state=State.DONE), revision=1)  # type: ignore[arg-type] # by name
    assert done.settled_on == TODAY
    again = change_task(db.session(), **given, draft=task(meeting), revision=2)  # type: ignore[arg-type] # by name
    assert again.settled_on is None
    with pytest.raises(ConflictError):
        change_task(db.session(), **given, draft=task(meeting), revision=2)  # type: ignore[arg-type] # by name


@pytest.mark.parametrize(("days", "overdue"), [(-1, 1), (0, 0)])
def test_a_meeting_says_which_of_its_take_aways_are_overdue(
    stage: NetworkStage, days: int, overdue: int
) -> None:
    meeting = hold(stage, [stage.organisation("Zonnehof")])
    task = take_away(stage, meeting, "Zaal zoeken", due=TODAY + timedelta(days=days))
    assert stage.text(f"/meetings/{meeting}").count("Overdue") == overdue
    settle = {"text": "Zaal zoeken", "state": "done", "revision": "1"}
    page = f"/meetings/{meeting}/after/{task}"
    assert stage.post(page, settle, page=page).status_code == 303
    assert "Overdue" not in stage.text(f"/meetings/{meeting}")


def test_a_take_away_changed_meanwhile_is_shown_before_it_is_overwritten(
    stage: NetworkStage,
) -> None:
    school = stage.organisation("Akker")
    meeting = hold(stage, [school])
    number = take_away(stage, meeting, "Sportuur")
    page = f"/meetings/{meeting}/after/{number}"
    form = {"text": "Sportuur op woensdag", "state": "open", "revision": "1"}
    theirs = {"text": "Sportuur", "state": "done", "owner": str(school), "due": "2026-03-09"}
    answer = stage.post(page, {**theirs, "revision": "1"}, handle="co", page=page)
    assert answer.status_code == 303
    empty = stage.post(page, {**form, "text": ""}, page=page)
    assert empty.status_code == 422
    form["revision"] = fields_of(empty.get_data(as_text=True), "revision")
    answer = stage.post(page, form, page=page)
    assert answer.status_code == 409
    text = answer.get_data(as_text=True)
    stored = text.partition("This is stored now.")[2].partition("</dl>")[0]
    assert all(each in stored for each in ("Akker", "9 March 2026", "Done"))
    assert "Send the form again to let yours count." in stored
    form["revision"] = fields_of(text, "revision")
    assert stage.post(page, form, page=page).status_code == 303
    kept = get_task(stage.session, node=stage.node, person=stage.person(), task_id=number)
    assert (kept.text, kept.draft.state) == ("Sportuur op woensdag", State.OPEN)


def test_take_aways_of_a_meeting_of_one_are_theirs_alone(stage: NetworkStage) -> None:
    meeting = hold(stage, [stage.organisation("Akker")], is_mine=True)
    number = take_away(stage, meeting, "Sportuur")
    other = stage.person("co")
    assert list_tasks(stage.session, node=stage.node, person=other) == ()
    with pytest.raises(NotFoundError):
        get_task(stage.session, node=stage.node, person=other, task_id=number)
    assert stage.get(f"/meetings/{meeting}/after/{number}", "co").status_code == 404


def test_a_take_away_belongs_to_its_meeting(stage: NetworkStage) -> None:
    school = stage.organisation("Akker")
    meeting, other = hold(stage, [school]), hold(stage, [school])
    number = take_away(stage, meeting, "Sportuur")
    assert stage.get(f"/meetings/{other}/after/{number}").status_code == 404


@pytest.mark.parametrize(
    "members",
    [{"state": State.NONE}, {"content": TaskContent(text="x" * 501)}, {"twice": True}],
    ids=["no state", "too long", "responsible named twice"],
)
def test_a_take_away_that_cannot_be_is_refused(
    stage: NetworkStage, members: dict[str, object]
) -> None:
    school = stage.organisation("Akker")
    if members.pop("twice", False):
        members = {"organisation_id": school, "parts": {school: TaskRole.CONTRIBUTES}}
    with pytest.raises(InputRefusedError):
        add_task(stage.session, node=stage.node, actor=stage.person(), draft=task(None, **members))


def test_a_worry_among_take_aways_keeps_nothing_of_the_page(stage: NetworkStage) -> None:
    meeting = hold(stage, [stage.organisation("Akker")])
    form = {
        "revision": str(stored_meeting(stage, meeting).revision),
        "problem": "Lege pleinen.",
        "task_id_0": str(uuid4()),
        "task_text_0": "Sportuur",
        "task_id_1": str(uuid4()),
        "task_text_1": WORRY,
    }
    answer = stage.post(f"/meetings/{meeting}/after", form)
    assert answer.status_code == 422
    assert "Where a worry goes in this town" in answer.get_data(as_text=True)
    assert stored_meeting(stage, meeting).content.problem == ""
    assert list_tasks(stage.session, node=stage.node, person=stage.person()) == ()


def test_a_page_after_a_meeting_sent_twice_keeps_each_take_away_once(stage: NetworkStage) -> None:
    meeting = hold(stage, [stage.organisation("Akker")])
    form = {
        "revision": str(stored_meeting(stage, meeting).revision),
        "task_id_0": str(uuid4()),
        "task_text_0": "Sportuur",
    }
    assert stage.post(f"/meetings/{meeting}/after", form).status_code == 303
    answer = stage.post(f"/meetings/{meeting}/after", form)
    assert answer.status_code == 409
    assert "Sportuur</textarea>" not in answer.get_data(as_text=True)
    assert len(list_tasks(stage.session, node=stage.node, person=stage.person())) == 1


def test_an_organisation_that_is_not_there_has_no_take_away(stage: NetworkStage) -> None:
    meeting = hold(stage, [stage.organisation("Akker")])
    other = stage.organisation("Beek")
    form = {
        "revision": str(stored_meeting(stage, meeting).revision),
        "task_id_0": str(uuid4()),
        "task_text_0": "Sportuur",
        "owner_0": str(other),
    }
    answer = stage.post(f"/meetings/{meeting}/after", form)
    assert answer.status_code == 422
    assert 'href="#owner_0"' in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    ("days", "number"), [(0, 0), (1, 1), (5, 5), (6, 5), (7, 5), (8, 6)], ids=str
)
def test_working_days_leave_the_weekend_out(days: int, number: int) -> None:
    sunday = TODAY - timedelta(days=1)
    assert working_days(sunday, sunday + timedelta(days=days)) == number


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mevrouw Ofrane belt.", ("Quillon Ofrane",)),
        ("QUILLON OFRANE", ("Quillon Ofrane",)),
        ("De school belt.", ()),
        ("Ofraneplein", ()),
    ],
    ids=["surname", "capitals", "nobody", "part of a word"],
)
def test_names_are_found_as_words(text: str, found: tuple[str, ...]) -> None:
    assert find_names(text, ["Quillon Ofrane"]) == found


def test_names_are_left_out_as_words_the_longest_first() -> None:
    names = [("Akker", "a school"), ("Akker Zuid", "a club")]
    assert leave_out("AKKER zuid en Akker, niet akkers.", names) == (
        "a club en a school, niet akkers."
    )
