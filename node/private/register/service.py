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

from node.database import Zone, start_writing
from node.errors import InputRefusedError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.faults import describe_fault
from node.private.lines import load_lines
from node.private.register.known import LINE, MAX_ALIASES, Known, KnownLine
from node.private.register.models import KnownKind, RegisterRow
from node.private.register.rows import (
    find_row,
    index_of,
    note_change,
    open_row,
    register_version,
    seal_line,
)
from schemas.errors import RecordInvalidError
from schemas.wire_records import dump_record

__all__ = [
    "add_known",
    "check_line",
    "import_known",
    "list_known",
    "register_version",
    "store_lines",
]


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
        InputRefusedError: A text cannot be stored, or it can have no permission to be named.
    """
    check_role(actor, PersonRole.COORDINATOR)
    line = KnownLine(kind=kind, text=text, aliases=tuple(aliases), publishable=publishable)
    check_line(line)
    return store_lines(session, node=node, actor=actor, lines=(line,))[0]


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
    return store_lines(session, node=node, actor=actor, lines=lines)


def list_known(session: Session, *, node: Node) -> tuple[Known, ...]:
    """Return every entry by kind and text."""
    known = (open_row(row, node=node) for row in session.scalars(select(RegisterRow)))
    return tuple(sorted(known, key=lambda each: (each.kind, each.text.casefold(), each.entry_id)))


def check_line(line: KnownLine) -> None:
    """Check that a line can be stored.

    Raises:
        InputRefusedError: It cannot; faults name member and reason.
    """
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


def store_lines(
    session: Session, *, node: Node, actor: Person, lines: Iterable[KnownLine]
) -> tuple[Known, ...]:
    """Enter lines that were checked, each over what is there; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who enters them; the caller has checked the role.
        lines: What is entered.

    Returns:
        The entries in the order of the lines, as they stand now.

    Raises:
        InputRefusedError: An entry would have too many aliases.
    """
    start_writing(session, Zone.PRIVATE)
    entries, changed = [], False
    for line in lines:
        entry, is_new = _merge(session, node=node, line=line)
        entries.append(entry)
        changed = changed or is_new
    if changed:
        note_change(session, node=node, actor=actor)
    return tuple(entries)


def _merge(session: Session, *, node: Node, line: KnownLine) -> tuple[Known, bool]:
    """Store one line over what is there; say whether that changed anything."""
    index = index_of(line.kind, line.text, node=node)
    row = find_row(session, index)
    if row is None:
        return _insert(session, node=node, line=line, index=index), True
    stored = open_row(row, node=node)
    wanted = _joined(stored, line)
    if wanted == stored:
        return stored, False
    row.sealed_text = seal_line(wanted.line, entry_id=wanted.entry_id, node=node)
    row.publishable = wanted.publishable
    session.flush()
    return wanted, True


def _insert(session: Session, *, node: Node, line: KnownLine, index: bytes) -> Known:
    entry = Known(
        entry_id=uuid4(),
        kind=line.kind,
        text=line.text,
        aliases=line.aliases,
        publishable=line.publishable,
        permission=line.permission,
    )
    session.add(
        RegisterRow(
            entry_id=entry.entry_id,
            kind=entry.kind,
            sealed_text=seal_line(line, entry_id=entry.entry_id, node=node),
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
        # Entered again without a note it may still be named, so what was noted stands.
        permission=(line.permission or stored.permission) if line.publishable else None,
    )
