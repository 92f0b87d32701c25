"""Looking something up in the register, and changing what stands there: paste, edit, remove.

The register is opened whole and looked through here, because what is sealed cannot be searched
otherwise. Every change raises its version like entering does, so an approval given before is void.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from node.database import Zone, start_writing
from node.errors import ConflictError, InputRefusedError, NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.lines import MAX_FAULTS, MAX_LINES
from node.private.register.known import CAN_BE_NAMED, Known, KnownLine
from node.private.register.models import KnownKind, RegisterRow
from node.private.register.rows import (
    find_row,
    index_of,
    note_change,
    note_loosening,
    open_row,
    seal_line,
)
from node.private.register.service import check_line, list_known, store_lines

__all__ = [
    "Pasted",
    "change_known",
    "find_known",
    "get_known",
    "paste_known",
    "put_back",
    "remove_known",
]

_TEXT_MEMBER: Final = "text: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """What came of several names that were entered at once.

    Attributes:
        entered: How many are in the register now that were not before.
        passed_over: Numbers of the lines that stand there already or stand there twice, from 1.
    """

    entered: int
    passed_over: tuple[int, ...]


def find_known(session: Session, *, node: Node, beginning: str) -> tuple[Known, ...]:
    """Return the entries of which a text, a name beside it or a word of these begins like this.

    Args:
        session: Session that reads the private database.
        node: This node.
        beginning: Letters, without regard to case; empty for every entry.
    """
    wanted = _plain(beginning)
    return tuple(
        each
        for each in list_known(session, node=node)
        if any(_begins(text, wanted) for text in (each.text, *each.aliases))
    )


def get_known(session: Session, *, node: Node, entry_id: UUID) -> Known:
    """Return one entry.

    Raises:
        NotFoundError: There is none of this number.
    """
    return open_row(_get_row(session, entry_id), node=node)


def paste_known(
    session: Session, *, node: Node, actor: Person, kind: KnownKind, text: str
) -> Pasted:
    """Enter one thing a line, or none of them; the caller commits.

    What stands in the register already is passed over and named by its line; so nothing that was
    noted about it is lost.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who enters them.
        kind: What sort of thing they all are.
        text: The lines; blank ones are passed over without a word.

    Raises:
        NotAllowedError: The actor is no coordinator.
        InputRefusedError: A line cannot be stored; faults name it by number, never by its words.
    """
    check_role(actor, PersonRole.COORDINATOR)
    lines = {number: KnownLine(kind=kind, text=line) for number, line in _numbered(text) if line}
    _check_pasted(lines)
    start_writing(session, Zone.PRIVATE)
    fresh: dict[bytes, KnownLine] = {}
    passed_over = []
    for number, line in lines.items():
        index = index_of(kind, line.text, node=node)
        if index in fresh or find_row(session, index) is not None:
            passed_over.append(number)
        else:
            fresh[index] = line
    store_lines(session, node=node, actor=actor, lines=fresh.values())
    return Pasted(entered=len(fresh), passed_over=tuple(passed_over))


def change_known(
    session: Session, *, node: Node, actor: Person, entry_id: UUID, line: KnownLine
) -> Known:
    """Let an entry say something else; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who changes it.
        entry_id: Which entry.
        line: What it says from now on, all of it.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is no such entry any more.
        ConflictError: Another entry says the same.
        InputRefusedError: It cannot be stored.
    """
    check_role(actor, PersonRole.COORDINATOR)
    check_line(line)
    start_writing(session, Zone.PRIVATE)
    row = _get_row(session, entry_id)
    index = index_of(line.kind, line.text, node=node)
    other = find_row(session, index)
    if other is not None and other.entry_id != entry_id:
        raise ConflictError(_("This stands in the register already, as another entry."))
    before = open_row(row, node=node).line
    _check_kind(before, line)
    if before != line:
        if line.publishable and not before.publishable:
            note_loosening(session, node=node, actor=actor, entry_id=entry_id)
        row.kind, row.text_index, row.publishable = line.kind, index, line.publishable
        row.sealed_text = seal_line(line, entry_id=entry_id, node=node)
        session.flush()
        note_change(session, node=node, actor=actor)
    return open_row(row, node=node)


def remove_known(session: Session, *, node: Node, actor: Person, entry_id: UUID) -> Known:
    """Take an entry out and return what it said; the caller commits.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is no such entry any more.
    """
    check_role(actor, PersonRole.COORDINATOR)
    start_writing(session, Zone.PRIVATE)
    row = _get_row(session, entry_id)
    removed = open_row(row, node=node)
    session.delete(row)
    session.flush()
    note_loosening(session, node=node, actor=actor, entry_id=entry_id)
    note_change(session, node=node, actor=actor)
    return removed


def _check_kind(before: KnownLine, line: KnownLine) -> None:
    """Check that nobody becomes a thing that may be named: that would hide a person."""
    if line.kind in CAN_BE_NAMED and before.kind not in CAN_BE_NAMED:
        raise InputRefusedError(
            _("A person, a number or an address cannot become an organisation or a place."),
            faults=[_("Remove the entry, and enter the other thing as a new one.")],
        )


def put_back(session: Session, *, node: Node, actor: Person, line: KnownLine) -> Known:
    """Enter again what was removed, over whatever was entered meanwhile; the caller commits.

    Raises:
        NotAllowedError: The actor is no coordinator.
        InputRefusedError: It cannot be stored.
    """
    check_role(actor, PersonRole.COORDINATOR)
    check_line(line)
    return store_lines(session, node=node, actor=actor, lines=(line,))[0]


def _get_row(session: Session, entry_id: UUID) -> RegisterRow:
    row = session.get(RegisterRow, entry_id, populate_existing=True)
    if row is None:
        raise NotFoundError(_("There is no such entry in the register any more."))
    return row


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), start=1):
        # One spelling of accents stored apart and of tabs, as everywhere a person types.
        yield number, unicodedata.normalize("NFC", " ".join(line.split()))


def _check_pasted(lines: dict[int, KnownLine]) -> None:
    if not lines:
        raise InputRefusedError(_("Write at least one name."))
    if len(lines) > MAX_LINES:
        raise InputRefusedError(
            _("These are %(lines)d lines; at most %(most)d are entered at once.")
            % {"lines": len(lines), "most": MAX_LINES}
        )
    faults: list[str] = []
    for number, line in lines.items():
        try:
            check_line(line)
        except InputRefusedError as error:
            place = _("line %(line)d: ") % {"line": number}
            faults += (place + each.removeprefix(_TEXT_MEMBER) for each in error.faults)
    if faults:
        raise InputRefusedError(
            _("Nothing was stored. Correct the lines that are named, then send all of them again."),
            faults=faults[:MAX_FAULTS],
        )


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _begins(text: str, wanted: str) -> bool:
    """Say whether a text begins so, at its beginning or at that of one of its words."""
    return f" {wanted}" in f" {_plain(text)}"
