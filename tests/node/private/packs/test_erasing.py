"""Erasing keeps counts alone, wherever the contact or the organisation stood."""

import json
from datetime import UTC, datetime
from uuid import UUID, uuid4

from sqlalchemy import func, select

from node.audit import AuditRow
from node.database import Zone, start_writing
from node.private.meetings.models import MeetingRow, ParticipantRow, TaskPart, TaskRow
from node.private.meetings.words import Attendance, Format, TaskRole
from node.private.network.changes import change_state
from node.private.network.group_models import GroupRow, ImportEffect, ImportRow, MemberRow
from node.private.network.log import list_lines
from node.private.network.models import ContactRow, LogRow, OrganisationRow
from node.private.network.organisation import CONTENT, OrganisationContent
from node.private.network.words import GroupKind, LogKind
from node.private.packs.effects import seal_before
from tests.node.private.meetings.planned import plan, take_away
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []

NAME = "Quillon Ofrane"


def _sealed(stage: NetworkStage, table: str, number: UUID, **texts: str) -> bytes:
    return stage.node.data_key.seal(
        json.dumps(texts), table=table, column="sealed_content", row=number
    )


def _meeting(stage: NetworkStage, organisation_id: UUID, contact_id: UUID | None) -> UUID:
    session, now = stage.session, datetime(2026, 2, 3, 9, tzinfo=UTC)
    start_writing(session, Zone.PRIVATE)
    number = uuid4()
    moments = {"created_at": now, "changed_at": now, "change_number": 1}
    session.add(
        MeetingRow(
            meeting_id=number,
            format=Format.PROBLEM,
            starts_at=now,
            minutes=60,
            sealed_content=_sealed(stage, "meeting", number, title="Overleg"),
            **moments,
        )
    )
    session.flush()
    session.add(
        ParticipantRow(
            meeting_id=number,
            organisation_id=organisation_id,
            contact_id=contact_id,
            seat=1,
            attendance=Attendance.CAME,
        )
    )
    todo = uuid4()
    task = TaskRow(
        task_id=todo,
        organisation_id=organisation_id,
        sealed_content=_sealed(stage, "task", todo, text="Zaal"),
        **moments,
    )
    session.add(task)
    session.flush()
    session.add(
        TaskPart(task_id=task.task_id, organisation_id=organisation_id, role=TaskRole.CONTRIBUTES)
    )
    stage.commit()
    return number


def _group(stage: NetworkStage, *members: UUID) -> None:
    session, now = stage.session, datetime(2026, 2, 3, 9, tzinfo=UTC)
    start_writing(session, Zone.PRIVATE)
    number = uuid4()
    group = GroupRow(
        group_id=number,
        kind=GroupKind.SIMILAR,
        sealed_content=_sealed(stage, "network_group", number, name="Scholen"),
        change_number=1,
        created_at=now,
        changed_at=now,
    )
    session.add(group)
    session.flush()
    session.add_all(MemberRow(group_id=group.group_id, organisation_id=each) for each in members)
    stage.commit()


def _effect(stage: NetworkStage, kind: str, record_id: UUID, name: str = "Zonnehof") -> None:
    author, session = stage.person(), stage.session
    start_writing(session, Zone.PRIVATE)
    made = ImportRow(author_id=author.account_id, made_at=stage.clock.now)
    session.add(made)
    session.flush()
    session.add(
        ImportEffect(
            import_id=made.import_id,
            kind=kind,
            record_id=record_id,
            revision=1,
            sealed_before=seal_before(
                {},
                CONTENT,
                OrganisationContent(name="Zonnehof", source=name),
                node=stage.node,
                import_id=made.import_id,
                kind=kind,
                record_id=record_id,
            ),
        )
    )
    stage.commit()


def _count(stage: NetworkStage, table: type) -> int:
    return stage.session.scalar(select(func.count()).select_from(table)) or 0


def test_a_contact_erased_while_in_a_meeting_a_group_and_an_introduction_leaves_counts(
    stage: NetworkStage,
) -> None:
    number, other = stage.organisation("Zonnehof"), stage.organisation("De Akker")
    contact = stage.contact(number, NAME)
    _meeting(stage, number, contact)
    _group(stage, number, other)
    _effect(stage, "contact", contact)
    stage.line(LogKind.LINKED, other, other_id=number, text=f"Met {NAME} en Mevrouw Ofrane gebeld")
    before = change_state(stage.session)[1]
    asked = stage.text(f"/network/contacts/{contact}/erase")
    assert "1 chair at a meeting stays" in asked
    assert "In 1 note the name" in asked
    assert stage.post(f"/network/contacts/{contact}/erase").status_code == 303
    assert _count(stage, ContactRow) == 0
    assert _count(stage, ImportEffect) == 0
    chair = stage.session.scalars(select(ParticipantRow)).one()
    assert (chair.contact_id, chair.organisation_id, chair.attendance) == (
        None,
        number,
        Attendance.CAME,
    )
    assert _count(stage, MemberRow) == 2
    (line,) = list_lines(stage.session, node=stage.node, person=stage.person())
    assert line.content.text == "Met […] en Mevrouw […] gebeld"
    assert change_state(stage.session)[1] == before + 1
    assert "contact_erased" in stage.session.scalars(select(AuditRow.action)).all()
    assert NAME not in stage.text(f"/network/{number}")
    assert stage.get(f"/network/contacts/{contact}/letter").status_code == 404


def test_a_name_in_a_colleagues_own_note_goes_too_and_is_counted_to_nobody(
    stage: NetworkStage,
) -> None:
    number = stage.organisation("Zonnehof")
    contact = stage.contact(number, NAME)
    stage.line(LogKind.WAS_THERE, number, text=f"Met {NAME}", handle="co", is_mine=True)
    assert "No note speaks of this contact." in stage.text(f"/network/contacts/{contact}/erase")
    stage.post(f"/network/contacts/{contact}/erase")
    (line,) = list_lines(stage.session, node=stage.node, person=stage.person("co"))
    assert line.content.text == "Met […]"


def test_an_organisation_is_erased_with_everything_about_it_and_says_so_before(
    stage: NetworkStage,
) -> None:
    number, other = stage.organisation("Zonnehof"), stage.organisation("De Akker")
    leaning = stage.organisation("De Brug", umbrella_id=number, pointed_by_id=number)
    hidden = stage.organisation("Van Co", handle="co", is_mine=True, umbrella_id=number)
    contact = stage.contact(number, NAME)
    _meeting(stage, number, contact)
    _group(stage, number, other)
    _effect(stage, "organisation", number)
    stage.line(LogKind.WAS_THERE, number, text="Bezoek")
    stage.line(LogKind.LINKED, other, other_id=number, text="Samen koken")
    stage.line(LogKind.WAS_THERE, number, text="Alleen Co", handle="co", is_mine=True)
    stage.line(LogKind.WAS_THERE, other, text="Blijft")
    asked = stage.text(f"/network/{number}/erase")
    for text in (
        "1 contact",
        "1 line of the log",
        "1 introduction or link",
        "its place in 1 group",
        "1 chair at a meeting",
        "1 task it was to do becomes yours.",
        "This cannot be undone.",
    ):
        assert text in asked
    answer = stage.post(f"/network/{number}/erase")
    assert answer.headers["Location"] == "/network"
    assert "Zonnehof" not in stage.text("/network")
    lines = stage.session.scalars(select(LogRow)).all()
    assert [each.organisation_id for each in lines] == [other]
    tables = (ContactRow, ParticipantRow, TaskPart, ImportEffect)
    assert [_count(stage, each) for each in tables] == [0, 0, 0, 0]
    assert _count(stage, MemberRow) == 1
    assert _count(stage, MeetingRow) == 1
    assert stage.session.scalars(select(TaskRow)).one().organisation_id is None
    rows = stage.session.scalars(select(OrganisationRow)).all()
    assert {each.organisation_id for each in rows} == {other, leaning, hidden}
    assert {each.umbrella_id for each in rows} == {each.pointed_by_id for each in rows} == {None}
    assert "organisation_erased" in stage.session.scalars(select(AuditRow.action)).all()
    assert stage.post(f"/network/{number}/erase").status_code == 404


def test_the_letter_has_everything_kept_about_one_contact(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    contact = stage.contact(number, NAME)
    _meeting(stage, number, contact)
    stage.line(LogKind.WAS_THERE, number, text=f"Met {NAME} gepraat")
    stage.line(LogKind.WAS_THERE, number, text="Met de conciërge gepraat")
    page = stage.text(f"/network/contacts/{contact}/letter")
    answer = stage.get(f"/network/contacts/{contact}/letter.txt")
    assert answer.headers["Content-Disposition"] == "attachment; filename=letter.txt"
    for letter in (page, answer.get_data(as_text=True)):
        for text in (
            NAME,
            "Zonnehof",
            "Head teacher",
            "office@organisation.example",
            "Their website",
            "The town's public task",
            "2 March 2026",
            "3 February 2026: you were at a meeting.",
            f"Met {NAME} gepraat",
            "forgotten after 90 days",
            "erased 12 months after",
            "data protection authority",
        ):
            assert text in letter, text
        assert "conciërge" not in letter


def test_the_letter_names_the_mailbox_of_the_town(stage: NetworkStage) -> None:
    contact = stage.contact(stage.organisation("Zonnehof"))
    assert "Write to the coordinator who sent you this." in stage.text(
        f"/network/contacts/{contact}/letter"
    )


def test_a_name_on_the_card_of_the_organisation_stands_in_the_letter_and_goes(
    stage: NetworkStage,
) -> None:
    content = {"source": f"Gesprek met {NAME}", "mandate": "Leerplicht"}
    number = stage.organisation("Zonnehof", content=content)
    contact = stage.contact(number, NAME)
    letter = stage.text(f"/network/contacts/{contact}/letter")
    assert f"From where you know this: Gesprek met {NAME}" in letter
    assert "Leerplicht" not in letter
    assert "In 1 note the name" in stage.text(f"/network/contacts/{contact}/erase")
    stage.post(f"/network/contacts/{contact}/erase")
    page = stage.text(f"/network/{number}")
    assert "Gesprek met […]" in page
    assert "Leerplicht" in page
    assert NAME not in page


def _fill_elsewhere(stage: NetworkStage) -> tuple[UUID, UUID]:
    """Name a contact at meetings, in a task, with another organisation, and in an import."""
    number, other = stage.organisation("Zonnehof"), stage.organisation("De Akker")
    contact = stage.contact(number, NAME)
    met = plan(stage, [number], title=f"Overleg met {NAME}", problem="Mevrouw Ofrane valt weg")
    plan(stage, title=f"Zonder lijst, met {NAME}")
    plan(stage, title=f"Alleen Co met {NAME}", handle="co", is_mine=True)
    take_away(stage, met, f"{NAME} bellen", number)
    stage.line(LogKind.WAS_THERE, other, text=f"{NAME} was er ook")
    stage.line(LogKind.WAS_THERE, other, text="De heer Ofrane woont hier")
    _effect(stage, "organisation", other, name=f"Van {NAME}")
    return number, contact


def test_the_letter_has_every_text_of_the_network_that_names_somebody(
    stage: NetworkStage,
) -> None:
    _number, contact = _fill_elsewhere(stage)
    letter = stage.text(f"/network/contacts/{contact}/letter")
    for text in (
        f"Meetings: Overleg met {NAME}",
        "Meetings: Mevrouw Ofrane valt weg",
        f"Meetings: Zonder lijst, met {NAME}",
        f"What was agreed: {NAME} bellen",
        f"{NAME} was er ook",
    ):
        assert text in letter, text
    assert "Alleen Co" not in letter
    assert "De heer Ofrane" not in letter
    assert "In 4 notes the name" in stage.text(f"/network/contacts/{contact}/erase")


def test_a_name_goes_from_every_text_of_the_network_and_nobody_elses_does(
    stage: NetworkStage,
) -> None:
    _number, contact = _fill_elsewhere(stage)
    assert stage.post(f"/network/contacts/{contact}/erase").status_code == 303
    assert stage.session.scalars(select(ImportEffect.sealed_before)).all() == [None]
    shown = stage.text("/meetings") + stage.text("/meetings/board")
    assert "Overleg met […]" in shown
    assert "Mevrouw […] valt weg" in shown
    assert "Zonder lijst, met […]" in shown
    assert NAME not in shown
    assert "Alleen Co met […]" in stage.text("/meetings", "co")
    lines = list_lines(stage.session, node=stage.node, person=stage.person())
    texts = {line.content.text for line in lines}
    assert {"[…] was er ook", "De heer Ofrane woont hier"} <= texts
    task = stage.session.scalars(select(TaskRow)).one()
    sealed = stage.node.data_key.open(
        task.sealed_content, table="task", column="sealed_content", row=task.task_id
    )
    assert json.loads(sealed) == {"text": "[…] bellen"}
