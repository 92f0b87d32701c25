"""Who can help with what, what nobody offers, and who was never asked; no persons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from node.people.service import Person
from node.private.network.held_organisations import HeldOrganisation
from node.private.network.models import LogRow
from node.private.network.visible import visible_to
from node.private.network.words import LogKind

__all__ = ["Offering", "Topic", "gaps_of", "last_asked", "never_asked", "offerings_of", "topics_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One type of help.

    Attributes:
        topic: Concept of the vocabulary.
        offered_by: How many organisations offer it.
        needed_by: How many look for it.
    """

    topic: str
    offered_by: int
    needed_by: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering:
    """What one organisation offers on one topic.

    Attributes:
        organisation_id: Who.
        name: What it is called.
        topic: Concept of the vocabulary.
        form: In which form.
        is_paid: Whether it asks for money.
    """

    organisation_id: UUID
    name: str = field(repr=False)
    topic: str
    form: str = field(repr=False)
    is_paid: bool


def topics_of(organisations: Mapping[UUID, HeldOrganisation]) -> tuple[Topic, ...]:
    """Return every type of help that somebody offers or needs, by its identifier."""
    offered: dict[str, int] = {}
    needed: dict[str, int] = {}
    for held in organisations.values():
        for topic in held.offered:
            offered[topic] = offered.get(topic, 0) + 1
        for topic in held.needs:
            needed[topic] = needed.get(topic, 0) + 1
    return tuple(
        Topic(topic=topic, offered_by=offered.get(topic, 0), needed_by=needed.get(topic, 0))
        for topic in sorted(offered.keys() | needed.keys())
    )


def gaps_of(topics: Sequence[Topic]) -> tuple[str, ...]:
    """Return what is needed and offered by nobody, what most look for first."""
    gaps = [each for each in topics if each.needed_by and not each.offered_by]
    return tuple(each.topic for each in sorted(gaps, key=lambda each: -each.needed_by))


def offerings_of(
    organisations: Mapping[UUID, HeldOrganisation], *, topic: str | None = None
) -> tuple[Offering, ...]:
    """Return what organisations offer, in the order of their names.

    Args:
        organisations: Those that are looked at.
        topic: Only on this concept; None for all.
    """
    return tuple(
        Offering(
            organisation_id=each,
            name=held.name,
            topic=offer.topic,
            form=offer.form,
            is_paid=offer.is_paid,
        )
        for each, held in organisations.items()
        for offer in held.offers
        if topic in {None, offer.topic}
    )


def never_asked(offerings: Sequence[Offering], asked: Mapping[UUID, date]) -> tuple[UUID, ...]:
    """Return the organisations that offer something and were never asked, each once."""
    return tuple(
        dict.fromkeys(
            each.organisation_id for each in offerings if each.organisation_id not in asked
        )
    )


def last_asked(session: Session, *, person: Person) -> Mapping[UUID, date]:
    """Return when each organisation was asked for something last, in lines one may see."""
    rows = session.execute(
        select(LogRow.organisation_id, func.max(LogRow.happened_on))
        .where(LogRow.kind == LogKind.WE_ASKED, visible_to(person, LogRow.owner_id))
        .group_by(LogRow.organisation_id)
    )
    return {each: day for each, day in rows if each is not None}
