"""The pages of My network and Meetings: every one of them is for coordinators alone.

Whose organisation, line or meeting it is, is asked by the service that loads it, in the same query.
"""

from typing import Final

__all__ = ["NETWORK_ENDPOINTS"]

_ORGANISATIONS: Final[tuple[str, ...]] = ()

_LOG: Final[tuple[str, ...]] = (
    "log.index",
    "log.write",
    "log.everything",
    "log.show",
    "log.edit",
    "log.change",
    "log.settle",
    "log.ask_to_erase",
    "log.erase",
    "log.undo",
    # what follows from it
    "care.index",
    "care.snooze",
    "care.outreach",
    "promises.index",
    "promises.proposals",
    "useful.index",
    "useful.share",
    "useful.refusals",
    "rhythm.index",
    "rhythm.table",
    "rhythm.presence",
    "politics.index",
    "politics.new_mayor",
    "politics.briefing",
)

_GROUPS: Final[tuple[str, ...]] = ()

_CARDS: Final[tuple[str, ...]] = ()

_MEETINGS: Final[tuple[str, ...]] = ()

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
