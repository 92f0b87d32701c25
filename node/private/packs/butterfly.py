"""How long ago each organisation was spoken to, how often it was asked, and what follows.

Everything is counted by the database over clear columns; no text is opened. An organisation that
nobody has spoken to yet counts from the day it was entered.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import ScalarSelect, case, func, select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.local_time import local_day, local_moment
from node.private.network.log import CONTACT_KINDS
from node.private.network.models import LogRow, OrganisationRow
from node.private.network.rules import read_rules
from node.private.network.visible import visible_to
from node.private.network.words import LogKind, Part
from schemas.practice_words import Sector

__all__ = [
    "ASK_DAYS",
    "MOST_MONTHS",
    "SectorSpot",
    "Spot",
    "Standing",
    "by_sector",
    "list_spots",
    "months_between",
    "standing_of",
]

ASK_DAYS: Final = 90
"""Days in which requests are counted."""

MOST_MONTHS: Final = 12
"""Where the scale ends: twelve months or more."""


class Standing(StrEnum):
    """What is to be done about an organisation now."""

    CALL = "call"
    PEACE = "peace"
    PAUSED = "paused"
    WELL = "well"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where one organisation stands in the picture.

    Attributes:
        organisation_id: Which one.
        sector: Kind of organisation.
        part: Formal or informal.
        months: Whole months since the last contact, at most 12; None without any.
        asks: Requests to it within 90 days.
        standing: What is to be done.
    """

    organisation_id: UUID
    sector: Sector
    part: Part
    months: int | None
    asks: int
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorSpot:
    """Where the organisations of one sector and part stand together.

    Attributes:
        sector: Which one.
        part: Formal or informal.
        organisations: How many.
        months: Of the one that was not spoken to for longest; None if one never was.
        asks: Requests to all of them within 90 days.
        to_call: How many are to be called.
        in_peace: How many are to be left in peace.
    """

    sector: Sector
    part: Part
    organisations: int
    months: int | None
    asks: int
    to_call: int
    in_peace: int


def months_between(first: date, last: date) -> int:
    """Return how many whole months lie between two days, at most 12."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return max(0, min(MOST_MONTHS, months - (last.day < first.day)))


def standing_of(
    *, silent_days: int, weight: int, min_days: int, most_asks: int, is_paused: bool, rests: bool
) -> str:
    """Return what is to be done about an organisation.

    Whoever was asked enough is left in peace, also when their turn to be called has come.

    Args:
        silent_days: Days since somebody spoke to it.
        weight: Requests to it within 90 days; one because of an incident weighs double.
        min_days: Days after which it is to be called.
        most_asks: Requests after which it is to be left in peace.
        is_paused: It is left alone for the time being.
        rests: Somebody put it off, and that day is yet to come.
    """
    if is_paused:
        return Standing.PAUSED
    if rests:
        return Standing.WELL
    if weight >= most_asks:
        return Standing.PEACE
    return Standing.CALL if silent_days >= min_days else Standing.WELL


def list_spots(session: Session, *, node: Node, person: Person) -> tuple[Spot, ...]:
    """Return where every organisation stands that somebody may see, in no order."""
    today, rules = local_day(node), read_rules(session)
    asked = _asked(session, person=person, since=today - timedelta(days=ASK_DAYS))
    linked = _linked(session, person=person)
    row = OrganisationRow
    found = session.execute(
        select(
            row.organisation_id,
            row.sector,
            row.part,
            row.is_paused,
            row.min_days,
            row.most_asks,
            row.snoozed_until,
            row.created_at,
            _last_contact(person),
        ).where(visible_to(person, row.owner_id))
    )
    spots = []
    for number, sector, part, is_paused, min_days, most_asks, until, created_at, spoken_on in found:
        last_on = max(filter(None, (spoken_on, linked.get(number))), default=None)
        asks, weight = asked.get(number, (0, 0))
        standing = standing_of(
            silent_days=(today - (last_on or local_moment(node, created_at).date())).days,
            weight=weight,
            min_days=min_days or rules.min_days,
            most_asks=most_asks or rules.most_asks,
            is_paused=is_paused,
            rests=until is not None and until > today,
        )
        spots.append(
            Spot(
                organisation_id=number,
                sector=sector,
                part=part,
                months=None if last_on is None else months_between(last_on, today),
                asks=asks,
                standing=Standing(standing),
            )
        )
    return tuple(spots)


def by_sector(spots: Iterable[Spot]) -> tuple[SectorSpot, ...]:
    """Return one line for each sector and part that has organisations, in the order of sectors."""
    groups: dict[tuple[Sector, Part], list[Spot]] = {}
    for spot in spots:
        groups.setdefault((spot.sector, spot.part), []).append(spot)
    return tuple(
        _together(sector, part, groups[sector, part])
        for sector in Sector
        for part in Part
        if (sector, part) in groups
    )


def _together(sector: Sector, part: Part, spots: list[Spot]) -> SectorSpot:
    months = [spot.months for spot in spots if spot.months is not None]
    return SectorSpot(
        sector=sector,
        part=part,
        organisations=len(spots),
        months=max(months) if len(months) == len(spots) else None,
        asks=sum(spot.asks for spot in spots),
        to_call=sum(spot.standing is Standing.CALL for spot in spots),
        in_peace=sum(spot.standing is Standing.PEACE for spot in spots),
    )


def _last_contact(person: Person) -> ScalarSelect[date]:
    """Return the day of the last contact with the organisation of the query around it.

    The latest line is looked up for each organisation by the index on both columns: that reads a
    few lines of each, where a group-by would read them all.
    """
    return (
        select(LogRow.happened_on)
        .where(
            LogRow.organisation_id == OrganisationRow.organisation_id,
            LogRow.kind.in_(CONTACT_KINDS),
            visible_to(person, LogRow.owner_id),
        )
        .order_by(LogRow.happened_on.desc())
        .limit(1)
        .correlate(OrganisationRow)
        .scalar_subquery()
    )


def _linked(session: Session, *, person: Person) -> Mapping[UUID, date]:
    """Return when organisations were last introduced as the second of two: they were spoken to."""
    found = session.execute(
        select(LogRow.other_id, func.max(LogRow.happened_on))
        .where(
            LogRow.kind == LogKind.LINKED,
            LogRow.other_id.is_not(None),
            visible_to(person, LogRow.owner_id),
        )
        .group_by(LogRow.other_id)
    )
    return {number: day for number, day in found if number is not None}


def _asked(session: Session, *, person: Person, since: date) -> Mapping[UUID, tuple[int, int]]:
    """Return requests and their weight by organisation; in a crisis one weighs double."""
    found = session.execute(
        select(
            LogRow.organisation_id,
            func.count(),
            func.sum(case((LogRow.is_crisis, 2), else_=1)),
        )
        .where(
            LogRow.kind == LogKind.WE_ASKED,
            LogRow.happened_on > since,
            LogRow.organisation_id.is_not(None),
            visible_to(person, LogRow.owner_id),
        )
        .group_by(LogRow.organisation_id)
    )
    return {number: (asks, weight) for number, asks, weight in found if number is not None}
