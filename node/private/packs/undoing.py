"""A list taken back: what it made goes, what it filled says again what it said before.

What a person edited since stays as it is, and so does what something that stays leans on. All of
that is listed, because whoever undoes must know what is left.

What stays only because a colleague keeps something of their own with it becomes that colleague's
alone: their record keeps what it is about, and for everybody else all went as it would have
without them. With own records of several colleagues it stays everybody's, and is listed as what
somebody edited is, since one of them could keep it only by taking it from the other.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Column, Connection, Table, delete, or_, select, update
from sqlalchemy.orm import Session

from node.database import Zone, start_writing
from node.errors import ConflictError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.network.changes import next_change, note_erasure, record_change
from node.private.network.group_models import ImportEffect
from node.private.network.models import ContactRow, OrganisationRow
from node.private.network.organisations import name_index
from node.private.packs.effects import open_before
from node.private.packs.forgotten_names import forget_names_undone
from node.private.packs.slices import in_slices
from node.private.packs.staging import UNDO_DAYS, get_import, is_too_late_to_undo
from node.private.packs.undo_tables import PARTS, RECORDS, key_of, leaning_columns, own_links
from schemas import strict_json
from schemas.practice_words import Sector

__all__ = ["Undone", "undo_import"]


_Record = tuple[str, UUID]
"""Table and key."""

_Leaning = tuple[_Record, _Record]
"""Who leans, and on what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What became of a list.

    Attributes:
        taken: How many records went that it made, as far as who undoes it may know.
        restored: How many say again what they said before.
        kept: Table and key of what stays, because somebody edited it or something leans on it, as
            far as they may see it.
    """

    taken: int
    restored: int
    kept: tuple[_Record, ...] = field(repr=False)


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
    leaning = list(_leaning(connection, made))
    going = _without_leaned_on(made, leaning)
    left_to = _left_to_colleagues(connection, actor, going=going, made=made, leaning=leaning)
    filled = [
        each
        for each in effects
        if each.sealed_before is not None and (each.kind, each.record_id) in untouched
    ]
    number = next_change(session)
    for each in filled:
        _restore(connection, each, node=node, number=number)
    people = {record for kind, record in going if kind == ContactRow.__tablename__}
    forget_names_undone(session, people, node=node, number=number)
    _erase(connection, going)
    _leave_to(connection, left_to, number=number)
    if going or left_to:
        note_erasure(session)
    row.undone_at = node.clock()
    done = going | left_to.keys() | {(each.kind, each.record_id) for each in filled}
    kept = _seen(connection, actor, {(each.kind, each.record_id) for each in effects} - done)
    # What stood there before is not needed any more.
    session.execute(delete(ImportEffect).where(ImportEffect.import_id == import_id))
    session.flush()
    record_change(session, node=node, actor=actor, action="list_undone", about=import_id)
    return Undone(taken=len(going) + len(left_to), restored=len(filled), kept=tuple(sorted(kept)))


def _untouched(
    connection: Connection, effects: Iterable[ImportEffect], *, stored_at: datetime
) -> set[_Record]:
    """Return the records that nobody changed since.

    Members of a group, who sits on a chair, a plan of rounds: some changes leave the revision as it
    is, so that nobody who edits the texts meanwhile is held up. They show by their moment.
    """
    found: set[_Record] = set()
    by_kind: dict[str, dict[UUID, int]] = {}
    for each in effects:
        by_kind.setdefault(each.kind, {})[each.record_id] = each.revision
    for kind, revisions in by_kind.items():
        table = RECORDS[kind]
        key = key_of(table)
        for ids in in_slices(revisions):
            now = connection.execute(
                select(key, table.c.revision).where(key.in_(ids), table.c.changed_at <= stored_at)
            )
            found |= {(kind, record) for record, revision in now if revision == revisions[record]}
    return found


def _without_leaned_on(made: set[_Record], leaning: Iterable[_Leaning]) -> set[_Record]:
    """Return the records that can go: nothing that stays leans on them."""
    going = set(made)
    while True:
        stays = {target for who, target in leaning if who not in going and target in going}
        if not stays:
            return going
        going -= stays


def _left_to_colleagues(
    connection: Connection,
    actor: Person,
    *,
    going: set[_Record],
    made: set[_Record],
    leaning: Sequence[_Leaning],
) -> Mapping[_Record, UUID]:
    """Return what would go but for records of one colleague's own, with that colleague."""
    owners = _colleagues(connection, actor, {who for who, _target in leaning} - made)
    seen = [(who, target) for who, target in leaning if who not in owners]
    hidden = _without_leaned_on(made, seen) - going
    found: dict[_Record, set[UUID]] = {each: set() for each in hidden}
    is_growing = True
    while is_growing:
        is_growing = False
        for who, target in leaning:
            of_who = {owners[who]} if who in owners else found.get(who, set())
            if target in found and not of_who <= found[target]:
                found[target] |= of_who
                is_growing = True
    return {each: next(iter(of)) for each, of in found.items() if len(of) == 1}


def _colleagues(
    connection: Connection, actor: Person, records: Iterable[_Record]
) -> Mapping[_Record, UUID]:
    """Return which colleague alone sees a record, for each that one of them keeps alone."""
    found: dict[_Record, UUID] = {}
    for table, key, some in _by_table(records):
        if "owner_id" in table.c:
            owner = table.c.owner_id
            asked = select(key, owner).where(key.in_(some), owner != actor.account_id)
            found |= {(table.name, number): whose for number, whose in connection.execute(asked)}
    return found


def _leave_to(connection: Connection, left_to: Mapping[_Record, UUID], *, number: int) -> None:
    for (kind, record), colleague in left_to.items():
        table = RECORDS[kind]
        connection.execute(
            update(table)
            .where(key_of(table) == record)
            .values(owner_id=colleague, change_number=number)
        )


def _seen(connection: Connection, actor: Person, records: Iterable[_Record]) -> set[_Record]:
    """Return those that are still there and that somebody may see."""
    found: set[_Record] = set()
    for table, key, some in _by_table(records):
        asked = select(key).where(key.in_(some))
        if "owner_id" in table.c:
            owner = table.c.owner_id
            asked = asked.where(or_(owner.is_(None), owner == actor.account_id))
        found |= {(table.name, number) for number in connection.execute(asked).scalars()}
    return found


def _by_table(records: Iterable[_Record]) -> Iterator[tuple[Table, Column[UUID], list[UUID]]]:
    """Yield records as a few of one table at a time: table, its key, numbers."""
    by_kind: dict[str, list[UUID]] = {}
    for kind, record in records:
        by_kind.setdefault(kind, []).append(record)
    for kind, ids in by_kind.items():
        for some in in_slices(ids):
            yield RECORDS[kind], key_of(RECORDS[kind]), some


def _leaning(connection: Connection, made: set[_Record]) -> Iterator[_Leaning]:
    """Yield who leans on what was made; a part of a record counts as the record itself."""
    for kind, owner, column, target in leaning_columns():
        for some in in_slices(record for made_kind, record in made if made_kind == target):
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


def _erase(connection: Connection, going: set[_Record]) -> None:
    """Erase records with their parts, those first that lean on others."""
    for part, parent, own in PARTS.values():
        for some in in_slices(record for kind, record in going if kind == parent):
            connection.execute(delete(part).where(part.c[own].in_(some)))
    for name, table in reversed(list(RECORDS.items())):
        ids = [record for kind, record in going if kind == name]
        for some in in_slices(ids):
            free = {column.name: None for column in own_links(table)}
            if free:
                connection.execute(update(table).where(key_of(table).in_(some)).values(**free))
        for some in in_slices(ids):
            connection.execute(delete(table).where(key_of(table).in_(some)))
