"""A line of the log taken away, as if it had never been logged."""

from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from node.errors import NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.network.changes import note_erasure, record_change
from node.private.network.models import LogRow
from node.private.network.visible import visible_to

__all__ = ["erase_line"]


def erase_line(session: Session, *, node: Node, actor: Person, line_id: UUID) -> None:
    """Take a line away; the caller commits.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is none of this number that the actor may see.
    """
    check_role(actor, PersonRole.COORDINATOR)
    note_erasure(session)
    gone = session.execute(
        delete(LogRow)
        .where(LogRow.line_id == line_id, visible_to(actor, LogRow.owner_id))
        .returning(LogRow.line_id)
    ).all()
    if not gone:
        raise NotFoundError(_("There is no such line. It may have been erased."))
    record_change(session, node=node, actor=actor, action="log_erased", about=line_id)
