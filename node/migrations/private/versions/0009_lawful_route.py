"""Table of where a worry about a person goes in this town."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "lawful_route",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sealed_text", sa.LargeBinary(), nullable=True),
        sa.Column("set_by", sa.Uuid(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["set_by"], ["account.account_id"], name=op.f("fk_lawful_route_set_by")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_lawful_route")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("lawful_route")
