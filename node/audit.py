"""The append-only audit log: who did what about which public identifier, and when.

Each row names the hash of the row before it, so a row that is changed, removed, inserted or moved
is found by `check_audit_chain`. The hash is made with a key that is derived from the data key and
stands outside the database: who can only write the database cannot make a row that fits, and the
database itself refuses to change or remove one. A row carries identifiers and closed words, never a
text a person wrote. The last hash is given to a person by `linkpin doctor`; written down elsewhere,
it also shows a log that was cut off at its end.

Rows of the first version have a hash without a key. They stand only at the beginning, and only
where a row with the key follows and so covers them; an upgrade adds that row, once.
"""

import hmac
import json
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Index, LargeBinary, Row, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from node.clock import Clock
from node.database import PrivateModel, Zone, start_writing
from node.errors import ConflictError
from node.keyring import Keyring
from node.language import gettext as _

__all__ = ["FIRST_HASH", "AuditRow", "check_audit_chain", "cover_plain_rows", "record_action"]

FIRST_HASH = bytes(32)

_PURPOSE = "audit chain"


class AuditRow(PrivateModel):
    """One action of one person or of the node itself."""

    __tablename__ = "audit"
    __table_args__ = (
        Index("ix_audit_about", "about"),
        Index("ix_audit_actor", "actor", "action"),
    )

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(String(60))
    action: Mapped[str] = mapped_column(String(60))
    about: Mapped[str] = mapped_column(String(400))
    previous_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    row_hash: Mapped[bytes] = mapped_column(LargeBinary(32))


_COLUMNS = (
    AuditRow.number,
    AuditRow.at,
    AuditRow.actor,
    AuditRow.action,
    AuditRow.about,
    AuditRow.previous_hash,
    AuditRow.row_hash,
)

_Columns = Row[int, datetime, str, str, str, bytes, bytes]
"""A row of the log as `_COLUMNS` are read; its members have the names of the columns."""


def record_action(
    session: Session, *, actor: str, action: str, about: str, keyring: Keyring, clock: Clock
) -> None:
    """Append one row in the caller's writing transaction; the caller commits.

    Args:
        session: Session that writes to the private database.
        actor: Identifier of the account, or `node`.
        action: A word such as `practice_imported`.
        about: Public identifier of what was acted on.
        keyring: The data key, of which the key of the log is made.
        clock: The present time.
    """
    start_writing(session, Zone.PRIVATE)
    last = _find_last(session)
    row = AuditRow(
        number=last.number + 1 if last else 1,
        at=clock(),
        actor=actor,
        action=action,
        about=about,
        previous_hash=last.row_hash if last else FIRST_HASH,
    )
    row.row_hash = _keyed_hash(row, keyring.derive(_PURPOSE))
    session.add(row)
    session.flush()


def cover_plain_rows(session: Session, *, keyring: Keyring, clock: Clock) -> None:
    """Put rows of the first version under the key, by one row that follows them.

    To be called once in the life of a node, because it vouches for whatever stands there.

    Args:
        session: Session that writes to the private database; the caller commits.
        keyring: The data key.
        clock: The present time.
    """
    last = _find_last(session)
    if last is not None and last.row_hash == _plain_hash(last):
        record_action(
            session,
            actor="node",
            action="audit_keyed",
            about=f"rows 1 to {last.number}",
            keyring=keyring,
            clock=clock,
        )


def check_audit_chain(session: Session, *, keyring: Keyring) -> bytes:
    """Check every row against the one before it.

    Args:
        session: Session that reads the private database.
        keyring: The data key.

    Returns:
        The hash of the last row, to be kept outside the node.

    Raises:
        ConflictError: The log was changed; names the first row that does not fit. Or it ends in
            rows of the first version, which nothing covers.
    """
    key = keyring.derive(_PURPOSE)
    expected, plain = FIRST_HASH, 0
    # Columns and not objects: a log of years is read in one go, and what counts is what stands in
    # the database now, not what the session read before.
    rows = session.execute(
        select(*_COLUMNS).order_by(AuditRow.number).execution_options(yield_per=1000)
    )
    number = 0
    for number, row in enumerate(rows, start=1):
        if plain == number - 1 and row.row_hash == _plain_hash(row):
            plain = number
        elif not hmac.compare_digest(row.row_hash, _keyed_hash(row, key)):
            raise _changed_at(number)
        if (row.number, row.previous_hash) != (number, expected):
            raise _changed_at(number)
        expected = row.row_hash
    if plain and plain == number:
        raise ConflictError(
            _(
                "No key covers the %(number)d rows of the audit log. After an upgrade, linkpin "
                "serve covers them; if it ran since, compare the log with a backup."
            )
            % {"number": number}
        )
    return expected


def _find_last(session: Session) -> AuditRow | None:
    return session.scalars(select(AuditRow).order_by(AuditRow.number.desc()).limit(1)).first()


def _changed_at(number: int) -> ConflictError:
    return ConflictError(
        _("The audit log was changed at row %(number)d. Compare it with a backup.")
        % {"number": number}
    )


def _keyed_hash(row: AuditRow | _Columns, key: bytes) -> bytes:
    return hmac.digest(key, _content(row), sha256)


def _plain_hash(row: AuditRow | _Columns) -> bytes:
    return sha256(_content(row)).digest()


def _content(row: AuditRow | _Columns) -> bytes:
    members = [row.number, row.at.isoformat(), row.actor, row.action, row.about]
    return row.previous_hash + json.dumps(members).encode()
