"""Whether what all coordinators see leans on a group, an organisation or a line of the log.

What colleagues work with cannot be taken out of their sight: a meeting whose group is gone for them
could not be written on any more, and a list of guests would tell less than was agreed.
"""

from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, column, select, table
from sqlalchemy.orm import Session

from node.audit import AuditRow
from node.database import Zone, start_writing
from node.people.service import Person
from node.private.network.group_models import GroupRow, MemberRow
from node.private.network.models import LogRow, OrganisationRow

__all__ = ["is_group_shared_work", "is_line_shared_work", "is_organisation_shared_work"]


def _columns(name: str, *columns: str) -> dict[str, ColumnElement[UUID]]:
    made = table(name, *(column(each, Uuid()) for each in columns))
    return {each: made.c[each] for each in columns}


# Meetings stand above the network, so their tables are named here by their columns alone.
_MEETING: Final = _columns("meeting", "meeting_id", "owner_id", "group_id")
_CHAIR: Final = _columns("participant", "meeting_id", "organisation_id")
_TASK: Final = _columns("task", "task_id", "owner_id", "organisation_id")
_PART: Final = _columns("task_part", "task_id", "organisation_id")


def is_group_shared_work(session: Session, *, actor: Person, group_id: UUID) -> bool:
    """Say whether a meeting or a line that all see, or a colleague's member, is with a group.

    Args:
        session: Session of a process that may write the private database.
        actor: Who wants to keep the group for themselves.
        group_id: Which group.
    """
    return _is_any(
        session,
        select(_MEETING["meeting_id"]).where(
            _MEETING["group_id"] == group_id, _MEETING["owner_id"].is_(None)
        ),
        select(LogRow.line_id).where(LogRow.group_id == group_id, LogRow.owner_id.is_(None)),
        select(MemberRow.organisation_id)
        .join(OrganisationRow, OrganisationRow.organisation_id == MemberRow.organisation_id)
        .where(MemberRow.group_id == group_id, OrganisationRow.owner_id != actor.account_id),
    )


def is_organisation_shared_work(session: Session, *, actor: Person, organisation_id: UUID) -> bool:
    """Say whether colleagues wrote about an organisation, or what they see leans on it.

    Args:
        session: Session of a process that may write the private database.
        actor: Who wants to keep the organisation for themselves.
        organisation_id: Which organisation.
    """
    about = (LogRow.organisation_id == organisation_id) | (LogRow.other_id == organisation_id)
    return _is_any(
        session,
        select(LogRow.line_id).where(
            about, LogRow.owner_id.is_(None), LogRow.author_id != actor.account_id
        ),
        select(OrganisationRow.organisation_id).where(
            OrganisationRow.owner_id.is_(None),
            (OrganisationRow.umbrella_id == organisation_id)
            | (OrganisationRow.pointed_by_id == organisation_id),
        ),
        select(MemberRow.group_id)
        .join(GroupRow, GroupRow.group_id == MemberRow.group_id)
        .where(MemberRow.organisation_id == organisation_id, GroupRow.owner_id.is_(None)),
        select(_CHAIR["meeting_id"]).where(
            _CHAIR["organisation_id"] == organisation_id,
            _MEETING["meeting_id"] == _CHAIR["meeting_id"],
            _MEETING["owner_id"].is_(None),
        ),
        select(_TASK["task_id"]).where(
            _TASK["organisation_id"] == organisation_id, _TASK["owner_id"].is_(None)
        ),
        select(_PART["task_id"]).where(
            _PART["organisation_id"] == organisation_id,
            _TASK["task_id"] == _PART["task_id"],
            _TASK["owner_id"].is_(None),
        ),
    )


def is_line_shared_work(session: Session, *, actor: Person, row: LogRow) -> bool:
    """Say whether a colleague logged a line that all see, changed it or told what came of it.

    Args:
        session: Session of a process that may write the private database.
        actor: Who wants to keep the line for themselves.
        row: The line.
    """
    if row.owner_id is not None:
        return False
    if row.author_id != actor.account_id:
        return True
    start_writing(session, Zone.PRIVATE)
    theirs = select(AuditRow.number).where(
        AuditRow.about == str(row.line_id), AuditRow.actor != str(actor.account_id)
    )
    return session.execute(theirs.limit(1)).first() is not None


def _is_any(session: Session, *asked: Select[UUID]) -> bool:
    # Below the mapper: a table that is named by its columns does not say which database it is in.
    connection = start_writing(session, Zone.PRIVATE)
    return any(connection.execute(each.limit(1)).first() is not None for each in asked)
