"""Who asked to join, kept by the process that faces other nodes for a person to decide.

One question for each invitation: the first newcomer that shows its code has it, and may ask again
with a newer statement; anybody else is told that it was used.
"""

from typing import ClassVar

from sqlalchemy.orm import Session

from node.clock import Clock
from node.database import Zone, start_writing
from node.errors import NodeError
from node.trust.inviting import find_invitation, hash_code
from node.trust.joining_models import EnrolmentRequestRow
from node.trust.pinned import check_entity_id

__all__ = ["InvitationUnknownError", "InvitationUsedError", "check_code", "keep_newcomer"]


class InvitationUnknownError(NodeError):
    """No invitation of this node has this code, or it ran out, or it was answered."""

    code: ClassVar[str] = "invitation_unknown"
    status: ClassVar[int] = 404


class InvitationUsedError(NodeError):
    """Somebody else has asked with this invitation."""

    code: ClassVar[str] = "invitation_used"
    status: ClassVar[int] = 409


def check_code(session: Session, code: str, *, clock: Clock) -> None:
    """Check that a code may be asked with, before anything that costs more is looked at.

    Raises:
        InvitationUnknownError: There is no open invitation with this code.
    """
    if find_invitation(session, code, clock=clock) is None:
        raise InvitationUnknownError("no invitation with this code is open here")


def keep_newcomer(
    session: Session, *, code: str, entity_id: str, statement: bytes, clock: Clock
) -> None:
    """Keep who asks with a code; commits.

    Args:
        session: Session that reads the received database and writes the inbox.
        code: Of the invitation.
        entity_id: Who asks.
        statement: What it says about itself; verified to be its own.
        clock: The present time.

    Raises:
        InputRefusedError: No entity identifier.
        InvitationUnknownError: There is no open invitation with this code.
        InvitationUsedError: Another newcomer has it.
    """
    check_entity_id(entity_id)
    check_code(session, code, clock=clock)
    start_writing(session, Zone.INBOX)
    row = session.get(EnrolmentRequestRow, hash_code(code), populate_existing=True)
    if row is not None and row.entity_id != entity_id:
        raise InvitationUsedError("another entity has asked with this invitation")
    session.merge(
        EnrolmentRequestRow(
            code_hash=hash_code(code),
            entity_id=entity_id,
            statement=statement.decode(),
            at=clock(),
        )
    )
    session.commit()
