"""Whether the same voice is asked again and again (F51)."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.language import gettext as _
from node.people.service import Person
from node.private.local_time import local_day
from node.private.network.models import LogRow, OrganisationRow
from node.private.network.visible import visible_to
from node.private.network.words import LogKind
from schemas.practice_words import Sector

__all__ = ["count_asks", "same_voice"]

_DAYS: Final = 90
_OFTEN: Final = 3


def count_asks(
    session: Session, *, node: Node, person: Person, organisation_id: UUID, sector: Sector
) -> tuple[int, int]:
    """Return how often an organisation was asked within 90 days, and how often its whole sector."""
    found = session.execute(
        select(
            func.count(case((LogRow.organisation_id == organisation_id, 1))),
            func.count(),
        )
        .join(OrganisationRow, OrganisationRow.organisation_id == LogRow.organisation_id)
        .where(
            LogRow.kind == LogKind.WE_ASKED,
            LogRow.happened_on > local_day(node) - timedelta(days=_DAYS),
            OrganisationRow.sector == sector,
            visible_to(person, LogRow.owner_id),
            visible_to(person, OrganisationRow.owner_id),
        )
    ).one()
    return (found[0], found[1])


def same_voice(*, asked: int, asked_in_sector: int) -> str | None:
    """Return what is said when one organisation speaks for its whole sector; None if it does not.

    Args:
        asked: Asks of this organisation within 90 days.
        asked_in_sector: Asks of all organisations of its sector, this one among them.
    """
    if asked < _OFTEN or 2 * asked <= asked_in_sector:
        return None
    return _(
        "You asked it %(asked)d times in 90 days, of %(all)d questions to its whole sector. Who "
        "else could speak?"
    ) % {"asked": asked, "all": asked_in_sector}
