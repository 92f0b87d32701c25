"""All records of the network and its meetings that somebody may see, as rows of texts.

What a colleague keeps for themselves is not among them, nor anything that belongs to it; one's own
is, and stays one's own.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.network.visible import visible_to
from node.private.packs.book import Rows, write_book
from node.private.packs.book_tables import BOOK, MINE, BookTable

__all__ = ["everything_book", "everything_rows"]


def everything_book(session: Session, *, node: Node, person: Person) -> bytes:
    """Return a workbook of all records that somebody may see.

    Raises:
        NotAllowedError: They are no coordinator.
    """
    rows = everything_rows(session, node=node, person=person)
    return write_book({table.name: (_columns(table), rows[table.name]) for table in BOOK})


def everything_rows(session: Session, *, node: Node, person: Person) -> Mapping[str, Rows]:
    """Return all records that somebody may see, by table, in a lasting order.

    Raises:
        NotAllowedError: They are no coordinator.
    """
    check_role(person, PersonRole.COORDINATOR)
    found: dict[str, Rows] = {}
    keys: dict[str, set[str]] = {}
    for table in BOOK:
        rows = [_said(table, row, node) for row in _rows(session, table, person)]
        primary = [column.name for column in table.table.primary_key.columns]
        keys[table.name] = {row[primary[0]] for row in rows}
        found[table.name] = [row for row in rows if _leans_on_seen(table, row, keys)]
        keys[table.name] = {row[primary[0]] for row in found[table.name]}
    return found


def _columns(table: BookTable) -> Sequence[str]:
    mine = [MINE] if table.has_owner else []
    return [*(column.name for column in table.clear), *mine, *table.sealed]


def _rows(session: Session, table: BookTable, person: Person) -> Sequence[Row[Any]]:
    columns = table.table.columns
    asked = select(table.table).order_by(*table.table.primary_key.columns)
    if table.has_owner:
        asked = asked.where(visible_to(person, columns["owner_id"]))  # type: ignore[arg-type] # a column
    return session.execute(asked, bind_arguments={"mapper": table.model.__mapper__}).all()


def _said(table: BookTable, row: Row[Any], node: Node) -> dict[str, str]:
    stored = row._mapping  # noqa: SLF001 - the public way to read a row by column
    said = {column.name: _text(stored[column]) for column in table.clear}
    key = stored[next(iter(table.table.primary_key.columns))]
    if table.has_owner:
        said[MINE] = "yes" if stored[table.table.columns["owner_id"]] else ""
    for name, column in table.sealed.items():
        sealed = stored[column]
        if sealed is not None:
            said[name] = node.data_key.open(sealed, table=table.name, column=column.name, row=key)
    return said


def _text(value: object) -> str:
    for kind, write in _WRITTEN:
        if isinstance(value, kind):
            return write(value)
    return "" if value is None else str(value)


_WRITTEN: Sequence[tuple[type, Callable[[Any], str]]] = (
    (bool, lambda value: "yes" if value else "no"),
    (StrEnum, lambda value: str(value.value)),
    (datetime, datetime.isoformat),
    (date, date.isoformat),
)


def _leans_on_seen(table: BookTable, row: dict[str, str], keys: Mapping[str, set[str]]) -> bool:
    """Say whether a row may go along; a way to something that does not is taken out of it."""
    for column in table.clear:
        for key in column.foreign_keys:
            target = key.column.table.name
            value = row.get(column.name, "")
            if not value or target not in keys or value in keys[target]:
                continue
            if not column.nullable:
                return False
            row[column.name] = ""
    return True
