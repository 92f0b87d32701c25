"""Codes of an authenticator app: six figures that change every half minute, each taken once.

The secret is sealed in the account's row. A code counts in its own step and in the one before and
after, so that a clock may be off by half a minute. The number of the last step that was taken is
kept: the same code, and any older one, is refused afterwards.

Source: RFC 6238 (TOTP), sections 4 and 5.2; RFC 4226.
"""

from dataclasses import dataclass, field
from typing import Final

import segno
from flask_security import Totp
from passlib.totp import TOTP, TotpMatch
from sqlalchemy.orm import Session

from node.audit import record_action
from node.clock import Clock
from node.errors import InputRefusedError
from node.extensions import Node
from node.language import gettext as _
from node.people.datastore import ensure_sign_in
from node.people.service import Person
from node.people.sign_in_models import SignIn

__all__ = ["CodeSetup", "NewCodes", "prove_code", "remove_codes", "set_up_codes", "start_codes"]

_DRIFT_SECONDS: Final = 30
_GROUP_LETTERS: Final = 4


class NewCodes(Totp):
    """Flask-Security's codes, with a given clock and each step taken once.

    Args:
        issuer: What the app shows beside the code: the municipality.
        clock: The present time.
    """

    def __init__(self, issuer: str, clock: Clock) -> None:
        # The library would encrypt secrets itself; ours are sealed for their row instead.
        self._totp = TOTP.using(issuer=issuer, now=lambda: clock().timestamp())

    def generate_totp_secret(self) -> str:
        """Return a new secret as base32, 160 random bits."""
        secret: str = self._totp.new().base32_key
        return secret

    def get_last_counter(self, user: object) -> int | None:
        """Return the last step that was taken."""
        return user.totp_counter if isinstance(user, SignIn) else None

    def set_last_counter(self, user: object, tmatch: TotpMatch) -> None:
        """Remember which step was taken."""
        if isinstance(user, SignIn):
            user.totp_counter = tmatch.counter

    def proves(self, code: str, *, secret: str, row: SignIn) -> bool:
        """Say whether a code is right and new, and take it."""
        source = self._totp(key=secret).to_dict(encrypt=False)
        # The library hands its user back to the two methods above and does nothing else with it.
        return self.verify_totp(code, source, row, window=_DRIFT_SECONDS)  # type: ignore[arg-type]

    def address(self, secret: str, *, handle: str) -> str:
        """Return what the picture says: `otpauth://…`."""
        address: str = self._totp(key=secret).to_uri(handle)
        return address


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeSetup:
    """What a person needs to put a secret into an authenticator app.

    Attributes:
        secret: The secret in base32.
        picture: `data:` address of a picture to point the telephone at.
    """

    secret: str = field(repr=False)
    picture: str = field(repr=False)

    @property
    def groups(self) -> str:
        """The secret in groups of four letters, to be typed."""
        return " ".join(
            self.secret[i : i + _GROUP_LETTERS] for i in range(0, len(self.secret), _GROUP_LETTERS)
        )


def start_codes(person: Person, *, node: Node, secret: str | None = None) -> CodeSetup:
    """Return what to show; nothing is stored until a code proves that the app has the secret.

    Args:
        person: Who sets it up.
        node: This node.
        secret: The one begun with, when the page is shown again; a new one if None.
    """
    codes = _codes(node)
    secret = secret or codes.generate_totp_secret()
    picture = segno.make(codes.address(secret, handle=person.handle), error="m").svg_data_uri(
        scale=5, border=4, light="#ffffff"
    )
    return CodeSetup(secret=secret, picture=picture)


def set_up_codes(session: Session, person: Person, *, node: Node, secret: str, code: str) -> None:
    """Keep a secret that a code proves the app to have; the caller commits.

    Raises:
        InputRefusedError: The code does not fit.
    """
    row = ensure_sign_in(session, person)
    row.totp_counter = None
    if not _codes(node).proves(_figures(code), secret=secret, row=row):
        raise InputRefusedError(
            _("This code does not fit. Wait for the next one in the app, then type it here.")
        )
    row.sealed_totp_secret = _seal(node, row, secret)
    session.flush()
    _note(session, person, "codes_set_up", node=node)


def remove_codes(session: Session, person: Person, *, node: Node, actor: str | None = None) -> None:
    """Forget the secret; the caller commits."""
    row = ensure_sign_in(session, person)
    row.sealed_totp_secret = None
    row.totp_counter = None
    session.flush()
    _note(session, person, "codes_removed", node=node, actor=actor)


def prove_code(session: Session, person: Person, *, node: Node, code: str) -> bool:
    """Say whether a code of the person's app is right and new, and take it; the caller commits."""
    row = ensure_sign_in(session, person)
    if row.sealed_totp_secret is None:
        return False
    proved = _codes(node).proves(_figures(code), secret=_open(node, row), row=row)
    session.flush()
    return proved


def _codes(node: Node) -> NewCodes:
    return NewCodes(node.settings.name.replace(":", " "), node.clock)


def _figures(code: str) -> str:
    """Return the code without the space that apps show in its middle."""
    return "".join(code.split())


def _note(
    session: Session, person: Person, action: str, *, node: Node, actor: str | None = None
) -> None:
    record_action(
        session,
        actor=actor or str(person.account_id),
        action=action,
        about=str(person.account_id),
        keyring=node.data_key,
        clock=node.clock,
    )


def _seal(node: Node, row: SignIn, secret: str) -> bytes:
    return node.data_key.seal(
        secret, table=SignIn.__tablename__, column="sealed_totp_secret", row=row.account_id
    )


def _open(node: Node, row: SignIn) -> str:
    return node.data_key.open(
        row.sealed_totp_secret or b"",
        table=SignIn.__tablename__,
        column="sealed_totp_secret",
        row=row.account_id,
    )
