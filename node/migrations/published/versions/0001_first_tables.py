"""First tables of the published database."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "collection",
        sa.Column("url", sa.String(length=400), nullable=False),
        sa.Column("audience", sa.String(length=20), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("edge", sa.LargeBinary(), nullable=False),
        sa.Column("served_size", sa.Integer(), nullable=False),
        sa.Column("last_day", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "served_size <= size", name=op.f("ck_collection_served_never_exceeds_committed")
        ),
        sa.PrimaryKeyConstraint("url", name=op.f("pk_collection")),
        sa.UniqueConstraint("audience", name=op.f("uq_collection_audience")),
    )
    op.create_table(
        "entry",
        sa.Column("collection", sa.String(length=400), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("entry", sa.LargeBinary(), nullable=False),
        sa.Column("op", sa.String(length=10), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=True),
        sa.Column("rev", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("collection", "position", name=op.f("pk_entry")),
    )
    with op.batch_alter_table("entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entry_record_id"), ["record_id"], unique=False)

    op.create_table(
        "entry_body",
        sa.Column("collection", sa.String(length=400), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("salt", sa.LargeBinary(length=16), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("collection", "position", name=op.f("pk_entry_body")),
    )
    op.create_table(
        "published_record",
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("collection", sa.String(length=400), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("day", sa.BigInteger(), nullable=False),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.Column("change_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_published_record")),
    )
    with op.batch_alter_table("published_record", schema=None) as batch_op:
        batch_op.create_index("ix_published_record_change", ["change_number"], unique=True)

    op.create_table(
        "release_outcome",
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.String(length=30), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("collection", sa.String(length=400), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("approved_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("request_id", name=op.f("pk_release_outcome")),
    )
    op.create_table(
        "statement",
        sa.Column("subject", sa.String(length=400), nullable=False),
        sa.Column("token", sa.LargeBinary(), nullable=False),
        sa.Column("content_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_statement")),
    )
    op.create_table(
        "tree_node",
        sa.Column("collection", sa.String(length=400), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("node_hash", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("collection", "level", "place", name=op.f("pk_tree_node")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("tree_node")
    op.drop_table("statement")
    op.drop_table("release_outcome")
    with op.batch_alter_table("published_record", schema=None) as batch_op:
        batch_op.drop_index("ix_published_record_change")

    op.drop_table("published_record")
    op.drop_table("entry_body")
    with op.batch_alter_table("entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_entry_record_id"))

    op.drop_table("entry")
    op.drop_table("collection")
