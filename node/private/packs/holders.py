"""Whether the network would go with one colleague: who alone has to do with which organisation.

Whoever wrote every line of the log about an organisation within a year holds the link to it alone.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.language import gettext as _
from node.people.service import Person
from node.private.network.models import LogRow
from node.private.network.visible import visible_to

__all__ = ["MOST_SHARE", "list_holders", "single_holder_warning"]

MOST_SHARE: Final = 0.5
"""Share of organisations one colleague may hold alone before it is said."""

_YEAR: Final = timedelta(days=365)


def single_holder_warning(holders: Mapping[UUID, Collection[UUID]]) -> str | None:
    """Return what is said when one colleague holds most links alone; None if nobody does.

    Args:
        holders: The accounts that wrote about each organisation.
    """
    alone = Counter(
        next(iter(accounts)) for accounts in holders.values() if len(set(accounts)) == 1
    )
    most = max(alone.values(), default=0)
    if not holders or most < MOST_SHARE * len(holders):
        return None
    return _(
        "One colleague alone holds %(number)d of %(total)d links (%(share)d %%): nobody else "
        "logged anything with those organisations in twelve months. Take somebody along on the "
        "next visit."
    ) % {"number": most, "total": len(holders), "share": round(100 * most / len(holders))}


def list_holders(
    session: Session, *, person: Person, today: date
) -> Mapping[UUID, frozenset[UUID]]:
    """Return who wrote about each organisation within a year."""
    holders: dict[UUID, frozenset[UUID]] = {}
    for column in (LogRow.organisation_id, LogRow.other_id):
        found = session.execute(
            select(column, LogRow.author_id)
            .where(
                column.is_not(None),
                LogRow.happened_on > today - _YEAR,
                visible_to(person, LogRow.owner_id),
            )
            .distinct()
        )
        for number, author_id in found:
            if number is not None:
                holders[number] = holders.get(number, frozenset()) | {author_id}
    return holders
