"""Every sealed text of the network in which somebody may be named: more than is searched.

Beside what the private search looks in stand the own mandate, why parts of the method were switched
on, and what the file of a list was called. The cells of a list that waits are none of them: nothing
of it is in the network yet, and after a day it is gone.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, null, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute, Session

from node.extensions import Node
from node.language import mark
from node.private.network.group_models import ImportRow, OptionalRow, OwnCardRow
from node.private.network.models import ContactRow, LogRow, OrganisationRow
from node.private.packs.finding import KINDS
from node.private.packs.index import TABLES
from node.private.packs.slices import in_slices
from schemas.strict_json import JsonInput

__all__ = ["CODES", "NOTED", "Key", "Noted", "NotedTable", "named_texts", "read_noted"]

Key = UUID | int | str
"""Number of a record; of a part of the method its code."""

CODES: Final = frozenset(
    (
        *("themes", "topic", "needs", "interests", "kind", "stage", "checks", "counted"),
        *("month", "strategy_on", "goals_on", "checked_on", "review_on"),
    )
)
"""Members whose values are words of a list or days, never a name."""

_OWN: Final[Mapping[str, frozenset[str]]] = {
    # What an organisation is called, and how somebody else is reached, is theirs.
    OrganisationRow.__tablename__: frozenset(("name",)),
    ContactRow.__tablename__: frozenset(("name", "mailbox", "phone")),
    ImportRow.__tablename__: frozenset(
        ("book", "header", "lines", "faults", "notes", "columns", "numbers")
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedTable:
    """One table of records with texts.

    Attributes:
        words: What its records are called, in English.
        key: Their number.
        sealed: Where their texts stand.
        owner: Who alone may see one; None where all coordinators may.
    """

    words: str
    key: InstrumentedAttribute[Any]
    sealed: InstrumentedAttribute[Any]
    owner: InstrumentedAttribute[Any] | None

    @property
    def name(self) -> str:
        """The table's own name."""
        return str(self.key.class_.__tablename__)

    @property
    def kept(self) -> frozenset[str]:
        """Members that stay as they are, whoever is named in them."""
        return _OWN.get(self.name, frozenset()) | CODES


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """The texts of one record, opened.

    Attributes:
        table: Table it stands in.
        record_id: Its number.
        owner_id: Who alone may see it; None for all coordinators.
        happened_on: Of a line of the log, its day.
        members: Its texts as they are stored.
    """

    table: NotedTable
    record_id: Key
    owner_id: UUID | None
    happened_on: date | None
    members: Mapping[str, JsonInput] = field(repr=False)


NOTED: Final = (
    *(
        NotedTable(words=KINDS[each.kind], key=each.key, sealed=each.sealed, owner=each.owner)
        for each in TABLES
    ),
    NotedTable(
        words=mark("My mandate and focus"),
        key=OwnCardRow.one,
        sealed=OwnCardRow.sealed_content,
        owner=None,
    ),
    NotedTable(
        words=mark("Parts that are switched on"),
        key=OptionalRow.code,
        sealed=OptionalRow.sealed_content,
        owner=None,
    ),
    NotedTable(
        words=mark("Name of a list that was brought in"),
        key=ImportRow.import_id,
        sealed=ImportRow.sealed_content,
        owner=ImportRow.author_id,
    ),
)
"""In the order in which they are told."""

_SEARCHED: Final = frozenset(each.name for each in TABLES)


def read_noted(
    session: Session, *, node: Node, among: Collection[UUID] | None = None
) -> Iterator[Noted]:
    """Yield the texts of every record, whoever may see it, lines of the log the latest first.

    Args:
        session: Session that reads the private database.
        node: This node.
        among: Of the tables that are searched, only these records; None for all. The few texts
            beside them are always read.
    """
    for table in NOTED:
        is_log = table.key.class_ is LogRow
        day = LogRow.happened_on if is_log else _nothing(LogRow.happened_on)
        owner = _nothing(LogRow.owner_id) if table.owner is None else table.owner
        asked = select(table.key, owner, day, table.sealed).where(table.sealed.is_not(None))
        asked = asked.order_by(LogRow.happened_on.desc(), table.key) if is_log else asked
        some = among if table.name in _SEARCHED else None
        for record_id, owner_id, happened_on, sealed in _rows(session, asked, table.key, some):
            text = node.data_key.open(
                sealed, table=table.name, column=table.sealed.key, row=record_id
            )
            yield Noted(
                table=table,
                record_id=record_id,
                owner_id=owner_id,
                happened_on=happened_on,
                members=json.loads(text),
            )


def named_texts(
    value: JsonInput, *, kept: frozenset[str] = CODES, member: str = ""
) -> Iterator[tuple[str, str]]:
    """Yield every text in a JSON value that may name somebody, with the member it stands under."""
    if isinstance(value, str):
        yield member, value
    elif isinstance(value, dict):
        for name, each in value.items():
            if name not in kept:
                yield from named_texts(each, kept=CODES, member=name)
    elif isinstance(value, list):
        for each in value:
            yield from named_texts(each, kept=CODES, member=member)


def _rows(
    session: Session,
    asked: Select[Any],
    key: InstrumentedAttribute[Any],
    among: Collection[UUID] | None,
) -> Iterable[Any]:
    """Return rows; of some, asked for a few at a time, in the order in which all would come."""
    if among is None:
        return session.execute(asked)
    rows = [
        row
        for some in in_slices(sorted(among))
        for row in session.execute(asked.where(key.in_(some)))
    ]
    return sorted(rows, key=lambda row: row[2] or date.min, reverse=True)


def _nothing(column: InstrumentedAttribute[Any]) -> ColumnElement[Any]:
    return type_coerce(null(), column.type).label(column.key)
