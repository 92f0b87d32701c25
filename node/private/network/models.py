"""The tables of organisations, contacts and the log: texts sealed, words and dates in the clear.

No table and no column links one person to another, and none holds faith, origin or an opinion
about a person: contacts belong to an organisation, and everything that happened happened with
organisations. `owner_id` marks what only one coordinator may see; every query asks for it.
"""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from node.database import PrivateModel, Word
from node.private.network.words import (
    ContactKind,
    Door,
    LawfulBasis,
    LogKind,
    Part,
    RefusalReason,
    State,
    WorkLevel,
)
from schemas.practice_words import Sector

__all__ = ["ContactRow", "LogRow", "NetworkRules", "NetworkState", "OrganisationRow"]

_ORGANISATION = "organisation.organisation_id"
_ACCOUNT = "account.account_id"


class OrganisationRow(PrivateModel):
    """An organisation, association or circle of residents the coordinator works with."""

    __tablename__ = "organisation"
    __table_args__ = (CheckConstraint("revision >= 1", name="revision_counts_from_one"),)

    organisation_id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey(_ACCOUNT), index=True)
    sector: Mapped[Sector] = mapped_column(Word(Sector), index=True)
    part: Mapped[Part] = mapped_column(Word(Part))
    door: Mapped[Door | None] = mapped_column(Word(Door))
    umbrella_id: Mapped[UUID | None] = mapped_column(ForeignKey(_ORGANISATION), index=True)
    # Who pointed to it: an organisation, never a person.
    pointed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey(_ORGANISATION), index=True)
    is_paused: Mapped[bool] = mapped_column(default=False)
    # Rhythm: days after which it should be called, and asks it can bear in 90 days.
    min_days: Mapped[int | None]
    most_asks: Mapped[int | None]
    snoozed_until: Mapped[date | None]
    confirmed_on: Mapped[date | None]
    agreement_until: Mapped[date | None]
    # Name, aliases, mandate, what it can share, what it offers and needs: `organisation.py`.
    sealed_content: Mapped[bytes]
    # Equal for equal names; finds what is there already without opening it.
    name_index: Mapped[bytes] = mapped_column(LargeBinary(32), index=True)
    revision: Mapped[int] = mapped_column(default=1)
    change_number: Mapped[int] = mapped_column(index=True)
    import_id: Mapped[UUID | None] = mapped_column(index=True)
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]

    def __repr__(self) -> str:
        """Name the row, never what it holds."""
        return f"<OrganisationRow {self.organisation_id}>"


class ContactRow(PrivateModel):
    """Who or which mailbox is reached at an organisation."""

    __tablename__ = "contact"
    __table_args__ = (
        CheckConstraint("revision >= 1", name="revision_counts_from_one"),
        # A name of somebody in a community rests on consent alone.
        CheckConstraint(
            "kind != 'community' OR consent_on IS NOT NULL", name="community_by_consent"
        ),
    )

    contact_id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey(_ORGANISATION), index=True)
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey(_ACCOUNT))
    kind: Mapped[ContactKind] = mapped_column(Word(ContactKind))
    level: Mapped[WorkLevel | None] = mapped_column(Word(WorkLevel))
    basis: Mapped[LawfulBasis | None] = mapped_column(Word(LawfulBasis))
    notice_on: Mapped[date | None]
    consent_on: Mapped[date | None]
    # Version of the wording that was agreed to.
    consent_text: Mapped[str | None] = mapped_column(String(40))
    # Day on which they agreed to stand on the who-is-who sheet of a group.
    sheet_consent_on: Mapped[date | None]
    # A name out of a list waits until the person was told.
    is_quarantined: Mapped[bool] = mapped_column(default=False, index=True)
    # Name, function, mailbox, telephone, source: `contact.py`.
    sealed_content: Mapped[bytes]
    revision: Mapped[int] = mapped_column(default=1)
    change_number: Mapped[int] = mapped_column(index=True)
    import_id: Mapped[UUID | None] = mapped_column(index=True)
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]

    def __repr__(self) -> str:
        """Name the row, never what it holds."""
        return f"<ContactRow {self.contact_id}>"


class LogRow(PrivateModel):
    """One line of the log: what happened with an organisation, at a place or in a meeting."""

    __tablename__ = "log_line"
    __table_args__ = (
        CheckConstraint("revision >= 1", name="revision_counts_from_one"),
        CheckConstraint("other_id IS NULL OR other_id != organisation_id", name="two_different"),
        # Counting what happened with whom, and what happened when, reads one of these alone.
        Index(
            "ix_log_line_organisation",
            *("organisation_id", "kind", "happened_on", "is_crisis", "owner_id", "author_id"),
        ),
        Index("ix_log_line_kind_day", *("kind", "happened_on", "is_crisis", "state", "owner_id")),
        Index(
            "ix_log_line_day_kind",
            *("happened_on", "kind", "organisation_id", "is_crisis", "owner_id"),
        ),
        # A late page of the log passes over the lines before it without reading them.
        Index(
            "ix_log_line_order",
            *("happened_on", "created_at", "change_number", "line_id", "owner_id"),
        ),
        Index("ix_log_line_state_due", "state", "due_on"),
    )

    line_id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    kind: Mapped[LogKind] = mapped_column(Word(LogKind))
    happened_on: Mapped[date]
    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey(_ORGANISATION))
    # The second organisation of an introduction or of a link that partners told of.
    other_id: Mapped[UUID | None] = mapped_column(ForeignKey(_ORGANISATION), index=True)
    meeting_id: Mapped[UUID | None] = mapped_column(ForeignKey("meeting.meeting_id"), index=True)
    group_id: Mapped[UUID | None] = mapped_column(ForeignKey("network_group.group_id"), index=True)
    author_id: Mapped[UUID] = mapped_column(ForeignKey(_ACCOUNT), index=True)
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey(_ACCOUNT))
    is_crisis: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[RefusalReason | None] = mapped_column(Word(RefusalReason))
    state: Mapped[State] = mapped_column(Word(State), default=State.NONE)
    due_on: Mapped[date | None]
    settled_on: Mapped[date | None]
    # Of an introduction: whether either side agreed to it.
    agreed: Mapped[bool] = mapped_column(default=False)
    other_agreed: Mapped[bool] = mapped_column(default=False)
    # Text, place, department, themes: `log_line.py`; taken away when it has stood long enough.
    sealed_content: Mapped[bytes | None]
    revision: Mapped[int] = mapped_column(default=1)
    change_number: Mapped[int] = mapped_column(index=True)
    import_id: Mapped[UUID | None] = mapped_column(index=True)
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]

    def __repr__(self) -> str:
        """Name the row, never what it holds."""
        return f"<LogRow {self.line_id}>"


class NetworkState(PrivateModel):
    """The one row that counts changes, so that what is held in memory knows what it missed."""

    __tablename__ = "network_state"
    __table_args__ = (CheckConstraint("one = 1", name="only_one_row"),)

    one: Mapped[int] = mapped_column(primary_key=True, default=1, autoincrement=False)
    change_number: Mapped[int] = mapped_column(default=0)
    # Goes up when something is erased: what is held in memory is then thrown away whole.
    erasures: Mapped[int] = mapped_column(default=0)


class NetworkRules(PrivateModel):
    """The one row of thresholds and retention the coordinators chose."""

    __tablename__ = "network_rules"
    __table_args__ = (
        CheckConstraint("one = 1", name="only_one_row"),
        CheckConstraint("log_months BETWEEN 1 AND 12", name="log_text_at_most_a_year"),
        CheckConstraint("attendance_days BETWEEN 1 AND 90", name="attendance_at_most_90_days"),
    )

    one: Mapped[int] = mapped_column(primary_key=True, default=1, autoincrement=False)
    log_months: Mapped[int] = mapped_column(default=12)
    attendance_days: Mapped[int] = mapped_column(default=90)
    min_days: Mapped[int] = mapped_column(default=90)
    most_asks: Mapped[int] = mapped_column(default=3)
    informal_percent: Mapped[int] = mapped_column(default=40)
