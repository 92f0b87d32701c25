"""The rows practices are stored in: found, opened, sealed."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.errors import NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.private.practices.models import PracticeRow
from node.private.practices.practice import Practice, parse_content

__all__ = ["find_row", "get_row", "list_rows", "open_row", "seal_content"]


def list_rows(session: Session) -> list[PracticeRow]:
    """Return the row of every practice, the oldest first."""
    order = (PracticeRow.created_at, PracticeRow.practice_id)
    return list(session.scalars(select(PracticeRow).order_by(*order)))


def find_row(session: Session, practice_id: UUID) -> PracticeRow | None:
    """Return the row of a practice as it stands now, or None."""
    # Rows outlive commits in the session; what is decided here is decided on what stands now.
    return session.get(PracticeRow, practice_id, populate_existing=True)


def get_row(session: Session, practice_id: UUID) -> PracticeRow:
    """Return the row of a practice as it stands now.

    Raises:
        NotFoundError: There is no such practice here.
    """
    row = find_row(session, practice_id)
    if row is None:
        raise NotFoundError(
            _("There is no practice %(practice)s at this node.") % {"practice": practice_id}
        )
    return row


def open_row(row: PracticeRow, node: Node) -> Practice:
    """Return the practice of a row, opened with the node's key."""
    return Practice(
        practice_id=row.practice_id,
        author_id=row.author_id,
        revision=row.revision,
        state=row.state,
        content=parse_content(
            node.data_key.open(
                row.sealed_content,
                table=PracticeRow.__tablename__,
                column="sealed_content",
                row=row.practice_id,
            )
        ),
        created_at=row.created_at,
        changed_at=row.changed_at,
    )


def seal_content(node: Node, text: str, practice_id: UUID) -> bytes:
    """Return the text of a practice, sealed to its row."""
    return node.data_key.seal(
        text, table=PracticeRow.__tablename__, column="sealed_content", row=practice_id
    )
