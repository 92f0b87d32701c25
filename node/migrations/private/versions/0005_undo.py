"""How far the author of a release request is, and what undoing their last step brings back."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "draft_step",
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("settled", sa.Integer(), nullable=False),
        sa.Column("sealed_previous", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["request_id"], ["release_request.request_id"], name=op.f("fk_draft_step_request_id")
        ),
        sa.PrimaryKeyConstraint("request_id", name=op.f("pk_draft_step")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("draft_step")
