"""Saving searches, their secret addresses, and finding one by its secret.

A feed reader cannot sign in, so the address of a feed is the key to it: 256 random bits, of which
the node keeps only the hash. Whoever saved the search sees the address once, and makes a new one
whenever they like; the old one is dead from that moment. The feed of a closed account is dead too,
and so is that of somebody who no longer has a role in which practices are read.
"""

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from node.database import Zone, start_writing
from node.errors import ConflictError, NotAllowedError, NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import Account, AccountRole, PersonRole
from node.people.service import Person
from node.private.saved_searches.models import SavedSearchRow

__all__ = [
    "MAX_SEARCHES",
    "SEARCHERS",
    "SavedSearch",
    "delete_search",
    "find_by_secret",
    "list_searches",
    "renew_address",
    "save_search",
]

MAX_SEARCHES: Final = 50
"""Most searches that one person keeps."""

SEARCHERS: Final = frozenset({PersonRole.COORDINATOR, PersonRole.DESK})
"""Roles in which practices are read."""

_SECRET_BYTES: Final = 32
_MAX_SECRET_CHARACTERS = 64

Parameters = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """One search of one person.

    Attributes:
        search_id: Its identifier.
        account_id: Whose it is.
        asked: Words and filters, as they stand in an address.
        created_at: When it was saved.
        address_made_at: When the present address of its feed was made.
    """

    search_id: UUID
    account_id: UUID
    asked: Parameters = field(repr=False)
    created_at: datetime
    address_made_at: datetime


def list_searches(session: Session, *, node: Node, person: Person) -> tuple[SavedSearch, ...]:
    """Return the searches of a person, the newest first."""
    rows = session.scalars(
        select(SavedSearchRow)
        .where(SavedSearchRow.account_id == person.account_id)
        .order_by(SavedSearchRow.created_at.desc(), SavedSearchRow.search_id)
    )
    return tuple(_opened(row, node) for row in rows)


def save_search(
    session: Session, *, node: Node, person: Person, asked: Parameters
) -> tuple[UUID, str]:
    """Keep a search; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        person: Whose it is.
        asked: Words and filters, as they stand in an address.

    Returns:
        The search's identifier and the secret of its feed, which is told this once.

    Raises:
        NotAllowedError: The person has no role in which practices are read.
        ConflictError: They keep as many searches as one person may.
    """
    _check(person)
    start_writing(session, Zone.PRIVATE)
    kept = session.scalar(
        select(func.count()).where(SavedSearchRow.account_id == person.account_id)
    )
    if (kept or 0) >= MAX_SEARCHES:
        raise ConflictError(
            _("You keep %(most)d searches already. Delete one, then save this one.")
            % {"most": MAX_SEARCHES}
        )
    search_id, secret, now = uuid4(), _new_secret(), node.clock()
    text = json.dumps({name: list(values) for name, values in asked.items()}, ensure_ascii=False)
    session.add(
        SavedSearchRow(
            search_id=search_id,
            account_id=person.account_id,
            sealed_asked=node.data_key.seal(
                text, table="saved_search", column="sealed_asked", row=search_id
            ),
            secret_hash=_hash(secret),
            created_at=now,
            address_made_at=now,
        )
    )
    session.flush()
    return search_id, secret


def renew_address(session: Session, *, node: Node, person: Person, search_id: UUID) -> str:
    """Give the feed of a search another address and return its secret; the caller commits.

    Raises:
        NotFoundError: This person has no such search.
    """
    start_writing(session, Zone.PRIVATE)
    row, secret = _get_row(session, person=person, search_id=search_id), _new_secret()
    row.secret_hash, row.address_made_at = _hash(secret), node.clock()
    session.flush()
    return secret


def delete_search(session: Session, *, person: Person, search_id: UUID) -> None:
    """Forget a search and its feed; the caller commits.

    Raises:
        NotFoundError: This person has no such search.
    """
    start_writing(session, Zone.PRIVATE)
    session.delete(_get_row(session, person=person, search_id=search_id))
    session.flush()


def find_by_secret(session: Session, *, node: Node, secret: str) -> SavedSearch | None:
    """Return the search whose feed has this address.

    Args:
        session: Session that reads the private database.
        node: This node.
        secret: As it stands in the address; anything may stand there.

    Returns:
        The search; None if there is none, or if its owner may not read practices now.
    """
    if not 0 < len(secret) <= _MAX_SECRET_CHARACTERS:
        return None
    row = session.scalars(
        select(SavedSearchRow)
        .join(Account, Account.account_id == SavedSearchRow.account_id)
        .where(
            SavedSearchRow.secret_hash == _hash(secret),
            Account.disabled_at.is_(None),
            select(AccountRole)
            .where(AccountRole.account_id == Account.account_id, AccountRole.role.in_(SEARCHERS))
            .exists(),
        )
    ).first()
    return _opened(row, node) if row is not None else None


def _check(person: Person) -> None:
    if person.roles.isdisjoint(SEARCHERS):
        raise NotAllowedError(_("Searches are kept by those who read practices."))


def _get_row(session: Session, *, person: Person, search_id: UUID) -> SavedSearchRow:
    """Return a row of this person; somebody else's is as if it were not there."""
    row = session.scalars(
        select(SavedSearchRow).where(
            SavedSearchRow.search_id == search_id,
            SavedSearchRow.account_id == person.account_id,
        )
    ).first()
    if row is None:
        raise NotFoundError(_("You have no such search. It may have been deleted already."))
    return row


def _opened(row: SavedSearchRow, node: Node) -> SavedSearch:
    text = node.data_key.open(
        row.sealed_asked, table="saved_search", column="sealed_asked", row=row.search_id
    )
    return SavedSearch(
        search_id=row.search_id,
        account_id=row.account_id,
        asked=json.loads(text),
        created_at=row.created_at,
        address_made_at=row.address_made_at,
    )


def _new_secret() -> str:
    return secrets.token_urlsafe(_SECRET_BYTES)


def _hash(secret: str) -> bytes:
    """Return what is stored; the secret is as long as the hash, so that salt adds nothing."""
    return sha256(secret.encode("utf-8", "replace")).digest()
