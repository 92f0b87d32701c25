"""Tables of joining a network: invitations made here, superiors this node was invited by."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "member_invitation",
        sa.Column("invitation_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("label", sa.String(length=150), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("may_vouch", sa.Boolean(), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.Column("ended_at", _MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("invitation_id", name=op.f("pk_member_invitation")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_member_invitation_code_hash")),
    )
    op.create_table(
        "own_superior",
        sa.Column("entity_id", sa.String(length=400), nullable=False),
        sa.Column("name", sa.String(length=150), nullable=False),
        sa.Column("anchor", sa.String(length=400), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=True),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("added_at", _MOMENT, nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=True),
        sa.Column("answered_at", _MOMENT, nullable=True),
        sa.Column("last_code", sa.String(length=40), nullable=True),
        sa.Column("last_detail", sa.String(length=400), nullable=True),
        sa.PrimaryKeyConstraint("entity_id", name=op.f("pk_own_superior")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("own_superior")
    op.drop_table("member_invitation")
