"""What every coordinator is told at sign-in: whose access to the town's work came or came back.

Who makes an invitation could open it alone, and who gives roles could give them to an accomplice.
Nothing on the machine can prevent that, so the people whose work it opens are told, each of them,
at their next sign-in, of their own account too. What counts are the rows of the audit log, which
nobody can take back: an invitation that was replaced and a role that was taken again are told too.

A sign-in tells at most twenty, the oldest first; the next one tells the rest.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import Select, and_, not_, select
from sqlalchemy.orm import Session

from node.audit import AuditRow
from node.database import Zone, start_writing
from node.extensions import Node
from node.people.datastore import ensure_sign_in
from node.people.models import Account, AccountRole, PersonRole
from node.people.service import Person

__all__ = ["Tiding", "TidingKind", "take_tidings"]

_MOST: Final = 20
_READING: Final = (PersonRole.COORDINATOR, PersonRole.SECOND_READER)
"""The roles that read what the town has not shared, the one that reads most first."""


class TidingKind(StrEnum):
    """What happened."""

    INVITED = "invited_first_sign_in"
    RESTORED = "invited_restore"
    ROLE_GIVEN = "role_given"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiding:
    """One way in that was made.

    Attributes:
        handle: Whose access it opens.
        kind: First access, restored, or a role more.
        role: Which role it opens.
        at: When it was made.
    """

    handle: str
    kind: TidingKind
    role: PersonRole
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    handle: str
    role: PersonRole


def take_tidings(session: Session, person: Person, *, node: Node) -> tuple[Tiding, ...]:
    """Return what a coordinator was not told yet, and note it as told; the caller commits."""
    sign_in = ensure_sign_in(session, person)
    # No row of the log is written between reading it and noting up to when it was told.
    start_writing(session, Zone.PRIVATE)
    since, now = sign_in.told_at, node.clock()
    if PersonRole.COORDINATOR not in person.roles:
        sign_in.told_at = now
        session.flush()
        return ()
    if since is None:
        # Who was never here before hears of what happened since their account was opened.
        since = session.get_one(Account, person.account_id).created_at
    readers = _readers(session)
    asked = _rows(readers, person=person, since=since)
    # Rows of one moment are told together, because that moment is all that is remembered.
    last = session.scalars(asked.with_only_columns(AuditRow.at).offset(_MOST - 1).limit(1)).first()
    if last is not None:
        asked = asked.where(AuditRow.at <= last)
    told = tuple(
        _tiding(readers[about], action=action, at=at)
        for at, action, about in session.execute(asked)
    )
    sign_in.told_at = last or now
    session.flush()
    return told


def _readers(session: Session) -> dict[str, _Reader]:
    """Return who has, or ever was given or lost, a role that reads, by the word of the log."""
    handles = {
        str(account_id): handle
        for account_id, handle in session.execute(select(Account.account_id, Account.handle))
    }
    readers: dict[str, _Reader] = {}
    for role in _READING:
        held = session.scalars(select(AccountRole.account_id).where(AccountRole.role == role))
        words = [_given(role), f"role_{role.value}_taken"]
        once = session.scalars(select(AuditRow.about).where(AuditRow.action.in_(words)))
        for about in {*map(str, held), *once} & handles.keys():
            readers.setdefault(about, _Reader(handle=handles[about], role=role))
    return readers


def _rows(
    readers: Mapping[str, _Reader], *, person: Person, since: datetime
) -> Select[datetime, str, str]:
    given = [_given(role) for role in _READING]
    # Their first link brought them here, so they know of it.
    own_first = and_(
        AuditRow.about == str(person.account_id), AuditRow.action == TidingKind.INVITED.value
    )
    return (
        select(AuditRow.at, AuditRow.action, AuditRow.about)
        .where(
            AuditRow.action.in_([TidingKind.INVITED.value, TidingKind.RESTORED.value, *given]),
            AuditRow.about.in_(readers),
            AuditRow.at > since,
            not_(own_first),
        )
        .order_by(AuditRow.at, AuditRow.number)
    )


def _tiding(reader: _Reader, *, action: str, at: datetime) -> Tiding:
    for role in _READING:
        if action == _given(role):
            return Tiding(handle=reader.handle, kind=TidingKind.ROLE_GIVEN, role=role, at=at)
    return Tiding(handle=reader.handle, kind=TidingKind(action), role=reader.role, at=at)


def _given(role: PersonRole) -> str:
    return f"role_{role.value}_given"
