"""What the node keeps of an account beside its name: days, ways in without secrets, invitations.

For the person themselves, who may ask what is kept about them. Nothing that opens an account is in
it: no password, no secret, no key, no code, no hash of any.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.people.models import Account
from node.people.service import Person
from node.people.sign_in_models import Invitation, InvitationPurpose, RecoveryCode, SignIn

__all__ = ["KeptAccount", "KeptInvitation", "read_kept"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptInvitation:
    """One link that was made for a person.

    Attributes:
        purpose: Why it was made.
        created_at: When.
        expires_at: Until when it worked, or works.
        used_at: When it was used; None if it was not.
    """

    purpose: InvitationPurpose
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAccount:
    """The account of a person, beside what `Person` says.

    Attributes:
        created_at: When it was opened.
        language: Language of the screens they chose; None if they did not.
        signed_in_at: When they signed in last.
        password_changed_at: When their password was set last.
        has_codes: Whether an authenticator app is set up.
        recovery_codes: When each recovery code was made, and when it was used.
        invitations: Links that were made for them, the oldest first.
        told_at: Up to when they were told of other people's invitations.
    """

    created_at: datetime
    language: str | None
    signed_in_at: datetime | None
    password_changed_at: datetime | None
    has_codes: bool
    recovery_codes: tuple[tuple[datetime, datetime | None], ...]
    invitations: tuple[KeptInvitation, ...]
    told_at: datetime | None


def read_kept(session: Session, person: Person) -> KeptAccount:
    """Return what is kept of the account of `person`."""
    account = session.get_one(Account, person.account_id, populate_existing=True)
    row = session.get(SignIn, person.account_id, populate_existing=True)
    codes = session.scalars(
        select(RecoveryCode)
        .where(RecoveryCode.account_id == person.account_id)
        .order_by(RecoveryCode.created_at, RecoveryCode.code_id)
    )
    invitations = session.scalars(
        select(Invitation)
        .where(Invitation.account_id == person.account_id)
        .order_by(Invitation.created_at, Invitation.invitation_id)
    )
    return KeptAccount(
        created_at=account.created_at,
        language=row.language if row else None,
        signed_in_at=row.signed_in_at if row else None,
        password_changed_at=row.password_changed_at if row else None,
        has_codes=row is not None and row.sealed_totp_secret is not None,
        recovery_codes=tuple((each.created_at, each.used_at) for each in codes),
        invitations=tuple(
            KeptInvitation(
                purpose=each.purpose,
                created_at=each.created_at,
                expires_at=each.expires_at,
                used_at=each.used_at,
            )
            for each in invitations
        ),
        told_at=row.told_at if row else None,
    )
