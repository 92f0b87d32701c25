"""Umbrella organisations and their members: a bridge both ways, and what hangs on it (F54).

No number of people anybody is said to reach is kept or guessed.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.language import gettext as _
from node.language import ngettext
from node.people.service import Person
from node.private.local_time import local_day
from node.private.network.log_kinds import CONTACT_KINDS
from node.private.network.models import ContactRow, LogRow, OrganisationRow
from node.private.network.visible import visible_to

__all__ = ["Members", "list_members", "role_wording", "single_point"]

_DAYS: Final = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """The members of an umbrella.

    Attributes:
        all_ids: Each of them.
        reached_only_through: Those with no contact of their own and no contact within a year.
    """

    all_ids: tuple[UUID, ...]
    reached_only_through: tuple[UUID, ...]


def list_members(session: Session, *, node: Node, person: Person, umbrella_id: UUID) -> Members:
    """Return the members of an umbrella somebody may see."""
    number = OrganisationRow.organisation_id
    has_contact = exists().where(
        ContactRow.organisation_id == number, visible_to(person, ContactRow.owner_id)
    )
    was_met = exists().where(
        LogRow.organisation_id == number,
        LogRow.kind.in_(CONTACT_KINDS),
        LogRow.happened_on > local_day(node) - timedelta(days=_DAYS),
        visible_to(person, LogRow.owner_id),
    )
    found = session.execute(
        select(number, has_contact | was_met)
        .where(
            OrganisationRow.umbrella_id == umbrella_id,
            visible_to(person, OrganisationRow.owner_id),
        )
        .order_by(number)
    ).all()
    return Members(
        all_ids=tuple(each[0] for each in found),
        reached_only_through=tuple(each[0] for each in found if not each[1]),
    )


def single_point(*, members: int, reached_only_through: int) -> str | None:
    """Return what is said of members known through one umbrella alone; None if there are none.

    Args:
        members: How many members it has.
        reached_only_through: How many of them nobody knows otherwise.
    """
    if not reached_only_through:
        return None
    return ngettext(
        "%(alone)d of its %(all)d member is reached through it alone. If it falls away, so does "
        "the way there.",
        "%(alone)d of its %(all)d members are reached through it alone. If it falls away, so does "
        "the way there.",
        members,
    ) % {"alone": reached_only_through, "all": members}


def role_wording() -> str:
    """Return words for what an umbrella is and is not, to be agreed with it first."""
    return _(
        "It carries questions and answers both ways between its members and the town. It is not "
        "an informant: it tells nothing about persons, and nobody asks it to."
    )
