"""Lists that wait between their upload and their storing: sealed, the author's own, for a day.

Nothing of a list is in the network until it is stored, and then its cells are gone from here. One
that is not stored within a day is as if it had never been brought. What stood in a record before a
list changed it is kept for a month, so that the list can be taken back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.orm import Session

from node.database import Zone, start_writing
from node.errors import ConflictError, NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.network.changes import record_change
from node.private.network.group_models import ImportEffect, ImportRow
from node.private.packs.sheet import Fault, Sheet
from schemas import strict_json
from schemas.strict_json import JsonValue

__all__ = [
    "STAGED_FOR",
    "UNDO_DAYS",
    "Staged",
    "choose_columns",
    "finish",
    "forget_staged",
    "forget_what_stood_before",
    "get_import",
    "is_too_late_to_undo",
    "list_imports",
    "open_staged",
    "stage_book",
    "stage_list",
]

STAGED_FOR: Final = timedelta(days=1)
UNDO_DAYS: Final = 30
"""Days for which a list can be taken back, from the moment it was stored."""

_TABLE: Final = ImportRow.__tablename__
_MAX_BYTES: Final = 256 * 1024 * 1024


@dataclass(slots=True, kw_only=True)
class Staged:
    """A list that waits.

    Attributes:
        name: Of its file.
        sheet: Its lines; None for a workbook of everything.
        book: Rows by table of a workbook of everything; None for a list.
        columns: What each column is; None until somebody said so.
    """

    name: str = field(repr=False)
    sheet: Sheet | None = field(default=None, repr=False)
    book: Mapping[str, list[dict[str, str]]] | None = field(default=None, repr=False)
    columns: tuple[str, ...] | None = None


def stage_list(session: Session, *, node: Node, actor: Person, name: str, sheet: Sheet) -> UUID:
    """Let a list wait; the caller commits.

    Raises:
        NotAllowedError: The actor is no coordinator.
    """
    return _stage(session, node=node, actor=actor, staged=Staged(name=name, sheet=sheet))


def stage_book(
    session: Session,
    *,
    node: Node,
    actor: Person,
    name: str,
    book: Mapping[str, list[dict[str, str]]],
) -> UUID:
    """Let a workbook of everything wait; the caller commits.

    Raises:
        NotAllowedError: The actor is no coordinator.
    """
    return _stage(session, node=node, actor=actor, staged=Staged(name=name, book=book))


def get_import(session: Session, *, person: Person, import_id: UUID) -> ImportRow:
    """Return the row of a list that somebody brought.

    Raises:
        NotFoundError: They brought none of this number.
    """
    check_role(person, PersonRole.COORDINATOR)
    row = session.scalars(
        select(ImportRow)
        .where(ImportRow.import_id == import_id, ImportRow.author_id == person.account_id)
        .execution_options(populate_existing=True)
    ).first()
    if row is None:
        raise NotFoundError(_("There is no such list. After a day a list that waits is gone."))
    return row


def open_staged(session: Session, *, node: Node, person: Person, import_id: UUID) -> Staged:
    """Return a list that waits.

    Raises:
        NotFoundError: They brought none of this number, or it waited too long.
        ConflictError: It was stored already.
    """
    row = get_import(session, person=person, import_id=import_id)
    if row.stored_at is not None:
        raise ConflictError(_("This list was stored already."))
    if row.sealed_content is None or node.clock() - row.made_at > STAGED_FOR:
        raise NotFoundError(_("This list waited for more than a day and is gone. Bring it again."))
    return _read(_opened(row, node))


def choose_columns(
    session: Session, *, node: Node, actor: Person, import_id: UUID, columns: tuple[str, ...]
) -> None:
    """Say what each column is; the caller commits."""
    start_writing(session, Zone.PRIVATE)
    staged = open_staged(session, node=node, person=actor, import_id=import_id)
    staged.columns = columns
    row = get_import(session, person=actor, import_id=import_id)
    row.sealed_content = _seal(_written(staged), row.import_id, node)
    session.flush()


def finish(*, node: Node, row: ImportRow, name: str, numbers: Mapping[str, int]) -> None:
    """Let the cells of a stored list go; the name of its file stays, and how many there were."""
    row.sealed_content = _seal({"name": name, "numbers": dict(numbers)}, row.import_id, node)
    row.stored_at = node.clock()


def list_imports(
    session: Session, *, node: Node, person: Person
) -> list[tuple[ImportRow, str, Mapping[str, int]]]:
    """Return the lists somebody brought, the latest first, with file name and numbers."""
    check_role(person, PersonRole.COORDINATOR)
    rows = session.scalars(
        select(ImportRow)
        .where(ImportRow.author_id == person.account_id)
        .order_by(ImportRow.made_at.desc(), ImportRow.import_id)
        .limit(50)
    )
    found: list[tuple[ImportRow, str, Mapping[str, int]]] = []
    for row in rows:
        is_gone = row.stored_at is None and node.clock() - row.made_at > STAGED_FOR
        if row.sealed_content is None or is_gone:
            continue
        kept = _opened(row, node)
        numbers = kept.get("numbers")
        counts = (
            {k: v for k, v in numbers.items() if isinstance(v, int)}
            if isinstance(numbers, dict)
            else {}
        )
        found.append((row, str(kept["name"]), counts))
    return found


def forget_staged(session: Session, *, node: Node) -> int:
    """Let the cells go of every list that waited for a day; the caller commits.

    Returns:
        How many lists; nothing is written when there is none.
    """
    waited = [
        ImportRow.stored_at.is_(None),
        ImportRow.sealed_content.is_not(None),
        ImportRow.made_at < node.clock() - STAGED_FOR,
    ]
    if session.scalar(select(ImportRow.import_id).where(*waited).limit(1)) is None:
        return 0
    start_writing(session, Zone.PRIVATE)
    done = session.execute(
        update(ImportRow)
        .where(*waited)
        .values(sealed_content=None)
        .execution_options(synchronize_session=False)
    )
    return int(getattr(done, "rowcount", 0))


def is_too_late_to_undo(row: ImportRow, *, node: Node) -> bool:
    """Whether a list was stored so long ago that what stood there before is not kept any more."""
    return row.stored_at is not None and row.stored_at < _first_undone(node)


def forget_what_stood_before(session: Session, *, node: Node) -> int:
    """Let go what stood in records before lists that are too old to take back; the caller commits.

    Returns:
        Of how many records; nothing is written when there is none.
    """
    too_old: ColumnElement[bool] = ImportEffect.import_id.in_(
        select(ImportRow.import_id).where(ImportRow.stored_at < _first_undone(node))
    )
    if session.scalar(select(ImportEffect.import_id).where(too_old).limit(1)) is None:
        return 0
    start_writing(session, Zone.PRIVATE)
    done = session.execute(
        delete(ImportEffect).where(too_old).execution_options(synchronize_session=False)
    )
    return int(getattr(done, "rowcount", 0))


def _first_undone(node: Node) -> datetime:
    return node.clock() - timedelta(days=UNDO_DAYS)


def _stage(session: Session, *, node: Node, actor: Person, staged: Staged) -> UUID:
    check_role(actor, PersonRole.COORDINATOR)
    start_writing(session, Zone.PRIVATE)
    forget_staged(session, node=node)
    row = ImportRow(author_id=actor.account_id, made_at=node.clock())
    session.add(row)
    session.flush()
    row.sealed_content = _seal(_written(staged), row.import_id, node)
    session.flush()
    record_change(session, node=node, actor=actor, action="list_brought", about=row.import_id)
    return row.import_id


def _opened(row: ImportRow, node: Node) -> dict[str, JsonValue]:
    assert row.sealed_content is not None  # noqa: S101 - asked by every caller
    text = node.data_key.open(
        row.sealed_content, table=_TABLE, column="sealed_content", row=row.import_id
    )
    return strict_json.parse_object(text.encode(), max_bytes=_MAX_BYTES)


def _seal(members: Mapping[str, object], import_id: UUID, node: Node) -> bytes:
    text = strict_json.dump(members).decode()  # type: ignore[arg-type] # members made below
    return node.data_key.seal(text, table=_TABLE, column="sealed_content", row=import_id)


def _written(staged: Staged) -> dict[str, object]:
    members: dict[str, object] = {"name": staged.name}
    if staged.book is not None:
        members["book"] = {table: list(rows) for table, rows in staged.book.items()}
    if staged.sheet is not None:
        members["header"] = list(staged.sheet.header)
        members["lines"] = [[str(n), *cells] for n, cells in staged.sheet.lines.items()]
        members["faults"] = [_from_fault(each) for each in staged.sheet.faults]
        members["notes"] = [_from_fault(each) for each in staged.sheet.notes]
    if staged.columns is not None:
        members["columns"] = list(staged.columns)
    return members


def _read(kept: dict[str, JsonValue]) -> Staged:
    columns = kept.get("columns")
    staged = Staged(
        name=str(kept["name"]), columns=None if columns is None else tuple(_texts(columns))
    )
    book = kept.get("book")
    if isinstance(book, dict):
        staged.book = {
            table: [
                {str(k): str(v) for k, v in row.items()} for row in rows if isinstance(row, dict)
            ]
            for table, rows in book.items()
            if isinstance(rows, list)
        }
        return staged
    sheet = Sheet(header=tuple(_texts(kept["header"])))
    for line in _lists(kept["lines"]):
        sheet.lines[int(line[0])] = tuple(line[1:])
    sheet.faults = [_to_fault(each) for each in _lists(kept["faults"])]
    sheet.notes = [_to_fault(each) for each in _lists(kept["notes"])]
    staged.sheet = sheet
    return staged


def _texts(value: JsonValue) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []


def _lists(value: JsonValue) -> list[list[str]]:
    return [_texts(each) for each in value] if isinstance(value, list) else []


def _from_fault(fault: Fault) -> list[str]:
    return ["" if fault.line is None else str(fault.line), fault.column, fault.sentence]


def _to_fault(kept: list[str]) -> Fault:
    return Fault(line=int(kept[0]) if kept[0] else None, column=kept[1], sentence=kept[2])
