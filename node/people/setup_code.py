"""The one-time code that opens the set-up page of a new node; ends after its use or an hour.

It is made where the node is started, by whoever may read its data folder, and only while nobody has
an account. Only its hash is kept; a new code ends the ones before it.
"""

import secrets
from datetime import timedelta
from hashlib import sha256
from typing import Final
from uuid import uuid4

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from node.audit import record_action
from node.database import Zone, start_writing
from node.errors import ConflictError, NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import Account
from node.people.service import BY_COMMAND
from node.people.sign_in_models import OneTimeSetup

__all__ = ["SETUP_LIFE", "check_setup_code", "make_setup_code", "needs_setup", "use_setup_code"]

SETUP_LIFE: Final = timedelta(hours=1)
_CODE_BYTES: Final = 32


def needs_setup(session: Session) -> bool:
    """Say whether nobody has an account at this node yet."""
    return session.scalars(select(Account.account_id).limit(1)).first() is None


def make_setup_code(session: Session, *, node: Node) -> str:
    """Return a new code, to be printed once; the caller commits.

    Raises:
        ConflictError: Somebody has an account; they invite others.
    """
    start_writing(session, Zone.PRIVATE)
    if not needs_setup(session):
        raise ConflictError(_("This node is set up. Its administrators invite further people."))
    session.execute(delete(OneTimeSetup).where(OneTimeSetup.used_at.is_(None)))
    code = secrets.token_urlsafe(_CODE_BYTES)
    row = OneTimeSetup(
        setup_id=uuid4(),
        code_hash=_hash(code),
        created_at=node.clock(),
        expires_at=node.clock() + SETUP_LIFE,
    )
    session.add(row)
    session.flush()
    _note(session, row, "setup_code_made", node=node)
    return code


def check_setup_code(session: Session, *, node: Node, code: str) -> None:
    """Check that a code opens the set-up now, without using it.

    Raises:
        NotFoundError: It does not, whatever the reason.
    """
    _get(session, node=node, code=code)


def use_setup_code(session: Session, *, node: Node, code: str) -> None:
    """Use a code up, before the transaction opens the first account; the caller commits.

    Raises:
        NotFoundError: It does not open the set-up, or not any more.
    """
    start_writing(session, Zone.PRIVATE)
    row = _get(session, node=node, code=code)
    row.used_at = node.clock()
    session.flush()
    _note(session, row, "setup_code_used", node=node)


def _get(session: Session, *, node: Node, code: str) -> OneTimeSetup:
    row = session.scalars(
        select(OneTimeSetup)
        .where(OneTimeSetup.code_hash == _hash(code))
        .execution_options(populate_existing=True)
    ).first()
    open_still = row is not None and row.used_at is None and node.clock() < row.expires_at
    if row is None or not open_still or not needs_setup(session):
        raise NotFoundError(
            _("This set-up link does not work any more. Start the node again for a new one.")
        )
    return row


def _hash(code: str) -> bytes:
    return sha256(code.encode()).digest()


def _note(session: Session, row: OneTimeSetup, action: str, *, node: Node) -> None:
    record_action(
        session,
        actor=BY_COMMAND,
        action=action,
        about=str(row.setup_id),
        keyring=node.data_key,
        clock=node.clock,
    )
