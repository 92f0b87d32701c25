"""Whoever is erased is named nowhere any more, while what was counted stays counted."""

from typing import Final
from uuid import UUID

from sqlalchemy import Table, func, select, update

from node.database import PrivateModel, Zone, db, start_writing
from node.private.meetings.models import ParticipantRow
from node.private.network.models import ContactRow, LogRow
from node.private.network.words import LogKind
from tests.node.private.meetings.planned import hold
from tests.node.private.network_stage import TODAY, NetworkStage
from tests.node.private.room import fill_room, walk

__all__: list[str] = []

NAME: Final = "Quillon Ofrane"


def test_the_name_is_in_no_column_and_on_no_page_and_counts_stay(stage: NetworkStage) -> None:
    fill_room(stage)
    contact = seated(stage)
    assert any(NAME in text for text in opened_texts(stage))
    assert any(NAME in page for page in walk(stage).pages.values())
    before = counts(stage)
    assert stage.post(f"/network/contacts/{contact}/erase").status_code == 303
    assert counts(stage) == before
    for word in NAME.split():
        assert not [text for text in opened_texts(stage) if word in text]
        assert not [address for address, page in walk(stage).pages.items() if word in page]


def seated(stage: NetworkStage) -> UUID:
    """Let somebody sit at a meeting, agree to stand on a sheet, and be named in a note."""
    contact = stage.session.scalars(
        select(ContactRow.contact_id).where(ContactRow.notice_on.is_not(None))
    ).one()
    school = stage.session.scalars(
        select(ContactRow.organisation_id).where(ContactRow.contact_id == contact)
    ).one()
    meeting = hold(stage, [school], title="Overleg")
    stage.line(LogKind.LINKED, school, other_id=other(stage, school), text=f"Met {NAME} gebeld")
    start_writing(stage.session, Zone.PRIVATE)
    db.session.execute(update(ContactRow).values(sheet_consent_on=TODAY))
    db.session.execute(
        update(ParticipantRow)
        .where(ParticipantRow.meeting_id == meeting)
        .values(contact_id=contact)
    )
    stage.commit()
    return contact


def other(stage: NetworkStage, school: UUID) -> UUID:
    return (
        stage.session.scalars(
            select(ContactRow.organisation_id).where(ContactRow.organisation_id != school)
        ).first()
        or school
    )


def counts(stage: NetworkStage) -> tuple[int, ...]:
    """Return how many chairs and lines there are."""
    return tuple(
        stage.session.scalar(select(func.count()).select_from(model)) or 0
        for model in (ParticipantRow, LogRow)
    )


def opened_texts(stage: NetworkStage) -> list[str]:
    """Return everything that stands in the private database, sealed texts opened."""
    found = []
    for mapper in PrivateModel.registry.mappers:
        table = mapper.local_table
        if not issubclass(mapper.class_, PrivateModel) or not isinstance(table, Table):
            continue
        (key, *_more) = table.primary_key.columns
        for row in stage.session.execute(
            select(*table.columns), bind_arguments={"mapper": mapper}
        ).mappings():
            for column, value in row.items():
                if isinstance(value, bytes) and column.startswith("sealed_"):
                    found.append(opened(stage, table.name, column, row[key.name], value))
                else:
                    found.append(str(value))
    return found


def opened(stage: NetworkStage, table: str, column: str, row: object, value: bytes) -> str:
    return stage.node.data_key.open(value, table=table, column=column, row=row)
