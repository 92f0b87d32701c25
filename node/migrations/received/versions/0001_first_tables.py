"""First tables of the received database."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "anchor",
        sa.Column("entity_id", sa.String(length=400), nullable=False),
        sa.Column("keys", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", name=op.f("pk_anchor")),
    )
    op.create_table(
        "evidence",
        sa.Column("evidence_id", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(length=400), nullable=False),
        sa.Column("collection", sa.String(length=400), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("shown", sa.LargeBinary(), nullable=False),
        sa.Column("accepted", sa.LargeBinary(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("evidence_id", name=op.f("pk_evidence")),
        sa.UniqueConstraint("digest", name=op.f("uq_evidence_digest")),
    )
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evidence_origin"), ["origin"], unique=False)

    op.create_table(
        "member",
        sa.Column("entity_id", sa.String(length=400), nullable=False),
        sa.Column("keys", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("may_vouch", sa.Boolean(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("entity_id", name=op.f("pk_member")),
    )
    op.create_table(
        "peer",
        sa.Column("entity_id", sa.String(length=400), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("blocked", sa.Boolean(), nullable=False),
        sa.Column("blocked_note", sa.String(length=400), nullable=True),
        sa.Column("listed_by", sa.String(length=400), nullable=True),
        sa.Column("chain", sa.Text(), nullable=True),
        sa.Column("path", sa.Text(), nullable=True),
        sa.Column("node_metadata", sa.Text(), nullable=True),
        sa.Column("chain_expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("chain_tried_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("chain_code", sa.String(length=40), nullable=True),
        sa.Column("chain_detail", sa.String(length=400), nullable=True),
        sa.Column("next_due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lease_owner", sa.String(length=40), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_code", sa.String(length=40), nullable=True),
        sa.Column("last_detail", sa.String(length=400), nullable=True),
        sa.Column("tried_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("entity_id", name=op.f("pk_peer")),
    )
    with op.batch_alter_table("peer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_peer_next_due"), ["next_due"], unique=False)

    op.create_table(
        "quarantined",
        sa.Column("collection", sa.String(length=400), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("origin", sa.String(length=400), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("detail", sa.String(length=400), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("collection", "position", name=op.f("pk_quarantined")),
    )
    with op.batch_alter_table("quarantined", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_quarantined_origin"), ["origin"], unique=False)

    op.create_table(
        "received_collection",
        sa.Column("url", sa.String(length=400), nullable=False),
        sa.Column("origin", sa.String(length=400), nullable=False),
        sa.Column("audience", sa.String(length=32), nullable=False),
        sa.Column("listed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("log_state", sa.LargeBinary(), nullable=False),
        sa.Column("prefix_size", sa.BigInteger(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("pending", sa.Integer(), nullable=False),
        sa.Column("stored_bytes", sa.BigInteger(), nullable=False),
        sa.Column("etag", sa.String(length=200), nullable=True),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("url", name=op.f("pk_received_collection")),
    )
    with op.batch_alter_table("received_collection", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_received_collection_origin"), ["origin"], unique=False)

    op.create_table(
        "received_entry",
        sa.Column("collection", sa.String(length=400), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("entry", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("collection", "position", name=op.f("pk_received_entry")),
    )
    op.create_table(
        "received_record",
        sa.Column("origin", sa.String(length=400), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("collection", sa.String(length=400), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("salt", sa.LargeBinary(length=16), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("change_number", sa.BigInteger(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("origin", "record_id", name=op.f("pk_received_record")),
    )
    with op.batch_alter_table("received_record", schema=None) as batch_op:
        batch_op.create_index("ix_received_record_change", ["change_number"], unique=True)
        batch_op.create_index(
            batch_op.f("ix_received_record_collection"), ["collection"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_received_record_kind"), ["kind"], unique=False)


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("received_record", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_received_record_kind"))
        batch_op.drop_index(batch_op.f("ix_received_record_collection"))
        batch_op.drop_index("ix_received_record_change")

    op.drop_table("received_record")
    op.drop_table("received_entry")
    with op.batch_alter_table("received_collection", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_received_collection_origin"))

    op.drop_table("received_collection")
    with op.batch_alter_table("quarantined", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_quarantined_origin"))

    op.drop_table("quarantined")
    with op.batch_alter_table("peer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_peer_next_due"))

    op.drop_table("peer")
    op.drop_table("member")
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_evidence_origin"))

    op.drop_table("evidence")
    op.drop_table("anchor")
