"""At which levels an organisation is known: the top has to carry what the floor does (F04)."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from node.language import gettext as _
from node.people.service import Person
from node.private.network.models import ContactRow
from node.private.network.visible import visible_to
from node.private.network.words import WorkLevel

__all__ = ["count_levels", "level_warning"]


def count_levels(
    session: Session, *, person: Person, organisation_id: UUID
) -> Mapping[WorkLevel, int]:
    """Return how many contacts of an organisation somebody may see at each level."""
    found = session.execute(
        select(ContactRow.level, func.count())
        .where(
            ContactRow.organisation_id == organisation_id,
            ContactRow.level.is_not(None),
            visible_to(person, ContactRow.owner_id),
        )
        .group_by(ContactRow.level)
    )
    counts = dict(found.all())
    return {level: counts.get(level, 0) for level in WorkLevel}


def level_warning(levels: Collection[WorkLevel]) -> str | None:
    """Return which level is missing beside those that are known; None if nothing leans.

    Args:
        levels: Levels with at least one contact.
    """
    has_floor = WorkLevel.OPERATIONAL in levels
    has_above = WorkLevel.STRATEGIC in levels or WorkLevel.TACTICAL in levels
    if has_floor and not has_above:
        return _("You know somebody on the floor but nobody above. Who there carries the work?")
    if has_above and not has_floor:
        return _("You know somebody above but nobody on the floor. Who there does the work?")
    return None
