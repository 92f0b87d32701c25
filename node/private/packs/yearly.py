"""The yearly check of the network (F49): what ends or has to be confirmed within a quarter.

Numbers come from clear columns; of organisations only so many are named as somebody reads.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.local_time import local_day
from node.private.network.group_models import FactRow, GroupRow
from node.private.network.mandate import CONFIRM_MONTHS, months_before
from node.private.network.models import OrganisationRow
from node.private.network.visible import visible_to
from node.private.network.words import GroupKind, State

__all__ = [
    "AGREEMENTS",
    "CONFIRMATIONS",
    "FACTS",
    "GROUPS",
    "MOST_NAMED",
    "count_renewals",
    "find_ending_agreements",
    "find_groups_to_review",
    "find_unconfirmed",
]

AGREEMENTS, CONFIRMATIONS, GROUPS, FACTS = "agreements", "confirmations", "groups", "facts"
MOST_NAMED: Final = 25
"""Organisations that are named in one list."""

_QUARTER_DAYS: Final = 92


def count_renewals(session: Session, *, node: Node, person: Person) -> Mapping[str, int]:
    """Return how much has to be renewed within a quarter, by what it is.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who looks.
    """
    today = local_day(node)
    seen = visible_to(person, OrganisationRow.owner_id)
    organisations = select(func.count()).select_from(OrganisationRow).where(seen)
    groups = select(func.count()).select_from(GroupRow)
    facts = select(func.count()).select_from(FactRow)
    counted = {
        AGREEMENTS: organisations.where(_ends(today)),
        CONFIRMATIONS: organisations.where(_is_unconfirmed(today)),
        GROUPS: groups.where(visible_to(person, GroupRow.owner_id), *_is_reviewed(today)),
        FACTS: facts.where(FactRow.dated_on < _year_ago(today)),
    }
    return MappingProxyType({name: session.scalar(each) or 0 for name, each in counted.items()})


def find_ending_agreements(
    session: Session, *, node: Node, person: Person
) -> tuple[tuple[UUID, date], ...]:
    """Return organisations whose agreement ends within a quarter or has ended, soonest first."""
    rows = session.execute(
        select(OrganisationRow.organisation_id, OrganisationRow.agreement_until)
        .where(visible_to(person, OrganisationRow.owner_id), _ends(local_day(node)))
        .order_by(OrganisationRow.agreement_until, OrganisationRow.organisation_id)
        .limit(MOST_NAMED)
    )
    return tuple((number, until) for number, until in rows if until is not None)


def find_unconfirmed(
    session: Session, *, node: Node, person: Person
) -> tuple[tuple[UUID, date | None], ...]:
    """Return organisations whose mandate nobody confirmed for a year, the longest ago first."""
    rows = session.execute(
        select(OrganisationRow.organisation_id, OrganisationRow.confirmed_on)
        .where(visible_to(person, OrganisationRow.owner_id), _is_unconfirmed(local_day(node)))
        .order_by(OrganisationRow.confirmed_on.nulls_first(), OrganisationRow.organisation_id)
        .limit(MOST_NAMED)
    )
    return tuple((number, day) for number, day in rows)


def find_groups_to_review(
    session: Session, *, node: Node, person: Person
) -> tuple[tuple[UUID, GroupKind, date], ...]:
    """Return groups that are to be looked at again within a quarter, soonest first."""
    rows = session.execute(
        select(GroupRow.group_id, GroupRow.kind, GroupRow.review_on)
        .where(visible_to(person, GroupRow.owner_id), *_is_reviewed(local_day(node)))
        .order_by(GroupRow.review_on, GroupRow.group_id)
        .limit(MOST_NAMED)
    )
    return tuple((number, kind, day) for number, kind, day in rows if day is not None)


def _ends(today: date) -> ColumnElement[bool]:
    return OrganisationRow.agreement_until <= today + timedelta(days=_QUARTER_DAYS)


def _is_unconfirmed(today: date) -> ColumnElement[bool]:
    confirmed = OrganisationRow.confirmed_on
    return or_(confirmed.is_(None), confirmed < _year_ago(today))


def _is_reviewed(today: date) -> tuple[ColumnElement[bool], ...]:
    review = GroupRow.review_on
    return review <= today + timedelta(days=_QUARTER_DAYS), GroupRow.state == State.OPEN


def _year_ago(today: date) -> date:
    return months_before(today, months=CONFIRM_MONTHS)
