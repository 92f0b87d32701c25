"""Invitations: a link that lets one person set their password, handed over by an administrator.

A link works once and for seven days; a newer one for the same account ends it. It is shown once,
to the administrator who makes it, because the node stores only its hash. Whoever holds the link
becomes that account, so every coordinator is told at their next sign-in (`tidings.py`).

Restoring access takes away every way in that the account had: a lost telephone opens nothing.
"""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from node.audit import record_action
from node.database import Zone, start_writing
from node.errors import NotAllowedError, NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.people.datastore import ensure_sign_in
from node.people.passwords import check_password, set_password
from node.people.recovery_codes import forget_recovery_codes
from node.people.service import Person, get_person_by_id
from node.people.sessions_of_account import end_all_sessions
from node.people.sign_in_models import (
    Invitation,
    InvitationPurpose,
    OutsideIdentity,
    Passkey,
)

__all__ = [
    "INVITATION_LIFE",
    "OpenInvitation",
    "accept_invitation",
    "find_owner_of_used",
    "forget_ways_in",
    "get_invitation",
    "invite",
]

INVITATION_LIFE: Final = timedelta(days=7)
_CODE_BYTES: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenInvitation:
    """An invitation that works now.

    Attributes:
        person: Whom it is for.
        purpose: Why it was made.
        expires_at: Until when it works.
    """

    person: Person = field(repr=False)
    purpose: InvitationPurpose
    expires_at: datetime


def invite(session: Session, person: Person, *, node: Node, actor: str) -> str:
    """Return the code of a new invitation, to be shown once; the caller commits.

    It is a first sign-in while the person has never set a password, and restores access afterwards.

    Raises:
        NotAllowedError: The account is disabled.
    """
    start_writing(session, Zone.PRIVATE)
    if person.disabled_at is not None:
        raise NotAllowedError(_("This account is suspended. Open it again first."))
    row = ensure_sign_in(session, person)
    purpose = (
        InvitationPurpose.FIRST_SIGN_IN
        if row.password_changed_at is None
        else InvitationPurpose.RESTORE
    )
    _end_unused(session, person.account_id)
    code = secrets.token_urlsafe(_CODE_BYTES)
    now = node.clock()
    session.add(
        Invitation(
            invitation_id=uuid4(),
            code_hash=_hash(code),
            account_id=person.account_id,
            purpose=purpose,
            made_by=actor,
            created_at=now,
            expires_at=now + INVITATION_LIFE,
        )
    )
    session.flush()
    record_action(
        session,
        actor=actor,
        action=f"invited_{purpose.value}",
        about=str(person.account_id),
        keyring=node.data_key,
        clock=node.clock,
    )
    return code


def get_invitation(session: Session, *, node: Node, code: str) -> OpenInvitation:
    """Return the invitation of a code.

    Raises:
        NotFoundError: There is none, or it was used, replaced or is too old.
    """
    row = _get(session, node=node, code=code)
    return OpenInvitation(
        person=get_person_by_id(session, node=node, account_id=row.account_id),
        purpose=row.purpose,
        expires_at=row.expires_at,
    )


def find_owner_of_used(session: Session, *, code: str) -> UUID | None:
    """Return whose invitation a code was, if it was used; for leading them on, and nobody else."""
    return session.scalars(
        select(Invitation.account_id).where(
            Invitation.code_hash == _hash(code), Invitation.used_at.is_not(None)
        )
    ).first()


def accept_invitation(session: Session, *, node: Node, code: str, password: str) -> Person:
    """Set the password of the invited person, and use the invitation; the caller commits.

    Raises:
        NotFoundError: The invitation does not work.
        InputRefusedError: The password is not good enough; the invitation stays open.
    """
    start_writing(session, Zone.PRIVATE)
    row = _get(session, node=node, code=code)
    person = get_person_by_id(session, node=node, account_id=row.account_id)
    check_password(password, person=person, node=node)
    if row.purpose is InvitationPurpose.RESTORE:
        forget_ways_in(session, person)
    set_password(session, person, password, node=node)
    end_all_sessions(session, account_id=person.account_id)
    row.used_at = node.clock()
    session.flush()
    record_action(
        session,
        actor=str(person.account_id),
        action="invitation_accepted",
        about=str(row.invitation_id),
        keyring=node.data_key,
        clock=node.clock,
    )
    return person


def forget_ways_in(session: Session, person: Person) -> None:
    """Take away password, codes, passkeys and outside sign-ins; the caller commits."""
    row = ensure_sign_in(session, person)
    row.password_hash = None
    row.sealed_totp_secret = None
    row.totp_counter = None
    forget_recovery_codes(session, person)
    for table in (Passkey, OutsideIdentity):
        session.execute(delete(table).where(table.account_id == person.account_id))
    session.flush()


def _end_unused(session: Session, account_id: UUID) -> None:
    # The row stays, because coordinators are told of every invitation that was made.
    for row in session.scalars(
        select(Invitation).where(Invitation.account_id == account_id, Invitation.used_at.is_(None))
    ):
        row.expires_at = row.created_at
    session.flush()


def _get(session: Session, *, node: Node, code: str) -> Invitation:
    row = session.scalars(
        select(Invitation)
        .where(Invitation.code_hash == _hash(code))
        .execution_options(populate_existing=True)
    ).first()
    if row is None or row.used_at is not None or row.expires_at <= node.clock():
        raise NotFoundError(_no_such())
    if get_person_by_id(session, node=node, account_id=row.account_id).disabled_at is not None:
        raise NotFoundError(_no_such())
    return row


def _no_such() -> str:
    return _("This invitation does not work any more. Ask the administrator for a new one.")


def _hash(code: str) -> bytes:
    return sha256(code.encode()).digest()
