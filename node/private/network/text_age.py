"""How long the texts of a line of the log are kept, and that nothing is written in vain.

They go some months after the last of three days: when it happened, when it was logged, when it was
settled. The first alone would take away at once what somebody writes today about last year, such as
what became of an old promise. The last edit does not count: a slip of the pen that is mended, a
name that is erased or a workbook that is brought back would keep a text for another year. So a new
text on a line of which texts have gone is refused, and not taken away unseen within the hour.
"""

from datetime import date, time

from sqlalchemy import ColumnElement, or_
from sqlalchemy.orm import Session

from node.errors import InputRefusedError
from node.extensions import Node
from node.language import gettext as _
from node.private.local_time import local_day, local_moment, utc_of
from node.private.network.mandate import months_before
from node.private.network.models import LogRow
from node.private.network.rules import read_rules

__all__ = ["check_text_is_kept", "is_past_keeping"]


def is_past_keeping(*, node: Node, today: date, months: int) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions under which the texts of a line have stood so many months."""
    first_kept = months_before(today, months=months)
    return (
        LogRow.happened_on < first_kept,
        LogRow.created_at < utc_of(node, first_kept, time.min),
        or_(LogRow.settled_on.is_(None), LogRow.settled_on < first_kept),
    )


def check_text_is_kept(session: Session, row: LogRow, *, node: Node) -> None:
    """Check that what a line now says would not be taken away within the hour.

    Args:
        session: Session that reads the private database.
        row: The line as it is to be stored; somebody wrote a text of it just now.
        node: This node.

    Raises:
        InputRefusedError: It would.
    """
    days = (row.happened_on, local_moment(node, row.created_at).date(), row.settled_on)
    first_kept = months_before(local_day(node), months=read_rules(session).log_months)
    if max(day for day in days if day is not None) >= first_kept:
        return
    raise InputRefusedError(
        _("Nothing was stored."),
        faults=[
            _(
                "The texts of this line have stood their time, and a new one would be taken away "
                "within the hour. Leave its texts empty, or log it as something new."
            )
        ],
    )
