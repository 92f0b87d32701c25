"""What people do with the register: enter what the node knows, import it, read it.

An entry is found again by its kind and text, without regard to case and spacing. Entering it once
more joins the aliases, because forgetting one would unprotect somebody; whether an organisation may
be named is what was said last. Each call that changes something raises the register's version by
one, and an approval given under an older version is void.
"""

from collections.abc import Iterable
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.audit import record_action
from node.database import Zone, start_writing
from node.errors import InputRefusedError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.faults import describe_fault
from node.private.lines import load_lines
from node.private.register.known import LINE, MAX_ALIASES, Known, KnownLine
from node.private.register.models import KnownKind, RegisterRow, RegisterVersion
from schemas import strict_json
from schemas.errors import RecordInvalidError
from schemas.wire_records import dump_record, load_record

__all__ = ["add_known", "import_known", "list_known", "register_version"]

_MAX_ENTRY_BYTES = 256 * 1024


def add_known(
    session: Session,
    *,
    node: Node,
    actor: Person,
    kind: KnownKind,
    text: str,
    aliases: Iterable[str] = (),
    publishable: bool = False,
) -> Known:
    """Enter one name, address or number; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who enters it.
        kind: What sort of thing.
        text: The name, address or number in full, one line.
        aliases: Other ways to say it.
        publishable: The organisation gave permission to be named.

    Returns:
        The entry as it stands now.

    Raises:
        NotAllowedError: The actor is no coordinator.
        InputRefusedError: A text cannot be stored, or only an organisation may be publishable.
    """
    check_role(actor, PersonRole.COORDINATOR)
    line = KnownLine(kind=kind, text=text, aliases=tuple(aliases), publishable=publishable)
    try:
        dump_record(LINE, line)
    except RecordInvalidError as exc:
        raise InputRefusedError(
            _("The entry was not stored."),
            faults=[
                f"{path}: {describe_fault(LINE, path=path, word=word)}"
                for path, words in exc.reasons.items()
                for word in words
            ],
        ) from exc
    return _store(session, node=node, actor=actor, lines=(line,))[0]


def import_known(session: Session, *, node: Node, actor: Person, data: bytes) -> tuple[Known, ...]:
    """Enter every line of a file, or none; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who enters them.
        data: One JSON object a line; see `KnownLine` for its members.

    Returns:
        The entries in the order of the lines, as they stand now.

    Raises:
        NotAllowedError: The actor is no coordinator.
        InputRefusedError: The file or a line is refused; faults name line, member and reason.
    """
    check_role(actor, PersonRole.COORDINATOR)
    lines = load_lines(data, schema=LINE, record=KnownLine)
    return _store(session, node=node, actor=actor, lines=lines)


def list_known(session: Session, *, node: Node) -> tuple[Known, ...]:
    """Return every entry by kind and text."""
    known = (_known(row, node) for row in session.scalars(select(RegisterRow)))
    return tuple(sorted(known, key=lambda each: (each.kind, each.text.casefold(), each.entry_id)))


def register_version(session: Session) -> int:
    """Return how often the register was changed; 0 before the first entry."""
    number = session.scalar(select(RegisterVersion.number))
    return number if number is not None else 0


def _store(
    session: Session, *, node: Node, actor: Person, lines: Iterable[KnownLine]
) -> tuple[Known, ...]:
    start_writing(session, Zone.PRIVATE)
    version = register_version(session)
    entries, changed = [], False
    for line in lines:
        entry, is_new = _merge(session, node=node, line=line)
        entries.append(entry)
        changed = changed or is_new
    if changed:
        session.merge(RegisterVersion(one=1, number=version + 1))
        record_action(
            session,
            actor=str(actor.account_id),
            action="register_changed",
            about=f"version {version + 1}",
            keyring=node.data_key,
            clock=node.clock,
        )
    return tuple(entries)


def _merge(session: Session, *, node: Node, line: KnownLine) -> tuple[Known, bool]:
    """Store one line over what is there; say whether that changed anything."""
    index = node.data_key.blind_index(
        f"{line.kind}\n{' '.join(line.text.split())}", purpose="register entry"
    )
    row = session.scalars(
        select(RegisterRow)
        .where(RegisterRow.text_index == index)
        .execution_options(populate_existing=True)
    ).first()
    if row is None:
        return _insert(session, node=node, line=line, index=index), True
    stored = _known(row, node)
    wanted = _joined(stored, line)
    if wanted == stored:
        return stored, False
    row.sealed_text, row.publishable = _seal(node, wanted), wanted.publishable
    session.flush()
    return wanted, True


def _insert(session: Session, *, node: Node, line: KnownLine, index: bytes) -> Known:
    entry = Known(
        entry_id=uuid4(),
        kind=line.kind,
        text=line.text,
        aliases=line.aliases,
        publishable=line.publishable,
    )
    session.add(
        RegisterRow(
            entry_id=entry.entry_id,
            kind=entry.kind,
            sealed_text=_seal(node, entry),
            text_index=index,
            publishable=entry.publishable,
            created_at=node.clock(),
        )
    )
    session.flush()
    return entry


def _joined(stored: Known, line: KnownLine) -> Known:
    aliases = tuple(dict.fromkeys(stored.aliases + line.aliases))
    if len(aliases) > MAX_ALIASES:
        raise InputRefusedError(
            _("One entry would have %(number)d aliases; at most %(most)d are kept.")
            % {"number": len(aliases), "most": MAX_ALIASES}
        )
    return Known(
        entry_id=stored.entry_id,
        kind=stored.kind,
        text=stored.text,
        aliases=aliases,
        publishable=line.publishable,
    )


def _known(row: RegisterRow, node: Node) -> Known:
    opened = node.data_key.open(
        row.sealed_text,
        table=RegisterRow.__tablename__,
        column="sealed_text",
        row=row.entry_id,
    )
    members = strict_json.parse_object(opened.encode(), max_bytes=_MAX_ENTRY_BYTES)
    line = load_record(LINE, {**members, "kind": row.kind.value}, record=KnownLine)
    return Known(
        entry_id=row.entry_id,
        kind=row.kind,
        text=line.text,
        aliases=line.aliases,
        publishable=row.publishable,
    )


def _seal(node: Node, entry: Known) -> bytes:
    """Seal text and aliases together; kind and permission stand beside them."""
    text = strict_json.dump({"text": entry.text, "aliases": entry.aliases}).decode()
    return node.data_key.seal(
        text, table=RegisterRow.__tablename__, column="sealed_text", row=entry.entry_id
    )
