"""The table of what the admins wrote about where a worry goes."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from node.database import PrivateModel

__all__ = ["LawfulRouteRow"]


class LawfulRouteRow(PrivateModel):
    """What was written at one moment; the newest row counts, and none is ever changed."""

    __tablename__ = "lawful_route"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    # Nothing if the words that every node begins with count again.
    sealed_text: Mapped[bytes | None]
    set_by: Mapped[UUID] = mapped_column(ForeignKey("account.account_id"))
    set_at: Mapped[datetime]

    def __repr__(self) -> str:
        """Name the row, and nothing of its words."""
        return f"<LawfulRouteRow {self.number}>"
