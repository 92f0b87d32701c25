"""One row for every table of a zone, made from the models alone, to see what migrations keep."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, insert, select

from node.database import Moment, Word, Zone, db
from tests.nodes import NOON

__all__ = ["insert_a_row_into_each_table", "rows_of_each_table"]

_VALUES: dict[type, object] = {
    int: 1,
    str: "1",
    bytes: bytes(32),
    bool: False,
    UUID: UUID(int=1),
    date: date(2026, 3, 2),
    float: 1.0,
}


def insert_a_row_into_each_table(connection: Connection, zone: Zone) -> None:
    """Insert one row into every table, in the order foreign keys ask for."""
    for table in db.metadatas[zone.value].sorted_tables:
        row = {column.name: _value(column) for column in table.columns if not column.nullable}
        connection.execute(insert(table).values(row))


def rows_of_each_table(connection: Connection, zone: Zone) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table, by the name of the table."""
    return {
        table.name: [tuple(row) for row in connection.execute(select(table))]
        for table in db.metadatas[zone.value].sorted_tables
    }


def _value(column: Column[Any]) -> object:
    if isinstance(column.type, Moment):
        return NOON
    if isinstance(column.type, Word):
        # The first word of the list, which is where a row begins.
        return next(iter(column.type._words))  # noqa: SLF001 - the type has no other door
    return _VALUES[column.type.python_type]
