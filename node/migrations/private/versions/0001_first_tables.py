"""First tables of the private database."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "account",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("handle", sa.String(length=40), nullable=False),
        sa.Column("sealed_name", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_mailbox", sa.LargeBinary(), nullable=False),
        sa.Column("mailbox_index", sa.LargeBinary(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_account")),
        sa.UniqueConstraint("handle", name=op.f("uq_account_handle")),
    )
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_account_mailbox_index"), ["mailbox_index"], unique=False
        )

    op.create_table(
        "audit",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=60), nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("about", sa.String(length=400), nullable=False),
        sa.Column("previous_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("row_hash", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit")),
    )
    op.create_table(
        "register_entry",
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("sealed_text", sa.LargeBinary(), nullable=False),
        sa.Column("text_index", sa.LargeBinary(length=32), nullable=False),
        sa.Column("publishable", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_register_entry")),
        sa.UniqueConstraint("text_index", name=op.f("uq_register_entry_text_index")),
    )
    op.create_table(
        "register_version",
        sa.Column("one", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.CheckConstraint("one = 1", name=op.f("ck_register_version_only_one_row")),
        sa.PrimaryKeyConstraint("one", name=op.f("pk_register_version")),
    )
    op.create_table(
        "account_role",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=30), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.account_id"], name=op.f("fk_account_role_account_id")
        ),
        sa.PrimaryKeyConstraint("account_id", "role", name=op.f("pk_account_role")),
    )
    op.create_table(
        "directory_draft",
        sa.Column("draft_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("sealed_content", sa.LargeBinary(), nullable=False),
        sa.Column("consent_text", sa.String(length=40), nullable=True),
        sa.Column("consent_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "revision >= 1", name=op.f("ck_directory_draft_revision_counts_from_one")
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["account.account_id"], name=op.f("fk_directory_draft_author_id")
        ),
        sa.PrimaryKeyConstraint("draft_id", name=op.f("pk_directory_draft")),
        sa.UniqueConstraint("author_id", name=op.f("uq_directory_draft_author_id")),
    )
    op.create_table(
        "practice",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("sealed_content", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("revision >= 1", name=op.f("ck_practice_revision_counts_from_one")),
        sa.ForeignKeyConstraint(
            ["author_id"], ["account.account_id"], name=op.f("fk_practice_author_id")
        ),
        sa.PrimaryKeyConstraint("practice_id", name=op.f("pk_practice")),
    )
    with op.batch_alter_table("practice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_practice_author_id"), ["author_id"], unique=False)

    op.create_table(
        "release_request",
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("subject_revision", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("audience", sa.String(length=20), nullable=True),
        sa.Column("sealed_draft", sa.LargeBinary(), nullable=False),
        sa.Column("times_asked", sa.Integer(), nullable=False),
        sa.Column("asked_hash", sa.LargeBinary(length=32), nullable=True),
        sa.Column("sealed_asked", sa.LargeBinary(), nullable=True),
        sa.Column("approved_hash", sa.LargeBinary(length=32), nullable=True),
        sa.Column("gate_version", sa.String(length=80), nullable=True),
        sa.Column("register_version", sa.String(length=80), nullable=True),
        sa.Column("reader_id", sa.Uuid(), nullable=True),
        sa.Column("sealed_note", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state <> 'approved' OR (reader_id IS NOT NULL AND approved_hash IS NOT NULL)",
            name=op.f("ck_release_request_approved_by_somebody"),
        ),
        sa.CheckConstraint(
            "reader_id IS NULL OR reader_id <> author_id",
            name=op.f("ck_release_request_reader_not_author"),
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["account.account_id"], name=op.f("fk_release_request_author_id")
        ),
        sa.ForeignKeyConstraint(
            ["reader_id"], ["account.account_id"], name=op.f("fk_release_request_reader_id")
        ),
        sa.PrimaryKeyConstraint("request_id", name=op.f("pk_release_request")),
        sa.UniqueConstraint("record_id", "rev", name="uq_release_request_record_id_rev"),
    )
    with op.batch_alter_table("release_request", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_release_request_author_id"), ["author_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_release_request_record_id"), ["record_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_release_request_state"), ["state"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_release_request_subject_id"), ["subject_id"], unique=False
        )

    op.create_table(
        "withdrawal_order",
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("ordered_by", sa.Uuid(), nullable=False),
        sa.Column("ordered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["ordered_by"], ["account.account_id"], name=op.f("fk_withdrawal_order_ordered_by")
        ),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_withdrawal_order")),
    )
    op.create_table(
        "finding_decision",
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("sealed_finding_key", sa.LargeBinary(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("rules", sa.String(length=400), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["account.account_id"], name=op.f("fk_finding_decision_decided_by")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["release_request.request_id"],
            name=op.f("fk_finding_decision_request_id"),
        ),
        sa.PrimaryKeyConstraint("decision_id", name=op.f("pk_finding_decision")),
    )
    with op.batch_alter_table("finding_decision", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_finding_decision_request_id"), ["request_id"], unique=False
        )


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("finding_decision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_finding_decision_request_id"))

    op.drop_table("finding_decision")
    op.drop_table("withdrawal_order")
    with op.batch_alter_table("release_request", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_release_request_subject_id"))
        batch_op.drop_index(batch_op.f("ix_release_request_state"))
        batch_op.drop_index(batch_op.f("ix_release_request_record_id"))
        batch_op.drop_index(batch_op.f("ix_release_request_author_id"))

    op.drop_table("release_request")
    with op.batch_alter_table("practice", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_practice_author_id"))

    op.drop_table("practice")
    op.drop_table("directory_draft")
    op.drop_table("account_role")
    op.drop_table("register_version")
    op.drop_table("register_entry")
    op.drop_table("audit")
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_account_mailbox_index"))

    op.drop_table("account")
