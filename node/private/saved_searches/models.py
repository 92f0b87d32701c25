"""The table of saved searches: what was asked is sealed, and of an address only its hash stays."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from node.database import PrivateModel

__all__ = ["SavedSearchRow"]


class SavedSearchRow(PrivateModel):
    """One search of one person."""

    __tablename__ = "saved_search"

    search_id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.account_id"), index=True)
    # JSON of words and filters: what somebody looks for may name somebody.
    sealed_asked: Mapped[bytes]
    # SHA-256 of the secret in the feed's address.
    secret_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    created_at: Mapped[datetime]
    address_made_at: Mapped[datetime]

    def __repr__(self) -> str:
        """Name the row, and nothing of what is looked for."""
        return f"<SavedSearchRow {self.search_id}>"
