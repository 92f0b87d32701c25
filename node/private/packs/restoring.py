"""A workbook of everything brought into an empty network: all of it in one transaction.

Numbers stay, so what leans on what stays too. Who brings it stands as the author. Names of people
wait in quarantine, as those of any list.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Insert, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from node.database import PrivateModel, Zone, start_writing
from node.errors import InputRefusedError, NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.network.changes import next_change, record_change
from node.private.network.group_models import ImportEffect
from node.private.packs.book import Rows
from node.private.packs.book_row import BookRowError, RowMaker
from node.private.packs.book_tables import BOOK, BookTable
from node.private.packs.staging import finish, get_import, open_staged
from node.private.packs.undo_tables import RECORDS, key_of, own_links

__all__ = ["BookPlan", "plan_book", "restore_book"]

_MOST_FAULTS: Final = 50
_SINGLE: Final = {"own_card", "network_rules", "optional_row"}
"""Tables whose rows may stand here already in a network that has no records."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookPlan:
    """What bringing a workbook back would do.

    Attributes:
        counts: What it holds, in words, and how many.
        faults: Why it cannot be done; nothing if it can.
    """

    counts: tuple[tuple[str, int], ...]
    faults: tuple[str, ...]


def plan_book(session: Session, *, node: Node, person: Person, import_id: UUID) -> BookPlan:
    """Return what bringing a workbook back would do; nothing is stored.

    Raises:
        NotFoundError: There is no such workbook that waits.
        ConflictError: It was stored already.
    """
    book = _book(session, node=node, person=person, import_id=import_id)
    maker = RowMaker(node=node, actor=person, import_id=import_id, number=0)
    faults = [*_not_empty(session), *(fault for _table, _row, fault in _made(book, maker) if fault)]
    return BookPlan(
        counts=tuple((_(each.words), len(book.get(each.name, ()))) for each in BOOK),
        faults=tuple(faults[:_MOST_FAULTS]),
    )


def restore_book(
    session: Session, *, node: Node, actor: Person, import_id: UUID
) -> Mapping[str, int]:
    """Bring a workbook back, all of it or nothing; the caller commits.

    Returns:
        How many rows, by table.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is no such workbook that waits.
        ConflictError: It was stored already.
        InputRefusedError: The network is not empty, or a row cannot be stored; faults name both.
    """
    check_role(actor, PersonRole.COORDINATOR)
    start_writing(session, Zone.PRIVATE)
    staged = open_staged(session, node=node, person=actor, import_id=import_id)
    book = _book(session, node=node, person=actor, import_id=import_id)
    maker = RowMaker(node=node, actor=actor, import_id=import_id, number=next_change(session))
    rows: dict[str, list[dict[str, Any]]] = {each.name: [] for each in BOOK}
    faults = list(_not_empty(session))
    for table, row, fault in _made(book, maker):
        rows[table.name].append(row)
        faults += [fault] if fault else []
    if faults:
        raise InputRefusedError(_("Nothing was stored."), faults=faults[:_MOST_FAULTS])
    try:
        numbers = {each.name: _insert(session, each, rows[each.name], import_id) for each in BOOK}
    except IntegrityError as exc:
        session.rollback()
        raise InputRefusedError(
            _("Rows of this workbook contradict each other. Nothing was stored.")
        ) from exc
    brought = get_import(session, person=actor, import_id=import_id)
    finish(node=node, row=brought, name=staged.name, numbers=numbers)
    session.flush()
    record_change(session, node=node, actor=actor, action="everything_restored", about=import_id)
    return numbers


def _book(session: Session, *, node: Node, person: Person, import_id: UUID) -> Mapping[str, Rows]:
    staged = open_staged(session, node=node, person=person, import_id=import_id)
    if staged.book is None:
        raise NotFoundError(_("This is no workbook of everything."))
    return staged.book


def _not_empty(session: Session) -> Iterator[str]:
    for table in RECORDS.values():
        model = next(each.model for each in BOOK if each.name == table.name)
        if _has_rows(session, model):
            yield _("There are records in this network already. Everything fits into an empty one.")
            return


def _has_rows(session: Session, model: type[PrivateModel]) -> bool:
    return bool(session.scalar(select(func.count()).select_from(model)))


def _made(
    book: Mapping[str, Rows], maker: RowMaker
) -> Iterator[tuple[BookTable, dict[str, Any], str]]:
    """Yield each row as it would be stored, and what is wrong with it."""
    for table in BOOK:
        for at, said in enumerate(book.get(table.name, ()), start=2):
            try:
                yield table, maker.make(table, said), ""
            except BookRowError as error:
                place = _("%(sheet)s, line %(line)d: ") % {"sheet": _(table.words), "line": at}
                yield table, {}, place + str(error)


def _insert(session: Session, table: BookTable, rows: list[dict[str, Any]], import_id: UUID) -> int:
    if table.name in _SINGLE and rows and _has_rows(session, table.model):
        return 0  # What is set here stands.
    if not rows:
        return 0
    if table.name not in RECORDS:
        session.execute(_insert_into(table.model), rows)
        return len(rows)
    links = own_links(RECORDS[table.name])
    free = {column.name: None for column in links}
    session.execute(_insert_into(table.model), [{**row, **free} for row in rows])
    key = key_of(RECORDS[table.name]).name
    names = [key, *free]
    linked = [{n: row[n] for n in names} for row in rows if any(row[n] for n in free)]
    if linked:
        session.execute(update(table.model), linked)
    session.execute(
        _insert_into(ImportEffect),
        [
            {
                "import_id": import_id,
                "kind": table.name,
                "record_id": row[key],
                "revision": 1,
                "sealed_before": None,
            }
            for row in rows
        ],
    )
    return len(rows)


def _insert_into(model: type[PrivateModel]) -> Insert:
    """Return the statement by which rows with and without a value go in at once."""
    return insert(model).execution_options(render_nulls=True)
