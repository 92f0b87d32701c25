"""Which kinds of organisations had a training lately, and which are still waiting for one."""

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.local_time import local_day, local_moment, utc_of
from node.private.meetings.models import MeetingRow, ParticipantRow
from node.private.meetings.words import Attendance, Format, MeetingState
from node.private.network.models import OrganisationRow
from node.private.network.visible import visible_to
from schemas.practice_words import Sector

__all__ = ["MONTHS", "SectorTraining", "list_sector_trainings", "training_coverage"]

MONTHS: Final = 24
"""How long a training counts, in months."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorTraining:
    """One kind of organisations.

    Attributes:
        sector: Which.
        organisations: How many of them the network has.
        trained: How many of them were at a training in the last 24 months.
        last_on: Day of their last training, however long ago; None if they never had one.
    """

    sector: Sector
    organisations: int
    trained: int
    last_on: date | None


def training_coverage(sectors: Collection[Sector], trained: Collection[Sector]) -> float:
    """Return which share of the network's sectors had a training; 0 for an empty network."""
    here = frozenset(sectors)
    return len(here.intersection(trained)) / len(here) if here else 0.0


def list_sector_trainings(
    session: Session, *, node: Node, person: Person
) -> tuple[SectorTraining, ...]:
    """Return the sectors of the network, those that wait for a training first."""
    today = local_day(node)
    counted = session.execute(
        select(OrganisationRow.sector, func.count())
        .where(visible_to(person, OrganisationRow.owner_id))
        .group_by(OrganisationRow.sector)
    )
    here = {row[0]: row[1] for row in counted}
    lately = MeetingRow.starts_at >= _months_before(node, today)
    organisation = ParticipantRow.organisation_id
    trained = {
        sector: (number, last)
        for sector, number, last in session.execute(
            select(
                OrganisationRow.sector,
                func.count(func.distinct(organisation)).filter(lately),
                func.max(MeetingRow.starts_at),
            )
            .join(ParticipantRow, ParticipantRow.organisation_id == OrganisationRow.organisation_id)
            .join(MeetingRow, MeetingRow.meeting_id == ParticipantRow.meeting_id)
            .where(
                visible_to(person, OrganisationRow.owner_id),
                visible_to(person, MeetingRow.owner_id),
                MeetingRow.format == Format.TRAINING,
                MeetingRow.state == MeetingState.HELD,
                ParticipantRow.attendance == Attendance.CAME,
            )
            .group_by(OrganisationRow.sector)
        )
    }
    found = [
        SectorTraining(
            sector=sector,
            organisations=number,
            trained=trained[sector][0] if sector in trained else 0,
            last_on=local_moment(node, trained[sector][1]).date() if sector in trained else None,
        )
        for sector, number in here.items()
    ]
    return tuple(sorted(found, key=lambda each: (each.trained > 0, each.sector)))


def _months_before(node: Node, today: date) -> datetime:
    """Return the beginning of the day from which a training counts."""
    years = MONTHS // 12
    last = monthrange(today.year - years, today.month)[1]
    day = today.replace(year=today.year - years, day=min(today.day, last))
    return utc_of(node, day, time.min)
