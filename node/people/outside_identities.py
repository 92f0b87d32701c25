"""Which account belongs to whom at the town's own sign-in: by issuer and subject, never by e-mail.

An e-mail address can be given to somebody else; the subject an issuer names a person by cannot.
Only the person themselves connects the two, signed in here and there at once.

Source: OpenID Connect Core 1.0, 5.7 (claim stability and uniqueness).
"""

import json
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.audit import record_action
from node.database import Zone, start_writing
from node.errors import ConflictError, NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.people.datastore import AccountUser, user_of
from node.people.models import CONNECTED
from node.people.service import Person
from node.people.sign_in_models import OutsideIdentity, SignIn

__all__ = [
    "KnownIdentity",
    "connect_identity",
    "disconnect_identity",
    "find_user_of_identity",
    "list_outside_identities",
]

_PURPOSE = "outside identity"
_NUMBER_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownIdentity:
    """One connection, for its owner.

    Attributes:
        identity_id: Identifier of the row.
        issuer: Whose sign-in it is.
        created_at: When it was connected.
        used_at: When it was last used.
    """

    identity_id: UUID
    issuer: str
    created_at: datetime
    used_at: datetime | None


def list_outside_identities(
    session: Session, person: Person, *, node: Node
) -> tuple[KnownIdentity, ...]:
    """Return the connections of a person."""
    return tuple(
        KnownIdentity(
            identity_id=row.identity_id,
            issuer=node.data_key.open(
                row.sealed_issuer,
                table=OutsideIdentity.__tablename__,
                column="sealed_issuer",
                row=row.identity_id,
            ),
            created_at=row.created_at,
            used_at=row.used_at,
        )
        for row in session.scalars(
            select(OutsideIdentity)
            .where(OutsideIdentity.account_id == person.account_id)
            .order_by(OutsideIdentity.created_at)
        )
    )


def connect_identity(
    session: Session, person: Person, *, node: Node, issuer: str, subject: str
) -> None:
    """Let an identity of `issuer` open the account of `person`; the caller commits.

    Raises:
        ConflictError: It opens an account already.
    """
    start_writing(session, Zone.PRIVATE)
    if _find(session, node=node, issuer=issuer, subject=subject) is not None:
        raise ConflictError(_("This sign-in is connected with an account here already."))
    index = _index(node, issuer=issuer, subject=subject)
    # The same person keeps the same number, so that the audit log tells when they open another
    # account; it is made with a key and says nothing about who they are.
    identity_id = UUID(bytes=index[:_NUMBER_BYTES], version=4)
    sealed = {
        column: node.data_key.seal(
            text, table=OutsideIdentity.__tablename__, column=column, row=identity_id
        )
        for column, text in (("sealed_issuer", issuer), ("sealed_subject", subject))
    }
    session.add(
        OutsideIdentity(
            identity_id=identity_id,
            account_id=person.account_id,
            subject_index=index,
            created_at=node.clock(),
            **sealed,
        )
    )
    session.flush()
    _note(session, person, CONNECTED, about=identity_id, node=node)


def disconnect_identity(session: Session, person: Person, *, node: Node, identity_id: UUID) -> None:
    """Let an identity open the account no more; the caller commits.

    Raises:
        NotFoundError: The person has no such connection.
    """
    start_writing(session, Zone.PRIVATE)
    row = session.get(OutsideIdentity, identity_id, populate_existing=True)
    if row is None or row.account_id != person.account_id:
        raise NotFoundError(_("This sign-in is not connected any more."))
    session.delete(row)
    session.flush()
    _note(session, person, "outside_identity_disconnected", about=identity_id, node=node)


def find_user_of_identity(
    session: Session, *, node: Node, issuer: str, subject: str
) -> AccountUser | None:
    """Return whose identity this is, and note its use; None for a disabled account. Commits."""
    start_writing(session, Zone.PRIVATE)
    row = _find(session, node=node, issuer=issuer, subject=subject)
    sign_in = session.get(SignIn, row.account_id, populate_existing=True) if row else None
    user = user_of(session, sign_in) if sign_in else None
    if row is None or user is None or not user.active:
        session.rollback()
        return None
    row.used_at = node.clock()
    session.commit()
    return user


def _find(session: Session, *, node: Node, issuer: str, subject: str) -> OutsideIdentity | None:
    return session.scalars(
        select(OutsideIdentity)
        .where(OutsideIdentity.subject_index == _index(node, issuer=issuer, subject=subject))
        .execution_options(populate_existing=True)
    ).first()


def _index(node: Node, *, issuer: str, subject: str) -> bytes:
    # Hashed first, because a blind index takes small and capital letters for the same.
    exact = sha256(json.dumps([issuer, subject]).encode()).hexdigest()
    return node.data_key.blind_index(exact, purpose=_PURPOSE)


def _note(session: Session, person: Person, action: str, *, about: UUID, node: Node) -> None:
    record_action(
        session,
        actor=str(person.account_id),
        action=action,
        about=str(about),
        keyring=node.data_key,
        clock=node.clock,
    )
