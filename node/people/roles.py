"""Changing what people may do: roles, suspending, opening again, handing over.

A node is never without an administrator in use: the last one keeps the role. Whoever's roles change
signs in again. An administrator gives roles to others, never to themselves, and has none of the
rights of those roles by that; who may read a town's work is told to every coordinator
(`tidings.py`).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from node.audit import record_action
from node.database import Zone, start_writing
from node.errors import ConflictError, InputRefusedError
from node.extensions import Node
from node.language import gettext as _
from node.people.invitations import forget_ways_in, invite
from node.people.models import Account, AccountRole, PersonRole
from node.people.second_step import SecondStep, find_second_step
from node.people.service import (
    Person,
    add_person,
    disable_person,
    get_person_by_id,
    list_people,
    mailbox_index,
)
from node.people.sessions_of_account import end_all_sessions
from node.people.sign_in_models import Invitation, SignIn

__all__ = ["Colleague", "change_roles", "hand_over", "list_colleagues", "reopen", "suspend"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """One account as an administrator sees it.

    Attributes:
        person: The account.
        ways: Second steps that are set up.
        has_password: Whether an invitation was ever accepted.
        signed_in_at: When they last signed in.
        invited_until: Until when an invitation waits for them; None if none does.
    """

    person: Person = field(repr=False)
    ways: SecondStep
    has_password: bool
    signed_in_at: datetime | None
    invited_until: datetime | None


def list_colleagues(session: Session, *, node: Node) -> tuple[Colleague, ...]:
    """Return every account in the order of the handles, suspended ones last."""
    rows = {row.account_id: row for row in session.scalars(select(SignIn))}
    invited = session.execute(
        select(Invitation.account_id, Invitation.expires_at)
        .where(Invitation.used_at.is_(None), Invitation.expires_at > node.clock())
        .order_by(Invitation.expires_at)
    )
    waiting = dict(invited.all())
    people = sorted(list_people(session, node=node), key=lambda each: each.disabled_at is not None)
    return tuple(
        Colleague(
            person=person,
            ways=find_second_step(session, person),
            has_password=row is not None and row.password_hash is not None,
            signed_in_at=row.signed_in_at if row else None,
            invited_until=waiting.get(person.account_id),
        )
        for person in people
        for row in [rows.get(person.account_id)]
    )


def change_roles(
    session: Session, person: Person, *, node: Node, roles: Iterable[PersonRole], actor: str
) -> None:
    """Let a person do what `roles` say and nothing else; their sessions end. The caller commits.

    Raises:
        InputRefusedError: No role is left; suspend the account instead.
        ConflictError: It is the actor's own account, or the last administrator would be gone.
    """
    if actor == str(person.account_id):
        raise ConflictError(
            _("Nobody changes their own roles. Ask another administrator of this node.")
        )
    start_writing(session, Zone.PRIVATE)
    wanted = frozenset(roles)
    if not wanted:
        raise InputRefusedError(_("Tick at least one role, or suspend the account."))
    person = get_person_by_id(session, node=node, account_id=person.account_id)
    if wanted == person.roles:
        return
    if PersonRole.ADMIN not in wanted:
        _check_other_admin(session, person)
    row = session.get_one(Account, person.account_id, options=[selectinload(Account.roles)])
    kept = [each for each in row.roles if each.role in wanted]
    row.roles = kept + [AccountRole(role=role) for role in sorted(wanted - person.roles)]
    session.flush()
    end_all_sessions(session, account_id=person.account_id)
    for role in sorted(wanted ^ person.roles):
        word = "given" if role in wanted else "taken"
        _note(session, person, f"role_{role.value}_{word}", node=node, actor=actor)


def suspend(session: Session, person: Person, *, node: Node, actor: str) -> None:
    """Close an account and end its sessions; one that is closed stays so. The caller commits.

    Raises:
        ConflictError: The last administrator would be gone.
    """
    start_writing(session, Zone.PRIVATE)
    row = session.get_one(Account, person.account_id, populate_existing=True)
    if row.disabled_at is not None:
        return
    _check_other_admin(session, person)
    disable_person(session, node=node, handle=person.handle, actor=actor)


def reopen(session: Session, person: Person, *, node: Node, actor: str) -> str:
    """Open a suspended account again and return the code of its invitation; the caller commits.

    Nothing that opened it before does so now: who comes back starts with an invitation.

    Raises:
        ConflictError: It is not suspended.
    """
    start_writing(session, Zone.PRIVATE)
    row = session.get_one(Account, person.account_id, populate_existing=True)
    if row.disabled_at is None:
        raise ConflictError(_("This account is not suspended."))
    row.disabled_at = None
    session.flush()
    forget_ways_in(session, person)
    end_all_sessions(session, account_id=person.account_id)
    _note(session, person, "account_reopened", node=node, actor=actor)
    person = get_person_by_id(session, node=node, account_id=person.account_id)
    return invite(session, person, node=node, actor=actor)


def hand_over(
    session: Session,
    person: Person,
    *,
    node: Node,
    handle: str,
    name: str,
    mailbox: str,
    actor: str,
) -> tuple[Person, str]:
    """Open an account with the same roles for a successor, and close this one.

    Practices and drafts stay where they are; what the successor reads of them is up to the
    rights of their role. The caller commits.

    Returns:
        The successor, and the code of their invitation.

    Raises:
        InputRefusedError: Something about the new account cannot be stored.
        ConflictError: The handle is taken, the successor is the actor, or the successor would be
            the first to sign in as administrator: hand over after they did.
    """
    start_writing(session, Zone.PRIVATE)
    _check_other_admin(session, person)
    _check_not_to_oneself(session, mailbox, node=node, actor=actor)
    successor = add_person(
        session,
        node=node,
        handle=handle,
        name=name,
        mailbox=mailbox,
        roles=person.roles,
        actor=actor,
    )
    disable_person(session, node=node, handle=person.handle, actor=actor)
    about = f"{person.account_id} {successor.account_id}"
    record_action(
        session,
        actor=actor,
        action="account_handed_over",
        about=about,
        keyring=node.data_key,
        clock=node.clock,
    )
    return successor, invite(session, successor, node=node, actor=actor)


def _check_other_admin(session: Session, person: Person) -> None:
    """Check that an administrator who can sign in is left without `person`."""
    if PersonRole.ADMIN not in person.roles:
        return
    others = (
        select(Account.account_id)
        .join(AccountRole, AccountRole.account_id == Account.account_id)
        .join(SignIn, SignIn.account_id == Account.account_id)
        .where(
            AccountRole.role == PersonRole.ADMIN,
            Account.disabled_at.is_(None),
            Account.account_id != person.account_id,
            SignIn.password_hash.is_not(None),
        )
    )
    if session.scalars(others.limit(1)).first() is None:
        raise ConflictError(
            _("This is the only administrator who can sign in. Invite another one first.")
        )


def _check_not_to_oneself(session: Session, mailbox: str, *, node: Node, actor: str) -> None:
    """Check that whoever hands an account over does not get its roles: one mailbox, one person."""
    mine = session.scalars(
        select(Account.account_id).where(Account.mailbox_index == mailbox_index(mailbox, node=node))
    )
    if actor in {str(account_id) for account_id in mine}:
        raise ConflictError(
            _("Nobody hands an account over to themselves. Ask another administrator of this node.")
        )


def _note(session: Session, person: Person, action: str, *, node: Node, actor: str) -> None:
    record_action(
        session,
        actor=actor,
        action=action,
        about=str(person.account_id),
        keyring=node.data_key,
        clock=node.clock,
    )
