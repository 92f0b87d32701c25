"""Tables of the log, and of meetings with what is taken away from them."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    _create_meeting()
    _create_log_line()
    _create_participant()
    _create_task()
    _create_task_part()


def downgrade() -> None:
    """Go back."""
    for table in (
        "task_part",
        "task",
        "participant",
        "log_line",
        "meeting",
    ):
        op.drop_table(table)


def _create_meeting() -> None:
    op.create_table(
        "meeting",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("format", sa.String(length=30), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("invited_on", sa.Date(), nullable=True),
        sa.Column("shared_on", sa.Date(), nullable=True),
        sa.Column("sealed_content", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_plan", sa.LargeBinary(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("change_number", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("minutes BETWEEN 1 AND 1440", name=op.f("ck_meeting_at_most_a_day")),
        sa.CheckConstraint("revision >= 1", name=op.f("ck_meeting_revision_counts_from_one")),
        sa.ForeignKeyConstraint(
            ["group_id"], ["network_group.group_id"], name=op.f("fk_meeting_group_id")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["account.account_id"], name=op.f("fk_meeting_owner_id")
        ),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_meeting")),
    )
    op.create_index(op.f("ix_meeting_change_number"), "meeting", ["change_number"])
    op.create_index(op.f("ix_meeting_group_id"), "meeting", ["group_id"])
    op.create_index(op.f("ix_meeting_import_id"), "meeting", ["import_id"])
    op.create_index(op.f("ix_meeting_starts_at"), "meeting", ["starts_at"])


def _create_log_line() -> None:
    op.create_table(
        "log_line",
        sa.Column("line_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("other_id", sa.Uuid(), nullable=True),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("is_crisis", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=30), nullable=True),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("agreed", sa.Boolean(), nullable=False),
        sa.Column("other_agreed", sa.Boolean(), nullable=False),
        sa.Column("sealed_content", sa.LargeBinary(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("change_number", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "other_id IS NULL OR other_id != organisation_id",
            name=op.f("ck_log_line_two_different"),
        ),
        sa.CheckConstraint("revision >= 1", name=op.f("ck_log_line_revision_counts_from_one")),
        sa.ForeignKeyConstraint(
            ["author_id"], ["account.account_id"], name=op.f("fk_log_line_author_id")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["network_group.group_id"], name=op.f("fk_log_line_group_id")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.meeting_id"], name=op.f("fk_log_line_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.organisation_id"],
            name=op.f("fk_log_line_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["organisation.organisation_id"], name=op.f("fk_log_line_other_id")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["account.account_id"], name=op.f("fk_log_line_owner_id")
        ),
        sa.PrimaryKeyConstraint("line_id", name=op.f("pk_log_line")),
    )
    op.create_index(op.f("ix_log_line_author_id"), "log_line", ["author_id"])
    op.create_index(op.f("ix_log_line_change_number"), "log_line", ["change_number"])
    op.create_index(
        "ix_log_line_day_kind",
        "log_line",
        ["happened_on", "kind", "organisation_id", "is_crisis", "owner_id"],
    )
    op.create_index(op.f("ix_log_line_group_id"), "log_line", ["group_id"])
    op.create_index(op.f("ix_log_line_import_id"), "log_line", ["import_id"])
    op.create_index(
        "ix_log_line_kind_day",
        "log_line",
        ["kind", "happened_on", "is_crisis", "state", "owner_id"],
    )
    op.create_index(op.f("ix_log_line_meeting_id"), "log_line", ["meeting_id"])
    op.create_index(
        "ix_log_line_order",
        "log_line",
        ["happened_on", "created_at", "change_number", "line_id", "owner_id"],
    )
    op.create_index(
        "ix_log_line_organisation",
        "log_line",
        ["organisation_id", "kind", "happened_on", "is_crisis", "owner_id", "author_id"],
    )
    op.create_index(op.f("ix_log_line_other_id"), "log_line", ["other_id"])
    op.create_index("ix_log_line_state_due", "log_line", ["state", "due_on"])


def _create_participant() -> None:
    op.create_table(
        "participant",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("seat", sa.Integer(), nullable=False),
        sa.Column("attendance", sa.String(length=30), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.contact_id"], name=op.f("fk_participant_contact_id")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.meeting_id"], name=op.f("fk_participant_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.organisation_id"],
            name=op.f("fk_participant_organisation_id"),
        ),
        sa.PrimaryKeyConstraint("participant_id", name=op.f("pk_participant")),
    )
    op.create_index(op.f("ix_participant_contact_id"), "participant", ["contact_id"])
    op.create_index(op.f("ix_participant_meeting_id"), "participant", ["meeting_id"])
    op.create_index("ix_participant_organisation", "participant", ["organisation_id", "attendance"])


def _create_task() -> None:
    op.create_table(
        "task",
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("objective", sa.Integer(), nullable=True),
        sa.Column("sealed_content", sa.LargeBinary(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("change_number", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("revision >= 1", name=op.f("ck_task_revision_counts_from_one")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.meeting_id"], name=op.f("fk_task_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.organisation_id"],
            name=op.f("fk_task_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["account.account_id"], name=op.f("fk_task_owner_id")
        ),
        sa.PrimaryKeyConstraint("task_id", name=op.f("pk_task")),
    )
    op.create_index(op.f("ix_task_change_number"), "task", ["change_number"])
    op.create_index(op.f("ix_task_meeting_id"), "task", ["meeting_id"])
    op.create_index(op.f("ix_task_organisation_id"), "task", ["organisation_id"])
    op.create_index("ix_task_state_due", "task", ["state", "due_on"])


def _create_task_part() -> None:
    op.create_table(
        "task_part",
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=30), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.organisation_id"],
            name=op.f("fk_task_part_organisation_id"),
        ),
        sa.ForeignKeyConstraint(["task_id"], ["task.task_id"], name=op.f("fk_task_part_task_id")),
        sa.PrimaryKeyConstraint("task_id", "organisation_id", name=op.f("pk_task_part")),
    )
    op.create_index(op.f("ix_task_part_organisation_id"), "task_part", ["organisation_id"])
