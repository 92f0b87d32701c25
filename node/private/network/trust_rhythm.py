"""Whether trust is built outside crises: contacts by month, and who is only seen after an incident.

Counted are contacts, over clear columns. An informal organisation with which everything happened
within fourteen days after a line because of an incident is named: people notice when somebody comes
by only then.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import case, extract, false, func, or_, select
from sqlalchemy.orm import Session

from node.people.service import Person
from node.private.network.log_kinds import CONTACT_KINDS
from node.private.network.models import LogRow, OrganisationRow
from node.private.network.visible import mostly, visible_to
from node.private.network.words import Part

__all__ = [
    "AFTER_DAYS",
    "MonthOfContacts",
    "contacts_by_month",
    "days_after",
    "is_only_after_incidents",
    "only_after_incidents",
    "share_in_crisis",
]

AFTER_DAYS: Final = 14
"""Days after an incident in which a contact counts as being because of it."""

_MONTHS: Final = 12
_FEWEST_CONTACTS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthOfContacts:
    """The contacts of one month.

    Attributes:
        month: As YYYY-MM.
        outside: Contacts outside crises.
        because: Contacts because of an incident.
    """

    month: str
    outside: int
    because: int


def contacts_by_month(
    session: Session, *, person: Person, today: date
) -> tuple[MonthOfContacts, ...]:
    """Return the contacts of the last twelve months, this month last."""
    months = _last_months(today)
    year, month = (extract(part, LogRow.happened_on) for part in ("year", "month"))
    counted = session.execute(
        select(year, month, LogRow.is_crisis, func.count())
        .where(
            visible_to(person, LogRow.owner_id),
            mostly(LogRow.kind.in_(CONTACT_KINDS)),
            LogRow.happened_on >= date.fromisoformat(f"{months[0]}-01"),
        )
        .group_by(year, month, LogRow.is_crisis)
    )
    numbers = {
        (f"{in_year:04}-{in_month:02}", because): number
        for in_year, in_month, because, number in counted
    }
    return tuple(
        MonthOfContacts(
            month=each, outside=numbers.get((each, False), 0), because=numbers.get((each, True), 0)
        )
        for each in months
    )


def share_in_crisis(*, outside: int, because: int) -> int:
    """Return how many of a hundred contacts were because of an incident, rounded."""
    return round(100 * because / (outside + because)) if outside + because else 0


def is_only_after_incidents(*, contacts: int, after: int) -> bool:
    """Say whether an organisation is only seen after incidents.

    Args:
        contacts: Its contacts of the last year; of one alone nothing follows.
        after: Those within fourteen days after an incident.
    """
    return contacts >= _FEWEST_CONTACTS and after == contacts


def days_after(incidents: Iterable[date]) -> tuple[tuple[date, date], ...]:
    """Return the stretches of days after incidents, those that touch each other as one."""
    stretches: list[tuple[date, date]] = []
    for day in sorted(incidents):
        end = day + timedelta(days=AFTER_DAYS)
        if stretches and day <= stretches[-1][1] + timedelta(days=1):
            stretches[-1] = (stretches[-1][0], end)
        else:
            stretches.append((day, end))
    return tuple(stretches)


def only_after_incidents(session: Session, *, person: Person, today: date) -> Mapping[UUID, int]:
    """Return the informal organisations only seen after incidents, with how often that was.

    Args:
        session: Session that reads the private database.
        person: Who looks.
        today: The town's day; a year before it is looked at.
    """
    seen = (
        visible_to(person, LogRow.owner_id),
        LogRow.happened_on > today - timedelta(days=365),
    )
    incidents = session.scalars(
        select(LogRow.happened_on).where(*seen, LogRow.is_crisis).distinct()
    ).all()
    stretches = days_after(incidents)
    if not stretches:
        return {}
    within = or_(false(), *(LogRow.happened_on.between(*each) for each in stretches))
    counted = session.execute(
        select(LogRow.organisation_id, func.count(), func.sum(case((within, 1), else_=0)))
        .join(OrganisationRow, OrganisationRow.organisation_id == LogRow.organisation_id)
        .where(
            *seen,
            mostly(LogRow.kind.in_(CONTACT_KINDS)),
            OrganisationRow.part == Part.INFORMAL,
        )
        .group_by(LogRow.organisation_id)
    )
    return {
        number: contacts
        for number, contacts, after in counted
        if number is not None and is_only_after_incidents(contacts=contacts, after=after)
    }


def _last_months(today: date) -> Sequence[str]:
    number = today.year * 12 + today.month - 1
    return [
        f"{each // 12:04d}-{each % 12 + 1:02d}" for each in range(number - _MONTHS + 1, number + 1)
    ]
