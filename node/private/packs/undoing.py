"""A list taken back: what it made goes, what it filled says again what it said before.

What a person edited since stays as it is, and so does what something that stays leans on. All of
that is listed, because whoever undoes must know what is left.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.orm import Session

from node.database import Zone, start_writing
from node.errors import ConflictError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.network.changes import next_change, note_erasure, record_change
from node.private.network.group_models import ImportEffect
from node.private.network.models import OrganisationRow
from node.private.network.organisations import name_index
from node.private.packs.effects import open_before
from node.private.packs.staging import UNDO_DAYS, get_import, is_too_late_to_undo
from node.private.packs.undo_tables import PARTS, RECORDS, key_of, leaning_columns, own_links
from schemas import strict_json
from schemas.practice_words import Sector

__all__ = ["Undone", "undo_import"]

_SLICE: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What became of a list.

    Attributes:
        taken: How many records went that it made.
        restored: How many say again what they said before.
        kept: Table and key of what stays, because somebody edited it or something leans on it.
    """

    taken: int
    restored: int
    kept: tuple[tuple[str, UUID], ...] = field(repr=False)


def undo_import(session: Session, *, node: Node, actor: Person, import_id: UUID) -> Undone:
    """Take a list back; the caller commits.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: They brought none of this number.
        ConflictError: It was not stored, was taken back already, or was stored too long ago.
    """
    check_role(actor, PersonRole.COORDINATOR)
    connection = start_writing(session, Zone.PRIVATE)
    row = get_import(session, person=actor, import_id=import_id)
    if row.stored_at is None or row.undone_at is not None:
        raise ConflictError(_("There is nothing to take back of this list."))
    if is_too_late_to_undo(row, node=node):
        raise ConflictError(
            _(
                "This list was stored more than %(days)s days ago. What stood there before is not "
                "kept any more, so it cannot be taken back. Change or erase each record instead."
            )
            % {"days": UNDO_DAYS}
        )
    effects = session.scalars(select(ImportEffect).where(ImportEffect.import_id == import_id)).all()
    untouched = _untouched(connection, effects, stored_at=row.stored_at)
    made = {
        (each.kind, each.record_id)
        for each in effects
        if each.sealed_before is None and (each.kind, each.record_id) in untouched
    }
    going = _without_leaned_on(connection, made)
    filled = [
        each
        for each in effects
        if each.sealed_before is not None and (each.kind, each.record_id) in untouched
    ]
    number = next_change(session)
    for each in filled:
        _restore(connection, each, node=node, number=number)
    _erase(connection, going)
    if going:
        note_erasure(session)
    row.undone_at = node.clock()
    kept = tuple(
        (each.kind, each.record_id)
        for each in effects
        if (each.kind, each.record_id) not in going and each not in filled
    )
    # What stood there before is not needed any more.
    session.execute(delete(ImportEffect).where(ImportEffect.import_id == import_id))
    session.flush()
    record_change(session, node=node, actor=actor, action="list_undone", about=import_id)
    return Undone(taken=len(going), restored=len(filled), kept=kept)


def _untouched(
    connection: Connection, effects: Iterable[ImportEffect], *, stored_at: datetime
) -> set[tuple[str, UUID]]:
    """Return the records that nobody changed since.

    Members of a group, who sits on a chair, a plan of rounds: some changes leave the revision as it
    is, so that nobody who edits the texts meanwhile is held up. They show by their moment.
    """
    found: set[tuple[str, UUID]] = set()
    by_kind: dict[str, dict[UUID, int]] = {}
    for each in effects:
        by_kind.setdefault(each.kind, {})[each.record_id] = each.revision
    for kind, revisions in by_kind.items():
        table = RECORDS[kind]
        key = key_of(table)
        for ids in _sliced(revisions):
            now = connection.execute(
                select(key, table.c.revision).where(key.in_(ids), table.c.changed_at <= stored_at)
            )
            found |= {(kind, record) for record, revision in now if revision == revisions[record]}
    return found


def _without_leaned_on(
    connection: Connection, made: set[tuple[str, UUID]]
) -> set[tuple[str, UUID]]:
    """Return the records that can go: nothing that stays leans on them."""
    leaning = list(_leaning(connection, made))
    going = set(made)
    while True:
        stays = {target for who, target in leaning if who not in going and target in going}
        if not stays:
            return going
        going -= stays


def _leaning(
    connection: Connection, made: set[tuple[str, UUID]]
) -> Iterator[tuple[tuple[str, UUID], tuple[str, UUID]]]:
    """Yield who leans on what was made; a part of a record counts as the record itself."""
    for kind, owner, column, target in leaning_columns():
        for some in _sliced(record for made_kind, record in made if made_kind == target):
            for who, leaned_on in connection.execute(select(owner, column).where(column.in_(some))):
                yield (kind, who), (target, leaned_on)


def _restore(connection: Connection, effect: ImportEffect, *, node: Node, number: int) -> None:
    columns, content = open_before(effect, node=node)
    table = RECORDS[effect.kind]
    revision = effect.revision + 1
    values: dict[str, object] = {
        "sealed_content": node.data_key.seal(
            content, table=effect.kind, column="sealed_content", row=effect.record_id
        ),
        "revision": revision,
        "change_number": number,
        "changed_at": node.clock(),
    }
    if effect.kind == OrganisationRow.__tablename__:
        name = strict_json.parse_object(content.encode(), max_bytes=len(content.encode()))["name"]
        values["name_index"] = name_index(str(name), node=node)
    for column, said in columns.items():
        values[column] = _read(column, said)
    connection.execute(update(table).where(key_of(table) == effect.record_id).values(**values))
    # It says again what the list before left there, so that one can be taken back too.
    connection.execute(
        update(ImportEffect)
        .where(
            ImportEffect.kind == effect.kind,
            ImportEffect.record_id == effect.record_id,
            ImportEffect.import_id != effect.import_id,
            ImportEffect.revision == effect.revision - 1,
        )
        .values(revision=revision)
    )


def _read(column: str, said: str | None) -> object:
    if said is None:
        return None
    if column == "changed_at":
        return datetime.fromisoformat(said)
    return Sector(said) if column == "sector" else date.fromisoformat(said)


def _erase(connection: Connection, going: set[tuple[str, UUID]]) -> None:
    """Erase records with their parts, those first that lean on others."""
    for part, parent, own in PARTS.values():
        for some in _sliced(record for kind, record in going if kind == parent):
            connection.execute(delete(part).where(part.c[own].in_(some)))
    for name, table in reversed(list(RECORDS.items())):
        ids = [record for kind, record in going if kind == name]
        for some in _sliced(ids):
            free = {column.name: None for column in own_links(table)}
            if free:
                connection.execute(update(table).where(key_of(table).in_(some)).values(**free))
        for some in _sliced(ids):
            connection.execute(delete(table).where(key_of(table).in_(some)))


def _sliced(ids: Iterable[UUID]) -> Iterator[list[UUID]]:
    listed = list(ids)
    for start in range(0, len(listed), _SLICE):
        yield listed[start : start + _SLICE]
