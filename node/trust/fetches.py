"""How far each peer was given each of our collections: the disclosure log reads it.

The process that faces peers writes it; losing it loses nothing but this knowledge.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.trust.inbox import Fetch

__all__ = ["Fetched", "list_fetches"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What one peer was given of one collection.

    Attributes:
        caller: Entity identifier of the peer.
        collection: URL of the collection.
        served_to: Position after the last entry it was given.
        day: Day on which that grew last, UTC midnight.
    """

    caller: str
    collection: str
    served_to: int
    day: datetime

    def has(self, position: int) -> bool:
        """Say whether the entry at `position` is among what the peer was given."""
        return position < self.served_to


def list_fetches(session: Session) -> tuple[Fetched, ...]:
    """Return every peer's progress, by collection and peer."""
    rows = session.scalars(
        select(Fetch)
        .order_by(Fetch.collection, Fetch.caller)
        .execution_options(populate_existing=True)
    )
    return tuple(
        Fetched(
            caller=row.caller,
            collection=row.collection,
            served_to=row.served_to,
            day=datetime.fromtimestamp(row.day, tz=UTC),
        )
        for row in rows
    )
