"""What was given and what was asked, in one line: two numbers of a year, and no score."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.language import gettext as _
from node.language import ngettext
from node.people.service import Person
from node.private.local_time import local_day
from node.private.network.models import LogRow
from node.private.network.visible import visible_to
from node.private.network.words import LogKind

__all__ = ["describe_exchange", "give_and_ask"]

_DAYS: Final = 365
_KINDS: Final = (LogKind.WE_ASKED, LogKind.WE_GAVE)


def describe_exchange(*, asked: int, gave: int) -> str | None:
    """Return how often we asked and how often we gave; None if neither happened.

    Args:
        asked: How often we asked them.
        gave: How often we gave them something.
    """
    if not asked and not gave:
        return None
    asks = ngettext("we asked %(number)d time", "we asked %(number)d times", asked)
    gifts = ngettext("gave %(number)d time", "gave %(number)d times", gave)
    return _("In the last year %(asks)s, %(gifts)s.") % {
        "asks": asks % {"number": asked},
        "gifts": gifts % {"number": gave},
    }


def give_and_ask(
    session: Session, *, node: Node, person: Person, organisation_ids: Collection[UUID]
) -> Mapping[UUID, str]:
    """Return the line of each organisation with which something went either way.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who looks; lines they may not see do not count.
        organisation_ids: Which ones.
    """
    since = local_day(node) - timedelta(days=_DAYS)
    counted = session.execute(
        select(LogRow.organisation_id, LogRow.kind, func.count())
        .where(
            visible_to(person, LogRow.owner_id),
            LogRow.organisation_id.in_(organisation_ids),
            LogRow.kind.in_(_KINDS),
            LogRow.happened_on > since,
        )
        .group_by(LogRow.organisation_id, LogRow.kind)
    )
    numbers = {(number, kind): count for number, kind, count in counted}
    lines = {
        number: describe_exchange(
            asked=numbers.get((number, LogKind.WE_ASKED), 0),
            gave=numbers.get((number, LogKind.WE_GAVE), 0),
        )
        for number in organisation_ids
    }
    return {number: line for number, line in lines.items() if line is not None}
