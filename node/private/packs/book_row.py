"""One row of a workbook of everything made into a row of its table, checked like any other.

A text is read by the form of its column, and every text in it is looked at. What is about a person
at risk, a small number of people and a day yet to come are refused here as everywhere.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Boolean, Column, Date, Integer, String, Uuid
from sqlalchemy.engine.default import DefaultDialect

from node.database import Moment, Word
from node.extensions import Node
from node.language import gettext as _
from node.people.service import Person
from node.private.directory.content import looks_personal
from node.private.local_time import local_day
from node.private.network.contact import CONTENT as CONTACT
from node.private.network.contact import ContactContent, reach_faults
from node.private.network.fact import CONTENT as FACT
from node.private.network.fact import FactContent
from node.private.network.fact_rules import faults_of_fact
from node.private.network.free_texts import REACHES
from node.private.network.notes import note_faults
from node.private.network.optional_rows import OPTIONAL
from node.private.network.organisations import name_index
from node.private.packs.book_tables import CONTENTS, MINE, BookTable
from node.private.typed_values import FIRST_YEAR, LAST_YEAR, parse_day
from node.private.worries import worried_members
from schemas import strict_json
from schemas.errors import JsonInvalidError, RecordInvalidError, TextRefusedError
from schemas.strict_json import JsonValue
from schemas.text_rules import check_text
from schemas.wire_records import load_record

__all__ = ["BookRowError", "RowMaker"]

_MAX_JSON_BYTES: Final = 1024 * 1024
_MAX_TEXT: Final = 50_000
_MOST_NUMBER: Final = 10_000
"""More days, months, minutes or seats than anybody means; beyond, days cannot be reckoned."""
_PAST: Final[Mapping[str, tuple[str, ...]]] = {
    "organisation": ("confirmed_on",),
    "contact": ("notice_on", "consent_on", "sheet_consent_on"),
    "group_member": ("agreed_on",),
    "fact_card": ("dated_on",),
    "log_line": ("happened_on", "settled_on"),
}
"""Days of what has happened, by table: no page of this room takes one that is yet to come."""
_TRUTH: Final = {"yes": True, "no": False}


class BookRowError(Exception):
    """A row cannot be stored; its words say why, and quote no more than what is not kept."""


class RowMaker:
    """Makes rows of tables.

    Args:
        node: This node.
        actor: Who brings the workbook.
        import_id: The workbook.
        number: Number of the change.
    """

    def __init__(self, *, node: Node, actor: Person, import_id: UUID, number: int) -> None:
        self._node = node
        self._actor = actor
        self._now = node.clock()
        self._stamps = {
            "author_id": actor.account_id,
            "changed_by": actor.account_id,
            "switched_on_by": actor.account_id,
            "revision": 1,
            "change_number": number,
            "import_id": import_id,
            "changed_at": self._now,
        }

    def make(self, table: BookTable, said: Mapping[str, str]) -> dict[str, Any]:
        """Return a row to be stored.

        Raises:
            BookRowError: It cannot be.
        """
        row: dict[str, Any] = {
            column.name: _value(column, said.get(column.name, "")) for column in table.clear
        }
        columns = table.table.columns
        row |= {name: value for name, value in self._stamps.items() if name in columns}
        if table.has_owner:
            row["owner_id"] = self._actor.account_id if said.get(MINE) == "yes" else None
        if "code" in row and row["code"] not in OPTIONAL:
            raise BookRowError(_("There is no such part of the method."))
        today = local_day(self._node)
        if any(row[name] is not None and row[name] > today for name in _PAST.get(table.name, ())):
            raise BookRowError(_("That day is yet to come."))
        if row.get("created_at", self._now) > self._now:
            # A text is kept for some months after it was logged; it would be kept for ever.
            raise BookRowError(_("That day is yet to come."))
        key = row[next(iter(table.table.primary_key.columns)).name]
        for name, column in table.sealed.items():
            row[column.name] = self._seal(table, column, said.get(name, ""), key, row)
        return row

    def _seal(
        self, table: BookTable, column: Column[object], text: str, key: object, row: dict[str, Any]
    ) -> bytes | None:
        if not text and column.nullable:
            return None
        members = _members(table, column, text)
        if column.name == "sealed_content":
            self._add_derived(table, members, row)
        return self._node.data_key.seal(text, table=table.name, column=column.name, row=key)

    def _add_derived(
        self, table: BookTable, members: Mapping[str, JsonValue], row: dict[str, Any]
    ) -> None:
        if table.name == "organisation":
            row["name_index"] = name_index(str(members["name"]), node=self._node)
        if table.name == "fact_card":
            fact = load_record(FACT, members, record=FactContent)
            for fault in faults_of_fact(fact, minimum=self._node.settings.minimum_group_size):
                raise BookRowError(fault)
        if table.name == "contact":
            _check_contact(load_record(CONTACT, members, record=ContactContent), row)


def _check_contact(content: ContactContent, row: dict[str, Any]) -> None:
    """Check what hangs together in a contact; a name waits, whatever the workbook says of it."""
    for sentence in reach_faults(content).values():
        raise BookRowError(sentence)
    row["is_quarantined"] = bool(content.name) or looks_personal(content.mailbox)
    if row["kind"] == "community" and row["consent_on"] is None:
        raise BookRowError(_("A name from a community is kept only with that person's consent."))


def _members(table: BookTable, column: Column[object], text: str) -> dict[str, JsonValue]:
    try:
        members = strict_json.parse_object(text.encode(), max_bytes=_MAX_JSON_BYTES)
        schema, record = CONTENTS[f"{table.name}.{column.name}"]
        load_record(schema, members, record=record)
        texts = {}
        for path, each in _texts(members, ()):
            check_text(each, max_characters=_MAX_TEXT)
            if not REACHES.intersection(path):
                texts[".".join(path)] = each
        _check_texts(texts)
    except (JsonInvalidError, RecordInvalidError, TextRefusedError) as exc:
        raise BookRowError(
            _("The texts in “%(column)s” are not as they left this room.")
            % {"column": column.name.removeprefix("sealed_")}
        ) from exc
    return members


def _check_texts(texts: Mapping[str, str]) -> None:
    if worried_members(texts):
        raise BookRowError(_("A text looks like a worry about one person."))
    for sentence in note_faults(texts).values():
        raise BookRowError(sentence)


def _texts(value: JsonValue, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    match value:
        case str() if value:
            yield path, value
        case dict():
            for name, inner in value.items():
                yield from _texts(inner, (*path, name))
        case list():
            for at, inner in enumerate(value):
                yield from _texts(inner, (*path, str(at)))
        case _:
            return


def _value(column: Column[object], text: str) -> object:
    if not text:
        if column.nullable:
            return None
        raise BookRowError(_("“%(column)s” is empty.") % {"column": column.name})
    try:
        return _reader(column)(text)
    except (ValueError, KeyError) as exc:
        raise BookRowError(_("“%(column)s” cannot be read.") % {"column": column.name}) from exc


def _reader(column: Column[object]) -> Callable[[str], object]:
    kind = column.type
    for known, read in _READERS:
        if isinstance(kind, known):
            return read
    if isinstance(kind, Word):
        return lambda text: kind.process_result_value(text, DefaultDialect())
    if isinstance(kind, String):
        return _short(kind.length or _MAX_TEXT)
    raise TypeError(f"no way to read {column}")


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    if not FIRST_YEAR < moment.year < LAST_YEAR:
        raise ValueError("this year cannot be right")
    return moment


def _number(text: str) -> int:
    if len(text) > len(str(_MOST_NUMBER)):
        raise ValueError("too long")
    number = int(text)
    if not 0 <= number <= _MOST_NUMBER:
        raise ValueError("out of bounds")
    return number


def _short(length: int) -> Callable[[str], str]:
    def read(text: str) -> str:
        if len(text) > length:
            raise ValueError("too long")
        return text

    return read


_READERS: Final[tuple[tuple[type, Callable[[str], object]], ...]] = (
    (Uuid, UUID),
    (Moment, _moment),
    (Date, parse_day),
    (Boolean, _TRUTH.__getitem__),
    (Integer, _number),
)
