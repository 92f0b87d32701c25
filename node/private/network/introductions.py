"""Who could help whom, and what became of those who were introduced.

A need and an offer meet on a concept of the vocabulary. Organisations only: nobody is introduced as
a person, and the line of the log that says so names no one.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import Final
from uuid import UUID

from node.private.network.held_organisations import HeldOrganisation
from node.private.network.suggestions import Pair, pair_of
from node.private.network.words import State

__all__ = [
    "REMINDER_DAYS",
    "Match",
    "asks_for_outcome",
    "count_brokerage",
    "never_introduced",
    "suggest_matches",
]

REMINDER_DAYS: Final = 30
"""Days after which is asked what came of an introduction."""

_MOST_OF_ONE: Final = 2
"""How often one organisation stands among what is suggested."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Two organisations, one of which needs what the other offers.

    Attributes:
        needs: Who looks for help.
        offers: Who can give it.
        topic: Concept on which they meet.
    """

    needs: UUID
    offers: UUID
    topic: str


def count_brokerage(
    organisations: Mapping[UUID, HeldOrganisation], linked: AbstractSet[Pair]
) -> int:
    """Return how many pairs share a need and an offer and are not in touch; each counts once.

    Sets of organisations are bits of one number: of 5,000 organisations there are millions of
    pairs, and each is counted in a few operations on such numbers.

    Args:
        organisations: Those that are looked at.
        linked: Pairs that are in touch.
    """
    places = {each: place for place, each in enumerate(organisations)}
    offerers, seekers = _by_topic(organisations)
    offering, needing = _bits(offerers, places), _bits(seekers, places)
    apart = dict.fromkeys(places, 0)
    for one, other in map(tuple, linked):
        if one in places and other in places:
            apart[one] |= 1 << places[other]
            apart[other] |= 1 << places[one]
    total = 0
    for each, held in organisations.items():
        partners = 0
        for topic in held.needs:
            partners |= offering[topic]
        for topic in held.offered:
            partners |= needing[topic]
        partners &= ~(apart[each] | 1 << places[each])
        total += partners.bit_count()
    return total // 2


def suggest_matches(
    organisations: Mapping[UUID, HeldOrganisation], linked: AbstractSet[Pair], *, most: int
) -> tuple[Match, ...]:
    """Return pairs that could be introduced: rare help first, then who has the fewest links.

    Args:
        organisations: Those that are looked at, in the order of their names.
        linked: Pairs that are in touch.
        most: How many are wanted.
    """
    links: Counter[UUID] = Counter(each for pair in linked for each in pair)
    named: Counter[UUID] = Counter()
    seen: set[Pair] = set()
    found: list[Match] = []
    for match in _matches(organisations, links):
        pair = pair_of(match.needs, match.offers)
        if pair in linked or pair in seen:
            continue
        if max(named[match.needs], named[match.offers]) >= _MOST_OF_ONE:
            continue
        seen.add(pair)
        named.update(pair)
        found.append(match)
        if len(found) == most:
            break
    return tuple(found)


def asks_for_outcome(introduced_on: date, *, state: State, today: date) -> bool:
    """Say whether it is time to ask what came of an introduction."""
    return state is State.OPEN and today - introduced_on >= timedelta(days=REMINDER_DAYS)


def never_introduced(
    organisations: Sequence[UUID], introduced: Collection[UUID]
) -> tuple[UUID, ...]:
    """Return the organisations that were never introduced to anybody, in their order."""
    return tuple(each for each in organisations if each not in introduced)


def _by_topic(
    organisations: Mapping[UUID, HeldOrganisation],
) -> tuple[Mapping[str, list[UUID]], Mapping[str, list[UUID]]]:
    """Return who offers and who needs each topic."""
    offering: defaultdict[str, list[UUID]] = defaultdict(list)
    needing: defaultdict[str, list[UUID]] = defaultdict(list)
    for each, held in organisations.items():
        for topic in held.offered:
            offering[topic].append(each)
        for topic in held.needs:
            needing[topic].append(each)
    return offering, needing


def _bits(by_topic: Mapping[str, list[UUID]], places: Mapping[UUID, int]) -> defaultdict[str, int]:
    """Return the organisations of each topic as the bits of one number."""
    found: defaultdict[str, int] = defaultdict(int)
    for topic, organisations in by_topic.items():
        for each in organisations:
            found[topic] |= 1 << places[each]
    return found


def _matches(
    organisations: Mapping[UUID, HeldOrganisation], links: Mapping[UUID, int]
) -> Iterator[Match]:
    """Yield every need with every offer of the same topic, the rarest help first."""
    awake = {each: held for each, held in organisations.items() if not held.is_paused}
    offering, needing = _by_topic(awake)
    for topic in sorted(needing, key=lambda each: (len(offering.get(each, ())), each)):
        givers = sorted(offering.get(topic, ()), key=lambda each: links.get(each, 0))
        seekers = sorted(needing[topic], key=lambda each: links.get(each, 0))
        for needs, offers in product(seekers, givers):
            if offers != needs:
                yield Match(needs=needs, offers=offers, topic=topic)
