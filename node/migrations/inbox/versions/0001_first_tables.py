"""First tables of the inbox database."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "caller_hint",
        sa.Column("caller", sa.String(length=400), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("caller", name=op.f("pk_caller_hint")),
    )
    op.create_table(
        "fetch",
        sa.Column("caller", sa.String(length=400), nullable=False),
        sa.Column("collection", sa.String(length=400), nullable=False),
        sa.Column("served_to", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("caller", "collection", name=op.f("pk_fetch")),
    )
    op.create_table(
        "nonce",
        sa.Column("caller", sa.String(length=400), nullable=False),
        sa.Column("nonce", sa.String(length=100), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("caller", "nonce", name=op.f("pk_nonce")),
    )
    with op.batch_alter_table("nonce", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_nonce_expires_at"), ["expires_at"], unique=False)

    op.create_table(
        "ping",
        sa.Column("collection", sa.String(length=400), nullable=False),
        sa.Column("origin", sa.String(length=400), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("collection", name=op.f("pk_ping")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("ping")
    with op.batch_alter_table("nonce", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_nonce_expires_at"))

    op.drop_table("nonce")
    op.drop_table("fetch")
    op.drop_table("caller_hint")
