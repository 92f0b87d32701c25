"""Which tables hold records, which hold parts of one, and what leans on what.

A record has a number and a revision of its own; a part, such as a chair at a meeting, belongs to a
record and goes with it.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final
from uuid import UUID

from sqlalchemy import Column, Table

from node.private.meetings.models import MeetingRow, ParticipantRow, TaskPart, TaskRow
from node.private.network.group_models import FactRow, GroupRow, MemberRow, StepRow
from node.private.network.models import ContactRow, LogRow, OrganisationRow

__all__ = ["PARTS", "RECORDS", "key_of", "leaning_columns", "own_links"]


def _table(model: type) -> Table:
    table = model.__table__  # type: ignore[attr-defined] # every model has one
    assert isinstance(table, Table)  # noqa: S101 - a model of one table
    return table


RECORDS: Final[Mapping[str, Table]] = MappingProxyType(
    {
        table.name: table
        for table in map(
            _table, (OrganisationRow, ContactRow, GroupRow, FactRow, MeetingRow, TaskRow, LogRow)
        )
    }
)
"""Tables of records by name, each after those it leans on."""

PARTS: Final[Mapping[str, tuple[Table, str, str]]] = MappingProxyType(
    {
        table.name: (table, parent.__tablename__, column)
        for table, parent, column in (
            (_table(MemberRow), GroupRow, "group_id"),
            (_table(StepRow), GroupRow, "group_id"),
            (_table(ParticipantRow), MeetingRow, "meeting_id"),
            (_table(TaskPart), TaskRow, "task_id"),
        )
    }
)
"""Tables of parts: table, name of the table of their record, and the column that names it."""


def key_of(table: Table) -> Column[UUID]:
    """Return the column that holds the number of a record."""
    (column,) = table.primary_key.columns
    return column


def leaning_columns() -> Iterator[tuple[str, Column[UUID], Column[UUID], str]]:
    """Yield what leans on records: kind and number of who leans, the column that does, on what."""
    for name, table in RECORDS.items():
        for column, target in _links(table):
            yield name, key_of(table), column, target
    for table, parent, own in PARTS.values():
        for column, target in _links(table):
            if column.name != own:
                yield parent, table.c[own], column, target


def own_links(table: Table) -> tuple[Column[UUID], ...]:
    """Return the columns by which records of one table lean on each other."""
    return tuple(column for column, target in _links(table) if target == table.name)


def _links(table: Table) -> Iterator[tuple[Column[UUID], str]]:
    for column in table.columns:
        for key in column.foreign_keys:
            target = key.column.table.name
            if target in RECORDS:
                yield column, target
