"""Whether the network would go with one colleague: who alone has to do with which organisation.

Whoever wrote every line of the log about an organisation within a year holds the link to it alone.
"""

from datetime import date, timedelta
from typing import Final

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from node.language import gettext as _
from node.people.service import Person
from node.private.network.models import LogRow, OrganisationRow
from node.private.network.remembered import remember
from node.private.network.visible import visible_to

__all__ = ["MOST_SHARE", "count_held", "single_holder_warning"]

MOST_SHARE: Final = 0.5
"""Share of organisations one colleague may hold alone before it is said."""

_YEAR: Final = timedelta(days=365)


def single_holder_warning(*, most: int, total: int) -> str | None:
    """Return what is said when one colleague holds most links alone; None if nobody does.

    Args:
        most: Organisations the colleague with most of them holds alone.
        total: All organisations something was logged with.
    """
    if not total or most < MOST_SHARE * total:
        return None
    return _(
        "One colleague alone holds %(number)d of %(total)d links (%(share)d %%): nobody else "
        "logged anything with those organisations in twelve months. Take somebody along on the "
        "next visit."
    ) % {"number": most, "total": total, "share": round(100 * most / total)}


def count_held(session: Session, *, person: Person, today: date) -> tuple[int, int]:
    """Return how many organisations the colleague with most holds alone, and how many there are.

    The database counts: who it is matters to nobody.
    """
    return remember(
        session,
        person=person,
        asked="links held alone",
        read=lambda: _count(session, person=person, today=today),
        on=today,
    )


def _count(session: Session, *, person: Person, today: date) -> tuple[int, int]:
    organisation = OrganisationRow
    seen = (LogRow.happened_on > today - _YEAR, visible_to(person, LogRow.owner_id))
    sides = [
        (column == organisation.organisation_id, *seen)
        for column in (LogRow.organisation_id, LogRow.other_id)
    ]
    first = func.coalesce(
        *(
            select(LogRow.author_id).where(*side).limit(1).correlate(organisation).scalar_subquery()
            for side in sides
        )
    )
    # Looked up once for each organisation, by the index; a second author ends the look.
    known = (
        select(organisation.organisation_id, first.label("author_id"))
        .where(visible_to(person, organisation.owner_id))
        .cte("known")
        .prefix_with("MATERIALIZED")
    )
    is_shared = or_(
        *(
            exists().where(
                column == known.c.organisation_id, LogRow.author_id != known.c.author_id, *seen
            )
            for column in (LogRow.organisation_id, LogRow.other_id)
        )
    )
    counted = session.execute(
        select(is_shared.label("is_shared"), func.count())
        .where(known.c.author_id.is_not(None))
        .group_by(known.c.author_id, "is_shared")
    ).all()
    most = max((count for shared, count in counted if not shared), default=0)
    return most, sum(count for _shared, count in counted)
