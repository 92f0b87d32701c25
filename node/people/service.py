"""Accounts: who works at this node, under which handle, in which roles.

A handle is what people type and what screens show beside an action; it stands in the clear and
should not be a full name. Name and mailbox are sealed. A blind index of the mailbox tells whether
two accounts belong to one person, so that nobody is their own second reader; two accounts for one
mailbox are allowed, because one person may well hold two roles that must be kept apart.

Accounts are disabled, never deleted: the audit log and release requests name them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from marshmallow import ValidationError
from sqlalchemy import Select, select
from sqlalchemy.orm import Session, selectinload

from node.audit import record_action
from node.database import Zone, start_writing
from node.errors import ConflictError, InputRefusedError, NotAllowedError, NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import Account, AccountRole, PersonRole
from node.people.sessions_of_account import end_all_sessions
from schemas.errors import TextRefusedError
from schemas.text_rules import check_text
from schemas.wire_fields import MailBox

__all__ = [
    "BY_COMMAND",
    "CLOSED_DAYS",
    "Person",
    "add_person",
    "check_role",
    "disable_person",
    "find_account_faults",
    "get_person",
    "get_person_by_id",
    "list_people",
    "mailbox_index",
    "rename_person",
]

BY_COMMAND = "command"
"""Actor of what the node admin does on the command line, where nobody is signed in."""

CLOSED_DAYS: Final = 90
"""Days for which what only a closed account could see waits for the account to be opened again.

A quarter of a year is longer than most leave, and than an account closed by mistake goes unnoticed.
"""

MAX_NAME_CHARACTERS = 100
_HANDLE = re.compile(r"[a-z][a-z0-9._-]{1,39}", re.ASCII)
_MAILBOX_PURPOSE = "account mailbox"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One account, opened.

    Attributes:
        account_id: Identifier in the audit log and in release requests.
        handle: What people type; unique at this node.
        name: How colleagues call this person; never leaves the node through this type.
        mailbox: Where the node writes to this person.
        mailbox_index: Equal for two accounts of one person.
        roles: What this person may do here.
        disabled_at: Since when nobody may act as this account; None while it is in use.
    """

    account_id: UUID
    handle: str
    name: str = field(repr=False)
    mailbox: str = field(repr=False)
    mailbox_index: bytes = field(repr=False)
    roles: frozenset[PersonRole]
    disabled_at: datetime | None = None


def add_person(
    session: Session,
    *,
    node: Node,
    handle: str,
    name: str,
    mailbox: str,
    roles: Iterable[PersonRole],
    actor: str = BY_COMMAND,
) -> Person:
    """Open an account; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        handle: Small letters, digits, dot, hyphen, underscore; begins with a letter.
        name: One line.
        mailbox: Plain address.
        roles: At least one.
        actor: Identifier of the account that acts.

    Returns:
        The person.

    Raises:
        InputRefusedError: Something about the account cannot be stored; every fault is named.
        ConflictError: The handle is taken.
    """
    wanted = frozenset(roles)
    _check_account(handle=handle, name=name, mailbox=mailbox, roles=wanted)
    start_writing(session, Zone.PRIVATE)
    if session.scalars(select(Account).where(Account.handle == handle)).first() is not None:
        raise ConflictError(
            _("The handle %(handle)s is taken. Choose another one.") % {"handle": handle}
        )
    account_id = uuid4()
    row = Account(
        account_id=account_id,
        handle=handle,
        sealed_name=_seal(node, name, column="sealed_name", row=account_id),
        sealed_mailbox=_seal(node, mailbox, column="sealed_mailbox", row=account_id),
        mailbox_index=mailbox_index(mailbox, node=node),
        created_at=node.clock(),
        disabled_at=None,
        roles=[AccountRole(role=role) for role in sorted(wanted)],
    )
    session.add(row)
    session.flush()
    record_action(
        session,
        actor=actor,
        action="account_opened",
        about=str(account_id),
        keyring=node.data_key,
        clock=node.clock,
    )
    return _person(row, node)


def get_person(session: Session, *, node: Node, handle: str) -> Person:
    """Return the person who acts under `handle`.

    Raises:
        NotFoundError: There is no such account.
        NotAllowedError: The account is disabled.
    """
    row = session.scalars(_accounts().where(Account.handle == handle)).first()
    if row is None:
        raise NotFoundError(_("There is no account %(handle)s at this node.") % {"handle": handle})
    if row.disabled_at is not None:
        raise NotAllowedError(
            _("The account %(handle)s is disabled since %(day)s.")
            % {"handle": handle, "day": row.disabled_at.date().isoformat()}
        )
    return _person(row, node)


def get_person_by_id(session: Session, *, node: Node, account_id: UUID) -> Person:
    """Return the person of an account, disabled or not; for showing who did something.

    Raises:
        NotFoundError: There is no such account.
    """
    row = session.scalars(_accounts().where(Account.account_id == account_id)).first()
    if row is None:
        raise NotFoundError(_("There is no such account at this node."))
    return _person(row, node)


def list_people(session: Session, *, node: Node) -> tuple[Person, ...]:
    """Return every account in the order of the handles, disabled ones included."""
    return tuple(_person(row, node) for row in session.scalars(_accounts()))


def disable_person(session: Session, *, node: Node, handle: str, actor: str = BY_COMMAND) -> Person:
    """Close an account for acting, from now on; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        handle: Whose account.
        actor: Identifier of the account that acts.

    Raises:
        NotFoundError: There is no such account.
        NotAllowedError: It is disabled already.
    """
    start_writing(session, Zone.PRIVATE)
    person = get_person(session, node=node, handle=handle)
    row = session.get_one(Account, person.account_id, options=[selectinload(Account.roles)])
    row.disabled_at = node.clock()
    end_all_sessions(session, account_id=person.account_id)
    session.flush()
    record_action(
        session,
        actor=actor,
        action="account_disabled",
        about=str(person.account_id),
        keyring=node.data_key,
        clock=node.clock,
    )
    return _person(row, node)


def rename_person(session: Session, person: Person, *, node: Node, name: str) -> None:
    """Call a person differently from now on; the caller commits.

    Raises:
        InputRefusedError: The name cannot be stored.
    """
    if fault := _name_fault(name):
        raise InputRefusedError(_("The name was not changed."), faults=[fault])
    start_writing(session, Zone.PRIVATE)
    row = session.get_one(Account, person.account_id)
    row.sealed_name = _seal(node, name, column="sealed_name", row=person.account_id)
    session.flush()
    me = str(person.account_id)
    record_action(
        session,
        actor=me,
        action="account_renamed",
        about=me,
        keyring=node.data_key,
        clock=node.clock,
    )


def find_account_faults(*, handle: str, name: str, mailbox: str) -> dict[str, str]:
    """Return what is wrong with the words of an account, by argument; empty if nothing is."""
    faults = {}
    if not _HANDLE.fullmatch(handle):
        faults["handle"] = _(
            "A handle has 2 to 40 small letters, digits, dots, hyphens or underscores, "
            "and begins with a letter."
        )
    if fault := _name_fault(name):
        faults["name"] = fault
    try:
        MailBox().read(mailbox)
    except ValidationError:
        faults["mailbox"] = _("A mailbox is a plain address such as team@town.example.")
    return faults


def check_role(person: Person, role: PersonRole) -> None:
    """Check that `person` holds `role`.

    Raises:
        NotAllowedError: They do not.
    """
    if role not in person.roles:
        raise NotAllowedError(
            _("%(handle)s may not do this: it needs the role %(role)s.")
            % {"handle": person.handle, "role": role.value}
        )


def mailbox_index(mailbox: str, *, node: Node) -> bytes:
    """Return what is equal for equal mailboxes and says nothing else."""
    return node.data_key.blind_index(mailbox, purpose=_MAILBOX_PURPOSE)


def _accounts() -> Select[Account]:
    return (
        select(Account)
        .options(selectinload(Account.roles))
        .order_by(Account.handle)
        # Rows outlive commits in the session; whether an account is disabled is asked anew.
        .execution_options(populate_existing=True)
    )


def _check_account(*, handle: str, name: str, mailbox: str, roles: frozenset[PersonRole]) -> None:
    """Name every fault at once, so that an admin corrects the command line one time."""
    faults = [*find_account_faults(handle=handle, name=name, mailbox=mailbox).values()]
    if not roles:
        faults.append(_("An account needs at least one role."))
    if faults:
        raise InputRefusedError(_("The account was not opened."), faults=faults)


def _name_fault(name: str) -> str | None:
    try:
        check_text(name, max_characters=MAX_NAME_CHARACTERS, lines=False)
    except TextRefusedError:
        return _("A name is one line of at most %(most)d visible characters.") % {
            "most": MAX_NAME_CHARACTERS
        }
    return None


def _person(row: Account, node: Node) -> Person:
    return Person(
        account_id=row.account_id,
        handle=row.handle,
        name=_open(node, row.sealed_name, column="sealed_name", row=row.account_id),
        mailbox=_open(node, row.sealed_mailbox, column="sealed_mailbox", row=row.account_id),
        mailbox_index=row.mailbox_index,
        roles=frozenset(each.role for each in row.roles),
        disabled_at=row.disabled_at,
    )


def _seal(node: Node, text: str, *, column: str, row: UUID) -> bytes:
    return node.data_key.seal(text, table=Account.__tablename__, column=column, row=row)


def _open(node: Node, sealed: bytes, *, column: str, row: UUID) -> str:
    return node.data_key.open(sealed, table=Account.__tablename__, column=column, row=row)
