"""Tables of signing in: passwords, codes, passkeys, sessions, throttles and invitations."""

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
        "sign_in",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("fs_uniquifier", sa.String(length=64), nullable=False),
        sa.Column("password_hash", sa.String(length=255), nullable=True),
        sa.Column("password_changed_at", _MOMENT, nullable=True),
        sa.Column("sealed_totp_secret", sa.LargeBinary(), nullable=True),
        sa.Column("totp_counter", sa.BigInteger(), nullable=True),
        sa.Column("language", sa.String(length=20), nullable=True),
        sa.Column("signed_in_at", _MOMENT, nullable=True),
        sa.Column("told_at", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.account_id"], name=op.f("fk_sign_in_account_id")
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_sign_in")),
        sa.UniqueConstraint("fs_uniquifier", name=op.f("uq_sign_in_fs_uniquifier")),
    )
    _of_account(
        "passkey",
        sa.Column("passkey_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("credential_id", sa.LargeBinary(length=1023), nullable=False),
        sa.Column("sealed_public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        sa.Column("sealed_label", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("used_at", _MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("passkey_id", name=op.f("pk_passkey")),
        sa.UniqueConstraint("credential_id", name=op.f("uq_passkey_credential_id")),
    )
    _of_account(
        "recovery_code",
        sa.Column("code_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("used_at", _MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("code_id", name=op.f("pk_recovery_code")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_recovery_code_code_hash")),
    )
    _of_account(
        "web_session",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("sealed_data", sa.LargeBinary(), nullable=False),
        sa.Column("browser", sa.String(length=40), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("used_at", _MOMENT, nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_web_session")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_web_session_token_hash")),
    )
    op.create_index(op.f("ix_web_session_expires_at"), "web_session", ["expires_at"])
    op.create_table(
        "throttle",
        sa.Column("subject_index", sa.LargeBinary(length=32), nullable=False),
        sa.Column("begun_at", _MOMENT, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("subject_index", name=op.f("pk_throttle")),
    )
    op.create_index(op.f("ix_throttle_begun_at"), "throttle", ["begun_at"])
    _of_account(
        "invitation",
        sa.Column("invitation_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(length=30), nullable=False),
        sa.Column("made_by", sa.String(length=60), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.Column("used_at", _MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("invitation_id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_invitation_code_hash")),
    )
    op.create_index(op.f("ix_invitation_created_at"), "invitation", ["created_at"])
    _of_account(
        "outside_identity",
        sa.Column("identity_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("subject_index", sa.LargeBinary(length=32), nullable=False),
        sa.Column("sealed_issuer", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_subject", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("used_at", _MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("identity_id", name=op.f("pk_outside_identity")),
        sa.UniqueConstraint("subject_index", name=op.f("uq_outside_identity_subject_index")),
    )
    op.create_table(
        "one_time_setup",
        sa.Column("setup_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.Column("used_at", _MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("setup_id", name=op.f("pk_one_time_setup")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_one_time_setup_code_hash")),
    )


def downgrade() -> None:
    """Go back; every person is invited again afterwards."""
    for table in (
        "one_time_setup",
        "outside_identity",
        "invitation",
        "throttle",
        "web_session",
        "recovery_code",
        "passkey",
        "sign_in",
    ):
        op.drop_table(table)


def _of_account(table: str, *columns: sa.Column[object] | sa.Constraint) -> None:
    """Make a table whose rows belong to accounts and are found by them."""
    op.create_table(
        table,
        *columns,
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.account_id"], name=op.f(f"fk_{table}_account_id")
        ),
    )
    op.create_index(op.f(f"ix_{table}_account_id"), table, ["account_id"])
