"""Texts and attendances go by age, days and counts stay, and doing it twice changes nothing."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select

from node.audit import AuditRow
from node.database import Zone, db, start_writing
from node.private.meetings.models import MeetingRow, ParticipantRow
from node.private.meetings.words import Format
from node.private.network.changes import change_state
from node.private.network.log import count_lines, get_line, list_lines
from node.private.network.rules import Rules, change_rules
from node.private.network.words import LogKind, State
from node.private.packs.retention import Aged, carry_on_forgetting, count_aged, run_retention
from tests.node.private.network_stage import TODAY, NetworkStage
from tests.node.private.packs.ageing import old_line

__all__: list[str] = []

PAGE = "/network/rules/retention"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def meeting(stage: NetworkStage, organisation_id: UUID, contact_id: UUID, *, days_ago: int) -> UUID:
    """Store a meeting at which somebody sat."""
    now = stage.clock()
    row = MeetingRow(
        meeting_id=uuid4(),
        format=Format.SIMILAR,
        starts_at=NOON - timedelta(days=days_ago),
        minutes=60,
        sealed_content=b"sealed",
        sealed_plan=b"plan",
        change_number=0,
        created_at=now,
        changed_at=now,
    )
    start_writing(stage.session, Zone.PRIVATE)
    db.session.add(row)
    db.session.flush()
    chair = ParticipantRow(
        meeting_id=row.meeting_id,
        organisation_id=organisation_id,
        contact_id=contact_id,
        seat=1,
    )
    db.session.add(chair)
    number = row.meeting_id
    stage.commit()
    return number


def test_texts_go_and_day_state_and_count_stay(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    old = old_line(stage, LogKind.WE_PROMISED, number, days_ago=366, text="Een zaal", due_on=TODAY)
    old_line(stage, LogKind.WE_PROMISED, number, days_ago=365, text="Een bus", due_on=TODAY)
    person = stage.person()
    assert count_aged(stage.session, node=stage.node, person=person).texts == 1
    run_retention(stage.session, node=stage.node, actor=person)
    stage.commit()
    texts = [
        each.content.text for each in list_lines(stage.session, node=stage.node, person=person)
    ]
    assert texts == ["Een bus", ""]
    line = get_line(stage.session, node=stage.node, person=person, line_id=old)
    assert (line.has_text, line.draft.state, line.draft.due_on) == (False, State.OPEN, TODAY)
    assert count_lines(stage.session, person=person) == 2


def test_a_line_without_a_text_loses_none_and_does_not_say_so(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    line = old_line(stage, LogKind.WAS_THERE, number, days_ago=400)
    assert count_aged(stage.session, node=stage.node, person=stage.person()).texts == 0
    assert not carry_on_forgetting(stage.session, node=stage.node)
    assert "was taken away" not in stage.text(f"/log/{line}")


def test_a_form_that_was_opened_before_is_not_refused(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    line = old_line(stage, LogKind.WE_PROMISED, number, days_ago=400, text="Een zaal")
    opened = get_line(stage.session, node=stage.node, person=stage.person(), line_id=line)
    assert carry_on_forgetting(stage.session, node=stage.node)
    stage.commit()
    now = get_line(stage.session, node=stage.node, person=stage.person(), line_id=line)
    assert now.revision == opened.revision


def test_who_sat_there_goes_and_which_organisation_stays(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    contact = stage.contact(number, "Quillon Ofrane")
    old = meeting(stage, number, contact, days_ago=91)
    kept = meeting(stage, number, contact, days_ago=89)
    person = stage.person()
    assert count_aged(stage.session, node=stage.node, person=person).attendances == 1
    run_retention(stage.session, node=stage.node, actor=person)
    stage.commit()
    chairs = {each.meeting_id: each for each in stage.session.scalars(select(ParticipantRow))}
    assert (chairs[old].contact_id, chairs[old].organisation_id) == (None, number)
    assert chairs[kept].contact_id == contact
    plans = {
        each.meeting_id: each.sealed_plan for each in stage.session.scalars(select(MeetingRow))
    }
    assert plans == {old: None, kept: b"plan"}


def test_shorter_rules_take_away_sooner(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    old_line(stage, LogKind.WE_GAVE, number, days_ago=40, text="Een zaal")
    person = stage.person()
    assert count_aged(stage.session, node=stage.node, person=person).texts == 0
    change_rules(stage.session, node=stage.node, actor=person, rules=Rules(log_months=1))
    stage.commit()
    assert count_aged(stage.session, node=stage.node, person=person).texts == 1


def test_by_itself_nothing_is_written_when_nothing_is_due(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    old_line(stage, LogKind.WE_GAVE, number, days_ago=400, text="Een zaal")
    before = change_state(stage.session)
    assert carry_on_forgetting(stage.session, node=stage.node)
    stage.commit()
    after = change_state(stage.session)
    assert after[1] == before[1] + 1
    assert not carry_on_forgetting(stage.session, node=stage.node)
    stage.commit()
    assert change_state(stage.session) == after
    who = stage.session.scalars(select(AuditRow.actor).where(AuditRow.action == "retention_run"))
    assert who.all() == ["node"]


def test_mine_only_goes_too_and_is_counted_for_its_owner_alone(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof", is_mine=True)
    old_line(stage, LogKind.WE_GAVE, number, days_ago=400, text="Een zaal")
    other = stage.person("co")
    nothing = Aged(texts=0, attendances=0)
    assert count_aged(stage.session, node=stage.node, person=other) == nothing
    run_retention(stage.session, node=stage.node, actor=other)
    stage.commit()
    assert count_aged(stage.session, node=stage.node, person=stage.person()) == nothing


def test_the_page_shows_before_it_takes_away(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    old_line(stage, LogKind.WE_GAVE, number, days_ago=400, text="Een zaal")
    old_line(stage, LogKind.WE_GAVE, number, days_ago=350, text="Een bus")
    shown = " ".join(stage.text(PAGE).split())
    numeric = '<td class="govuk-table__cell govuk-table__cell--numeric">{}</td>'
    assert f"{numeric.format(1)} {numeric.format(2)}" in shown
    assert stage.post(PAGE, page=PAGE).status_code == 303
    assert "Nothing of yours has stood long enough today." in stage.text(PAGE)
