"""Organisations as pages name them: what they are called, and the way to their page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from flask import current_app, url_for

from node.private.network.held_organisations import HeldOrganisation
from node.private.network.words import Part
from schemas.practice_words import Sector

__all__ = ["Named", "name_one", "name_them"]

_PAGE = "organisations.show"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One organisation on a page.

    Attributes:
        organisation_id: Which one.
        name: What it is called.
        sector: Kind of organisation.
        part: Formal or informal part of the network.
        address: Of its page; None where this node has no such page.
    """

    organisation_id: UUID
    name: str = field(repr=False)
    sector: Sector
    part: Part
    address: str | None


def name_one(held: HeldOrganisation) -> Named:
    """Return one organisation as pages name it."""
    address = None
    if _PAGE in current_app.view_functions:
        address = url_for(_PAGE, organisation_id=held.organisation_id)
    return Named(
        organisation_id=held.organisation_id,
        name=held.name,
        sector=held.sector,
        part=held.part,
        address=address,
    )


def name_them(
    organisations: Mapping[UUID, HeldOrganisation], wanted: Iterable[UUID]
) -> tuple[Named, ...]:
    """Return organisations by name; those that are not among the ones one may see are left out."""
    found = [organisations[each] for each in wanted if each in organisations]
    found.sort(key=lambda each: (each.name.casefold(), each.organisation_id))
    return tuple(name_one(each) for each in found)
