"""Table of what the admins decided about what may leave."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "policy",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("audience_ceiling", sa.String(length=30), nullable=False),
        sa.Column("minimum_group_size", sa.Integer(), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["set_by"], ["account.account_id"], name=op.f("fk_policy_set_by")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_policy")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("policy")
