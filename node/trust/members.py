"""The entities this node vouches for, as the superior of a country network or of RAN.

What stands here was compared by people: identifier, federation keys, country, and whether the
member may vouch for others itself. The sealer signs a statement about each member every day; a
member that is removed gets none any more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from federation.errors import FederationError
from federation.keys import KeySet
from node.clock import Clock
from node.database import Zone, start_writing
from node.errors import InputRefusedError, NotFoundError
from node.language import gettext as _
from node.trust.models import MemberRow
from node.trust.pinned import check_entity_id, check_same_keys, dump_keys, load_keys

__all__ = [
    "MAX_MEMBERS",
    "Member",
    "UnreadableMember",
    "add_member",
    "list_members",
    "read_members",
    "remove_member",
]

MAX_MEMBERS = 2_000
"""Most members of one superior: as many as its neighbours read of its listing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An entity this node vouches for.

    Attributes:
        entity_id: Who it is.
        keys: Its federation keys, as people here compared them.
        country: The only country it may claim; None leaves that to the superiors below it.
        may_vouch: Whether it may have members of its own.
        added_at: Since when.
    """

    entity_id: str
    keys: KeySet
    country: str | None
    may_vouch: bool
    added_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadableMember:
    """A member about whom nothing new can be said, because its row is damaged.

    Attributes:
        entity_id: Who it is.
        code: Code word of what is wrong with its row.
    """

    entity_id: str
    code: str


def add_member(
    session: Session,
    *,
    entity_id: str,
    keys: KeySet,
    country: str | None,
    may_vouch: bool,
    clock: Clock,
    replace: bool = False,
) -> Member:
    """Vouch for an entity from now on; the caller commits.

    Args:
        session: Session that writes to the received database.
        entity_id: Who it is.
        keys: Its federation keys; people compared the thumbprints.
        country: The only country it may claim.
        may_vouch: Whether it may have members of its own.
        clock: The present time.
        replace: Whether other keys than those compared before take their place.

    Raises:
        InputRefusedError: No entity identifier, or there are too many members.
        ConflictError: It is a member with other keys; its differences name both.
    """
    check_entity_id(entity_id)
    start_writing(session, Zone.RECEIVED)
    row = session.get(MemberRow, entity_id, populate_existing=True)
    if row is None or row.removed_at is not None:
        _check_number(session)
        row = MemberRow(entity_id=entity_id, added_at=clock())
    elif not replace:
        check_same_keys(entity_id, load_keys(row.keys, about=entity_id), keys)
    row.keys, row.country, row.may_vouch = dump_keys(keys), country, may_vouch
    row.removed_at = None
    member = _member(session.merge(row))
    session.flush()
    return member


def remove_member(session: Session, *, entity_id: str, clock: Clock) -> None:
    """Vouch for an entity no more; the caller commits.

    Raises:
        NotFoundError: It is no member.
    """
    start_writing(session, Zone.RECEIVED)
    row = session.get(MemberRow, entity_id, populate_existing=True)
    if row is None or row.removed_at is not None:
        raise NotFoundError(_("%(entity)s is no member here.") % {"entity": entity_id})
    row.removed_at = clock()
    session.flush()


def list_members(session: Session) -> tuple[Member, ...]:
    """Return everybody this node vouches for, by identifier; nobody for a municipality."""
    return tuple(_member(row) for row in _active_rows(session))


def read_members(session: Session) -> tuple[Member | UnreadableMember, ...]:
    """Return what `list_members` returns, with a note in place of each row that is damaged."""
    return tuple(_read(row) for row in _active_rows(session))


def _active_rows(session: Session) -> Iterable[MemberRow]:
    return session.scalars(
        select(MemberRow).where(MemberRow.removed_at.is_(None)).order_by(MemberRow.entity_id)
    )


def _read(row: MemberRow) -> Member | UnreadableMember:
    try:
        return _member(row)
    except FederationError as error:
        return UnreadableMember(entity_id=row.entity_id, code=error.code)


def _check_number(session: Session) -> None:
    active = select(func.count()).select_from(MemberRow).where(MemberRow.removed_at.is_(None))
    if session.scalar(active) == MAX_MEMBERS:
        raise InputRefusedError(
            _("There are %(number)d members already; nobody reads a longer list.")
            % {"number": MAX_MEMBERS}
        )


def _member(row: MemberRow) -> Member:
    return Member(
        entity_id=row.entity_id,
        keys=load_keys(row.keys, about=row.entity_id),
        country=row.country,
        may_vouch=row.may_vouch,
        added_at=row.added_at,
    )
