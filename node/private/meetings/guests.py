"""Whom one may invite, and what is to be known about them before.

Who was asked too often, whose mandate is unclear, whom a problem concerns: hints, never a refusal.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.local_time import local_day
from node.private.network.group_models import MemberRow
from node.private.network.held_organisations import HeldOrganisation, held_organisations
from node.private.network.models import LogRow, OrganisationRow
from node.private.network.rules import read_rules
from node.private.network.visible import visible_to
from node.private.network.words import LogKind, Part
from schemas.practice_words import Sector

__all__ = [
    "LOAD_DAYS",
    "MOST_SHOWN",
    "Guest",
    "Mandate",
    "find_guests",
    "is_asked_too_often",
    "list_guests",
    "mandate_state",
    "match_guests",
    "of_group",
]

LOAD_DAYS: Final = 90
"""Days in which asks are counted."""

MOST_SHOWN: Final = 100
"""Organisations on one page."""


class Mandate(StrEnum):
    """Whether it is known what an organisation may do."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """One organisation one may invite.

    Attributes:
        organisation_id: Which.
        name: What it is called.
        sector: Kind of organisation.
        part: Formal or informal.
        mandate: Whether it is known what it may do.
        asks: How often it was asked for something in the last 90 days.
        most_asks: How often it can bear that.
        themes: What of the meeting's themes it offers, needs or likes to hear about.
    """

    organisation_id: UUID
    name: str = field(repr=False)
    sector: Sector
    part: Part
    mandate: Mandate
    asks: int
    most_asks: int
    themes: tuple[str, ...] = ()

    @property
    def is_asked_too_often(self) -> bool:
        """Whether one more ask is too much."""
        return is_asked_too_often(self.asks, self.most_asks)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Glance:
    """An organisation with what changes from one look to the next."""

    organisation: HeldOrganisation
    is_confirmed: bool
    most_asks: int | None


def is_asked_too_often(asks: int, most: int) -> bool:
    """Say whether somebody who is asked once more is asked more often than agreed."""
    return asks >= most


def mandate_state(*, mandate: str, is_confirmed: bool) -> Mandate:
    """Return whether it is known what an organisation may do."""
    if not mandate:
        return Mandate.EMPTY
    return Mandate.CONFIRMED if is_confirmed else Mandate.UNCONFIRMED


def match_guests(topics: Iterable[str], themes: Collection[str]) -> tuple[str, ...]:
    """Return which themes of a meeting an organisation offers, needs or likes to hear about."""
    theirs = frozenset(topics)
    return tuple(theme for theme in themes if theme in theirs)


def list_guests(
    session: Session,
    *,
    node: Node,
    person: Person,
    where: Sequence[ColumnElement[bool]],
    themes: Collection[str] = (),
) -> tuple[Guest, ...]:
    """Return the organisations of a choice by name, at most as many as one page shows.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who looks.
        where: Conditions on `OrganisationRow`.
        themes: Themes of the meeting.
    """
    found = _glance(session, node=node, person=person, where=where)
    return _guests(session, found, node=node, person=person, themes=themes)


def find_guests(
    session: Session,
    *,
    node: Node,
    person: Person,
    name: str = "",
    themes: Collection[str] = (),
    where: Sequence[ColumnElement[bool]] = (),
) -> tuple[Guest, ...]:
    """Return organisations by a part of their name, or whom a theme concerns, those most first.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who looks.
        name: Part of the name; empty for any.
        themes: Themes of which at least one concerns them; none for any.
        where: Further conditions on `OrganisationRow`.
    """
    wanted = name.casefold()
    found = [
        each
        for each in _glance(session, node=node, person=person, where=where)
        if wanted in each.organisation.name.casefold()
        and (not themes or match_guests(each.organisation.topics, themes))
    ]
    if not wanted:
        found.sort(key=lambda each: -len(match_guests(each.organisation.topics, themes)))
    return _guests(session, found, node=node, person=person, themes=themes)


def of_group(group_id: UUID) -> ColumnElement[bool]:
    """Return the condition on `OrganisationRow` that it is a member of a group."""
    members = select(MemberRow.organisation_id).where(MemberRow.group_id == group_id)
    return OrganisationRow.organisation_id.in_(members)


def _guests(
    session: Session,
    found: Sequence[_Glance],
    *,
    node: Node,
    person: Person,
    themes: Collection[str],
) -> tuple[Guest, ...]:
    shown = found[:MOST_SHOWN]
    most = read_rules(session).most_asks
    numbers = [each.organisation.organisation_id for each in shown]
    asks = _count_asks(session, numbers, node=node, person=person)
    return tuple(
        Guest(
            organisation_id=each.organisation.organisation_id,
            name=each.organisation.name,
            sector=each.organisation.sector,
            part=each.organisation.part,
            mandate=mandate_state(
                mandate=each.organisation.mandate, is_confirmed=each.is_confirmed
            ),
            asks=asks.get(each.organisation.organisation_id, 0),
            most_asks=each.most_asks or most,
            themes=match_guests(each.organisation.topics, themes),
        )
        for each in shown
    )


def _count_asks(
    session: Session, organisations: Collection[UUID], *, node: Node, person: Person
) -> dict[UUID | None, int]:
    since = local_day(node) - timedelta(days=LOAD_DAYS)
    # The kind is no condition of the query, so that it is answered from the index by organisation:
    # few lines are about these, and many are asks.
    found = session.execute(
        select(LogRow.organisation_id, func.count().filter(LogRow.kind == LogKind.WE_ASKED))
        .where(
            visible_to(person, LogRow.owner_id),
            LogRow.happened_on > since,
            LogRow.organisation_id.in_(organisations),
        )
        .group_by(LogRow.organisation_id)
    )
    return {organisation_id: number for organisation_id, number in found}  # noqa: C416 - rows


def _glance(
    session: Session,
    *,
    node: Node,
    person: Person,
    where: Sequence[ColumnElement[bool]],
) -> list[_Glance]:
    """Return what is known of organisations, by name."""
    rows = session.execute(
        select(
            OrganisationRow.organisation_id,
            OrganisationRow.confirmed_on,
            OrganisationRow.most_asks,
        ).where(visible_to(person, OrganisationRow.owner_id), *where)
    )
    wanted = {row.organisation_id: row for row in rows}
    held = held_organisations(session, node=node, person=person)
    return [
        _Glance(
            organisation=each,
            is_confirmed=wanted[number].confirmed_on is not None,
            most_asks=wanted[number].most_asks,
        )
        for number, each in held.items()
        if number in wanted
    ]
