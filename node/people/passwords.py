"""Passwords: what makes one good enough, and proving one.

Length is what counts; there is no rule about kinds of characters and none about changing it by the
calendar. A password is compared in one Unicode form (NFKC), so that two keyboards type the same
one. Hashes are argon2id.

Who is unknown, disabled or has no password costs the same work and gets the same answer as who
types a wrong one. Tries are counted by what was typed, in the form in which accounts are looked up,
and never by the account that was found: a refusal must not tell that there is one.

Source: NIST SP 800-63B-4, 3.1.1.2; RFC 9106 (argon2id).
"""

import unicodedata
from typing import Final
from uuid import UUID

from flask import current_app
from flask_security import Security, hash_password
from sqlalchemy import select
from sqlalchemy.orm import Session

from node.audit import record_action
from node.errors import InputRefusedError
from node.extensions import Node
from node.language import gettext as _
from node.people.datastore import AccountUser, ensure_sign_in, user_of
from node.people.models import Account
from node.people.service import Person, mailbox_index
from node.people.sign_in_models import SignIn
from node.people.throttle import Subject, Tried, from_address, give_back, take_try

__all__ = [
    "MAX_CHARACTERS",
    "MIN_CHARACTERS",
    "check_password",
    "prove_password",
    "prove_password_again",
    "set_password",
]

MIN_CHARACTERS: Final = 12
MAX_CHARACTERS: Final = 128

# The worst of published lists that are long enough, and what people type when asked for twelve.
_WORST: Final = frozenset(
    {
        "123456789012",
        "1234567890123",
        "12345678901234",
        "123456123456",
        "123123123123",
        "112233445566",
        "qwertyuiop12",
        "qwertyuiop123",
        "qwertyuiopasdf",
        "1q2w3e4r5t6y",
        "azertyuiop12",
        "azertyuiop123",
        "passwordpassword",
        "password1234",
        "password12345",
        "password123456",
        "wachtwoord12",
        "wachtwoord123",
        "wachtwoord1234",
        "motdepasse12",
        "motdepasse123",
        "motdepasse1234",
        "passwort1234",
        "passwort12345",
        "adminadminadmin",
        "administrator",
        "administrator1",
        "welcome12345",
        "welkom123456",
        "bienvenue123",
        "willkommen12",
        "willkommen123",
        "iloveyou1234",
        "letmeinletmein",
        "changemechangeme",
        "gemeente1234",
        "linkpinlinkpin",
        "abcdefghijkl",
        "abcdefghijklm",
        "abcd12345678",
    }
)
_FEWEST_DIFFERENT: Final = 5


def check_password(password: str, *, person: Person, node: Node) -> None:
    """Check that a new password is good enough.

    Raises:
        InputRefusedError: It is not; every fault is named.
    """
    text = _normal(password)
    folded = text.casefold()
    faults = []
    if len(text) < MIN_CHARACTERS:
        faults.append(
            _("Choose a password of at least %(least)d characters. Four words do well.")
            % {"least": MIN_CHARACTERS}
        )
    if len(text) > MAX_CHARACTERS or not text.isprintable():
        faults.append(
            _("A password has at most %(most)d characters, all of which can be typed.")
            % {"most": MAX_CHARACTERS}
        )
    if len(text) >= MIN_CHARACTERS and _is_too_easy(folded, person=person, node=node):
        faults.append(
            _(
                "This password is easy to guess. It must not be a well-known one, your name here, "
                "your mailbox or the name of the municipality."
            )
        )
    if faults:
        raise InputRefusedError(_("The password was not set."), faults=faults)


def set_password(session: Session, person: Person, password: str, *, node: Node) -> None:
    """Set a password that was checked; the caller ends the sessions and commits."""
    row = ensure_sign_in(session, person)
    row.password_hash = hash_password(_normal(password))
    row.password_changed_at = node.clock()
    session.flush()


def prove_password(
    session: Session, *, typed: str, password: str, address: str | None, node: Node
) -> AccountUser | None:
    """Return whose handle and password these are, or None.

    Args:
        session: Session of the coordinators' process; commits counts of tries.
        typed: A handle, or a mailbox that only one account has.
        password: As it was typed.
        address: Where the request came from.
        node: This node.

    Raises:
        TooManyTriesError: Too much was tried with what was typed, or from this place.
    """
    name = _folded(typed)
    subjects = (Subject(tried=Tried.ACCOUNT, name=name), from_address(address))
    take_try(session, subjects, node=node)
    known = _find_user(session, _find_account(session, name, node=node))
    user = _verified(known, password)
    if user is not None:
        session.commit()  # a hash that was renewed
        give_back(session, subjects, node=node)
        return user
    # Written for the unknown too, so that the time of an answer says nothing.
    record_action(
        session,
        actor="node",
        action="password_refused",
        about=str(known.person.account_id) if known else "unknown",
        keyring=node.data_key,
        clock=node.clock,
    )
    session.commit()
    return None


def prove_password_again(
    session: Session, *, person: Person, password: str, address: str | None, node: Node
) -> bool:
    """Say whether the signed-in person typed their password.

    Raises:
        TooManyTriesError: Too much was tried.
    """
    user = prove_password(
        session, typed=person.handle, password=password, address=address, node=node
    )
    return user is not None and user.person.account_id == person.account_id


def _folded(typed: str) -> str:
    """Return the one form of a typed name that is both counted and looked up.

    A blind index folds the same way. Were the two forms to differ, a second spelling of a name
    would be one more set of tries, or would tell whether the first one has an account.
    """
    return typed.strip().casefold()


def _find_account(session: Session, name: str, *, node: Node) -> UUID | None:
    """Return the account of a folded handle, else the only one in use with that mailbox."""
    account_id = session.scalars(select(Account.account_id).where(Account.handle == name)).first()
    return account_id or _by_mailbox(session, name, node=node)


def _find_user(session: Session, account_id: UUID | None) -> AccountUser | None:
    row = session.get(SignIn, account_id, populate_existing=True) if account_id else None
    return user_of(session, row) if row else None


def _by_mailbox(session: Session, name: str, *, node: Node) -> UUID | None:
    found = session.scalars(
        select(Account.account_id)
        .where(Account.mailbox_index == mailbox_index(name, node=node))
        .where(Account.disabled_at.is_(None))
        .limit(2)
    ).all()
    return found[0] if len(found) == 1 else None


def _verified(user: AccountUser | None, password: str) -> AccountUser | None:
    text = _normal(password)
    if user is None or user.password is None or len(text) > MAX_CHARACTERS:
        _security().pwd_context.dummy_verify()
        return None
    good = user.verify_and_update_password(text)
    return user if good and user.active else None


def _is_too_easy(folded: str, *, person: Person, node: Node) -> bool:
    known = {
        person.handle,
        person.name,
        person.mailbox,
        person.mailbox.partition("@")[0],
        node.settings.name,
    }
    bare = "".join(letter for letter in folded if letter.isalnum())
    if bare in _WORST or folded in _WORST or len(set(folded)) < _FEWEST_DIFFERENT:
        return True
    # What is left without a known name and without figures must still be something.
    for name in sorted(known, key=len, reverse=True):
        rest = bare.replace("".join(c for c in name.casefold() if c.isalnum()), "")
        if rest != bare and len(rest.strip("0123456789")) < _FEWEST_DIFFERENT:
            return True
    return False


def _normal(password: str) -> str:
    return unicodedata.normalize("NFKC", password)


def _security() -> Security:
    security: Security = current_app.extensions["security"]
    return security
