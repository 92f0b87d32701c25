"""The tables of groups, cards, the coordinator's own mandate, optional rows and imports."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from node.database import PrivateModel, Word
from node.private.network.words import FactKind, GroupKind, GroupRole, State
from schemas.practice_words import NetworkStep, Sector

__all__ = [
    "FactRow",
    "GroupRow",
    "ImportEffect",
    "ImportRow",
    "MemberRow",
    "OptionalRow",
    "OwnCardRow",
    "StepRow",
]

_ACCOUNT = "account.account_id"


class GroupRow(PrivateModel):
    """Several organisations that belong together: alike, with one goal, a programme, a panel."""

    __tablename__ = "network_group"
    __table_args__ = (CheckConstraint("revision >= 1", name="revision_counts_from_one"),)

    group_id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey(_ACCOUNT))
    kind: Mapped[GroupKind] = mapped_column(Word(GroupKind))
    sector: Mapped[Sector | None] = mapped_column(Word(Sector))
    state: Mapped[State] = mapped_column(Word(State), default=State.OPEN)
    is_pilot: Mapped[bool] = mapped_column(default=False)
    # When a pilot is looked at again, a covenant ends, a programme is judged.
    review_on: Mapped[date | None]
    # Name, goal, themes, quorum, legal basis: `group.py`.
    sealed_content: Mapped[bytes]
    revision: Mapped[int] = mapped_column(default=1)
    change_number: Mapped[int] = mapped_column(index=True)
    import_id: Mapped[UUID | None] = mapped_column(index=True)
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]

    def __repr__(self) -> str:
        """Name the row, never what it holds."""
        return f"<GroupRow {self.group_id}>"


class MemberRow(PrivateModel):
    """One organisation in one group."""

    __tablename__ = "group_member"

    group_id: Mapped[UUID] = mapped_column(ForeignKey("network_group.group_id"), primary_key=True)
    organisation_id: Mapped[UUID] = mapped_column(
        ForeignKey("organisation.organisation_id"), primary_key=True, index=True
    )
    role: Mapped[GroupRole] = mapped_column(Word(GroupRole), default=GroupRole.MEMBER)
    # Day on which it signed the confidentiality agreement of a panel.
    agreed_on: Mapped[date | None]


class StepRow(PrivateModel):
    """Since when a group is at which step; it may go back, so one step can stand twice."""

    __tablename__ = "group_step"

    group_id: Mapped[UUID] = mapped_column(ForeignKey("network_group.group_id"), primary_key=True)
    since: Mapped[date] = mapped_column(primary_key=True)
    step: Mapped[NetworkStep] = mapped_column(Word(NetworkStep))


class FactRow(PrivateModel):
    """A statement with its number, source and day, ready to be used."""

    __tablename__ = "fact_card"
    __table_args__ = (CheckConstraint("revision >= 1", name="revision_counts_from_one"),)

    fact_id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    kind: Mapped[FactKind] = mapped_column(Word(FactKind))
    dated_on: Mapped[date]
    # Statement, number, source: `fact.py`.
    sealed_content: Mapped[bytes]
    revision: Mapped[int] = mapped_column(default=1)
    change_number: Mapped[int] = mapped_column(index=True)
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]

    def __repr__(self) -> str:
        """Name the row, never what it holds."""
        return f"<FactRow {self.fact_id}>"


class OwnCardRow(PrivateModel):
    """The coordinator's own mandate and focus; the node has one."""

    __tablename__ = "own_card"
    __table_args__ = (
        CheckConstraint("one = 1", name="only_one_row"),
        CheckConstraint("revision >= 1", name="revision_counts_from_one"),
    )

    one: Mapped[int] = mapped_column(primary_key=True, default=1, autoincrement=False)
    review_on: Mapped[date | None]
    elections_on: Mapped[date | None]
    # Day on which colleagues confirmed what stays between prevention and intervention.
    firewall_confirmed_on: Mapped[date | None]
    # Focus by language, legal basis, aim, limits, objectives: `own_card.py`.
    sealed_content: Mapped[bytes]
    revision: Mapped[int] = mapped_column(default=1)
    changed_by: Mapped[UUID] = mapped_column(ForeignKey(_ACCOUNT))
    changed_at: Mapped[datetime]


class OptionalRow(PrivateModel):
    """A part of the method that a coordinator switched on, and why."""

    __tablename__ = "optional_row"

    # Such as `F04`; the list stands in `optional_rows.py`.
    code: Mapped[str] = mapped_column(String(3), primary_key=True)
    # The reason, and what the data protection officer said.
    sealed_content: Mapped[bytes]
    switched_on_by: Mapped[UUID] = mapped_column(ForeignKey(_ACCOUNT))
    switched_on_at: Mapped[datetime]


class ImportRow(PrivateModel):
    """A list that was brought, from its upload to its undoing."""

    __tablename__ = "network_import"

    import_id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    author_id: Mapped[UUID] = mapped_column(ForeignKey(_ACCOUNT), index=True)
    # Name of the file, its cells, and which column is what; the cells go when it is stored.
    sealed_content: Mapped[bytes | None]
    made_at: Mapped[datetime]
    stored_at: Mapped[datetime | None]
    undone_at: Mapped[datetime | None]


class ImportEffect(PrivateModel):
    """What an import did to one record, so that it can be taken back."""

    __tablename__ = "import_effect"

    import_id: Mapped[UUID] = mapped_column(
        ForeignKey("network_import.import_id"), primary_key=True
    )
    # Table and key of the record.
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    record_id: Mapped[UUID] = mapped_column(primary_key=True)
    # Its revision afterwards: a later one means that a person has changed it since.
    revision: Mapped[int]
    # What stood there before; nothing if the import made the record.
    sealed_before: Mapped[bytes | None]
