"""The tables of the exit: release requests, decisions about findings, orders to withdraw.

They stand in the private database. What marks a request as released is the published database
itself, so nothing here is written by the sealer.
"""

from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from node.database import PrivateModel, Word
from node.settings import Audience

__all__ = [
    "DecisionRow",
    "DraftStep",
    "GroupFigureRow",
    "PolicyRow",
    "ReaderAsked",
    "ReleaseRequest",
    "RequestState",
    "WithdrawalOrder",
]


class RequestState(StrEnum):
    """Where a release request stands."""

    DRAFTING = "drafting"
    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"
    CANCELLED = "cancelled"


class ReleaseRequest(PrivateModel):
    """One revision of one record on its way out."""

    __tablename__ = "release_request"
    __table_args__ = (
        # Nobody reads their own: the rule holds even below the services.
        CheckConstraint("reader_id IS NULL OR reader_id <> author_id", name="reader_not_author"),
        CheckConstraint(
            "state <> 'approved' OR (reader_id IS NOT NULL AND approved_hash IS NOT NULL)",
            name="approved_by_somebody",
        ),
        UniqueConstraint("record_id", "rev", name="uq_release_request_record_id_rev"),
    )

    request_id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    kind: Mapped[str] = mapped_column(String(30))
    # Identifier and revision the record will carry in the log.
    record_id: Mapped[UUID] = mapped_column(default=uuid4, index=True)
    rev: Mapped[int] = mapped_column(default=1)
    # The practice or directory draft it was made from, and which revision of that.
    subject_id: Mapped[UUID] = mapped_column(index=True)
    subject_revision: Mapped[int]
    author_id: Mapped[UUID] = mapped_column(ForeignKey("account.account_id"), index=True)
    state: Mapped[RequestState] = mapped_column(
        Word(RequestState), default=RequestState.DRAFTING, index=True
    )
    audience: Mapped[str | None] = mapped_column(String(20))
    sealed_draft: Mapped[bytes]
    # How often a reader was asked: an approval binds to it, so that giving one again is new.
    times_asked: Mapped[int] = mapped_column(default=0)
    # What the second reader was asked about: the binding hash, and the draft to show a difference.
    asked_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    sealed_asked: Mapped[bytes | None]
    # The same hash, once it was approved.
    approved_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    gate_version: Mapped[str | None] = mapped_column(String(80))
    register_version: Mapped[str | None] = mapped_column(String(80))
    reader_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.account_id"))
    sealed_note: Mapped[bytes | None]
    created_at: Mapped[datetime]
    asked_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]

    def __repr__(self) -> str:
        """Name the row, never what it holds."""
        return f"<ReleaseRequest {self.request_id}>"


class DecisionRow(PrivateModel):
    """What the author decided about one finding; never the words themselves.

    The key of a finding is a hash of few words, which could be guessed, so it is sealed too; the
    service keeps one decision for each key of a request.
    """

    __tablename__ = "finding_decision"

    decision_id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("release_request.request_id"), index=True)
    sealed_finding_key: Mapped[bytes]
    reason: Mapped[str] = mapped_column(String(40))
    rules: Mapped[str] = mapped_column(String(400))
    decided_by: Mapped[UUID] = mapped_column(ForeignKey("account.account_id"))
    decided_at: Mapped[datetime]


class DraftStep(PrivateModel):
    """How far the author of a request is, and what undoing the last step brings back."""

    __tablename__ = "draft_step"

    request_id: Mapped[UUID] = mapped_column(
        ForeignKey("release_request.request_id"), primary_key=True
    )
    # Findings that stood open once and do not any more: what "3 of 7 left" is counted from.
    settled: Mapped[int] = mapped_column(default=0)
    # Draft, decisions and count before the last step; nothing once that was undone.
    sealed_previous: Mapped[bytes | None]


class ReaderAsked(PrivateModel):
    """One person who was asked to read a request, by one asking of its author."""

    __tablename__ = "reader_asked"

    request_id: Mapped[UUID] = mapped_column(
        ForeignKey("release_request.request_id"), primary_key=True
    )
    # The number of the asking, as the request counts them: an earlier one is over.
    times_asked: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    reader_id: Mapped[UUID] = mapped_column(ForeignKey("account.account_id"), primary_key=True)
    asked_at: Mapped[datetime]
    reminded_at: Mapped[datetime | None]


class WithdrawalOrder(PrivateModel):
    """One person's order to withdraw a record; carried out by the sealer at once."""

    __tablename__ = "withdrawal_order"

    record_id: Mapped[UUID] = mapped_column(primary_key=True)
    ordered_by: Mapped[UUID] = mapped_column(ForeignKey("account.account_id"))
    ordered_at: Mapped[datetime]


class PolicyRow(PrivateModel):
    """What the admins of this node decided at one moment; the newest row counts.

    Rows are added and never changed, so that what counted when is still known.
    """

    __tablename__ = "policy"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    audience_ceiling: Mapped[Audience] = mapped_column(Word(Audience))
    minimum_group_size: Mapped[int]
    set_by: Mapped[UUID] = mapped_column(ForeignKey("account.account_id"))
    set_at: Mapped[datetime]


class GroupFigureRow(PrivateModel):
    """How many people of the town are in a group; sealed, because it may count very few."""

    __tablename__ = "group_figure"

    figure_id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    sealed_figure: Mapped[bytes]
    set_by: Mapped[UUID] = mapped_column(ForeignKey("account.account_id"))
    set_at: Mapped[datetime]
