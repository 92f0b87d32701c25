"""Table of those who asked to join below this node."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "enrolment_request",
        sa.Column("code_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("entity_id", sa.String(length=400), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_enrolment_request")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("enrolment_request")
