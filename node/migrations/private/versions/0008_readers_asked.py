"""Who was asked to read a release request, since when, and when they were reminded."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "reader_asked",
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("times_asked", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reader_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["request_id"], ["release_request.request_id"], name=op.f("fk_reader_asked_request_id")
        ),
        sa.ForeignKeyConstraint(
            ["reader_id"], ["account.account_id"], name=op.f("fk_reader_asked_reader_id")
        ),
        sa.PrimaryKeyConstraint(
            "request_id", "times_asked", "reader_id", name=op.f("pk_reader_asked")
        ),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("reader_asked")
