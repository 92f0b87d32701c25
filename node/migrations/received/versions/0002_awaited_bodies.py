"""Bodies that are asked for again."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# What was lost before this version is asked for as well: not delivered, or not fitting.
_LOST = """
    INSERT INTO awaited_body (origin, record_id, collection, position, rev, tries, next_try)
    SELECT r.origin, r.record_id, r.collection, r.position, r.rev, 0, r.received_at
    FROM received_record r
    LEFT JOIN quarantined q ON q.collection = r.collection AND q.position = r.position
    WHERE r.state = 'pending' OR (r.state = 'quarantined' AND q.code = 'body_refused')
"""


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "awaited_body",
        sa.Column("origin", sa.String(length=400), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("collection", sa.String(length=400), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_try", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("origin", "record_id", name=op.f("pk_awaited_body")),
    )
    with op.batch_alter_table("awaited_body", schema=None) as batch_op:
        batch_op.create_index("ix_awaited_body_next", ["collection", "next_try"], unique=False)
    op.execute(_LOST)


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("awaited_body", schema=None) as batch_op:
        batch_op.drop_index("ix_awaited_body_next")

    op.drop_table("awaited_body")
