"""The second step of signing in: which ways a person has, and who must have one.

A node admin signs in with two steps and opens no page before a second one is set up, but for the
invented ones of the demo. Everybody else is asked for what they set up, and offered to.
"""

from dataclasses import dataclass
from typing import Final

from flask import Response, request
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from node.database import db
from node.extensions import current_node
from node.people.invented import is_invented
from node.people.models import PersonRole
from node.people.recovery_codes import count_recovery_codes
from node.people.service import Person
from node.people.sign_in_models import Passkey, SignIn
from node.people.signed_in import find_current_person
from node.screens.page import see_other

__all__ = ["SecondStep", "ask_for_second_step", "find_second_step", "must_keep"]

MUST_HAVE: Final = frozenset({PersonRole.ADMIN})
"""Roles that open nothing with a password alone."""

_REACHABLE: Final = frozenset(
    {
        "assets.file",
        "assets.theme",
        "health",
        "ready",
        "language.choose",
        "statements.accessibility",
        "statements.privacy",
        "statements.security",
        "people.sign_out",
        "people.second_step",
        "people.codes",
        "people.set_up_app",
        "people.passkeys",
        "people.add_own_passkey",
        "people.recovery",
        "people.make_recovery",
        "people.prove",
        "people.prove_with_password",
    }
)
"""What is open to somebody who must set up a second step first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondStep:
    """The ways somebody has to prove themselves beside a password.

    Attributes:
        codes: Whether an authenticator app is set up.
        passkeys: How many passkeys there are.
        recovery_codes: How many recovery codes are left.
    """

    codes: bool
    passkeys: int
    recovery_codes: int

    @property
    def is_set_up(self) -> bool:
        """Whether a password alone is not enough; recovery codes alone are no second step."""
        return self.codes or self.passkeys > 0


def find_second_step(session: Session, person: Person) -> SecondStep:
    """Return the ways a person has set up."""
    row = session.get(SignIn, person.account_id, populate_existing=True)
    passkeys = session.scalars(
        select(func.count()).select_from(Passkey).where(Passkey.account_id == person.account_id)
    ).one()
    return SecondStep(
        codes=row is not None and row.sealed_totp_secret is not None,
        passkeys=passkeys,
        recovery_codes=count_recovery_codes(session, person),
    )


def must_keep(person: Person) -> bool:
    """Say whether somebody may not sign in with a password alone."""
    return not MUST_HAVE.isdisjoint(person.roles)


def ask_for_second_step() -> Response | None:
    """Lead who must have a second step and has none to its set-up; runs before each request."""
    # Asked first: what a page is drawn with must not depend on who looks.
    person = None if request.endpoint in _REACHABLE else find_current_person()
    if person is None or not must_keep(person):
        return None
    if is_invented(person, settings=current_node().settings):
        return None  # Nobody is behind it, and a visitor of the demo has no second thing to show.
    if find_second_step(db.session(), person).is_set_up:
        return None
    return see_other("people.second_step")
