"""Mayor and council: their support and until when it lasts, what they expect, what was promised.

An expectation that is open was asked; one that is done was promised; one that is dropped was not
promised. A promise without a department that keeps it is kept by nobody.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.language import gettext as _
from node.language import mark, ngettext
from node.people.service import Person
from node.private.network.group_models import OwnCardRow
from node.private.network.log import list_lines
from node.private.network.log_line import LogLine
from node.private.network.models import LogRow, OrganisationRow
from node.private.network.visible import visible_to
from node.private.network.words import LogKind, Part, State

__all__ = [
    "EXPECTATION_WORDS",
    "Facts",
    "count_facts",
    "describe_support",
    "elections_on",
    "expires_on",
    "lines_of_kind",
    "promises_without_owner",
]

EXPECTATION_WORDS: Final[Mapping[State, str]] = MappingProxyType(
    {
        State.OPEN: mark("Asked for"),
        State.DONE: mark("Promised"),
        State.DROPPED: mark("Not promised"),
    }
)
"""What the state of an expectation means."""

_MOST: Final = 100
_YEAR: Final = timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The network in counts, without a name.

    Attributes:
        formal: Formal organisations.
        informal: Informal organisations.
        contacts: Lines of the last year.
        because: How many of those were because of an incident.
        introductions: How often two organisations were introduced in the last year.
        promises: Our promises that are open.
        kept: Our promises that were kept in the last year.
        proposals: What partners proposed in the last year.
    """

    formal: int
    informal: int
    contacts: int
    because: int
    introductions: int
    promises: int
    kept: int
    proposals: int


def expires_on(*, due_on: date | None, elections: date | None) -> date | None:
    """Return until when support lasts: the day that was said, or the elections if they come first.

    Args:
        due_on: Day that was said with it.
        elections: Day of the next elections, as far as it is known.
    """
    known = [each for each in (due_on, elections) if each is not None]
    return min(known, default=None)


def describe_support(
    *, due_on: date | None, happened_on: date, elections: date | None, today: date
) -> str:
    """Return in words how long a statement of support still lasts."""
    # Support that was given after an election outlasts it.
    counts = elections if elections is not None and elections >= happened_on else None
    last = expires_on(due_on=due_on, elections=counts)
    if last is None:
        return _("No end is known")
    left = (last - today).days
    if left < 0:
        return _("Ended")
    return ngettext("Ends in %(days)d day", "Ends in %(days)d days", left) % {"days": left}


def promises_without_owner(owners: Sequence[tuple[str, str]]) -> int:
    """Return how many promises no department keeps.

    Args:
        owners: State and department of each expectation.
    """
    return sum(state == State.DONE and not department.strip() for state, department in owners)


def elections_on(session: Session) -> date | None:
    """Return the day of the next elections, from the coordinator's own card."""
    return session.scalar(select(OwnCardRow.elections_on))


def lines_of_kind(
    session: Session, *, node: Node, person: Person, kind: LogKind
) -> tuple[LogLine, ...]:
    """Return the latest lines of a kind."""
    return list_lines(session, node=node, person=person, where=(LogRow.kind == kind,), limit=_MOST)


def count_facts(session: Session, *, person: Person, today: date) -> Facts:
    """Return the network in counts, as a mayor or a council may read it."""
    parts = dict(
        session.execute(
            select(OrganisationRow.part, func.count())
            .where(visible_to(person, OrganisationRow.owner_id))
            .group_by(OrganisationRow.part)
        ).all()
    )
    counted = session.execute(
        select(LogRow.kind, LogRow.state, LogRow.is_crisis, func.count())
        .where(visible_to(person, LogRow.owner_id), LogRow.happened_on > today - _YEAR)
        .group_by(LogRow.kind, LogRow.state, LogRow.is_crisis)
    ).all()
    of_kind = {
        kind: sum(number for found, _state, _crisis, number in counted if found is kind)
        for kind in LogKind
    }
    promised = {
        state: sum(
            number
            for kind, found, _crisis, number in counted
            if kind is LogKind.WE_PROMISED and found is state
        )
        for state in State
    }
    return Facts(
        formal=parts.get(Part.FORMAL, 0),
        informal=parts.get(Part.INFORMAL, 0),
        contacts=sum(of_kind.values()),
        because=sum(number for _kind, _state, crisis, number in counted if crisis),
        introductions=of_kind[LogKind.LINKED],
        promises=promised[State.OPEN],
        kept=promised[State.DONE],
        proposals=of_kind[LogKind.PROPOSED],
    )
