"""What is released before anything is measured: every summary takes the way every summary takes.

Two invented accounts record, ask, read and approve by the ordinary services, and the sealer
releases. There is no other way in, and this module holds none. What each step costs is kept,
because a town meets the same steps one by one.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy.orm import Session

from node.airlock.requests import open_request
from node.airlock.review import ask, read
from node.bench.invented_texts import invented_lines
from node.bench.pair import ORIGIN, Pair
from node.errors import ServiceMissingError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, add_person
from node.private.lines import MAX_LINES
from node.private.practices.service import import_practices
from node.published.pages import list_served
from schemas.entry import Kind

__all__ = ["AUDIENCE", "Advance", "Steps", "release_records"]

AUDIENCE = "ran"

Advance = Callable[[int], None]
"""Is told how many more records are prepared."""

_CONTROL_ENTRIES = 1


@dataclass(slots=True, kw_only=True)
class Steps:
    """What preparing took.

    Attributes:
        seconds: By name of the step, over all records.
    """

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def taking(self, step: str) -> Iterator[None]:
        """Add the time of a block to one step."""
        begun = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[step] = self.seconds.get(step, 0.0) + time.perf_counter() - begun


@dataclass(frozen=True, slots=True, kw_only=True)
class _Accounts:
    """The two people a release needs."""

    author: Person
    reader: Person


def release_records(pair: Pair, records: int, *, advance: Advance) -> Steps:
    """Let the origin release so many summaries, each read by a second person; say what it took.

    Raises:
        LeakError: The airlock found something in an invented text.
        ServiceMissingError: Not everything that was approved was released.
    """
    steps = Steps()
    with pair.opened(ORIGIN) as (node, session):
        accounts = _open_accounts(session, node)
    for first in range(0, records, MAX_LINES):
        last = min(first + MAX_LINES, records)
        with pair.opened(ORIGIN) as (node, session):
            _approve(session, node, accounts, numbers=(first, last), steps=steps, advance=advance)
        with steps.taking("release"):
            pair.seal(ORIGIN)
    _check_released(pair, records)
    return steps


def _open_accounts(session: Session, node: Node) -> _Accounts:
    accounts = _Accounts(
        author=add_person(
            session,
            node=node,
            handle="author",
            name="Quirine Vandeloreil",
            mailbox="author@origin.example",
            roles=[PersonRole.COORDINATOR],
        ),
        reader=add_person(
            session,
            node=node,
            handle="reader",
            name="Osmaan Trixelberg",
            mailbox="reader@origin.example",
            roles=[PersonRole.SECOND_READER],
        ),
    )
    session.commit()
    return accounts


def _approve(
    session: Session,
    node: Node,
    accounts: _Accounts,
    *,
    numbers: tuple[int, int],
    steps: Steps,
    advance: Advance,
) -> None:
    """Record one file of practices, and take each through the airlock."""
    author = accounts.author
    with steps.taking("import"):
        practices = import_practices(
            session, node=node, author=author, data=invented_lines(*numbers)
        )
        session.commit()
    for practice_id in practices:
        with steps.taking("ask"):
            request_id = _ask(session, node, author, practice_id)
        with steps.taking("read"):
            read(session, node=node, reader=accounts.reader, request_id=request_id, approve=True)
            session.commit()
        advance(1)


def _ask(session: Session, node: Node, author: Person, practice_id: UUID) -> UUID:
    row = open_request(
        session, node=node, author=author, kind=Kind.PRACTICE_SUMMARY, subject_id=practice_id
    )
    ask(session, node=node, author=author, request_id=row.request_id, audience=AUDIENCE)
    session.commit()
    return row.request_id


def _check_released(pair: Pair, records: int) -> None:
    with pair.opened(ORIGIN) as (_node, session):
        (served,) = list_served(session, (AUDIENCE,))
    if served.size != records + _CONTROL_ENTRIES:
        raise ServiceMissingError(
            _("Of %(wanted)d approved summaries %(released)d were released.")
            % {"wanted": records, "released": served.size - _CONTROL_ENTRIES}
        )
