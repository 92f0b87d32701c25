"""The append-only audit log: who did what about which public identifier, and when.

Each row names the hash of the row before it, so a row that is changed, removed, inserted or moved
is found by `check_audit_chain`. A row carries identifiers and closed words, never a text a person
wrote. The last hash is given to a person by `linkpin doctor`; written down elsewhere, it also shows
a log that was cut off at its end.
"""

import json
from datetime import datetime
from hashlib import sha256

from sqlalchemy import LargeBinary, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from node.clock import Clock
from node.database import PrivateModel, Zone, start_writing
from node.errors import ConflictError
from node.language import gettext as _

__all__ = ["FIRST_HASH", "AuditRow", "check_audit_chain", "record_action"]

FIRST_HASH = bytes(32)


class AuditRow(PrivateModel):
    """One action of one person or of the node itself."""

    __tablename__ = "audit"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(String(60))
    action: Mapped[str] = mapped_column(String(60))
    about: Mapped[str] = mapped_column(String(400))
    previous_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    row_hash: Mapped[bytes] = mapped_column(LargeBinary(32))


def record_action(session: Session, *, actor: str, action: str, about: str, clock: Clock) -> None:
    """Append one row in the caller's writing transaction; the caller commits.

    Args:
        session: Session that writes to the private database.
        actor: Identifier of the account, or `node`.
        action: A word such as `practice_imported`.
        about: Public identifier of what was acted on.
        clock: The present time.
    """
    start_writing(session, Zone.PRIVATE)
    last = session.scalars(select(AuditRow).order_by(AuditRow.number.desc()).limit(1)).first()
    row = AuditRow(
        number=last.number + 1 if last else 1,
        at=clock(),
        actor=actor,
        action=action,
        about=about,
        previous_hash=last.row_hash if last else FIRST_HASH,
    )
    row.row_hash = _hash(row)
    session.add(row)
    session.flush()


def check_audit_chain(session: Session) -> bytes:
    """Check every row against the one before it.

    Returns:
        The hash of the last row, to be kept outside the node.

    Raises:
        ConflictError: The log was changed; names the first row that does not fit.
    """
    expected = FIRST_HASH
    # Rows read before stay in the session; what counts is what stands in the database now.
    rows = session.scalars(
        select(AuditRow)
        .order_by(AuditRow.number)
        .execution_options(populate_existing=True, yield_per=1000)
    )
    for number, row in enumerate(rows, start=1):
        if (row.number, row.previous_hash, row.row_hash) != (number, expected, _hash(row)):
            raise ConflictError(
                _("The audit log was changed at row %(number)d. Compare it with a backup.")
                % {"number": number}
            )
        expected = row.row_hash
    return expected


def _hash(row: AuditRow) -> bytes:
    members = [row.number, row.at.isoformat(), row.actor, row.action, row.about]
    return sha256(row.previous_hash + json.dumps(members).encode()).digest()
