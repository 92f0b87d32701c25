"""The one gesture: a line of the log is written, settled, read.

Everything else in this room is derived from these lines: rhythm and load, promises, give and ask,
introductions, presence, stages. A text that is about a person at risk is answered with the town's
lawful route, and not kept.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from node.errors import ConflictError, InputRefusedError, NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.local_time import local_day
from node.private.network.changes import next_change, record_change
from node.private.network.free_texts import free_texts
from node.private.network.log_checks import check_line
from node.private.network.log_kinds import DUE_KINDS
from node.private.network.log_line import CONTENT, LogContent, LogDraft, LogLine
from node.private.network.models import LogRow, OrganisationRow
from node.private.network.notes import check_notes
from node.private.network.shared_work import is_line_shared_work
from node.private.network.text_age import check_text_is_kept
from node.private.network.visible import visible_to
from node.private.network.words import State
from node.private.sealed_record import check_record, open_record, seal_record

__all__ = [
    "add_lines",
    "change_line",
    "count_lines",
    "get_line",
    "list_lines",
    "open_line",
    "settle_line",
    "write_line",
]

_TABLE: Final = LogRow.__tablename__


def write_line(
    session: Session,
    *,
    node: Node,
    actor: Person,
    draft: LogDraft,
    line_id: UUID | None = None,
    import_id: UUID | None = None,
) -> UUID:
    """Log what happened; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who logs it.
        draft: What happened; what is to be done is open, whatever the draft says.
        line_id: Number the page brought along, so that a form sent twice is one line.
        import_id: List it comes in with.

    Returns:
        Its number.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: An organisation is none that the actor may see.
        InputRefusedError: It cannot be kept; faults say what is missing.
        WorryFoundError: Its text is about a person at risk.
    """
    check_role(actor, PersonRole.COORDINATOR)
    check_line(draft, today=local_day(node))
    check_notes(_texts_of(draft.content))
    number = next_change(session)
    _check_fresh(session, line_id)
    row = _new_row(draft, line_id=line_id or uuid4(), node=node, actor=actor, number=number)
    row.import_id = import_id
    row.owner_id = _owner_of(actor, draft, _find_owners(session, actor, [draft]))
    session.add(row)
    session.flush()
    record_change(session, node=node, actor=actor, action="log_written", about=row.line_id)
    return row.line_id


def add_lines(
    session: Session, *, node: Node, actor: Person, drafts: Mapping[UUID, LogDraft]
) -> None:
    """Log several things that are one act, in the caller's writing transaction.

    The caller notes the act in the audit log, once, and commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who did it.
        drafts: What happened, by the number of its line.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: An organisation is none that the actor may see.
        InputRefusedError: One cannot be kept; faults say what is missing.
        WorryFoundError: A text is about a person at risk.
    """
    check_role(actor, PersonRole.COORDINATOR)
    for draft in drafts.values():
        check_line(draft, today=local_day(node))
        check_notes(_texts_of(draft.content))
    number = next_change(session)
    owners = _find_owners(session, actor, drafts.values())
    for line_id, draft in drafts.items():
        row = _new_row(draft, line_id=line_id, node=node, actor=actor, number=number)
        row.owner_id = _owner_of(actor, draft, owners)
        session.add(row)
    session.flush()


def change_line(
    session: Session,
    *,
    node: Node,
    actor: Person,
    line_id: UUID,
    draft: LogDraft,
    revision: int,
) -> LogLine:
    """Let a line say something else; the caller commits.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is none of this number that the actor may see.
        ConflictError: Somebody changed it meanwhile.
        InputRefusedError: It cannot be kept, as faults say, or not be kept from colleagues.
        WorryFoundError: Its text is about a person at risk.
    """
    check_role(actor, PersonRole.COORDINATOR)
    check_line(draft, today=local_day(node))
    number = next_change(session)
    row = _get_row(session, actor, line_id)
    _check_revision(row, revision)
    stored = open_line(row, node=node).draft.content
    check_notes(_texts_of(draft.content), stored=_texts_of(stored))
    owner_id = _owner_of(actor, draft, _find_owners(session, actor, [draft]))
    if owner_id is not None and is_line_shared_work(session, actor=actor, row=row):
        raise InputRefusedError(_("Colleagues work with this line. It cannot be kept from them."))
    _fill(row, draft, node=node, number=number)
    row.owner_id = owner_id
    if draft.state in {State.NONE, State.OPEN}:
        row.settled_on = None
    if draft.content not in (stored, LogContent()):
        check_text_is_kept(session, row, node=node)
    session.flush()
    record_change(session, node=node, actor=actor, action="log_changed", about=line_id)
    return open_line(row, node=node)


def settle_line(
    session: Session,
    *,
    node: Node,
    actor: Person,
    line_id: UUID,
    state: State,
    revision: int,
    outcome: str | None = None,
) -> LogLine:
    """Say that something is done, dropped or open again, and what came of it; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who says it.
        line_id: Which line.
        state: Where it stands.
        revision: Which one the actor saw.
        outcome: What came of it, empty if nothing is to stand there; None leaves what does.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is none of this number that the actor may see.
        ConflictError: Somebody changed it meanwhile.
        InputRefusedError: Nothing is to be done about this line.
        WorryFoundError: What came of it is about a person at risk.
    """
    check_role(actor, PersonRole.COORDINATOR)
    check_notes({"outcome": outcome} if outcome else {})
    number = next_change(session)
    row = _get_row(session, actor, line_id)
    if row.state is State.NONE or state is State.NONE:
        raise InputRefusedError(_("Nothing is to be done about this line."))
    _check_revision(row, revision)
    content = open_line(row, node=node).draft.content
    told = replace(content, outcome=content.outcome if outcome is None else outcome)
    check_record(CONTENT, told)
    row.state = state
    row.settled_on = None if state is State.OPEN else local_day(node)
    if outcome and told != content:
        check_text_is_kept(session, row, node=node)
    row.sealed_content = _seal(told, row.line_id, node)
    row.revision += 1
    row.change_number, row.changed_at = number, node.clock()
    session.flush()
    record_change(session, node=node, actor=actor, action="log_settled", about=line_id)
    return open_line(row, node=node)


def get_line(session: Session, *, node: Node, person: Person, line_id: UUID) -> LogLine:
    """Return one line.

    Raises:
        NotFoundError: There is none of this number that the person may see.
    """
    return open_line(_get_row(session, person, line_id), node=node)


def list_lines(
    session: Session,
    *,
    node: Node,
    person: Person,
    where: Collection[ColumnElement[bool]] = (),
    limit: int = 50,
    offset: int = 0,
) -> tuple[LogLine, ...]:
    """Return lines somebody may see, the latest first.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who looks.
        where: Further conditions on `LogRow`.
        limit: At most so many.
        offset: So many are passed over.
    """
    order = (
        LogRow.happened_on.desc(),
        LogRow.created_at.desc(),
        LogRow.change_number.desc(),
        LogRow.line_id,
    )
    # Numbers first, out of an index: what is passed over is not read.
    shown = (
        select(LogRow.line_id)
        .where(visible_to(person, LogRow.owner_id), *where)
        .order_by(*order)
        .limit(limit)
        .offset(offset)
    )
    rows = session.scalars(select(LogRow).where(LogRow.line_id.in_(shown)).order_by(*order))
    return tuple(open_line(row, node=node) for row in rows)


def count_lines(
    session: Session, *, person: Person, where: Collection[ColumnElement[bool]] = ()
) -> int:
    """Return how many lines somebody may see."""
    counted = select(func.count()).select_from(LogRow)
    return session.scalar(counted.where(visible_to(person, LogRow.owner_id), *where)) or 0


def open_line(row: LogRow, *, node: Node) -> LogLine:
    """Return the line of a row, opened."""
    content = LogContent()
    if row.sealed_content is not None:
        content = open_record(
            CONTENT,
            row.sealed_content,
            record=LogContent,
            node=node,
            table=_TABLE,
            column="sealed_content",
            row=row.line_id,
        )
    return LogLine(
        line_id=row.line_id,
        author_id=row.author_id,
        owner_id=row.owner_id,
        settled_on=row.settled_on,
        has_text=row.sealed_content is not None,
        revision=row.revision,
        created_at=row.created_at,
        changed_at=row.changed_at,
        draft=LogDraft(
            kind=row.kind,
            happened_on=row.happened_on,
            content=content,
            organisation_id=row.organisation_id,
            other_id=row.other_id,
            meeting_id=row.meeting_id,
            group_id=row.group_id,
            is_mine=row.owner_id is not None,
            is_crisis=row.is_crisis,
            reason=row.reason,
            state=row.state,
            due_on=row.due_on,
            agreed=row.agreed,
            other_agreed=row.other_agreed,
        ),
    )


def _texts_of(content: LogContent) -> Mapping[str, str]:
    # Where it was is asked first, and may be the heading of what happened.
    texts = free_texts(CONTENT, content)
    return {each: texts[each] for each in sorted(texts, key=lambda each: each != "place")}


def _find_owners(
    session: Session, actor: Person, drafts: Collection[LogDraft]
) -> Mapping[UUID, UUID | None]:
    """Return who alone may see each organisation that lines are about.

    Raises:
        NotFoundError: An organisation is none that the actor may see.
    """
    about = {each for draft in drafts for each in (draft.organisation_id, draft.other_id)}
    found = session.execute(
        select(OrganisationRow.organisation_id, OrganisationRow.owner_id).where(
            OrganisationRow.organisation_id.in_(about - {None}),
            visible_to(actor, OrganisationRow.owner_id),
        )
    )
    owners = {number: owner_id for number, owner_id in found}  # noqa: C416 - rows are no pairs
    if owners.keys() != about - {None}:
        raise NotFoundError(_("There is no such organisation. It may have been erased."))
    return owners


def _owner_of(actor: Person, draft: LogDraft, owners: Mapping[UUID, UUID | None]) -> UUID | None:
    """Return who alone may see a line: as its organisations, or as its author says."""
    about = (draft.organisation_id, draft.other_id)
    is_mine = draft.is_mine or any(owners[each] for each in about if each is not None)
    return actor.account_id if is_mine else None


def _check_fresh(session: Session, line_id: UUID | None) -> None:
    """Check that a page that was sent twice enters one row."""
    if line_id is not None and session.get(LogRow, line_id) is not None:
        raise ConflictError(_("This was stored already."))


def _get_row(session: Session, person: Person, line_id: UUID) -> LogRow:
    row = session.scalars(
        select(LogRow)
        .where(LogRow.line_id == line_id, visible_to(person, LogRow.owner_id))
        .execution_options(populate_existing=True)
    ).first()
    if row is None:
        raise NotFoundError(_("There is no such line. It may have been erased."))
    return row


def _check_revision(row: LogRow, revision: int) -> None:
    if row.revision != revision:
        raise ConflictError(_("Somebody changed this line meanwhile."))


def _new_row(draft: LogDraft, *, line_id: UUID, node: Node, actor: Person, number: int) -> LogRow:
    """Return the row of a new line; what is to be done is open."""
    row = LogRow(line_id=line_id, author_id=actor.account_id, created_at=node.clock(), revision=0)
    _fill(row, draft, node=node, number=number)
    if draft.state is State.NONE and draft.kind in DUE_KINDS:
        row.state = State.OPEN
    return row


def _fill(row: LogRow, draft: LogDraft, *, node: Node, number: int) -> None:
    row.kind, row.happened_on = draft.kind, draft.happened_on
    row.organisation_id, row.other_id = draft.organisation_id, draft.other_id
    row.meeting_id, row.group_id = draft.meeting_id, draft.group_id
    row.is_crisis, row.reason = draft.is_crisis, draft.reason
    row.state, row.due_on = draft.state, draft.due_on
    row.agreed, row.other_agreed = draft.agreed, draft.other_agreed
    row.sealed_content = _seal(draft.content, row.line_id, node)
    row.revision += 1
    row.change_number, row.changed_at = number, node.clock()


def _seal(content: LogContent, line_id: UUID, node: Node) -> bytes:
    return seal_record(
        CONTENT, content, node=node, table=_TABLE, column="sealed_content", row=line_id
    )
