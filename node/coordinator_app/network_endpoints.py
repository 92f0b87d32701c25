"""The pages of My network and Meetings: every one of them is for coordinators alone.

Whose organisation, line or meeting it is, is asked by the service that loads it, in the same query.
"""

from typing import Final

__all__ = ["NETWORK_ENDPOINTS"]

_ORGANISATIONS: Final[tuple[str, ...]] = ()

_LOG: Final[tuple[str, ...]] = ()

_GROUPS: Final[tuple[str, ...]] = ()

_CARDS: Final[tuple[str, ...]] = ()

_MEETINGS: Final[tuple[str, ...]] = (
    # The hour at the tables.
    "meeting_rounds.rounds",
    "meeting_rounds.make",
    "meeting_rounds.cards",
    "meeting_rounds.breakouts",
    "meeting_rounds.allocate",
)

_IMPORT: Final[tuple[str, ...]] = ()

_EXPORT: Final[tuple[str, ...]] = ()

_PICTURES: Final[tuple[str, ...]] = ()

_SEARCH: Final[tuple[str, ...]] = ()

NETWORK_ENDPOINTS: Final[tuple[str, ...]] = (
    *_ORGANISATIONS,
    *_LOG,
    *_GROUPS,
    *_CARDS,
    *_MEETINGS,
    *_IMPORT,
    *_EXPORT,
    *_PICTURES,
    *_SEARCH,
)
"""Every endpoint of both rooms."""
