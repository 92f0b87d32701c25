"""Everything can be taken along and comes back as it was, with the names of people waiting."""

import io
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from uuid import UUID
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from node.database import db
from node.private.meetings.models import MeetingRow, ParticipantRow
from node.private.meetings.participants import give_seats
from node.private.network.contacts import change_contact, list_contacts
from node.private.network.group_members import take_step
from node.private.network.group_models import GroupRow
from node.private.network.models import LogRow, OrganisationRow
from node.private.network.organisations import list_organisations, snooze_organisation
from node.private.packs.book_tables import BOOK, CONTENTS
from node.private.packs.everything import everything_rows
from schemas.practice_words import NetworkStep
from tests.node.private.network_stage import NetworkStage, network_stage
from tests.node.private.packs.bringing import bring, number_of
from tests.node.private.packs.full_network import fill
from tests.node.private.writers import text_of

__all__: list[str] = []

EXPORT = "/network/export"
WORRY = "I am worried about a boy in class 3B who wants to leave for Syria."


def take(stage: NetworkStage, what: str = "everything", handle: str = "an") -> bytes:
    answer = stage.post(EXPORT, {"what": what}, handle=handle)
    assert answer.status_code == 200, answer.status
    return answer.get_data()


def cells(data: bytes) -> Mapping[str, Sequence[Sequence[object]]]:
    book = load_workbook(io.BytesIO(data), read_only=True)
    found = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}
    book.close()
    return found


def restore(stage: NetworkStage, data: bytes) -> str:
    preview = number_of(bring(stage, data, name="everything.xlsx")) + "/preview"
    page = stage.text(preview)
    assert "Why it cannot be stored" not in page
    answer = stage.post(preview)
    assert answer.status_code == 303, text_of(answer)
    return preview


def test_the_form_of_every_sealed_column_of_the_workbook_is_known() -> None:
    columns = {f"{each.name}.{one.name}" for each in BOOK for one in each.sealed.values()}
    assert set(CONTENTS) == columns


def test_everything_comes_back_as_it_was(tmp_path: Path) -> None:
    with network_stage(tmp_path / "one") as stage:
        fill(stage)
        taken = take(stage)
        assert all(len(rows) > 1 for name, rows in cells(taken).items() if name != "linkpin")
    with network_stage(tmp_path / "two", "rotterdam") as other:
        restore(other, taken)
        contacts = list_contacts(other.session, node=other.node, person=other.person())
        assert {each.content.name: each.is_quarantined for each in contacts} == {
            "Quillon Ofrane": True,
            "": False,
        }
        for each in contacts:
            if each.is_quarantined:
                change_contact(
                    other.session,
                    node=other.node,
                    actor=other.person(),
                    contact_id=each.contact_id,
                    draft=each.draft,
                    revision=each.revision,
                )
                other.commit()
        assert cells(take(other)) == cells(taken)
        # What was one's own is still seen by nobody else.
        names = list_organisations(other.session, node=other.node, person=other.person("co"))
        assert "Zonnehof" not in [each.name for each in names]


def test_nothing_a_colleague_keeps_for_themselves_goes_along(stage: NetworkStage) -> None:
    fill(stage)
    rows = everything_rows(stage.session, node=stage.node, person=stage.person("co"))
    assert "Zonnehof" not in str(rows)
    assert len(rows["group_member"]) == 1
    assert len(rows["log_line"]) == 1
    for what in ("organisations", "contacts", "log", "workbook", "cards", "everything"):
        taken = take(stage, what, "co")
        opened = taken if taken[:2] != b"PK" else unpacked(taken)
        assert b"Zonnehof" not in opened
        assert b"Beek" in opened


def unpacked(data: bytes) -> bytes:
    with ZipFile(io.BytesIO(data)) as packed:
        return b"".join(packed.read(name) for name in packed.namelist())


@pytest.mark.parametrize("what", ["workbook", "everything"])
def test_no_cell_of_a_workbook_is_a_formula(stage: NetworkStage, what: str) -> None:
    fill(stage)
    data = take(stage, what)
    for row in load_workbook(io.BytesIO(data)).worksheets[1 if what == "everything" else 0]:
        for cell in row:
            assert cell.data_type != "f"
            if str(cell.value or "").startswith(("=", "+", "-", "@")):
                assert cell.quotePrefix
    with ZipFile(io.BytesIO(data)) as packed:
        sheets = [packed.read(name) for name in packed.namelist() if "worksheets" in name]
    assert not any(b"<f>" in sheet for sheet in sheets)


def test_no_cell_of_a_table_is_taken_for_a_formula(stage: NetworkStage) -> None:
    fill(stage)
    table = take(stage, "organisations").decode("utf-8-sig")
    assert "'=HYPERLINK" in table
    assert "'+1" in table


def test_a_workbook_comes_back_into_an_empty_network_alone(stage: NetworkStage) -> None:
    fill(stage)
    preview = number_of(bring(stage, take(stage))) + "/preview"
    assert "Everything fits into an empty one" in stage.text(preview)
    assert stage.post(preview).status_code == 422


def test_a_restored_workbook_can_be_taken_back(tmp_path: Path) -> None:
    with network_stage(tmp_path / "one") as stage:
        fill(stage)
        taken = take(stage)
    with network_stage(tmp_path / "two") as other:
        preview = restore(other, taken)
        assert other.post(preview.replace("/preview", "/undo")).status_code == 303
        assert other.session.scalars(select(LogRow)).all() == []
        assert list_organisations(other.session, node=other.node, person=other.person()) == ()


def test_what_changed_without_a_new_revision_is_not_taken_back(tmp_path: Path) -> None:
    with network_stage(tmp_path / "one") as stage:
        fill(stage)
        taken = take(stage)
    with network_stage(tmp_path / "two") as other:
        preview = restore(other, taken)
        other.clock.now += timedelta(minutes=1)
        touched = [touch_group(other), touch_meeting(other), touch_organisation(other)]
        # The page lists what stays.
        assert other.post(preview.replace("/preview", "/undo")).status_code == 200
        assert all(other.session.get(model, number) for model, number in touched)


def touch_group(stage: NetworkStage) -> tuple[type, UUID]:
    group = stage.session.scalars(select(GroupRow)).all()[0]
    take_step(
        db.session(),
        node=stage.node,
        actor=stage.person(),
        group_id=group.group_id,
        step=NetworkStep.MAINTENANCE,
    )
    stage.commit()
    return GroupRow, group.group_id


def touch_meeting(stage: NetworkStage) -> tuple[type, UUID]:
    chair = stage.session.scalars(select(ParticipantRow)).all()[0]
    give_seats(
        db.session(),
        node=stage.node,
        actor=stage.person(),
        meeting_id=chair.meeting_id,
        contacts={chair.participant_id: None},
    )
    stage.commit()
    return MeetingRow, chair.meeting_id


def touch_organisation(stage: NetworkStage) -> tuple[type, UUID]:
    used = select(ParticipantRow.organisation_id)
    free = OrganisationRow.organisation_id.not_in(used)
    number = stage.session.scalars(select(OrganisationRow.organisation_id).where(free)).all()[0]
    snooze_organisation(
        db.session(), node=stage.node, actor=stage.person(), organisation_id=number, days=5
    )
    stage.commit()
    return OrganisationRow, number


def changed(data: bytes, sheet: str, column: str, value: str) -> bytes:
    """Return a workbook with the first row of a sheet changed by hand."""
    book = load_workbook(io.BytesIO(data))
    names = [cell.value for cell in book[sheet][1]]
    book[sheet].cell(row=2, column=names.index(column) + 1).value = value
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


@pytest.mark.parametrize(
    ("sheet", "column", "value", "said"),
    [
        ("organisation", "sector", "mosque", "“sector” cannot be read."),
        ("organisation", "content", '{"name":"x","faith":"y"}', "are not as they left this room"),
        ("organisation", "content", "no object", "are not as they left this room"),
        *(
            (sheet, column, '{"faith":"y"}', "are not as they left this room")
            for sheet, column in (
                ("network_group", "content"),
                ("fact_card", "content"),
                ("own_card", "content"),
                ("optional_row", "content"),
                ("meeting", "content"),
                ("meeting", "plan"),
                ("task", "content"),
                ("log_line", "content"),
                ("contact", "content"),
            )
        ),
        (
            "organisation",
            "content",
            f'{{"mandate":"{WORRY}","name":"x"}}',
            "looks like a worry",
        ),
        (
            "organisation",
            "content",
            '{"mandate":"Ahmed is a muslim.","name":"x"}',
            "tells the faith or origin of a person",
        ),
        (
            "fact_card",
            "content",
            '{"counted":"people","number":"2","source":"Politie","statement":"Weinig mensen."}',
            "can be recognised",
        ),
        ("fact_card", "dated_on", "2026-03-03", "That day is yet to come."),
        ("log_line", "happened_on", "2026-03-10", "That day is yet to come."),
        ("contact", "notice_on", "2026-03-03", "That day is yet to come."),
        ("log_line", "created_at", "2026-03-10T10:00+00:00", "That day is yet to come."),
        ("log_line", "happened_on", "gisteren", "“happened_on” cannot be read."),
        ("meeting", "starts_at", "2026-03-04T10:00", "“starts_at” cannot be read."),
        ("log_line", "happened_on", "0001-01-01", "“happened_on” cannot be read."),
        ("meeting", "starts_at", "0001-01-01T00:00+14:00", "“starts_at” cannot be read."),
        ("meeting", "starts_at", "9999-12-31T23:59-14:00", "“starts_at” cannot be read."),
        ("meeting", "minutes", "1" + "0" * 23, "“minutes” cannot be read."),
        ("network_rules", "min_days", "2147483647", "“min_days” cannot be read."),
        ("own_card", "one", "-1", "“one” cannot be read."),
        ("optional_row", "code", "F99", "no such part"),
    ],
)
def test_a_row_changed_by_hand_is_checked_like_any_other(
    tmp_path: Path, sheet: str, column: str, value: str, said: str
) -> None:
    with network_stage(tmp_path / "one") as stage:
        fill(stage)
        taken = changed(take(stage), sheet, column, value)
    with network_stage(tmp_path / "two") as other:
        preview = number_of(bring(other, taken)) + "/preview"
        page = other.text(preview)
        assert said in page
        assert "line 2" in page
        assert other.post(preview).status_code == 422
        assert list_organisations(other.session, node=other.node, person=other.person()) == ()


def test_rows_that_lean_on_nothing_are_refused_whole(tmp_path: Path) -> None:
    with network_stage(tmp_path / "one") as stage:
        fill(stage)
        taken = changed(take(stage), "contact", "organisation_id", str(UUID(int=7)))
    with network_stage(tmp_path / "two") as other:
        answer = other.post(number_of(bring(other, taken)) + "/preview")
        assert answer.status_code == 422
        assert "contradict each other" in text_of(answer)
        assert list_organisations(other.session, node=other.node, person=other.person()) == ()
