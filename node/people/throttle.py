"""How often something may be tried wrongly: kept in the database, so that every process counts one.

A try is counted before it is looked at, so that many tries at once cannot slip through together; a
good one is given back. A window begins with its first try and lasts 15 minutes. What is counted is
a blind index of what was typed or where it came from, so the table tells nobody who was tried.

Before signing in, what was typed counts and never the account that has that name, so that a refusal
says neither which accounts there are nor that a handle and a mailbox are of one person. The price:
who types a name wrongly ten times keeps its owner from the password by that name for the rest of
the window; passkeys and the town's own sign-in stay open to them. After the first step the account
counts, because its password was typed already.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final

from sqlalchemy import delete
from sqlalchemy.orm import Session

from node.database import Zone, start_writing
from node.errors import NodeError
from node.extensions import Node
from node.language import ngettext
from node.people.sign_in_models import Throttle

__all__ = [
    "WINDOW",
    "Subject",
    "TooManyTriesError",
    "Tried",
    "from_address",
    "give_back",
    "take_try",
]

WINDOW: Final = timedelta(minutes=15)
_PURPOSE: Final = "throttle"
_NETWORK_BITS: Final = 64


class Tried(Enum):
    """What is counted, and how many wrong tries a window has."""

    ACCOUNT = ("account", 10)
    SECOND_STEP = ("second_step", 10)
    ADDRESS = ("address", 60)

    @property
    def word(self) -> str:
        """The word that keeps one kind apart from another."""
        return self.value[0]

    @property
    def most(self) -> int:
        """Tries in one window."""
        return self.value[1]


class TooManyTriesError(NodeError):
    """Too much was tried in the present window.

    Attributes:
        retry_at: From when a try is looked at again.
        wait_seconds: How long that is from now, for machines.
    """

    code = "too_many_tries"
    status = 429

    def __init__(self, *, retry_at: datetime, now: datetime) -> None:
        minutes = max(1, -(-int((retry_at - now).total_seconds()) // 60))
        super().__init__(
            ngettext(
                "Too many tries. Try again in a minute.",
                "Too many tries. Try again in %(minutes)d minutes.",
                minutes,
            )
            % {"minutes": minutes}
        )
        self.retry_at = retry_at
        self.wait_seconds = max(1, int((retry_at - now).total_seconds()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One thing that is counted.

    Attributes:
        tried: Its kind.
        name: What was typed, the account at the second step, or an address.
    """

    tried: Tried
    name: str


def take_try(session: Session, subjects: Iterable[Subject], *, node: Node) -> None:
    """Count one try for each subject, and commit.

    Raises:
        TooManyTriesError: One of them has no try left; then none is counted.
    """
    start_writing(session, Zone.PRIVATE)
    now = node.clock()
    session.execute(delete(Throttle).where(Throttle.begun_at <= now - WINDOW))
    rows = [(subject, _row(session, subject, node=node)) for subject in subjects]
    spent = [row for subject, row in rows if row.count >= subject.tried.most]
    if spent:
        session.rollback()
        raise TooManyTriesError(retry_at=max(row.begun_at for row in spent) + WINDOW, now=now)
    for _subject, row in rows:
        row.count += 1
    session.commit()


def give_back(session: Session, subjects: Iterable[Subject], *, node: Node) -> None:
    """Take back one try of each subject after a good one, and commit.

    The count of a name or an account ends with a good try; an address loses only this one, so that
    a person who signs in well does not wash away what was tried on others from the same place.
    """
    start_writing(session, Zone.PRIVATE)
    for subject in subjects:
        row = session.get(Throttle, _index(subject, node=node), populate_existing=True)
        if row is None:
            continue
        if subject.tried is Tried.ADDRESS and row.count > 1:
            row.count -= 1
        else:
            session.delete(row)
    session.commit()


def from_address(address: str | None) -> Subject:
    """Return what is counted for a client: its address, or its network where those are many."""
    try:
        known = ip_address(address or "")
    except ValueError:
        return Subject(tried=Tried.ADDRESS, name="unknown")
    if isinstance(known, IPv6Address):
        network = ip_network((known, _NETWORK_BITS), strict=False)
        return Subject(tried=Tried.ADDRESS, name=str(network))
    return Subject(tried=Tried.ADDRESS, name=str(known))


def _row(session: Session, subject: Subject, *, node: Node) -> Throttle:
    index = _index(subject, node=node)
    row = session.get(Throttle, index, populate_existing=True)
    if row is None:
        row = Throttle(subject_index=index, begun_at=node.clock(), count=0)
        session.add(row)
    return row


def _index(subject: Subject, *, node: Node) -> bytes:
    name = subject.name.strip()
    return node.data_key.blind_index(f"{subject.tried.word}:{name}", purpose=_PURPOSE)
