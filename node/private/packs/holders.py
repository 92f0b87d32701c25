"""Whether the network would go with one colleague: who alone has to do with which organisation.

Whoever wrote every line of the log about an organisation within a year holds the link to it alone.
"""

from datetime import date, timedelta
from typing import Final

from sqlalchemy import String, cast, func, select, union_all
from sqlalchemy.orm import Session

from node.language import gettext as _
from node.people.service import Person
from node.private.network.models import LogRow
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
    where = (LogRow.happened_on > today - _YEAR, visible_to(person, LogRow.owner_id))
    lines = union_all(
        *(
            select(column.label("organisation_id"), LogRow.author_id).where(
                column.is_not(None), *where
            )
            for column in (LogRow.organisation_id, LogRow.other_id)
        )
    ).subquery()
    # An identifier has no order on every database; its text has.
    author = cast(lines.c.author_id, String)
    held = (
        select(func.min(author).label("author"), func.max(author).label("last"))
        .group_by(lines.c.organisation_id)
        .subquery()
    )
    counted = session.execute(
        select(held.c.author == held.c.last, func.count()).group_by(
            held.c.author, held.c.author == held.c.last
        )
    ).all()
    most = max((count for is_alone, count in counted if is_alone), default=0)
    return most, sum(count for _is_alone, count in counted)
