"""How the register stands in its tables: sealed, found by a blind index, counted by version.

Whatever changes an entry notes it here in the same transaction: the version goes up by one, and the
audit log has who did it and the version, never a name.
"""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.audit import record_action
from node.database import Zone, start_writing
from node.extensions import Node
from node.people.service import Person
from node.private.register.known import LINE, Known, KnownLine
from node.private.register.models import KnownKind, RegisterRow, RegisterVersion
from schemas import strict_json
from schemas.wire_records import dump_record, load_record

__all__ = [
    "find_row",
    "index_of",
    "note_change",
    "note_loosening",
    "open_row",
    "register_version",
    "seal_line",
]

_MAX_ENTRY_BYTES = 256 * 1024
_SEALED = ("text", "aliases", "permission")


def register_version(session: Session) -> int:
    """Return how often the register was changed; 0 before the first entry."""
    number = session.scalar(select(RegisterVersion.number))
    return number if number is not None else 0


def index_of(kind: KnownKind, text: str, *, node: Node) -> bytes:
    """Return what is equal for equal entries, without regard to case and spacing."""
    return node.data_key.blind_index(f"{kind}\n{' '.join(text.split())}", purpose="register entry")


def find_row(session: Session, index: bytes) -> RegisterRow | None:
    """Return the entry of an index, as it stands now; None if there is none."""
    return session.scalars(
        select(RegisterRow)
        .where(RegisterRow.text_index == index)
        .execution_options(populate_existing=True)
    ).first()


def open_row(row: RegisterRow, *, node: Node) -> Known:
    """Return an entry, opened."""
    opened = node.data_key.open(
        row.sealed_text,
        table=RegisterRow.__tablename__,
        column="sealed_text",
        row=row.entry_id,
    )
    members = strict_json.parse_object(opened.encode(), max_bytes=_MAX_ENTRY_BYTES)
    beside = {"kind": row.kind.value, "publishable": row.publishable}
    line = load_record(LINE, {**members, **beside}, record=KnownLine)
    return Known(
        entry_id=row.entry_id,
        kind=line.kind,
        text=line.text,
        aliases=line.aliases,
        publishable=line.publishable,
        permission=line.permission,
    )


def seal_line(line: KnownLine, *, entry_id: UUID, node: Node) -> bytes:
    """Seal what a person wrote together; kind and whether it may be named stand beside it.

    Raises:
        RecordInvalidError: The line breaks a rule of its form; it must not be stored.
    """
    members = dump_record(LINE, line)
    text = strict_json.dump({name: members[name] for name in _SEALED if name in members})
    return node.data_key.seal(
        text.decode(), table=RegisterRow.__tablename__, column="sealed_text", row=entry_id
    )


def note_loosening(session: Session, *, node: Node, actor: Person, entry_id: UUID) -> None:
    """Note that less is found from now on, so that a second reader can be told who saw to it."""
    record_action(
        session,
        actor=str(actor.account_id),
        action="register_loosened",
        about=str(entry_id),
        keyring=node.data_key,
        clock=node.clock,
    )


def note_change(session: Session, *, node: Node, actor: Person) -> None:
    """Count a change of the register, in the caller's writing transaction."""
    start_writing(session, Zone.PRIVATE)
    version = register_version(session) + 1
    session.merge(RegisterVersion(one=1, number=version))
    record_action(
        session,
        actor=str(actor.account_id),
        action="register_changed",
        about=f"version {version}",
        keyring=node.data_key,
        clock=node.clock,
    )
