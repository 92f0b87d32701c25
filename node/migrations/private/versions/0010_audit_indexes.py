"""Indexes of the audit log, which is asked who wrote a text and what an account did."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_index("ix_audit_about", "audit", ["about"])
    op.create_index("ix_audit_actor", "audit", ["actor", "action"])


def downgrade() -> None:
    """Go back."""
    op.drop_index("ix_audit_actor", table_name="audit")
    op.drop_index("ix_audit_about", table_name="audit")
