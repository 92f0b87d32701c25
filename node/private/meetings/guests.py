"""Whom one may invite, and what is to be known about them before.

Who was asked too often, whose mandate is unclear, whom a problem concerns: hints, never a refusal.
A list of five thousand organisations is looked through for a name or a theme without opening each
as a record: only the few that are shown are more than a name.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.local_time import local_day
from node.private.network.group_models import GroupRow, MemberRow
from node.private.network.held_organisations import HeldOrganisation, held_organisations
from node.private.network.load import load_of
from node.private.network.mandates import mandate_flag
from node.private.network.models import OrganisationRow
from node.private.network.rules import read_rules
from node.private.network.tally import Tally, tally_contacts
from node.private.network.visible import visible_to
from node.private.network.words import Part
from schemas.practice_words import Sector

__all__ = [
    "MOST_SHOWN",
    "Guest",
    "find_guests",
    "list_guests",
    "match_guests",
    "of_group",
]

MOST_SHOWN: Final = 100
"""Organisations on one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """One organisation one may invite.

    Attributes:
        organisation_id: Which.
        name: What it is called.
        sector: Kind of organisation.
        part: Formal or informal.
        flag: What is still to be asked about its mandate; None if it is known and confirmed.
        asked: How often it was asked in the last 90 days.
        most_asks: How often it can bear that.
        themes: What of the meeting's themes it offers, needs or likes to hear about.
    """

    organisation_id: UUID
    name: str = field(repr=False)
    sector: Sector
    part: Part
    flag: str | None
    asked: Tally
    most_asks: int
    themes: tuple[str, ...] = ()

    @property
    def is_asked_too_often(self) -> bool:
        """Whether one more ask is too much."""
        asked = self.asked
        load = load_of(asks=asked.asks, crisis_asks=asked.crisis_asks, most_asks=self.most_asks)
        return load >= 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Glance:
    """An organisation with what changes from one look to the next."""

    organisation: HeldOrganisation
    confirmed_on: date | None
    most_asks: int | None


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


def of_group(group_id: UUID, *, person: Person) -> ColumnElement[bool]:
    """Return the condition on `OrganisationRow` that it is a member of a group somebody sees."""
    members = (
        select(MemberRow.organisation_id)
        .join(GroupRow, GroupRow.group_id == MemberRow.group_id)
        .where(MemberRow.group_id == group_id, visible_to(person, GroupRow.owner_id))
    )
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
    if not shown:
        return ()
    most = read_rules(session).most_asks
    today = local_day(node)
    ids = [each.organisation.organisation_id for each in shown]
    tallies = tally_contacts(session, person=person, today=today, ids=ids)
    return tuple(
        Guest(
            organisation_id=each.organisation.organisation_id,
            name=each.organisation.name,
            sector=each.organisation.sector,
            part=each.organisation.part,
            flag=mandate_flag(each.organisation.mandate, each.confirmed_on, today=today),
            asked=tallies.get(each.organisation.organisation_id, Tally()),
            most_asks=each.most_asks or most,
            themes=match_guests(each.organisation.topics, themes),
        )
        for each in shown
    )


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
            confirmed_on=wanted[number].confirmed_on,
            most_asks=wanted[number].most_asks,
        )
        for number, each in held.items()
        if number in wanted
    ]
