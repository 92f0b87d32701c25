"""How much is asked of an organisation: weight of the asks of 90 days, by what it bears.

An ask because of an incident weighs double: it is then that the same voices are asked again and
again. What comes out warns before the next ask; it never forbids one.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from node.extensions import Node
from node.language import gettext as _
from node.language import ngettext
from node.people.service import Person
from node.private.local_time import local_day
from node.private.network.rules import read_rules
from node.private.network.tally import Standing, Tally, list_standings, tally_contacts

__all__ = ["CRISIS_WEIGHT", "days_silent", "describe_load", "load_of", "load_warning"]

CRISIS_WEIGHT: Final = 2
"""An ask because of an incident counts as so many."""


def load_of(*, asks: int, crisis_asks: int, most_asks: int) -> float:
    """Return how much of what an organisation bears was asked of it; 1 is all of it.

    Args:
        asks: How often it was asked in 90 days.
        crisis_asks: How many of those because of an incident.
        most_asks: How many asks it bears in 90 days.
    """
    weight = asks + crisis_asks * (CRISIS_WEIGHT - 1)
    return weight / max(most_asks, 1)


def days_silent(*, last_on: date | None, entered_on: date, today: date) -> int:
    """Return how long nobody spoke with an organisation, counted from the day it was entered."""
    since = entered_on if last_on is None else last_on
    return max((today - since).days, 0)


def describe_load(tally: Tally, *, most_asks: int) -> str:
    """Return how often an organisation was asked and what it bears, with what counts double."""
    said = ngettext(
        "Asked %(asks)d time in 90 days, %(most)d is what they bear.",
        "Asked %(asks)d times in 90 days, %(most)d is what they bear.",
        tally.asks,
    ) % {"asks": tally.asks, "most": most_asks}
    if not tally.crisis_asks:
        return said
    doubled = ngettext(
        "%(number)d ask was because of an incident and counts double.",
        "%(number)d asks were because of an incident and count double.",
        tally.crisis_asks,
    ) % {"number": tally.crisis_asks}
    return f"{said} {doubled}"


def load_warning(
    session: Session, *, node: Node, person: Person, organisation_ids: Collection[UUID]
) -> Mapping[UUID, str]:
    """Return a sentence for each organisation that was asked enough, before it is asked again.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who is about to ask or invite.
        organisation_ids: Whom.
    """
    if not organisation_ids:
        return {}
    ids = frozenset(organisation_ids)
    tallies = tally_contacts(session, person=person, today=local_day(node), ids=ids)
    standings = list_standings(
        session, node=node, person=person, rules=read_rules(session), ids=ids
    )
    found = ((each, tallies.get(each.organisation_id, Tally())) for each in standings)
    return {
        each.organisation_id: _("Leave in peace: %(why)s")
        % {"why": describe_load(tally, most_asks=each.most_asks)}
        for each, tally in found
        if _load(each, tally) >= 1
    }


def _load(standing: Standing, tally: Tally) -> float:
    return load_of(asks=tally.asks, crisis_asks=tally.crisis_asks, most_asks=standing.most_asks)
