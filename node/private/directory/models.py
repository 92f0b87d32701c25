"""The table of directory entries before release, with the consent of the person in the role."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from node.database import PrivateModel

__all__ = ["DirectoryDraft"]


class DirectoryDraft(PrivateModel):
    """What a coordinator wants colleagues in other towns to know of the role."""

    __tablename__ = "directory_draft"
    __table_args__ = (CheckConstraint("revision >= 1", name="revision_counts_from_one"),)

    draft_id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    # An entry is about the role of whoever fills it in, so each has one.
    author_id: Mapped[UUID] = mapped_column(ForeignKey("account.account_id"), unique=True)
    revision: Mapped[int] = mapped_column(default=1)
    sealed_content: Mapped[bytes]
    # Which wording the person agreed to, and on which day; both stay in the node.
    consent_text: Mapped[str | None] = mapped_column(String(40))
    consent_on: Mapped[date | None]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]

    def __repr__(self) -> str:
        """Name the row, never what it holds."""
        return f"<DirectoryDraft {self.draft_id}>"
