"""How formal and informal organisations stand to each other (F06)."""

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from node.language import gettext as _
from node.people.service import Person
from node.private.network.models import OrganisationRow
from node.private.network.visible import visible_to
from node.private.network.words import Part

__all__ = ["balance_warning", "count_parts", "informal_percent"]


def count_parts(session: Session, *, person: Person) -> Mapping[Part, int]:
    """Return how many formal and informal organisations somebody may see."""
    found = session.execute(
        select(OrganisationRow.part, func.count())
        .where(visible_to(person, OrganisationRow.owner_id))
        .group_by(OrganisationRow.part)
    )
    counts = dict(found.all())
    return {part: counts.get(part, 0) for part in Part}


def informal_percent(*, formal: int, informal: int) -> int:
    """Return the share of informal organisations in whole percent, rounded down; 0 of none."""
    return 100 * informal // (formal + informal) if formal + informal else 0


def balance_warning(*, formal: int, informal: int, floor: int) -> str | None:
    """Return what is said when too few organisations are informal; None if enough are.

    Args:
        formal: Formal organisations.
        informal: Informal ones.
        floor: Share under which it is said, in percent, as the rules of the room have it.
    """
    share = informal_percent(formal=formal, informal=informal)
    if not formal + informal or share >= floor:
        return None
    return _(
        "Only %(share)d in a hundred are informal; you wanted at least %(floor)d. Whom do "
        "residents already trust?"
    ) % {"share": share, "floor": floor}
