"""The tables of accounts: a handle that is no name, and a sealed name and mailbox."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from node.database import PrivateModel, Word

__all__ = ["CONNECTED", "Account", "AccountRole", "PersonRole"]

CONNECTED = "outside_identity_connected"
"""What the audit log calls it when an identity of the town's own sign-in begins to open an account.

It stands here because the sealer asks for it, which must load nothing that opens a connection."""


class PersonRole(StrEnum):
    """What a person may do at this node."""

    COORDINATOR = "coordinator"
    SECOND_READER = "second_reader"
    ADMIN = "admin"
    DESK = "desk"


class Account(PrivateModel):
    """One person's access to this node."""

    __tablename__ = "account"

    account_id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    handle: Mapped[str] = mapped_column(String(40), unique=True)
    sealed_name: Mapped[bytes]
    sealed_mailbox: Mapped[bytes]
    # Equal for equal mailboxes, so that one person under two accounts is seen.
    mailbox_index: Mapped[bytes] = mapped_column(LargeBinary(32), index=True)
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]

    roles: Mapped[list["AccountRole"]] = relationship(
        back_populates="account", cascade="all, delete-orphan", lazy="raise"
    )

    def __repr__(self) -> str:
        """Name the row, never the person."""
        return f"<Account {self.account_id}>"


class AccountRole(PrivateModel):
    """One role of one account."""

    __tablename__ = "account_role"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.account_id"), primary_key=True)
    role: Mapped[PersonRole] = mapped_column(Word(PersonRole), primary_key=True)

    account: Mapped[Account] = relationship(back_populates="roles", lazy="raise")
