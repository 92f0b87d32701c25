"""What of the network is worth doing today: a few candidates, the most pressing first."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.language import gettext as _
from node.people.service import Person
from node.private.local_time import local_day
from node.private.network.care import Advice, list_care
from node.private.network.log import list_lines
from node.private.network.log_line import LogLine
from node.private.network.models import LogRow, OrganisationRow
from node.private.network.organisations import name_organisations
from node.private.network.promises import days_overdue, describe_due, list_promises
from node.private.network.tally import count_contacts
from node.private.network.visible import visible_to
from node.private.network.words import LogKind, State

__all__ = ["INTRODUCED_DAYS", "NetworkLine", "has_network", "is_outcome_due", "lines_of_today"]

INTRODUCED_DAYS: Final = 30
"""Days after an introduction on which one asks what came of it."""

_MOST_CALLS: Final = 2
_MOST_PROMISES: Final = 2
_SOON_DAYS: Final = 3
_MOST: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkLine:
    """One thing worth doing.

    Attributes:
        text: What it is, in one sentence.
        why: Why it stands here.
        endpoint: Page on which it is done.
        values: Parts of the address of that page.
        action: What the way there is called.
        quoted: Name that the sentence is about.
    """

    text: str
    why: str
    endpoint: str
    values: Mapping[str, str]
    action: str
    quoted: str = field(default="", repr=False)


def has_network(session: Session, *, person: Person) -> bool:
    """Say whether somebody sees any organisation here."""
    found = session.scalar(
        select(OrganisationRow.organisation_id)
        .where(visible_to(person, OrganisationRow.owner_id))
        .limit(1)
    )
    return found is not None


def is_outcome_due(*, introduced_on: date, today: date) -> bool:
    """Say whether it is time to ask what came of an introduction."""
    return (today - introduced_on).days >= INTRODUCED_DAYS


def lines_of_today(session: Session, *, node: Node, person: Person) -> tuple[NetworkLine, ...]:
    """Return what is worth doing: promises due, whom to call, an introduction to ask about.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who looks.
    """
    today = local_day(node)
    promises = _promises_due(session, node, person, today)
    calls = [
        each
        for each in list_care(count_contacts(session, node=node, person=person))
        if each.advice is Advice.CALL
    ][:_MOST_CALLS]
    introductions = _introductions_due(session, node, person, today)
    names = name_organisations(
        session,
        node=node,
        person=person,
        ids=_numbers(promises, introductions) | {each.organisation_id for each in calls},
    )
    lines = [_promise_line(line, names, today) for line in promises]
    lines += [
        NetworkLine(
            text=_("Call:"),
            why=each.why,
            endpoint="log.index",
            values={"organisation": str(each.organisation_id), "kind": "was_there"},
            action=_("Log the call"),
            quoted=names.get(each.organisation_id, ""),
        )
        for each in calls
    ]
    lines += [_introduction_line(line, names) for line in introductions]
    return tuple(lines[:_MOST])


def _promises_due(session: Session, node: Node, person: Person, today: date) -> tuple[LogLine, ...]:
    found = list_promises(
        session, node=node, person=person, kind=LogKind.WE_PROMISED, limit=_MOST_PROMISES
    )
    soon = today + timedelta(days=_SOON_DAYS)
    return tuple(each for each in found if each.draft.due_on and each.draft.due_on <= soon)


def _introductions_due(
    session: Session, node: Node, person: Person, today: date
) -> tuple[LogLine, ...]:
    found = list_lines(
        session,
        node=node,
        person=person,
        where=(
            LogRow.kind == LogKind.LINKED,
            LogRow.state == State.OPEN,
            LogRow.happened_on <= today - timedelta(days=INTRODUCED_DAYS),
        ),
        limit=1,
    )
    return tuple(
        each for each in found if is_outcome_due(introduced_on=each.draft.happened_on, today=today)
    )


def _promise_line(line: LogLine, names: Mapping[UUID, str], today: date) -> NetworkLine:
    due = describe_due(due_on=line.draft.due_on, today=today)
    late = days_overdue(due_on=line.draft.due_on, today=today)
    number = line.draft.organisation_id
    return NetworkLine(
        text=_("A promise is overdue.") if late else _("A promise is due."),
        why=_("%(due)s. What was promised comes before the next ask.") % {"due": due},
        endpoint="log.show",
        values={"line_id": str(line.line_id)},
        action=_("Look at it"),
        quoted="" if number is None else names.get(number, ""),
    )


def _introduction_line(line: LogLine, names: Mapping[UUID, str]) -> NetworkLine:
    number = line.draft.organisation_id
    return NetworkLine(
        text=_("Ask what came of an introduction."),
        why=_("You introduced two organisations more than %(days)d days ago.")
        % {"days": INTRODUCED_DAYS},
        endpoint="log.show",
        values={"line_id": str(line.line_id)},
        action=_("Say what came of it"),
        quoted="" if number is None else names.get(number, ""),
    )


def _numbers(*found: tuple[LogLine, ...]) -> set[UUID]:
    numbers = {line.draft.organisation_id for lines in found for line in lines}
    return {each for each in numbers if each is not None}
