"""What could not be given and why: a ready answer for each reason, and how often each was the one.

Whoever says upfront that they cannot share something, and why, is trusted more than who stays
vague. The numbers are for the review of a covenant: they show what an agreement could change.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from node.language import gettext as _
from node.language import mark, speak
from node.people.service import Person
from node.private.network.models import LogRow
from node.private.network.visible import visible_to
from node.private.network.words import LogKind, RefusalReason

__all__ = ["count_refusals", "reply_text", "share_of_refusals"]

_REPLIES: Final[Mapping[RefusalReason, str]] = MappingProxyType(
    {
        RefusalReason.LAW: mark(
            "Thank you for asking. The law does not allow us to share this. We can tell you which "
            "rule it is, and what we may share instead."
        ),
        RefusalReason.CONFIDENTIALITY: mark(
            "Thank you for asking. This was told to us in confidence, and we keep that promise, as "
            "we would keep one made to you. We can ask whether it may be passed on."
        ),
        RefusalReason.NOT_HELD: mark(
            "Thank you for asking. The town does not have this information. We can tell you who "
            "might."
        ),
        RefusalReason.NOT_OURS: mark(
            "Thank you for asking. This belongs to another organisation, so it is theirs to share. "
            "We can bring you in touch with them."
        ),
    }
)


def reply_text(reason: RefusalReason, *, language: str) -> str:
    """Return a ready answer in a language of the screens.

    Args:
        reason: Why it cannot be given.
        language: In which language it is sent; the reader's own does not matter.
    """
    with speak(language):
        return _(_REPLIES[reason])


def count_refusals(session: Session, *, person: Person, since: date) -> Mapping[RefusalReason, int]:
    """Return how often each reason stood in the way since a day; every reason is named."""
    counted = session.execute(
        select(LogRow.reason, func.count())
        .where(
            visible_to(person, LogRow.owner_id),
            LogRow.kind == LogKind.REFUSED,
            LogRow.happened_on > since,
        )
        .group_by(LogRow.reason)
    )
    found = {reason: number for reason, number in counted if reason is not None}
    return {reason: found.get(reason, 0) for reason in RefusalReason}


def share_of_refusals(*, refused: int, asked: int) -> int:
    """Return how many of a hundred questions could not be answered, rounded.

    Args:
        refused: How often something was not given.
        asked: How often they asked, answered or not.
    """
    return round(100 * refused / asked) if asked else 0
