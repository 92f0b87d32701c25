"""The accounts of a node as Flask-Security sees them.

Flask-Security asks for users by the identifier that stands in a session, and may write a password
hash anew when the parameters of hashing were raised. Everything else about accounts goes through
`service.py`; names and mailboxes stay sealed in their rows.
"""

from flask_security import RoleMixin, UserDatastore, UserMixin
from sqlalchemy import select
from sqlalchemy.orm import Session

from node.database import Zone, db, start_writing
from node.errors import NotFoundError
from node.extensions import current_node
from node.people.service import Person, get_person_by_id
from node.people.sign_in_models import SignIn
from node.people.uniquifier import new_uniquifier

__all__ = ["AccountUser", "Accounts", "HeldRole", "ensure_sign_in", "user_of"]


class HeldRole(RoleMixin):
    """One role of a user.

    Args:
        name: Its word.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.permissions = None


class AccountUser(UserMixin):
    """One account as it signs in.

    Attributes:
        person: The account, opened.
        fs_uniquifier: What a session names.
        password: Hash of the password; None before the first invitation was accepted.
        active: Whether anybody may act as this account.
        roles: What this person may do.
        language: The language they chose.
    """

    fs_uniquifier: str = ""
    password: str | None = None

    def __init__(self, row: SignIn, person: Person) -> None:
        self.person = person
        self.fs_uniquifier = row.fs_uniquifier
        self.password = row.password_hash
        self.active = person.disabled_at is None
        self.roles = [HeldRole(role.value) for role in sorted(person.roles)]
        self.language = row.language

    def __repr__(self) -> str:
        """Name the account, never its password."""
        return f"<AccountUser {self.person.account_id}>"


class Accounts(UserDatastore):
    """Finds users in the private database of the application that is at work now."""

    def __init__(self) -> None:
        super().__init__(AccountUser, HeldRole)

    def find_user(self, case_insensitive: bool = False, **kwargs: object) -> AccountUser | None:  # noqa: FBT001, FBT002 - the signature of the library
        """Return the user that a session names, or None."""
        del case_insensitive
        session = db.session()
        row = session.scalars(
            select(SignIn)
            .where(SignIn.fs_uniquifier == str(kwargs["fs_uniquifier"]))
            .execution_options(populate_existing=True)
        ).first()
        return None if row is None else user_of(session, row)

    def find_role(self, role: str) -> HeldRole | None:
        """Return nothing: roles are given and taken by `roles.py`."""
        del role
        return None

    def put(self, model: object) -> object:
        """Write a password hash that Flask-Security renewed; the caller commits."""
        if isinstance(model, AccountUser):
            session = db.session()
            start_writing(session, Zone.PRIVATE)
            row = session.get_one(SignIn, model.person.account_id)
            row.password_hash = model.password
        return model

    def commit(self) -> None:
        """Commit what `put` wrote."""
        db.session.commit()


def user_of(session: Session, row: SignIn) -> AccountUser | None:
    """Return the user of a row; None if its account is gone."""
    try:
        person = get_person_by_id(session, node=current_node(), account_id=row.account_id)
    except NotFoundError:
        return None
    return AccountUser(row, person)


def ensure_sign_in(session: Session, person: Person) -> SignIn:
    """Return how a person signs in, in the caller's writing transaction; the caller commits."""
    start_writing(session, Zone.PRIVATE)
    row = session.get(SignIn, person.account_id, populate_existing=True)
    if row is None:
        row = SignIn(account_id=person.account_id, fs_uniquifier=new_uniquifier())
        session.add(row)
        session.flush()
    return row
