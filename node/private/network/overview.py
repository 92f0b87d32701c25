"""The list of organisations with its filters, and what stands beside each name.

A page has at most sixty; names are sorted in memory (`held_cards.py`), everything else is counted
by the database for the page alone.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.network.care import Advice, list_care
from node.private.network.group_models import GroupRow, MemberRow
from node.private.network.held_cards import begins_with, hold_cards
from node.private.network.held_organisations import HeldOrganisation
from node.private.network.log_kinds import CONTACT_KINDS
from node.private.network.models import LogRow, OrganisationRow
from node.private.network.tally import count_contacts
from node.private.network.visible import mostly, visible_to
from node.private.network.words import Part
from schemas.practice_words import Sector

__all__ = ["ON_PAGE", "Listed", "OrganisationFilter", "OrganisationList", "last_days", "list_page"]

ON_PAGE: Final = 60
"""Organisations on one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationFilter:
    """Which organisations are listed.

    Attributes:
        part: Of this part of the network alone.
        sector: Of this sector alone.
        group_id: Members of this group alone.
        advice: Those to call, or those to leave in peace, alone.
        beginning: Those with a name or a word of it that begins like this.
        page: Which page, from 1.
    """

    part: Part | None = None
    sector: Sector | None = None
    group_id: UUID | None = None
    advice: Advice | None = None
    beginning: str = field(default="", repr=False)
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One line of the list: the card of an organisation, and when it was spoken to last."""

    card: HeldOrganisation
    last_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationList:
    """One page of the list.

    Attributes:
        lines: What stands on it.
        found: How many there are on all pages.
        pages: How many pages there are, at least 1.
    """

    lines: tuple[Listed, ...]
    found: int
    pages: int


def list_page(
    session: Session, *, node: Node, person: Person, wanted: OrganisationFilter
) -> OrganisationList:
    """Return a page of the organisations somebody may see, by name."""
    cards = [
        card
        for card in hold_cards(session, node=node, person=person, where=_members(person, wanted))
        if _fits(card, wanted)
    ]
    if wanted.advice is not None:
        needing = _needing(session, node=node, person=person, advice=wanted.advice)
        cards = [card for card in cards if card.organisation_id in needing]
    start = (wanted.page - 1) * ON_PAGE
    shown = cards[start : start + ON_PAGE]
    ids = [each.organisation_id for each in shown]
    last = last_days(session, person, ids)
    return OrganisationList(
        lines=tuple(Listed(card=each, last_on=last.get(each.organisation_id)) for each in shown),
        found=len(cards),
        pages=max(1, -(-len(cards) // ON_PAGE)),
    )


def _needing(session: Session, *, node: Node, person: Person, advice: Advice) -> frozenset[UUID]:
    """Return who is to be called, or to be left in peace; it passes a quarter of the log."""
    lines = list_care(count_contacts(session, node=node, person=person))
    return frozenset(line.organisation_id for line in lines if line.advice is advice)


def _fits(card: HeldOrganisation, wanted: OrganisationFilter) -> bool:
    return (
        (wanted.part is None or card.part is wanted.part)
        and (wanted.sector is None or card.sector is wanted.sector)
        and (not wanted.beginning or begins_with(card, wanted.beginning))
    )


def _members(person: Person, wanted: OrganisationFilter) -> list[ColumnElement[bool]]:
    """Return the condition for members of the group that is asked for, if the person sees it."""
    if wanted.group_id is None:
        return []
    members = (
        select(MemberRow.organisation_id)
        .join(GroupRow, GroupRow.group_id == MemberRow.group_id)
        .where(MemberRow.group_id == wanted.group_id, visible_to(person, GroupRow.owner_id))
    )
    return [OrganisationRow.organisation_id.in_(members)]


def last_days(
    session: Session, person: Person, ids: Collection[UUID] | None = None
) -> Mapping[UUID, date]:
    """Return when each was spoken to last, as far as the person may know; None asks for all."""
    last: dict[UUID, date] = {}
    for column in (LogRow.organisation_id, LogRow.other_id):
        found = session.execute(
            select(column, func.max(LogRow.happened_on))
            .where(
                column.is_not(None) if ids is None else column.in_(ids),
                mostly(LogRow.kind.in_(CONTACT_KINDS)),
                visible_to(person, LogRow.owner_id),
            )
            .group_by(column)
        )
        for number, day in found:
            if number is not None:
                last[number] = max(day, last.get(number, day))
    return last
