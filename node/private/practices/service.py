"""What coordinators do with practices: write down, import, read, change, erase.

A practice is stored as one sealed text, so that the database shows its author, language and dates
and nothing else. The identifier is random and stays in the node; a released record gets another.
The page of a new practice brings its identifier along, so that a form sent twice is one practice.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.audit import record_action
from node.database import Zone, start_writing
from node.errors import ConflictError, NotAllowedError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role, get_person_by_id
from node.private.lines import MAX_FAULTS, line_numbers, load_lines, place_of
from node.private.practices.differences import differences
from node.private.practices.models import PracticeRow, PracticeState
from node.private.practices.practice import (
    ANSWERS,
    IMPORT_LINE,
    Practice,
    PracticeContent,
    dump_content,
)
from node.private.practices.rows import find_row, get_row, list_rows, open_row, seal_content
from node.private.worries import WorryFoundError, check_worries, worried_members

__all__ = [
    "PrivateText",
    "change_practice",
    "erase_practice",
    "get_own_practice",
    "get_practice",
    "import_practices",
    "list_practices",
    "list_revisions",
    "private_texts",
    "save_practice",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateText:
    """One text of one practice, for the leak check.

    Attributes:
        practice_id: Whose text.
        member: Where it stands in the practice; `lessons.0` is the first lesson.
        language: BCP 47 tag of the practice.
        text: What the author wrote, with everything still in it.
    """

    practice_id: UUID
    member: str
    language: str
    text: str = field(repr=False)


def import_practices(
    session: Session, *, node: Node, author: Person, data: bytes, are_practices: bool = False
) -> tuple[UUID, ...]:
    """Store every line of a file as a practice, or none; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        author: The coordinator whose practices they are.
        data: One JSON object a line; see `PracticeContent` for its members.
        are_practices: Whether the author said so of lines that read as a worry about one person.

    Returns:
        Identifiers in the order of the lines.

    Raises:
        NotAllowedError: The author is no coordinator.
        InputRefusedError: The file or a line is refused; faults name line, member and reason.
        WorryFoundError: A line reads as a worry about one person; faults name line and member.
    """
    check_role(author, PersonRole.COORDINATOR)
    contents = load_lines(data, schema=IMPORT_LINE, record=PracticeContent)
    worried = [worried_members(dict(_texts(each))) for each in contents]
    if any(worried) and not are_practices:
        raise _worried_lines(worried, line_numbers(data))
    start_writing(session, Zone.PRIVATE)
    added = []
    for content, members in zip(contents, worried, strict=True):
        practice_id = uuid4()
        added.append(
            _add(
                session,
                node=node,
                author=author,
                content=content,
                practice_id=practice_id,
                how="imported",
            )
        )
        if members:
            _record(session, node, author, "worry_overruled", practice_id)
    return tuple(added)


def save_practice(
    session: Session,
    *,
    node: Node,
    actor: Person,
    practice_id: UUID,
    content: PracticeContent,
    revision: int,
    is_practice: bool = False,
) -> Practice:
    """Store what somebody wrote on a page, the first time or again; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who writes.
        practice_id: From the page; for a new practice one that was made up with it.
        content: The whole content; answers may still be empty.
        revision: The revision the page shows; 0 for one that was not stored yet.
        is_practice: Whether the actor said so of a text that reads as a worry about one person.

    Returns:
        The practice; the stored one if nothing is different, as when a form is sent twice.

    Raises:
        NotAllowedError: The actor is no coordinator, or the practice is a colleague's.
        NotFoundError: The page shows a practice that is not here any more.
        ConflictError: It was changed meanwhile; names the members that differ.
        RecordInvalidError: The content breaks a rule of its form.
        WorryFoundError: It reads as a worry about one person.
    """
    check_role(actor, PersonRole.COORDINATOR)
    start_writing(session, Zone.PRIVATE)
    row = find_row(session, practice_id)
    if row is None and revision == 0:
        is_kept = check_worries(dict(_texts(content)), is_practice=is_practice)
        _add(
            session,
            node=node,
            author=actor,
            content=content,
            practice_id=practice_id,
            how="recorded",
        )
        if is_kept:
            _record(session, node, actor, "worry_overruled", practice_id)
        session.flush()
        return get_practice(session, node=node, practice_id=practice_id)
    return change_practice(
        session,
        node=node,
        actor=actor,
        practice_id=practice_id,
        content=content,
        revision=revision,
        is_practice=is_practice,
    )


def get_practice(session: Session, *, node: Node, practice_id: UUID) -> Practice:
    """Return one practice, opened.

    Raises:
        NotFoundError: There is no such practice here.
    """
    return open_row(get_row(session, practice_id), node)


def get_own_practice(session: Session, *, node: Node, actor: Person, practice_id: UUID) -> Practice:
    """Return one practice that the actor may change, opened.

    Raises:
        NotFoundError: There is no such practice here.
        NotAllowedError: The actor is no coordinator, or the practice is a colleague's.
    """
    check_role(actor, PersonRole.COORDINATOR)
    row = get_row(session, practice_id)
    _check_own(session, row, actor=actor, node=node)
    return open_row(row, node)


def list_practices(session: Session, *, node: Node) -> tuple[Practice, ...]:
    """Return every practice, the oldest first."""
    return tuple(open_row(row, node) for row in list_rows(session))


def change_practice(
    session: Session,
    *,
    node: Node,
    actor: Person,
    practice_id: UUID,
    content: PracticeContent,
    revision: int,
    is_practice: bool = False,
) -> Practice:
    """Store a new version of a practice; the caller commits.

    Its author changes it, nobody else: whoever wrote a text may not be its second reader. Where the
    author's account is closed, another coordinator takes over and is the author from then on.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who changes it.
        practice_id: Which practice.
        content: The whole new content.
        revision: The revision the actor was looking at.
        is_practice: Whether the actor said so of a text that reads as a worry about one person.

    Returns:
        The practice with its new revision; the same one if nothing is different, as when a form
        is sent twice.

    Raises:
        NotAllowedError: The actor is no coordinator, or the practice is a colleague's.
        NotFoundError: There is no such practice here.
        ConflictError: Somebody changed it meanwhile; names the members that differ.
        RecordInvalidError: The content breaks a rule of its form.
        WorryFoundError: What is new in it reads as a worry about one person.
    """
    check_role(actor, PersonRole.COORDINATOR)
    text = dump_content(content)
    start_writing(session, Zone.PRIVATE)
    row = get_row(session, practice_id)
    _check_own(session, row, actor=actor, node=node)
    stored = open_row(row, node)
    # Before the revision is looked at: a form sent twice is no second window.
    if stored.content == content:
        return stored
    if row.revision != revision:
        raise ConflictError(
            _("The practice was changed meanwhile. Look at it again, then change it."),
            differences=differences(stored.content, content),
        )
    before = dict(_texts(stored.content))
    is_kept = check_worries(dict(_texts(content)), stored=before, is_practice=is_practice)
    row.author_id, row.language = actor.account_id, content.language
    row.sealed_content = seal_content(node, text, row.practice_id)
    row.revision, row.changed_at = row.revision + 1, node.clock()
    session.flush()
    _record(session, node, actor, "practice_changed", practice_id)
    if is_kept:
        _record(session, node, actor, "worry_overruled", practice_id)
    return open_row(row, node)


def erase_practice(session: Session, *, node: Node, actor: Person, practice_id: UUID) -> None:
    """Erase a practice with everything written in it; the caller commits.

    Whether anything of it was released is not known here; the caller has asked the airlock. The
    database overwrites what is deleted.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who may change it.
        practice_id: Which practice.

    Raises:
        NotAllowedError: The actor is no coordinator, or the practice is a colleague's.
        NotFoundError: There is no such practice here.
    """
    start_writing(session, Zone.PRIVATE)
    get_own_practice(session, node=node, actor=actor, practice_id=practice_id)
    session.delete(get_row(session, practice_id))
    session.flush()
    _record(session, node, actor, "practice_erased", practice_id)


def list_revisions(
    session: Session, *, besides: UUID | None = None, most: int | None = None
) -> tuple[tuple[UUID, int], ...]:
    """Return which practices there are in which revision, those changed last first.

    Args:
        session: Session of a process that reads the private database.
        besides: A practice that is left out.
        most: How many are wanted; None for all.
    """
    wanted = select(PracticeRow.practice_id, PracticeRow.revision).order_by(
        PracticeRow.changed_at.desc(), PracticeRow.practice_id
    )
    if besides is not None:
        wanted = wanted.where(PracticeRow.practice_id != besides)
    return tuple((each, revision) for each, revision in session.execute(wanted.limit(most)))


def private_texts(session: Session, *, node: Node, practice_id: UUID) -> tuple[PrivateText, ...]:
    """Return every text of a practice, for comparing with what is to leave.

    Raises:
        NotFoundError: There is no such practice.
    """
    practice = get_practice(session, node=node, practice_id=practice_id)
    return tuple(
        PrivateText(
            practice_id=practice_id,
            member=member,
            language=practice.content.language,
            text=text,
        )
        for member, text in _texts(practice.content)
    )


def _check_own(session: Session, row: PracticeRow, *, actor: Person, node: Node) -> None:
    if row.author_id == actor.account_id:
        return
    author = get_person_by_id(session, node=node, account_id=row.author_id)
    if author.disabled_at is None:
        raise NotAllowedError(_("Only the author of a practice may change it."))


def _texts(content: PracticeContent) -> list[tuple[str, str]]:
    answers = [(name, str(getattr(content, name))) for name in ("title", *ANSWERS)]
    lessons = [(f"lessons.{place}", each.text) for place, each in enumerate(content.lessons)]
    # An empty text would be found in everything that is to leave.
    return [(member, text) for member, text in answers + lessons if text]


def _add(
    session: Session,
    *,
    node: Node,
    author: Person,
    content: PracticeContent,
    practice_id: UUID,
    how: str,
) -> UUID:
    now = node.clock()
    session.add(
        PracticeRow(
            practice_id=practice_id,
            author_id=author.account_id,
            language=content.language,
            state=PracticeState.DRAFT,
            revision=1,
            sealed_content=seal_content(node, dump_content(content), practice_id),
            created_at=now,
            changed_at=now,
        )
    )
    _record(session, node, author, f"practice_{how}", practice_id)
    return practice_id


def _record(session: Session, node: Node, actor: Person, action: str, practice_id: UUID) -> None:
    record_action(
        session,
        actor=str(actor.account_id),
        action=action,
        about=str(practice_id),
        keyring=node.data_key,
        clock=node.clock,
    )


def _worried_lines(worried: Sequence[tuple[str, ...]], numbers: Sequence[int]) -> WorryFoundError:
    """Return what is said of lines that read as a worry, by their numbers."""
    said = _("This looks like a worry about one person.")
    faults = [
        place_of(number, member) + said
        for number, members in zip(numbers, worried, strict=True)
        for member in members
    ]
    return WorryFoundError((), faults=faults[:MAX_FAULTS])
