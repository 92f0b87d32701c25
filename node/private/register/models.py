"""The tables of the register: names the node knows, sealed, and the register's version."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from node.database import PrivateModel, Word

__all__ = ["KnownKind", "RegisterRow", "RegisterVersion"]


class KnownKind(StrEnum):
    """What sort of thing the node knows."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    ADDRESS = "address"
    PHONE = "phone"
    MAILBOX = "mailbox"
    ALIAS = "alias"


class RegisterRow(PrivateModel):
    """One person, organisation, place, phone, address or mailbox the node knows."""

    __tablename__ = "register_entry"

    entry_id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    kind: Mapped[KnownKind] = mapped_column(Word(KnownKind))
    # JSON of the text and its aliases.
    sealed_text: Mapped[bytes]
    text_index: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    # An organisation that gave permission to be named in what is released.
    publishable: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]

    def __repr__(self) -> str:
        """Name the row, never what it holds."""
        return f"<RegisterRow {self.entry_id}>"


class RegisterVersion(PrivateModel):
    """The one row that counts changes of the register; an approval binds to its number."""

    __tablename__ = "register_version"
    __table_args__ = (CheckConstraint("one = 1", name="only_one_row"),)

    one: Mapped[int] = mapped_column(primary_key=True, default=1, autoincrement=False)
    number: Mapped[int] = mapped_column(default=0)
