"""The audit log refuses to be changed.

Rows stay as they are, whichever rule their hashes follow. On SQLite a row must also come after the
last one: `INSERT OR REPLACE` would remove the row it replaces without asking the other triggers.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_SQLITE = """
CREATE TRIGGER audit_never_{event} BEFORE {event} ON audit {condition}
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END
"""
_ALWAYS = ""
_NOT_AFTER_THE_LAST = "WHEN NEW.number <= (SELECT max(number) FROM audit)"

_POSTGRESQL_FUNCTION = """
CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$
"""
_POSTGRESQL = """
CREATE TRIGGER audit_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION audit_append_only()
"""


def upgrade() -> None:
    """Go forward."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(_POSTGRESQL_FUNCTION)
        op.execute(_POSTGRESQL)
    else:
        op.execute(_SQLITE.format(event="UPDATE", condition=_ALWAYS))
        op.execute(_SQLITE.format(event="DELETE", condition=_ALWAYS))
        op.execute(_SQLITE.format(event="INSERT", condition=_NOT_AFTER_THE_LAST))


def downgrade() -> None:
    """Go back."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER audit_never_changed ON audit")
        op.execute("DROP FUNCTION audit_append_only()")
    else:
        for event in ("UPDATE", "DELETE", "INSERT"):
            op.execute(f"DROP TRIGGER audit_never_{event}")
