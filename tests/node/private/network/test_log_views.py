"""The one gesture: three taps, nothing lost, a worry never kept, and a way to take it back."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert

from node.database import PrivateModel, Zone, start_writing
from node.private.network.log import count_lines, get_line, list_lines
from node.private.network.log_line import LogLine
from node.private.network.models import LogRow
from node.private.network.organisations import name_organisations
from node.private.network.words import LogKind, Part, RefusalReason, State
from schemas.practice_words import Sector
from tests.node.private.network_stage import TODAY, NetworkStage
from tests.node.private.room import hidden_fields
from tests.node.private.writers import text_of
from tests.screens import form_of

__all__: list[str] = []

WORRY = "I am worried about a boy in class 3B who wants to leave for Syria."


def sent(
    stage: NetworkStage, url: str = "/log", **typed: str | list[str]
) -> dict[str, str | Sequence[str]]:
    """Return the form of the page with what somebody types."""
    hidden = form_of(stage.get(url))
    fields = {name: hidden[name] for name in ("line_id", "back", "happened_on") if name in hidden}
    return {**fields, "kind": "was_there", "text": "Open day", **typed}


def last_line(stage: NetworkStage) -> LogLine:
    return list_lines(stage.session, node=stage.node, person=stage.person(), limit=1)[0]


def count(stage: NetworkStage) -> int:
    return count_lines(stage.session, person=stage.person())


def test_the_form_stands_ready_for_who_was_there_today(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    page = stage.get(f"/log?organisation={number}&kind=was_there").get_data(as_text=True)
    assert f'value="{number}" checked' in page
    assert 'value="was_there" checked' in page
    assert 'value="2026-03-02"' in page


def test_saving_leads_back_to_where_one_came_from_and_offers_to_take_it_back(
    stage: NetworkStage,
) -> None:
    number = stage.organisation("Zonnehof")
    form = sent(stage, "/log?back=/account", organisation=str(number))
    answer = stage.post("/log", form)
    assert (answer.status_code, answer.location) == (303, "/account")
    page = stage.get("/account").get_data(as_text=True)
    assert "Logged. It stays at this node." in page
    assert f"/log/{form['line_id']}/undo" in page
    assert stage.post(f"/log/{form['line_id']}/undo").status_code == 303
    assert count(stage) == 0
    assert "Taken back" in stage.text("/log")


def test_taking_back_twice_says_so(stage: NetworkStage) -> None:
    assert stage.post(f"/log/{uuid4()}/undo").status_code == 303
    assert "taken back already" in stage.text("/log")


def test_nobody_is_led_off_this_node(stage: NetworkStage) -> None:
    form = sent(stage, place="Markt") | {"back": "https://elsewhere.example/"}
    assert stage.post("/log", form).location == "/"


def test_a_form_sent_twice_is_one_line(stage: NetworkStage) -> None:
    form = sent(stage, place="Markt")
    stage.post("/log", form)
    assert stage.post("/log", form).location == f"/log/{form['line_id']}"
    assert count(stage) == 1


def test_a_name_that_is_known_is_enough(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    form = sent(stage, organisation="named", organisation_name="  zonnehof ")
    assert stage.post("/log", form).status_code == 303
    assert last_line(stage).draft.organisation_id == number


def test_a_name_nobody_has_is_answered_with_what_it_may_mean(stage: NetworkStage) -> None:
    number = stage.organisation("Buurthuis Zonnehof")
    answer = stage.post("/log", sent(stage, organisation_name="Zonnehof"))
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert f'value="{number}"' in page
    assert "Enter “Zonnehof” as a new organisation" in page
    assert "Open day" in page
    assert count(stage) == 0


def test_two_of_the_same_name_are_both_offered(stage: NetworkStage) -> None:
    both = {stage.organisation("Zonnehof"), stage.organisation("Zonnehof")}
    answer = stage.post("/log", sent(stage, organisation_name="Zonnehof"))
    assert answer.status_code == 422
    assert all(f'value="{each}"' in answer.get_data(as_text=True) for each in both)


def test_a_name_can_be_entered_on_the_way(stage: NetworkStage) -> None:
    form = sent(stage, organisation="new", organisation_name="Zonnehof")
    answer = stage.post("/log", form)
    assert "Choose what sort of organisation it is." in text_of(answer)
    form |= {"organisation_sector": Sector.SPORT.value, "organisation_part": Part.INFORMAL.value}
    assert stage.post("/log", form).status_code == 303
    names = name_organisations(stage.session, node=stage.node, person=stage.person())
    assert [*names.values()] == ["Zonnehof"]
    assert last_line(stage).draft.organisation_id in names


def test_a_worry_enters_neither_the_line_nor_the_new_organisation(stage: NetworkStage) -> None:
    form = sent(
        stage,
        organisation="new",
        organisation_name="Zonnehof",
        organisation_sector=Sector.SPORT.value,
        organisation_part=Part.INFORMAL.value,
        text=WORRY,
    )
    answer = stage.post("/log", form)
    assert answer.status_code == 422
    assert "Not here:" in text_of(answer)
    assert "Where a worry goes in this town" in text_of(answer)
    assert WORRY in text_of(answer)
    assert count(stage) == 0
    assert name_organisations(stage.session, node=stage.node, person=stage.person()) == {}


def test_two_organisations_are_linked_with_what_they_agreed_to(stage: NetworkStage) -> None:
    one, two = stage.organisation("Zonnehof"), stage.organisation("Akker")
    form = sent(stage, kind="linked", organisation=str(one), other=str(two), agreed=["yes"])
    assert stage.post("/log", form).status_code == 303
    draft = last_line(stage).draft
    assert (draft.organisation_id, draft.other_id) == (one, two)
    assert (draft.agreed, draft.other_agreed, draft.state) == (True, False, State.OPEN)


def test_a_link_without_its_second_organisation_asks_for_it(stage: NetworkStage) -> None:
    one = stage.organisation("Zonnehof")
    answer = stage.post("/log", sent(stage, kind="linked", organisation=str(one)))
    assert "Choose two organisations." in text_of(answer)


def test_a_promise_keeps_its_day_and_department(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    form = sent(
        stage,
        kind="we_promised",
        organisation=str(number),
        due_on="2026-03-09",
        department="Sport",
    )
    stage.post("/log", form)
    line = last_line(stage)
    assert (line.draft.due_on, line.content.department) == (datetime(2026, 3, 9).date(), "Sport")  # noqa: DTZ001


def test_something_else_is_the_same_form(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    form = sent(stage, kind="else", else_kind="refused", organisation=str(number))
    assert "Choose why you could not give it." in text_of(stage.post("/log", form))
    assert stage.post("/log", form | {"reason": "law"}).status_code == 303
    assert last_line(stage).draft.reason is RefusalReason.LAW


def test_a_day_that_is_none_or_to_come_is_refused_with_everything_kept(
    stage: NetworkStage,
) -> None:
    for day, said in (("soon", "Write the day as"), ("2026-03-03", "yet to come")):
        answer = stage.post("/log", sent(stage, place="Markt", happened_on=day))
        assert answer.status_code == 422
        assert said in text_of(answer)
        assert "Markt" in answer.get_data(as_text=True)


def test_a_meeting_of_a_colleague_alone_is_no_choice(stage: NetworkStage) -> None:
    open_one, closed = meeting(stage), meeting(stage, owner="co")
    page = stage.get("/log").get_data(as_text=True)
    assert str(open_one) in page
    assert str(closed) not in page
    assert stage.post("/log", sent(stage, meeting=str(closed))).status_code == 422
    assert stage.post("/log", sent(stage, meeting=str(open_one))).status_code == 303
    assert last_line(stage).draft.meeting_id == open_one


def meeting(stage: NetworkStage, owner: str | None = None, *, days_ago: int = 0) -> UUID:
    """Let a meeting have begun on the morning of a day."""
    number, now = uuid4(), datetime(2026, 3, 2, 9, tzinfo=UTC) - timedelta(days=days_ago)
    session, owner_id = stage.session, None if owner is None else stage.person(owner).account_id
    start_writing(session, Zone.PRIVATE)
    session.execute(
        insert(PrivateModel.metadata.tables["meeting"]).values(
            meeting_id=number,
            owner_id=owner_id,
            format="kick_off",
            state="held",
            starts_at=now,
            minutes=60,
            sealed_content=b"",
            revision=1,
            change_number=1,
            created_at=now,
            changed_at=now,
        ),
        bind_arguments={"mapper": LogRow.__mapper__},
    )
    stage.commit()
    return number


def test_a_line_is_changed_and_two_who_do_are_told(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    line = stage.line(LogKind.WE_PROMISED, number, text="Een zaal", due_on=TODAY)
    url = f"/log/{line}/edit"
    form = form_of(stage.get(url))
    fields = {each: form[each] for each in ("line_id", "revision", "back", "happened_on")}
    fields |= {"kind": "we_promised", "organisation": str(number), "text": "Twee zalen"}
    assert stage.post(url, fields).location == f"/log/{line}"
    changed = get_line(stage.session, node=stage.node, person=stage.person(), line_id=line)
    assert (changed.content.text, changed.draft.state) == ("Twee zalen", State.OPEN)
    answer = stage.post(url, fields | {"text": "Drie zalen"})
    assert answer.status_code == 409
    assert "Twee zalen" in text_of(answer)
    assert "Drie zalen" in text_of(answer)


def edited(stage: NetworkStage, line: UUID, handle: str = "an", **typed: str) -> LogLine:
    """Save the form of a line as its page shows it, but for what somebody types."""
    url = f"/log/{line}/edit"
    page = stage.get(url, handle)
    form = form_of(page)
    names = ("line_id", "revision", "back", "happened_on", "text", "place", "due_on", "department")
    fields = {each: form[each] for each in names if each in form}
    chosen = re.search(r'<select[^>]*name="meeting".*?</select>', text_of(page), re.DOTALL)
    option = chosen and re.search(r'value="([^"]*)" selected', chosen[0])
    fields |= {"meeting": option[1]} if option else {}
    answer = stage.post(url, fields | typed, handle=handle)
    assert answer.status_code == 303, text_of(answer)
    return get_line(stage.session, node=stage.node, person=stage.person(), line_id=line)


def test_what_came_of_a_line_outlives_a_change_of_its_words(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    line = stage.line(LogKind.WE_PROMISED, number, text="Een zaal", due_on=TODAY)
    stage.settle(line, "done", "Zaal geregeld")
    found = edited(stage, line, kind="we_promised", organisation=str(number), text="Twee zalen")
    assert (found.content.text, found.content.outcome) == ("Twee zalen", "Zaal geregeld")
    assert (found.draft.state, found.settled_on) == (State.DONE, TODAY)


def test_what_is_open_again_was_settled_on_no_day(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    line = stage.line(LogKind.WE_PROMISED, number, text="Een zaal", due_on=TODAY)
    stage.settle(line, "done")
    typed = {"kind": "else", "else_kind": "they_promised", "organisation": str(number)}
    found = edited(stage, line, **typed)
    assert (found.draft.state, found.settled_on) == (State.OPEN, None)


@pytest.mark.parametrize(("days", "owner", "handle"), [(40, None, "an"), (0, "an", "co")])
def test_a_line_stays_with_its_meeting_when_its_words_change(
    stage: NetworkStage, days: int, owner: str | None, handle: str
) -> None:
    met = meeting(stage, owner=owner, days_ago=days)
    line = stage.line(LogKind.WAS_THERE, text="Op de markt", meeting_id=met)
    found = edited(stage, line, handle, kind="was_there", organisation="nobody", text="In de hal")
    assert (found.content.text, found.draft.meeting_id) == ("In de hal", met)
    assert (str(met) in stage.get(f"/log/{line}/edit", handle).get_data(as_text=True)) is (
        not owner
    )


def test_a_promise_is_settled_with_what_came_of_it(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    line = stage.line(LogKind.WE_PROMISED, number, text="Een zaal", due_on=TODAY)
    assert stage.settle(line, "none").status_code == 422
    worry = stage.settle(line, "done", WORRY)
    assert worry.status_code == 422
    assert "Not here:" in text_of(worry)
    assert stage.settle(line, "done", "Gegeven").status_code == 303
    assert "Gegeven" in stage.text(f"/log/{line}")


@pytest.mark.parametrize("page", ["/log/{line}", "/network/promises"])
def test_who_settles_second_is_shown_what_came_of_it_first(stage: NetworkStage, page: str) -> None:
    number = stage.organisation("Zonnehof")
    line = stage.line(LogKind.WE_PROMISED, number, text="Een zaal", due_on=TODAY)
    seen = hidden_fields(stage.text(page.format(line=line)))
    assert stage.settle(line, "done", "Zaal geregeld", handle="co").status_code == 303
    second = {**seen, "state": "dropped", "outcome": "Kon niet"}
    answer = stage.post(f"/log/{line}/settle", second)
    assert answer.status_code == 409
    told = text_of(answer)
    assert "Zaal geregeld" in told
    assert "Kon niet" in told
    kept = get_line(stage.session, node=stage.node, person=stage.person(), line_id=line)
    assert (kept.draft.state, kept.content.outcome) == (State.DONE, "Zaal geregeld")
    answer = stage.post(f"/log/{line}/settle", {**second, **hidden_fields(told)})
    assert answer.status_code == 303
    assert "Kon niet" in stage.text(f"/log/{line}")


def test_a_line_is_erased_after_asking(stage: NetworkStage) -> None:
    line = stage.line(LogKind.WAS_THERE, content={"place": "Markt"})
    assert "Erase this line?" in stage.text(f"/log/{line}/erase")
    assert count(stage) == 1
    assert stage.post(f"/log/{line}/erase").status_code == 303
    assert stage.get(f"/log/{line}").status_code == 404


def test_what_is_mine_alone_is_nobody_elses_to_see_or_erase(stage: NetworkStage) -> None:
    line = stage.line(LogKind.WAS_THERE, content={"place": "Markt"}, is_mine=True)
    for path in ("", "/edit", "/erase"):
        assert stage.get(f"/log/{line}{path}", "co").status_code == 404
    assert stage.post(f"/log/{line}/erase", handle="co").status_code == 404
    assert "Markt" not in stage.text("/log", "co")
    assert count(stage) == 1


@pytest.mark.parametrize("page", ["0", "2", "x", "999999"])
def test_every_page_of_all_lines_opens(stage: NetworkStage, page: str) -> None:
    for number in range(51):
        stage.line(LogKind.WAS_THERE, text=f"Markt {number}")
    assert stage.get(f"/log/all?page={page}").status_code == 200


def test_an_organisation_that_is_gone_meanwhile_costs_nobody_their_words(
    stage: NetworkStage,
) -> None:
    hidden = stage.organisation("Zonnehof", handle="co", is_mine=True)
    for number in (hidden, uuid4()):
        answer = stage.post("/log", sent(stage, organisation=str(number)))
        assert answer.status_code == 422
        assert "There is no such organisation." in text_of(answer)
        assert "Open day" in answer.get_data(as_text=True)


def test_an_organisation_that_is_gone_meanwhile_costs_nobody_a_change(stage: NetworkStage) -> None:
    line = stage.line(LogKind.WAS_THERE, stage.organisation("De Akker"))
    form = form_of(stage.get(f"/log/{line}/edit"))
    fields = {each: form[each] for each in ("line_id", "back", "happened_on", "revision")}
    fields |= {"kind": "was_there", "organisation": str(uuid4()), "text": "Open day"}
    answer = stage.post(f"/log/{line}/edit", fields)
    assert answer.status_code == 422
    assert "There is no such organisation." in text_of(answer)
    assert "Open day" in answer.get_data(as_text=True)


@pytest.mark.parametrize("owner", [None, "co"])
def test_a_meeting_that_is_gone_meanwhile_costs_nobody_their_words(
    stage: NetworkStage, owner: str | None
) -> None:
    gone = meeting(stage, owner=owner) if owner else uuid4()
    line = stage.line(LogKind.WAS_THERE, text="Op de markt")
    for url in ("/log", f"/log/{line}/edit"):
        form = sent(stage, url, meeting=str(gone), place="Markt", organisation="nobody")
        if url != "/log":
            form["revision"] = form_of(stage.get(url))["revision"]
        answer = stage.post(url, form)
        page = answer.get_data(as_text=True)
        assert answer.status_code == 422
        assert 'href="#meeting"' in page
        assert "Open day" in page
        assert stage.post(url, {**form, "meeting": ""}).status_code == 303


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "9999-12-31"])
def test_nothing_happened_in_another_age(stage: NetworkStage, day: str) -> None:
    answer = stage.post("/log", sent(stage, place="Markt") | {"happened_on": day})
    assert answer.status_code == 422
    assert "This year cannot be right." in text_of(answer)
    assert count(stage) == 0


def test_a_revision_of_thousands_of_digits_is_an_old_one(stage: NetworkStage) -> None:
    line = stage.line(LogKind.WAS_THERE, stage.organisation("Zonnehof"))
    form = form_of(stage.get(f"/log/{line}/edit"))
    fields = {each: form[each] for each in ("line_id", "back", "happened_on")}
    fields |= {"kind": "was_there", "place": "Markt", "revision": "9" * 5_000}
    assert stage.post(f"/log/{line}/edit", fields).status_code == 409
