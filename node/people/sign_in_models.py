"""The tables of signing in: what a person proves themselves with, and the sessions that follow.

Nothing here can be used by who steals the database: passwords are argon2id hashes, codes and cookie
tokens are kept as hashes only, secrets and session data are sealed with the data key, each for its
own row. What is throttled is a blind index, so that the table names nobody.
"""

from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from node.database import PrivateModel, Word

__all__ = [
    "Invitation",
    "InvitationPurpose",
    "OneTimeSetup",
    "OutsideIdentity",
    "Passkey",
    "RecoveryCode",
    "SignIn",
    "Throttle",
    "WebSession",
]


class InvitationPurpose(StrEnum):
    """Why somebody is handed a link."""

    FIRST_SIGN_IN = "first_sign_in"
    RESTORE = "restore"


class SignIn(PrivateModel):
    """How one account signs in; accounts opened by command have no row until they are invited."""

    __tablename__ = "sign_in"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.account_id"), primary_key=True)
    # Changes when every session must end; what a session names instead of the account.
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    password_hash: Mapped[str | None] = mapped_column(String(255))
    password_changed_at: Mapped[datetime | None]
    sealed_totp_secret: Mapped[bytes | None]
    # Number of the last time step whose code was taken; a code is never taken twice.
    totp_counter: Mapped[int | None] = mapped_column(BigInteger)
    language: Mapped[str | None] = mapped_column(String(20))
    signed_in_at: Mapped[datetime | None]
    # Up to when this person was told whose access was opened or restored.
    told_at: Mapped[datetime | None]

    def __repr__(self) -> str:
        """Name the row, and nothing that signs in."""
        return f"<SignIn {self.account_id}>"


class Passkey(PrivateModel):
    """One passkey of one account."""

    __tablename__ = "passkey"

    passkey_id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.account_id"), index=True)
    credential_id: Mapped[bytes] = mapped_column(LargeBinary(1023), unique=True)
    sealed_public_key: Mapped[bytes]
    sign_count: Mapped[int] = mapped_column(BigInteger)
    # What its owner calls it is a text that a person wrote.
    sealed_label: Mapped[bytes]
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class RecoveryCode(PrivateModel):
    """One code that stands in for a lost telephone, once."""

    __tablename__ = "recovery_code"

    code_id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.account_id"), index=True)
    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    def __repr__(self) -> str:
        """Name the row, never the hash."""
        return f"<RecoveryCode {self.code_id}>"


class WebSession(PrivateModel):
    """One browser that is, or may soon be, signed in; the cookie itself is never stored."""

    __tablename__ = "web_session"

    session_id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.account_id"), index=True)
    sealed_data: Mapped[bytes]
    browser: Mapped[str] = mapped_column(String(40))
    created_at: Mapped[datetime]
    used_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)

    def __repr__(self) -> str:
        """Name the row, never the token."""
        return f"<WebSession {self.session_id}>"


class Throttle(PrivateModel):
    """How often something was tried wrongly in the present window."""

    __tablename__ = "throttle"

    subject_index: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    begun_at: Mapped[datetime] = mapped_column(index=True)
    count: Mapped[int]


class Invitation(PrivateModel):
    """One link that lets a person set their password."""

    __tablename__ = "invitation"

    invitation_id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.account_id"), index=True)
    purpose: Mapped[InvitationPurpose] = mapped_column(Word(InvitationPurpose))
    # An account, or the word for the command line, as in the audit log.
    made_by: Mapped[str] = mapped_column(String(60))
    created_at: Mapped[datetime] = mapped_column(index=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    def __repr__(self) -> str:
        """Name the row, never the code."""
        return f"<Invitation {self.invitation_id}>"


class OutsideIdentity(PrivateModel):
    """Who a person is at the town's own sign-in, told by issuer and subject alone."""

    __tablename__ = "outside_identity"

    identity_id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.account_id"), index=True)
    subject_index: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    sealed_issuer: Mapped[bytes]
    sealed_subject: Mapped[bytes]
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class OneTimeSetup(PrivateModel):
    """One code that opens the set-up of a new node, once and for an hour."""

    __tablename__ = "one_time_setup"

    setup_id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    def __repr__(self) -> str:
        """Name the row, never the code."""
        return f"<OneTimeSetup {self.setup_id}>"
