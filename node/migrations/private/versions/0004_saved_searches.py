"""Table of saved searches."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "saved_search",
        sa.Column("search_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("sealed_asked", sa.LargeBinary(), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("address_made_at", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.account_id"], name=op.f("fk_saved_search_account_id")
        ),
        sa.PrimaryKeyConstraint("search_id", name=op.f("pk_saved_search")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_saved_search_secret_hash")),
    )
    op.create_index(op.f("ix_saved_search_account_id"), "saved_search", ["account_id"])


def downgrade() -> None:
    """Go back."""
    op.drop_table("saved_search")
