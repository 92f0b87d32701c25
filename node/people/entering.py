"""Signing in, from the first proof to an open session, and signing out.

The first proof is a password, a passkey or the town's own sign-in. A passkey is two steps by
itself; after the others the second step is asked if there is one. Between the two steps the browser
is nobody: what it proved is remembered in its session for ten minutes.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from flask import g, session
from flask_security import login_user, logout_user
from sqlalchemy.orm import Session

from node.audit import record_action
from node.extensions import Node
from node.people.datastore import AccountUser, ensure_sign_in, user_of
from node.people.proof import Proof
from node.people.second_step import SecondStep, find_second_step
from node.people.service import Person
from node.people.sessions import begin_session
from node.people.sign_in_models import SignIn
from node.people.signed_in import load_visitor
from node.people.tidings import Tiding, take_tidings

__all__ = [
    "PROOF_LIFE",
    "Half",
    "find_half",
    "is_proved_lately",
    "leave",
    "note_proof",
    "open_session_for",
    "renew_session",
    "take_first_step",
]

PROOF_LIFE: Final = timedelta(minutes=15)
"""How long after typing a password the ways to sign in may be changed."""

_HALF_LIFE: Final = timedelta(minutes=10)
_HALF: Final = "half_signed_in"
_PROVED: Final = "proved_at"


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """Somebody between the two steps.

    Attributes:
        user: Who proved the first step.
        first: With what.
        next: Where they wanted to go.
        ways: What they can prove the second step with.
    """

    user: AccountUser
    first: Proof
    next: str
    ways: SecondStep


def take_first_step(
    database: Session, user: AccountUser, *, node: Node, first: Proof, then: str
) -> bool:
    """Remember the first proof if a second one is needed, else do nothing.

    Returns:
        Whether the second step has to be asked; if not, call `open_session_for`.
    """
    if not find_second_step(database, user.person).is_set_up:
        return False
    begin_session(None)
    session[_HALF] = {
        # The name that ends with all sessions: a password changed meanwhile ends this too.
        "who": user.fs_uniquifier,
        "account": str(user.person.account_id),
        "first": first.value,
        "at": node.clock().isoformat(),
        "next": then,
    }
    return True


def find_half(database: Session, *, node: Node) -> Half | None:
    """Return who is between the two steps in this browser; None if nobody is, or not any more."""
    kept = session.get(_HALF)
    if kept is None:
        return None
    row = database.get(SignIn, UUID(kept["account"]), populate_existing=True)
    user = user_of(database, row) if row and row.fs_uniquifier == kept["who"] else None
    too_late = node.clock() - datetime.fromisoformat(kept["at"]) > _HALF_LIFE
    if user is None or not user.active or too_late:
        session.pop(_HALF)
        return None
    return Half(
        user=user,
        first=Proof(kept["first"]),
        next=kept["next"],
        ways=find_second_step(database, user.person),
    )


def open_session_for(
    database: Session, user: AccountUser, *, node: Node, proofs: tuple[Proof, ...]
) -> tuple[Tiding, ...]:
    """Sign somebody in in this browser, under a new token, and commit.

    Returns:
        What they must be told now.
    """
    row = ensure_sign_in(database, user.person)
    row.signed_in_at = node.clock()
    tidings = take_tidings(database, user.person, node=node)
    record_action(
        database,
        actor=str(user.person.account_id),
        action="signed_in_by_" + "_and_".join(proof.value for proof in proofs),
        about=str(user.person.account_id),
        keyring=node.data_key,
        clock=node.clock,
    )
    database.commit()
    _open(user)
    if Proof.PASSWORD in proofs or Proof.INVITATION in proofs:
        note_proof(node)
    return tidings


def renew_session(database: Session, person: Person, *, node: Node, proved: bool = False) -> None:
    """Keep this browser signed in, under a new token, after all sessions of its account ended.

    Args:
        database: Session of the coordinators' process.
        person: Who is signed in.
        node: This node.
        proved: Whether the password was typed in this very request.
    """
    at = session.get(_PROVED)
    row = database.get_one(SignIn, person.account_id, populate_existing=True)
    user = user_of(database, row)
    if user is not None:
        _open(user)
        if proved:
            note_proof(node)
        elif at is not None:
            session[_PROVED] = at


def leave(database: Session, person: Person, *, node: Node) -> None:
    """Sign out of this browser; its session is deleted. Commits."""
    record_action(
        database,
        actor=str(person.account_id),
        action="signed_out",
        about=str(person.account_id),
        keyring=node.data_key,
        clock=node.clock,
    )
    database.commit()
    logout_user()
    begin_session(None)
    _forget_who_looks()
    load_visitor()


def note_proof(node: Node) -> None:
    """Remember that the signed-in person typed their password just now."""
    session[_PROVED] = node.clock().isoformat()


def is_proved_lately(node: Node) -> bool:
    """Say whether the password was typed in this session within the last 15 minutes."""
    proved = session.get(_PROVED)
    return proved is not None and node.clock() - datetime.fromisoformat(proved) <= PROOF_LIFE


def _open(user: AccountUser) -> None:
    begin_session(user.person.account_id)
    login_user(user, remember=False)
    # A digest of address and browser, which nothing here asks for.
    session.pop("_id", None)
    _forget_who_looks()
    load_visitor()


def _forget_who_looks() -> None:
    g.pop("linkpin_person", None)
    g.pop("linkpin_language", None)
