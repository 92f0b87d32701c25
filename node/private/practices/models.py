"""The table of practices as they were recorded, every text sealed."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from node.database import PrivateModel, Word

__all__ = ["PracticeRow", "PracticeState"]


class PracticeState(StrEnum):
    """Where a practice stands."""

    DRAFT = "draft"
    ARCHIVED = "archived"


class PracticeRow(PrivateModel):
    """What a coordinator recorded, with the people and places still in it."""

    __tablename__ = "practice"
    __table_args__ = (CheckConstraint("revision >= 1", name="revision_counts_from_one"),)

    practice_id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    author_id: Mapped[UUID] = mapped_column(ForeignKey("account.account_id"), index=True)
    language: Mapped[str] = mapped_column(String(20))
    state: Mapped[PracticeState] = mapped_column(Word(PracticeState), default=PracticeState.DRAFT)
    revision: Mapped[int] = mapped_column(default=1)
    # JSON of the answers and ticks; the members are those of an import line.
    sealed_content: Mapped[bytes]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]

    def __repr__(self) -> str:
        """Name the row; no other member of it is fit for a log line."""
        return f"<PracticeRow {self.practice_id}>"
