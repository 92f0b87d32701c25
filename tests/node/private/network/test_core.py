"""Organisations, contacts and the log keep what coordinators say, and refuse what may not stand."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from node.audit import AuditRow
from node.errors import ConflictError, InputRefusedError, NotAllowedError, NotFoundError
from node.private.network.changes import change_state
from node.private.network.contact import ContactContent, ContactDraft
from node.private.network.contacts import add_contact, list_contacts
from node.private.network.log import count_lines, list_lines, settle_line, write_line
from node.private.network.log_line import LogContent, LogDraft
from node.private.network.optional_rows import is_on, list_on, switch_off, switch_on
from node.private.network.organisation import OrganisationContent
from node.private.network.organisations import (
    add_organisation,
    change_organisation,
    find_same_name,
    get_organisation,
    list_organisations,
    name_organisations,
)
from node.private.network.rules import Rules, change_rules, read_rules
from node.private.network.words import ContactKind, LawfulBasis, LogKind, Part, State
from node.private.worries import WorryFoundError
from schemas.practice_words import Sector
from tests.node.private.network_stage import TODAY, NetworkStage

__all__: list[str] = []

WORRY = "I am worried about a boy in class 3B who wants to leave for Syria."


def test_an_organisation_is_kept_and_listed_by_name(stage: NetworkStage) -> None:
    stage.organisation("Zonnehof", sector=Sector.SPORT, part=Part.INFORMAL)
    stage.organisation("De Akker")
    found = list_organisations(stage.session, node=stage.node, person=stage.person())
    assert [each.name for each in found] == ["De Akker", "Zonnehof"]
    assert found[1].draft.sector is Sector.SPORT


def test_mine_only_is_as_if_it_were_not_there_for_a_colleague(stage: NetworkStage) -> None:
    mine = stage.organisation("Zonnehof", is_mine=True)
    stage.line(LogKind.WE_ASKED, mine, text="Een zaal")
    stage.contact(mine, "Quillon Ofrane")
    other = stage.person("co")
    with pytest.raises(NotFoundError):
        get_organisation(stage.session, node=stage.node, person=other, organisation_id=mine)
    assert name_organisations(stage.session, node=stage.node, person=other) == {}
    assert find_same_name(stage.session, node=stage.node, person=other, name="zonnehof") == ()
    assert count_lines(stage.session, person=other) == 0
    assert list_contacts(stage.session, node=stage.node, person=other) == ()
    assert count_lines(stage.session, person=stage.person()) == 1


def test_nobody_but_coordinators_reads_any_of_it(stage: NetworkStage) -> None:
    stage.organisation("Zonnehof")
    with pytest.raises(NotAllowedError):
        list_organisations(stage.session, node=stage.node, person=stage.person("ad"))
    with pytest.raises(NotAllowedError):
        list_lines(stage.session, node=stage.node, person=stage.person("bo"))


def test_two_who_change_one_organisation_are_told_of_each_other(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    person = stage.person()
    shown = get_organisation(stage.session, node=stage.node, person=person, organisation_id=number)

    def change(revision: int) -> None:
        change_organisation(
            stage.session,
            node=stage.node,
            actor=person,
            organisation_id=number,
            draft=shown.draft,
            revision=revision,
        )

    change(shown.revision)
    with pytest.raises(ConflictError):
        change(shown.revision + 5)


def test_a_worry_about_a_person_is_not_kept_anywhere(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    with pytest.raises(WorryFoundError):
        stage.line(LogKind.THEY_ASKED, number, text=WORRY)
    with pytest.raises(WorryFoundError):
        stage.organisation("Akker", content={"mandate": WORRY})
    assert count_lines(stage.session, person=stage.person()) == 0


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (LogDraft(kind=LogKind.LINKED, happened_on=TODAY), "two organisations"),
        (LogDraft(kind=LogKind.REFUSED, happened_on=TODAY), "why"),
        (LogDraft(kind=LogKind.PAUSE, happened_on=TODAY), "four questions"),
        (LogDraft(kind=LogKind.WAS_THERE, happened_on=TODAY), "where"),
        (
            LogDraft(
                kind=LogKind.WAS_THERE,
                happened_on=TODAY + timedelta(days=1),
                content=LogContent(place="Markt"),
            ),
            "yet to come",
        ),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_line_that_says_too_little_is_refused(
    stage: NetworkStage, draft: LogDraft, said: str
) -> None:
    with pytest.raises(InputRefusedError) as refused:
        write_line(stage.session, node=stage.node, actor=stage.person(), draft=draft)
    assert said in " ".join(refused.value.faults)


def test_a_day_is_the_day_of_the_town_around_midnight(stage: NetworkStage) -> None:
    stage.clock.now = stage.clock.now.replace(hour=23, minute=30)  # half past midnight in Belgium
    draft = LogDraft(
        kind=LogKind.WAS_THERE, happened_on=date(2026, 3, 3), content=LogContent(place="Markt")
    )
    write_line(stage.session, node=stage.node, actor=stage.person(), draft=draft)


def test_a_promise_is_open_until_it_is_settled(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    line = stage.line(LogKind.WE_PROMISED, number, text="Een zaal", due_on=TODAY)
    assert list_lines(stage.session, node=stage.node, person=stage.person())[0].draft.state is (
        State.OPEN
    )
    settled = settle_line(
        stage.session,
        node=stage.node,
        actor=stage.person(),
        line_id=line,
        state=State.DONE,
        revision=1,
        outcome="Gegeven",
    )
    assert (settled.settled_on, settled.content.outcome) == (TODAY, "Gegeven")


@pytest.mark.parametrize(
    "draft",
    [
        {"kind": ContactKind.ROLE_MAILBOX, "name": "Quillon Ofrane"},
        {"kind": ContactKind.COMMUNITY, "name": "Quillon Ofrane"},
        {"kind": ContactKind.PROFESSIONAL, "name": ""},
        {"kind": ContactKind.PROFESSIONAL, "name": "Quillon Ofrane"},
    ],
    ids=["mailbox with a name", "community without consent", "nobody", "not told"],
)
def test_a_name_is_kept_only_where_it_may_be(stage: NetworkStage, draft: dict[str, object]) -> None:
    number = stage.organisation("Zonnehof")
    name = str(draft["name"])
    wanted = ContactDraft(
        organisation_id=number,
        kind=ContactKind(str(draft["kind"])),
        basis=LawfulBasis.PUBLIC_TASK,
        content=ContactContent(name=name, function="Teacher", mailbox="a@b.example", source="Web"),
    )
    with pytest.raises(InputRefusedError):
        add_contact(stage.session, node=stage.node, actor=stage.person(), draft=wanted)
    assert list_contacts(stage.session, node=stage.node, person=stage.person()) == ()


def test_what_all_see_cannot_lean_on_what_one_sees(stage: NetworkStage) -> None:
    mine = stage.organisation("Zonnehof", is_mine=True)
    with pytest.raises(InputRefusedError):
        stage.organisation("Akker", umbrella_id=mine)


def test_each_change_has_a_number_and_a_row_of_the_audit_log(stage: NetworkStage) -> None:
    stage.organisation("Zonnehof")
    stage.organisation("Akker")
    assert change_state(stage.session) == (2, 0)
    actions = stage.session.scalars(select(AuditRow.action)).all()
    assert actions.count("organisation_added") == 2


def test_an_optional_part_is_off_until_it_is_switched_on_with_reason(stage: NetworkStage) -> None:
    person = stage.person()
    assert not is_on(stage.session, "F04")
    with pytest.raises(InputRefusedError):
        switch_on(
            stage.session, node=stage.node, actor=person, code="F04", reason="", advice="Agreed"
        )
    stage.switch_on("F04")
    assert is_on(stage.session, "F04")
    assert list_on(stage.session, node=stage.node)["F04"].reason == "We need it."
    switch_off(stage.session, node=stage.node, actor=person, code="F04")
    stage.commit()
    assert not is_on(stage.session, "F04")


def test_rules_out_of_their_bounds_are_refused(stage: NetworkStage) -> None:
    person = stage.person()
    with pytest.raises(InputRefusedError):
        change_rules(stage.session, node=stage.node, actor=person, rules=Rules(log_months=13))
    change_rules(stage.session, node=stage.node, actor=person, rules=Rules(log_months=6))
    stage.commit()
    assert read_rules(stage.session).log_months == 6


def test_a_text_that_is_too_long_names_its_member(stage: NetworkStage) -> None:
    with pytest.raises(InputRefusedError) as refused:
        stage.organisation("x" * 201)
    assert refused.value.faults[0].startswith("name:")


def test_the_same_form_sent_twice_is_refused_by_its_number(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    shown = get_organisation(
        stage.session, node=stage.node, person=stage.person(), organisation_id=number
    )
    with pytest.raises(ConflictError):
        add_organisation(
            stage.session,
            node=stage.node,
            actor=stage.person(),
            draft=shown.draft,
            organisation_id=number,
        )


def test_no_text_stands_in_the_clear() -> None:
    assert "Zonnehof" not in repr(OrganisationContent(name="Zonnehof"))
