"""Through which doors we come into each neighbourhood; a community is not one building (F08).

A door is a setting of an organisation, a coming-in is a contact of the last year that the log has.
Entry diversity is 1 less the sum of all shares squared: 0 when everything comes through one door.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.local_time import local_day
from node.private.network.held_cards import hold_cards
from node.private.network.log_kinds import CONTACT_KINDS
from node.private.network.models import LogRow
from node.private.network.visible import mostly, visible_to
from node.private.network.words import Door

__all__ = ["AreaDoors", "entry_diversity", "leading_door", "read_doors"]

_DAYS: Final = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaDoors:
    """How we come into one neighbourhood.

    Attributes:
        area: What it is called; empty for organisations whose neighbourhood nobody wrote.
        counts: Contacts by door, the most used first.
        diversity: From 0, one door, towards 1.
        leading: The door through which more than half comes; None if there is none.
    """

    area: str
    counts: tuple[tuple[Door, int], ...]
    diversity: float
    leading: Door | None


def entry_diversity(counts: Mapping[Door, int]) -> float:
    """Return 1 less the sum of all shares squared over doors; 0 of nothing."""
    total = sum(counts.values())
    return 1 - sum((number / total) ** 2 for number in counts.values()) if total else 0.0


def leading_door(counts: Mapping[Door, int]) -> Door | None:
    """Return the door through which more than half of the contacts come; None if none does."""
    total = sum(counts.values())
    return next((door for door, number in counts.items() if 2 * number > total), None)


def read_doors(session: Session, *, node: Node, person: Person) -> tuple[AreaDoors, ...]:
    """Return how we came into each neighbourhood within a year, by its name."""
    contacts = _count_contacts(session, node=node, person=person)
    areas: dict[str, dict[Door, int]] = defaultdict(lambda: defaultdict(int))
    spelled: dict[str, str] = {}
    for card in hold_cards(session, node=node, person=person):
        number = contacts.get(card.organisation_id, 0)
        if card.door is not None and number:
            area = spelled.setdefault(card.area.casefold(), card.area)
            areas[area][card.door] += number
    return tuple(_area(area, counts) for area, counts in sorted(areas.items()))


def _area(area: str, counts: Mapping[Door, int]) -> AreaDoors:
    return AreaDoors(
        area=area,
        counts=tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0]))),
        diversity=entry_diversity(counts),
        leading=leading_door(counts),
    )


def _count_contacts(session: Session, *, node: Node, person: Person) -> Mapping[UUID, int]:
    found = session.execute(
        select(LogRow.organisation_id, func.count())
        .where(
            visible_to(person, LogRow.owner_id),
            LogRow.happened_on > local_day(node) - timedelta(days=_DAYS),
            mostly(LogRow.kind.in_(CONTACT_KINDS)),
            LogRow.organisation_id.is_not(None),
        )
        .group_by(LogRow.organisation_id)
    )
    return {number: count for number, count in found if number is not None}
