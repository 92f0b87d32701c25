"""What the private search looks in: every text of the network, opened, in memory alone.

Nothing that could be searched stands on the disk, not even hashed words: equal hashes would tell
which rows share a name. A process that holds the data key opens all texts at its first search and
from then on what changed, by the number of the last change it knows. When anything was erased it
throws everything away and opens what is left. Rights are asked twice: who owns a row is kept beside
its text, and what is shown is loaded again by a query that asks.
"""

import json
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Final, cast
from uuid import UUID

from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from node.extensions import Node
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.meetings.models import MeetingRow, TaskRow
from node.private.network.changes import change_state
from node.private.network.group_models import FactRow, GroupRow
from node.private.network.models import ContactRow, LogRow, OrganisationRow
from node.textguard.folding import fold_text

__all__ = ["Found", "PrivateIndex", "Table", "plain_words", "private_index"]

_EXTENSION: Final = "linkpin_private_index"
_MAX_WORDS: Final = 10
_NO_DIGIT: Final = re.compile(r"\D+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table whose texts are searched.

    Attributes:
        kind: What a hit of it is called.
        key: Its number.
        sealed: Where its texts stand.
        change: Number of its last change.
        owner: Who alone may see it; None where all coordinators may.
    """

    kind: str
    key: InstrumentedAttribute[UUID]
    sealed: InstrumentedAttribute[bytes] | InstrumentedAttribute[bytes | None]
    change: InstrumentedAttribute[int]
    owner: InstrumentedAttribute[UUID | None] | None

    @property
    def name(self) -> str:
        """The table's own name."""
        return str(self.key.class_.__tablename__)


def _table(
    kind: str, key: InstrumentedAttribute[UUID], owner: InstrumentedAttribute[UUID | None] | None
) -> Table:
    row = key.class_
    return Table(
        kind=kind, key=key, sealed=row.sealed_content, change=row.change_number, owner=owner
    )


TABLES: Final = (
    _table("organisation", OrganisationRow.organisation_id, OrganisationRow.owner_id),
    _table("contact", ContactRow.contact_id, ContactRow.owner_id),
    _table("group", GroupRow.group_id, GroupRow.owner_id),
    _table("meeting", MeetingRow.meeting_id, MeetingRow.owner_id),
    _table("task", TaskRow.task_id, TaskRow.owner_id),
    _table("fact", FactRow.fact_id, None),
    _table("log", LogRow.line_id, LogRow.owner_id),
)
"""In the order in which hits are shown."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One row as it is looked through."""

    kind: str
    owner_id: UUID | None
    change: int
    text: str = field(repr=False)
    digits: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A row in which every word stands.

    Attributes:
        kind: Which sort of record.
        record_id: Its number.
    """

    kind: str
    record_id: UUID


class PrivateIndex:
    """The texts of one node, opened; made once for each process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._entries: dict[UUID, _Entry] = {}
        self._state = (-1, -1)

    def __repr__(self) -> str:
        """Say how much is held, never what."""
        return f"<PrivateIndex {len(self._entries)} texts>"

    def find(
        self, session: Session, *, node: Node, person: Person, words: Sequence[str]
    ) -> tuple[Found, ...]:
        """Return the rows somebody may see in which every word stands, by kind, the newest first.

        Args:
            session: Session that reads the private database.
            node: This node.
            person: Who looks.
            words: As `plain_words` gives them; none find nothing.

        Raises:
            NotAllowedError: They are no coordinator.
        """
        check_role(person, PersonRole.COORDINATOR)
        if not words:
            return ()
        with self._lock:
            self._catch_up(session, node)
            # The longest word leaves the fewest texts for the others.
            first, *others = sorted(words, key=len, reverse=True)
            hits = [each for each in self._entries.items() if first in each[1].text]
            for word in others:
                hits = [each for each in hits if word in each[1].text]
            me = person.account_id
            hits = [each for each in hits if each[1].owner_id is None or each[1].owner_id == me]
        order = {table.kind: place for place, table in enumerate(TABLES)}
        hits.sort(key=lambda hit: (order[hit[1].kind], -hit[1].change))
        return tuple(Found(kind=entry.kind, record_id=number) for number, entry in hits)

    def numbers_of(
        self,
        session: Session,
        *,
        node: Node,
        parts: Collection[str],
        fits: Callable[[str], bool] | None = None,
        kind: str | None = None,
    ) -> frozenset[UUID]:
        """Return rows by what their text holds, whoever may see them; rights are the caller's.

        Args:
            session: Session that reads the private database.
            node: This node.
            parts: Parts of words without case and accents, of which a text has one anywhere, and
                digits, which it has one behind the other, whatever stands between them.
            fits: Says more of such a text; None if a part is enough.
            kind: What hits of the rows are called; None for every kind.
        """
        with self._lock:
            self._catch_up(session, node)
            hits: dict[UUID, _Entry] = {}
            # A part at a time, because one that looks for all of them in each text takes longer.
            for part in parts:
                hits.update(
                    (number, entry)
                    for number, entry in self._entries.items()
                    if part in (entry.digits if part.isdecimal() else entry.text)
                )
        return frozenset(
            number
            for number, entry in hits.items()
            if kind in (None, entry.kind) and (fits is None or fits(entry.text))
        )

    def _catch_up(self, session: Session, node: Node) -> None:
        """Open what changed since the last search; everything, if anything was erased."""
        state = change_state(session)
        if state == self._state:
            return
        since = self._state[0]
        if state[1] != self._state[1]:
            self._entries.clear()
            since = -1
        for table in TABLES:
            for number, entry in _read(session, node, table, since=since):
                self._entries[number] = entry
        self._state = state


def private_index() -> PrivateIndex:
    """Return the index of this process; empty before its first search."""
    return cast("PrivateIndex", current_app.extensions.setdefault(_EXTENSION, PrivateIndex()))


def plain_words(text: str) -> tuple[str, ...]:
    """Return the words of a question as they are compared, without case and accents."""
    return tuple(_plain(text).split()[:_MAX_WORDS])


def _read(
    session: Session, node: Node, table: Table, *, since: int
) -> Iterator[tuple[UUID, _Entry]]:
    owner = table.key if table.owner is None else table.owner
    asked = select(table.key, owner, table.change, table.sealed).where(table.change > since)
    for number, owner_id, change, sealed in session.execute(asked):
        opened = (
            node.data_key.open(sealed, table=table.name, column=table.sealed.key, row=number)
            if sealed is not None
            else "{}"
        )
        text = _plain("\n".join(_texts(json.loads(opened))))
        yield (
            number,
            _Entry(
                kind=table.kind,
                owner_id=None if table.owner is None else owner_id,
                change=change,
                text=text,
                digits=_NO_DIGIT.sub("", text),
            ),
        )


def _texts(value: object) -> Iterator[str]:
    """Yield every text in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def _plain(text: str) -> str:
    # Most texts need no look at each letter, and a year of log has many.
    return text.casefold() if text.isascii() else fold_text(text)
