"""Table of how many people of the town are in the groups that summaries are about."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "group_figure",
        sa.Column("figure_id", sa.Uuid(), nullable=False),
        sa.Column("sealed_figure", sa.LargeBinary(), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["set_by"], ["account.account_id"], name=op.f("fk_group_figure_set_by")
        ),
        sa.PrimaryKeyConstraint("figure_id", name=op.f("pk_group_figure")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("group_figure")
