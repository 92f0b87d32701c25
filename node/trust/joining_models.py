"""The tables of joining a network: whom a superior invited, whom this node asked, who asked here.

The first two are decisions of people and what the syncer learnt about them, in the received
database; the last is written by the process that faces other nodes, in the inbox, and is trusted as
little as everything there.
"""

from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from node.database import InboxModel, ReceivedModel, Word

__all__ = ["EnrolmentRequestRow", "JoiningState", "MemberInvitation", "OwnSuperior"]


class JoiningState(StrEnum):
    """How far this node has come with a superior it was invited by."""

    ASKING = "asking"
    WAITING = "waiting"
    VOUCHED = "vouched"
    REFUSED = "refused"


class MemberInvitation(ReceivedModel):
    """One invitation to join below this node; the code itself is never stored."""

    __tablename__ = "member_invitation"

    invitation_id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    # Whom people here meant it for, in their own words.
    label: Mapped[str] = mapped_column(String(150))
    country: Mapped[str | None] = mapped_column(String(2))
    may_vouch: Mapped[bool]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    # When it was answered or taken back; nobody may ask with it any more.
    ended_at: Mapped[datetime | None]

    def __repr__(self) -> str:
        """Name the row, never the code."""
        return f"<MemberInvitation {self.invitation_id}>"


class OwnSuperior(ReceivedModel):
    """A superior this node was invited by, and how far it has come with it."""

    __tablename__ = "own_superior"

    entity_id: Mapped[str] = mapped_column(String(400), primary_key=True)
    name: Mapped[str] = mapped_column(String(150))
    anchor: Mapped[str] = mapped_column(String(400))
    # Forgotten as soon as it was shown; it is worth nothing afterwards.
    code: Mapped[str | None] = mapped_column(String(64))
    state: Mapped[JoiningState] = mapped_column(Word(JoiningState))
    added_at: Mapped[datetime]
    asked_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    # Why the last question was not answered with yes.
    last_code: Mapped[str | None] = mapped_column(String(40))
    last_detail: Mapped[str | None] = mapped_column(String(400))

    def __repr__(self) -> str:
        """Name the row, never the code."""
        return f"<OwnSuperior {self.entity_id}>"


class EnrolmentRequestRow(InboxModel):
    """One newcomer's question, with what it says about itself; one for each invitation."""

    __tablename__ = "enrolment_request"

    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    entity_id: Mapped[str] = mapped_column(String(400))
    statement: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
