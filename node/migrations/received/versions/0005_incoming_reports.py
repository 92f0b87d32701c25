"""Table of what patterns found in summaries that came in."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "incoming_report",
        sa.Column("origin", sa.String(length=400), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("change_number", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("noted", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("origin", "record_id", name=op.f("pk_incoming_report")),
    )
    op.create_index(op.f("ix_incoming_report_change_number"), "incoming_report", ["change_number"])


def downgrade() -> None:
    """Go back."""
    op.drop_table("incoming_report")
