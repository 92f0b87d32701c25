"""What coordinators do with take-aways: write down, change, settle, list.

A take-away is seen by who sees its meeting. Who does what for it are organisations; one that is
erased, or that somebody cannot see, is left out.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from node.errors import ConflictError, InputRefusedError, NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.local_time import local_day
from node.private.meetings.meetings import get_meeting_row
from node.private.meetings.models import TaskPart, TaskRow
from node.private.meetings.task import CONTENT, Task, TaskContent, TaskDraft
from node.private.meetings.words import TaskRole
from node.private.network.changes import next_change, record_change
from node.private.network.free_texts import free_texts
from node.private.network.models import OrganisationRow
from node.private.network.notes import check_notes
from node.private.network.visible import visible_to
from node.private.network.words import State
from node.private.sealed_record import check_record, open_record, seal_record

__all__ = ["add_task", "change_task", "get_task", "list_tasks"]

_TABLE: Final = TaskRow.__tablename__
_STATES: Final = frozenset({State.OPEN, State.DONE, State.DROPPED})


def add_task(
    session: Session,
    *,
    node: Node,
    actor: Person,
    draft: TaskDraft,
    task_id: UUID | None = None,
) -> UUID:
    """Write down a take-away; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who writes it down.
        draft: What is said of it.
        task_id: Number the page brought along, so that a form sent twice keeps one.

    Returns:
        Its number.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: The meeting or an organisation is none that the actor may see.
        ConflictError: It was stored already.
        InputRefusedError: It cannot be stored.
        WorryFoundError: Its text is about a person at risk.
    """
    check_role(actor, PersonRole.COORDINATOR)
    _check(draft)
    check_notes(free_texts(CONTENT, draft.content))
    number = next_change(session)
    if task_id is not None and session.get(TaskRow, task_id) is not None:
        raise ConflictError(_("This was stored already."))
    row = TaskRow(task_id=task_id or uuid4(), created_at=node.clock(), revision=0)
    row.owner_id = _owner_of(session, actor, draft)
    _fill(row, draft, node=node, number=number)
    session.add(row)
    session.flush()
    _set_parts(session, actor, row.task_id, draft.parts)
    record_change(session, node=node, actor=actor, action="task_added", about=row.task_id)
    return row.task_id


def change_task(
    session: Session,
    *,
    node: Node,
    actor: Person,
    task_id: UUID,
    draft: TaskDraft,
    revision: int,
) -> Task:
    """Let a take-away say something else; the caller commits.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is none of this number that the actor may see.
        ConflictError: Somebody changed it meanwhile.
        InputRefusedError: It cannot be stored.
        WorryFoundError: Its text is about a person at risk.
    """
    check_role(actor, PersonRole.COORDINATOR)
    _check(draft)
    number = next_change(session)
    row = _get_row(session, actor, task_id)
    if row.revision != revision:
        raise ConflictError(_("Somebody changed this take-away meanwhile."))
    stored = free_texts(CONTENT, _open(row, node))
    check_notes(free_texts(CONTENT, draft.content), stored=stored)
    row.owner_id = _owner_of(session, actor, draft)
    _fill(row, draft, node=node, number=number)
    session.flush()
    _set_parts(session, actor, task_id, draft.parts)
    record_change(session, node=node, actor=actor, action="task_changed", about=task_id)
    return get_task(session, node=node, person=actor, task_id=task_id)


def get_task(session: Session, *, node: Node, person: Person, task_id: UUID) -> Task:
    """Return one take-away.

    Raises:
        NotFoundError: There is none of this number that the person may see.
    """
    row = _get_row(session, person, task_id)
    return _opened([row], session, node=node, person=person)[0]


def list_tasks(
    session: Session,
    *,
    node: Node,
    person: Person,
    where: Collection[ColumnElement[bool]] = (),
    limit: int = 200,
) -> tuple[Task, ...]:
    """Return take-aways somebody may see: what is due first, then what has no day.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who looks.
        where: Further conditions on `TaskRow`.
        limit: At most so many.
    """
    rows = session.scalars(
        select(TaskRow)
        .where(visible_to(person, TaskRow.owner_id), *where)
        .order_by(TaskRow.due_on.is_(None), TaskRow.due_on, TaskRow.created_at, TaskRow.task_id)
        .limit(limit)
        .execution_options(populate_existing=True)
    ).all()
    return _opened(rows, session, node=node, person=person)


def _opened(
    rows: Sequence[TaskRow], session: Session, *, node: Node, person: Person
) -> tuple[Task, ...]:
    parts: defaultdict[UUID, dict[UUID, TaskRole]] = defaultdict(dict)
    found = session.scalars(
        select(TaskPart)
        .where(TaskPart.task_id.in_([row.task_id for row in rows]))
        .execution_options(populate_existing=True)
    ).all()
    seen = set(
        session.scalars(
            select(OrganisationRow.organisation_id).where(
                OrganisationRow.organisation_id.in_([part.organisation_id for part in found]),
                visible_to(person, OrganisationRow.owner_id),
            )
        )
    )
    for part in found:
        if part.organisation_id in seen:
            parts[part.task_id][part.organisation_id] = part.role
    return tuple(
        Task(
            task_id=row.task_id,
            owner_id=row.owner_id,
            settled_on=row.settled_on,
            revision=row.revision,
            created_at=row.created_at,
            changed_at=row.changed_at,
            draft=TaskDraft(
                content=_open(row, node),
                meeting_id=row.meeting_id,
                organisation_id=row.organisation_id,
                state=row.state,
                due_on=row.due_on,
                objective=row.objective,
                parts=parts[row.task_id],
            ),
        )
        for row in rows
    )


def _open(row: TaskRow, node: Node) -> TaskContent:
    return open_record(
        CONTENT,
        row.sealed_content,
        record=TaskContent,
        node=node,
        table=_TABLE,
        column="sealed_content",
        row=row.task_id,
    )


def _get_row(session: Session, person: Person, task_id: UUID) -> TaskRow:
    row = session.scalars(
        select(TaskRow)
        .where(TaskRow.task_id == task_id, visible_to(person, TaskRow.owner_id))
        .execution_options(populate_existing=True)
    ).first()
    if row is None:
        raise NotFoundError(_("There is no such take-away. It may have been erased."))
    return row


def _check(draft: TaskDraft) -> None:
    check_record(CONTENT, draft.content)
    faults = []
    if draft.state not in _STATES:
        faults.append(_("A take-away is open, done or dropped."))
    if draft.organisation_id in draft.parts:
        faults.append(_("Who is responsible need not be named a second time."))
    if TaskRole.RESPONSIBLE in draft.parts.values():
        faults.append(_("One organisation is responsible; the others contribute."))
    if faults:
        raise InputRefusedError(_("Nothing was stored."), faults=faults)


def _owner_of(session: Session, actor: Person, draft: TaskDraft) -> UUID | None:
    """Return who alone may see a take-away: who alone sees its meeting or an organisation of it.

    Raises:
        NotFoundError: The meeting or an organisation is none that the actor may see.
    """
    named = {*draft.parts}
    if draft.organisation_id is not None:
        named.add(draft.organisation_id)
    found = session.execute(
        select(OrganisationRow.organisation_id, OrganisationRow.owner_id).where(
            OrganisationRow.organisation_id.in_(named),
            visible_to(actor, OrganisationRow.owner_id),
        )
    ).all()
    if {each[0] for each in found} != named:
        raise NotFoundError(_("There is no such organisation. It may have been erased."))
    owners = [each[1] for each in found]
    if draft.meeting_id is not None:
        owners.append(get_meeting_row(session, actor, draft.meeting_id).owner_id)
    return actor.account_id if any(each is not None for each in owners) else None


def _fill(row: TaskRow, draft: TaskDraft, *, node: Node, number: int) -> None:
    row.meeting_id, row.organisation_id = draft.meeting_id, draft.organisation_id
    if row.state is not draft.state:
        row.settled_on = None if draft.state is State.OPEN else local_day(node)
    row.state, row.due_on, row.objective = draft.state, draft.due_on, draft.objective
    row.sealed_content = seal_record(
        CONTENT,
        draft.content,
        node=node,
        table=_TABLE,
        column="sealed_content",
        row=row.task_id,
    )
    row.revision += 1
    row.change_number, row.changed_at = number, node.clock()


def _set_parts(
    session: Session, actor: Person, task_id: UUID, parts: Mapping[UUID, TaskRole]
) -> None:
    """Let an organisation the actor sees do this and nothing else; the others stay as they are."""
    seen = select(OrganisationRow.organisation_id).where(
        visible_to(actor, OrganisationRow.owner_id)
    )
    session.execute(
        delete(TaskPart).where(TaskPart.task_id == task_id, TaskPart.organisation_id.in_(seen))
    )
    session.add_all(
        TaskPart(task_id=task_id, organisation_id=organisation_id, role=role)
        for organisation_id, role in parts.items()
    )
    session.flush()
